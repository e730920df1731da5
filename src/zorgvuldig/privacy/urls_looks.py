"""Who looked and who received what about one client."""

from django.urls import path

from zorgvuldig.privacy.views import looks

urlpatterns = [
    path("<dossier:reference>/", looks.looks, name="looks"),
    path("<dossier:reference>/overzicht.pdf", looks.looks_pdf, name="looks_pdf"),
]
