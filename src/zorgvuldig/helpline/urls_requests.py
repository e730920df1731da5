"""A request - a talk, triage, messages."""

from django.urls import path

from zorgvuldig.helpline.views import judging, line, reaching, requests, talks

urlpatterns = [
    path("lijn/", line.line, name="line"),
    path("nieuw/", talks.talk_new, name="talk_new"),
    path("code/", reaching.by_code, name="by_code"),
    path("meekijken/<uuid:number>/", judging.look, name="look"),
    path("<helprequest:reference>/", requests.page, name="request"),
    path("<helprequest:reference>/gesprek/", talks.talk, name="talk"),
    path("<helprequest:reference>/bericht/", talks.message, name="message"),
    path("<helprequest:reference>/niet-bereikt/", talks.not_reached, name="not_reached"),
    path("<helprequest:reference>/nodig/", judging.triage, name="triage"),
    path("<helprequest:reference>/advies/", judging.advice, name="advice"),
    path("<helprequest:reference>/meekijken/", judging.ask_look, name="ask_look"),
    path("<helprequest:reference>/bereiken/", reaching.call_back, name="call_back"),
    path(
        "<helprequest:reference>/bereiken/wissen/",
        reaching.call_back_erase,
        name="call_back_erase",
    ),
    path("<helprequest:reference>/code/", reaching.code, name="code"),
    path("<helprequest:reference>/nemen/", reaching.take, name="take"),
    path("<helprequest:reference>/doorgeven/", reaching.give, name="give"),
    path("<helprequest:reference>/zorg/", reaching.about, name="about"),
]
