"""Safety concerns, consents, proposals to share, decisions, and telling the client."""

from django.urls import path

from zorgvuldig.dossiers.views import (
    asking,
    concerns,
    consents,
    deciding,
    letters,
    proposal,
    proposing,
    sending,
    telling,
)

PROPOSAL = "<dossier:reference>/voorstel/<uuid:number>/"

urlpatterns = [
    path("beslissen/", deciding.to_decide, name="to_decide"),
    path("beslissen/<uuid:number>/", deciding.decide, name="decide"),
    path("<dossier:reference>/veiligheidsrisico/", concerns.concern, name="concern"),
    path("<dossier:reference>/toestemming/<uuid:number>/", consents.consent, name="consent"),
    path(
        "<dossier:reference>/toestemming/<uuid:number>/intrekken/",
        consents.withdraw,
        name="consent_withdraw",
    ),
    path("<dossier:reference>/delen/<uuid:number>/", proposing.propose, name="propose"),
    path(PROPOSAL, proposal.proposal, name="proposal"),
    path(f"{PROPOSAL}terugnemen/", proposing.take_back, name="take_back"),
    path(f"{PROPOSAL}niet-delen/", proposing.not_share, name="not_share"),
    path(f"{PROPOSAL}brief/", letters.letter, name="letter"),
    path(f"{PROPOSAL}brief.pdf", letters.letter_pdf, name="letter_pdf"),
    path(f"{PROPOSAL}versturen/", sending.send, name="send"),
    path(f"{PROPOSAL}versturen/link/", sending.send_link, name="send_link"),
    path("pakket/<uuid:number>/", sending.parcel, name="parcel"),
    path("pakket/<uuid:number>/intrekken/", sending.revoke, name="parcel_revoke"),
    path("pakket/<uuid:number>/antwoord/", sending.answer, name="parcel_answer"),
    path(f"{PROPOSAL}akkoord/<slug:kind>/", asking.ask_about, name="ask_about"),
    path(f"{PROPOSAL}vertellen/", telling.tell, name="tell"),
    path(f"{PROPOSAL}later-vertellen/", telling.postpone, name="postpone"),
]
