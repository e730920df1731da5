"""The open doors of the line: no login, no cookie, no trace."""

from django.urls import path, register_converter

from zorgvuldig.helpline import views_public
from zorgvuldig.helpline.converters import AskedQuestion, SpokenLanguage
from zorgvuldig.helpline.door import views_public as door

register_converter(SpokenLanguage, "spoken")
register_converter(AskedQuestion, "asked")

app_name = "line"
urlpatterns = [
    path("<slug:slug>/", views_public.choose, name="choose"),
    path("<slug:slug>/<spoken:language>/", views_public.start, name="start"),
    path("<slug:slug>/<spoken:language>/privacy/", views_public.privacy, name="privacy"),
    path(
        "<slug:slug>/<spoken:language>/vraag/<asked:question>/",
        views_public.question,
        name="question",
    ),
    path("<slug:slug>/<spoken:language>/schrijf/", door.write, name="write"),
    path("<slug:slug>/<spoken:language>/bel-mij/", door.call, name="call"),
    path("<slug:slug>/<spoken:language>/terug/", door.back, name="back"),
    path("<slug:slug>/<spoken:language>/gesprek/", door.talk, name="talk"),
    path("<slug:slug>/<spoken:language>/gesprek/voorstel/", door.answer, name="answer"),
    path("<slug:slug>/<spoken:language>/gesprek/toch-niet/", door.rather_not, name="rather_not"),
    path("<slug:slug>/<spoken:language>/gesprek/delen/", door.share, name="share"),
    path("<slug:slug>/<spoken:language>/gesprek/bereik/", door.reach, name="reach"),
    path("<slug:slug>/<spoken:language>/gesprek/wis/", door.withdraw, name="withdraw"),
]
