"""The house style of an organisation, for who runs its office."""

from django.urls import path

from zorgvuldig.style import views

app_name = "style"
urlpatterns = [
    path("", views.start, name="start"),
    path("tokens/", views.table, name="table"),
    path("vorige/", views.back, name="back"),
    path("eigen/", views.off, name="off"),
    path("stoppen/", views.stop, name="stop"),
    path("<uuid:number>/bekijken/", views.look, name="look"),
    path("<uuid:number>/gebruiken/", views.use, name="use"),
    path("<uuid:number>/weg/", views.drop, name="drop"),
    path("<uuid:number>/stijl.css", views.ready_sheet, name="ready_sheet"),
    path("<uuid:number>/logo", views.ready_logo, name="ready_logo"),
    path("<uuid:number>/brief.pdf", views.ready_letter, name="ready_letter"),
]
