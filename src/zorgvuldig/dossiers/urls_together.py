"""Working together: handing over, standing in, thinking along once, looking in, what volunteers
noticed, and looking whether there is a dossier."""

from django.urls import path

from zorgvuldig.dossiers.views import consulting, emergency, handing, noticing, searching

NOTE = "onrust/<uuid:number>/"

urlpatterns = [
    path("zoeken/", searching.search, name="search"),
    path("overdragen/", noticing.hand_note, name="hand_note"),
    path("overdracht/<uuid:number>/", handing.answer, name="hand_over_answer"),
    path("spoed/<uuid:number>/", emergency.check, name="check_look"),
    path(f"{NOTE}dringend/", noticing.triage, name="note_triage"),
    path(f"{NOTE}doorgeven/", noticing.pass_on, name="pass_on"),
    path("<dossier:reference>/overdragen/", handing.hand_over, name="hand_over"),
    path(
        "<dossier:reference>/overdragen/<uuid:number>/terugnemen/",
        handing.withdraw,
        name="hand_over_withdraw",
    ),
    path("<dossier:reference>/vervangen/", handing.stand_in, name="stand_in"),
    path("<dossier:reference>/een-keer/", consulting.ask_once, name="ask_once"),
    path("<dossier:reference>/meedenken/", consulting.advise, name="advise"),
    path("<dossier:reference>/spoed/", emergency.look_in, name="look_in"),
]
