from django.urls import include, path

app_name = "privacy"
urlpatterns = [
    path("rechten/", include("zorgvuldig.privacy.urls_rights")),
    path("wie-keek/", include("zorgvuldig.privacy.urls_looks")),
    path("bewaren/", include("zorgvuldig.privacy.urls_retention")),
]
