"""A confidant's own people on a phone; and the open matches with their reviews."""

from django.urls import path

from zorgvuldig.helpline.views import matches, own, reviewing

urlpatterns = [
    path("mijn/", own.people, name="own"),
    path("mijn/<helprequest:reference>/", own.person, name="own_person"),
    path("mijn/<helprequest:reference>/contact/", own.note, name="own_note"),
    path("mijn/<helprequest:reference>/schrijven/", own.message, name="own_message"),
    path("mijn/<helprequest:reference>/overdragen/", own.hand_over, name="own_hand_over"),
    path("koppelingen/", matches.open_matches, name="matches"),
    path("<helprequest:reference>/tussenstand/", reviewing.review, name="review"),
    path("<helprequest:reference>/verlengen/", reviewing.extend, name="extend"),
    path("<helprequest:reference>/opgepakt/", reviewing.take_up, name="take_up"),
    path("<helprequest:reference>/koppeling-beeindigen/", reviewing.end_match, name="end_match"),
]
