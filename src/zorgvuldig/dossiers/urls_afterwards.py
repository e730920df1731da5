"""Calls in danger, looking into signs, corrections, hearing back, and going on."""

from django.urls import path

from zorgvuldig.dossiers.views import acute, afterwards, correcting, following, sending

CALL = "<dossier:reference>/gebeld/<uuid:number>/"
CORRECTION = "<dossier:reference>/correctie/<uuid:number>/"

urlpatterns = [
    path("gebeld/", acute.noted, name="call_noted"),
    path("gebeld/<uuid:number>/", acute.seen, name="call_seen"),
    path("<dossier:reference>/gebeld/", acute.call, name="call"),
    path("<dossier:reference>/gebeld/reden/", acute.reasons, name="call_reasons"),
    path(f"{CALL}beslisser/", acute.decider, name="call_decider"),
    path(f"{CALL}vertellen/", acute.tell, name="call_tell"),
    path(f"{CALL}later-vertellen/", acute.postpone, name="call_postpone"),
    path(f"{CALL}akkoord/", acute.ask, name="call_ask"),
    path(
        "<dossier:reference>/signaal/<uuid:number>/nagaan/",
        following.follow_up,
        name="follow_up",
    ),
    path(CORRECTION, correcting.correction, name="correction"),
    path(f"{CORRECTION}correctie.pdf", correcting.pdf, name="correction_pdf"),
    path(f"{CORRECTION}met-pakket/", sending.correct, name="correction_parcel"),
    path(f"{CORRECTION}verstuurd/", correcting.sent, name="correction_sent"),
    path(f"{CORRECTION}niet-versturen/", correcting.waive, name="correction_waive"),
    path(
        "<dossier:reference>/voorstel/<uuid:number>/terugkoppeling/",
        afterwards.feedback,
        name="feedback",
    ),
    path("<dossier:reference>/vervolg/", afterwards.next_steps, name="next_steps"),
    path("<dossier:reference>/nazorg/", afterwards.aftercare, name="aftercare"),
    path(
        "<dossier:reference>/veiligheidsrisico/<uuid:number>/voorbij/",
        afterwards.end_concern,
        name="concern_end",
    ),
]
