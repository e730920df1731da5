"""Beginning, recording, judging together, closing."""

from django.urls import path

from zorgvuldig.dossiers.views import (
    assessing,
    beginning,
    contact,
    day,
    involving,
    keeping,
    lists,
    page,
    talks,
)

SOMEBODY = "<dossier:reference>/iemand/<uuid:number>/"
COLLEAGUE = "<dossier:reference>/betrokken/<int:number>/"

urlpatterns = [
    path("", lists.overview, name="overview"),
    path("vandaag/", day.day, name="day"),
    path("onrust/", beginning.unease, name="unease"),
    path("onrust/<uuid:number>/", beginning.note, name="note"),
    path("onrust/<uuid:number>/openen/", beginning.open_dossier, name="open"),
    path("onrust/<uuid:number>/bij/<dossier:reference>/", beginning.move_in, name="move_in"),
    path("onrust/<uuid:number>/loslaten/", beginning.let_go, name="let_go"),
    path("akkoord/<uuid:number>/", contact.answer, name="answer"),
    path("<dossier:reference>/", page.page, name="page"),
    path("<dossier:reference>/gesprek/", talks.conversation, name="conversation"),
    path("<dossier:reference>/signaal/", talks.sign, name="sign"),
    path("<dossier:reference>/overleg/", talks.consultation, name="consultation"),
    path("<dossier:reference>/advies/", talks.outside_advice, name="outside_advice"),
    path("<dossier:reference>/stap/", talks.step_reason, name="step_reason"),
    path("<dossier:reference>/client/", keeping.client, name="client"),
    path("<dossier:reference>/opnieuw/", keeping.review, name="review"),
    path("<dossier:reference>/heropenen/", keeping.reopen, name="reopen"),
    path("<dossier:reference>/wilsbekwaam/", talks.capacity, name="capacity"),
    path("<dossier:reference>/iemand/", contact.add, name="recipient_add"),
    path(f"{SOMEBODY}gesprek/", contact.contact, name="contact"),
    path(f"{SOMEBODY}verteld/", contact.notice, name="notice"),
    path(f"{SOMEBODY}akkoord/<slug:kind>/", contact.concurrence, name="concurrence"),
    path("<dossier:reference>/betrokken/", involving.involved, name="involved"),
    path("<dossier:reference>/betrokken/vragen/", involving.involve, name="involve"),
    path(f"{COLLEAGUE}bijhouden/", involving.keep_together, name="keep_together"),
    path(f"{COLLEAGUE}weg/", involving.leave, name="leave"),
    path("<dossier:reference>/dringend/", keeping.triage, name="triage"),
    path("<dossier:reference>/inschatting/", assessing.begin, name="assessment"),
    path("<dossier:reference>/inschatting/<uuid:number>/", assessing.view, name="assessment_view"),
    path(
        "<dossier:reference>/inschatting/<uuid:number>/vragen/",
        assessing.ask_another,
        name="assessment_ask",
    ),
    path(
        "<dossier:reference>/inschatting/<uuid:number>/afronden/",
        assessing.complete,
        name="assessment_complete",
    ),
    path("<dossier:reference>/afsluiten/", keeping.close, name="close"),
    path("<dossier:reference>/vastgelegd/<uuid:number>/", page.entry, name="entry"),
]
