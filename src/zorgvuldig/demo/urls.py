from django.urls import path

from zorgvuldig.demo import views_public

app_name = "demo"
urlpatterns = [
    path("", views_public.sign_in, name="sign_in"),
    path("opnieuw/", views_public.begin_anew, name="begin_anew"),
]
