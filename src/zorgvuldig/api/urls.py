"""Accounts of other systems, beside the other pages of the office."""

from django.urls import path

from zorgvuldig.api import views

app_name = "api"
urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("nieuw/", views.new, name="new"),
    path("<uuid:number>/", views.account, name="account"),
    path("<uuid:number>/bevestigen/", views.confirm, name="confirm"),
    path("<uuid:number>/sleutel/", views.issue, name="issue"),
    path("<uuid:number>/intrekken/", views.revoke, name="revoke"),
]
