"""Consent one, the wish, proposing, the caller's and the confidant's answer."""

from django.urls import path

from zorgvuldig.helpline.views import answering, consenting, proposing

urlpatterns = [
    path("wacht-op-vertrouwenspersoon/", proposing.to_match, name="to_match"),
    path("gevraagd/<uuid:number>/", answering.asked, name="asked"),
    path("<helprequest:reference>/toestemming/", consenting.consent, name="consent"),
    path(
        "<helprequest:reference>/toestemming/intrekken/",
        consenting.withdraw,
        name="consent_withdraw",
    ),
    path("<helprequest:reference>/wens/", consenting.wish, name="wish"),
    path("<helprequest:reference>/voorstel/", proposing.proposals, name="proposals"),
    path(
        "<helprequest:reference>/voorstel/antwoord/", answering.caller_answer, name="caller_answer"
    ),
    path("<helprequest:reference>/voorstel/terug/", proposing.take_back, name="proposal_take_back"),
    path("<helprequest:reference>/voorstel/nog-niemand/", proposing.no_fit, name="no_fit"),
    path("<helprequest:reference>/voorstel/<uuid:confidant>/", proposing.propose, name="propose"),
]
