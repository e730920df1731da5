from django.urls import path

from zorgvuldig.drafts import views

app_name = "drafts"
urlpatterns = [path("", views.keep, name="keep")]
