"""What the client and others read about the file, and that they got it."""

from django.urls import path

from zorgvuldig.dossiers.views import notices

NOTICE = "<dossier:reference>/informatie/<notice:notice>/"

urlpatterns = [
    path("<dossier:reference>/informatie/", notices.notices, name="notices"),
    path(NOTICE, notices.notice_text, name="notice_text"),
    path(f"{NOTICE}tekst.pdf", notices.notice_pdf, name="notice_pdf"),
]
