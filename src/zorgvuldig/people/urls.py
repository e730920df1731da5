"""Pages of the organisation itself: for whom one works, who works here, what was agreed."""

from django.urls import path, register_converter

from zorgvuldig.people import views, views_permissions, views_protocol, views_public, views_staff
from zorgvuldig.people.converters import Number
from zorgvuldig.people.login import views as views_login

register_converter(Number, "number")

app_name = "people"
urlpatterns = [
    path("", views.choose_organisation, name="choose_organisation"),
    path("account/", views.account, name="account"),
    path("medewerkers/", views_staff.staff, name="staff"),
    path("medewerkers/<number:pk>/", views_staff.member, name="member"),
    path("medewerkers/<number:pk>/einde/", views_staff.end, name="end"),
    path("uitnodigen/", views_staff.invite, name="invite"),
    path("uitnodigen/<number:pk>/intrekken/", views_staff.withdraw, name="withdraw"),
    path("uitnodiging/<number:organisation_id>/<str:code>/", views_public.accept, name="accept"),
    path("rechten/", views_permissions.of_somebody, name="permissions"),
    path("rechten/wie/", views_permissions.of_something, name="who_may"),
    path("wat-mag-ik/", views_permissions.my_own, name="my_permissions"),
    path("protocol/", views_protocol.protocol, name="protocol"),
    path("protocol/bekijken/", views_protocol.preview, name="protocol_preview"),
    path("inlogdiensten/", views_login.services, name="services"),
    path("inlogdiensten/nieuw/", views_login.service, name="new_service"),
    path("inlogdiensten/<uuid:pk>/", views_login.service, name="service"),
    path(
        "inlogdiensten/<number:organisation_id>/<uuid:service_id>/proberen/",
        views_login.try_out,
        name="try_service",
    ),
    path("inlogdiensten/<uuid:pk>/weg/", views_login.drop, name="drop_service"),
    path(
        "koppelen/<number:organisation_id>/<uuid:service_id>/",
        views_login.link,
        name="link_account",
    ),
    path("contactpunten/", views_protocol.contact_points, name="contact_points"),
    path("contactpunten/nieuw/", views_protocol.contact_point, name="new_contact_point"),
    path("contactpunten/<number:pk>/", views_protocol.contact_point, name="contact_point"),
    path("contactpunten/<number:pk>/weg/", views_protocol.drop, name="drop_contact_point"),
]
