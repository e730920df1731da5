from django.urls import path, register_converter

from zorgvuldig.guide import event_pages, manual, notice_pages, views_public
from zorgvuldig.guide.forms import FORMS
from zorgvuldig.handbook.trigger import Sector


class QuestionConverter:
    """Only the questions the aid can answer."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class EventKindConverter:
    """A kind of event by its lasting address; inside it is its code."""

    regex = "|".join(event_pages.KINDS.values())
    codes = {address: code for code, address in event_pages.KINDS.items()}

    def to_python(self, value: str) -> str:
        return self.codes[value]

    def to_url(self, value: str) -> str:
        return event_pages.KINDS[value]


class SectorConverter:
    """A sector by its lasting address; inside it is its code."""

    regex = "|".join(event_pages.SECTORS.values())
    codes = {address: sector for sector, address in event_pages.SECTORS.items()}

    def to_python(self, value: str) -> Sector:
        return self.codes[value]

    def to_url(self, value: Sector) -> str:
        return event_pages.SECTORS[value]


class RegimeConverter:
    """A kind of organisation by its lasting address; inside it is its code."""

    regex = "|".join(sorted(notice_pages.REGIMES.values(), key=len, reverse=True))
    codes = {address: code for code, address in notice_pages.REGIMES.items()}

    def to_python(self, value: str) -> str:
        return self.codes[value]

    def to_url(self, value: str) -> str:
        return notice_pages.REGIMES[value]


class NoticeConverter:
    """A text for a reader by its lasting address; inside it is its code."""

    regex = "|".join(sorted(notice_pages.NOTICES.values(), key=len, reverse=True))
    codes = {address: code for code, address in notice_pages.NOTICES.items()}

    def to_python(self, value: str) -> str:
        return self.codes[value]

    def to_url(self, value: str) -> str:
        return notice_pages.NOTICES[value]


class ManualFile:
    """A file of the manual; nothing else can be asked for."""

    regex = manual.NAMES

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ManualFile, "manual_file")
register_converter(QuestionConverter, "aid_question")
register_converter(EventKindConverter, "event_kind")
register_converter(SectorConverter, "sector")
register_converter(RegimeConverter, "regime")
register_converter(NoticeConverter, "public_notice")

app_name = "guide"
urlpatterns = [
    path("mag-ik-delen/", views_public.ask, name="ask"),
    path("mag-ik-delen/<aid_question:question>/", views_public.question, name="question"),
    path(
        "mag-ik-delen/<aid_question:question>/vraag-voor-vraag/",
        views_public.one_by_one,
        name="one_by_one",
    ),
    path("handboek/", views_public.handbook, name="handbook"),
    path("handboek/wet/", views_public.law, name="law"),
    path("handboek/poorten/", views_public.gates, name="gates"),
    path("handboek/werkwijze/", views_public.method, name="method"),
    path("handboek/uitgangspunten/", views_public.principles, name="principles"),
    path("handboek/gebeurtenissen/", views_public.events, name="events"),
    path("handboek/gebeurtenissen/<event_kind:kind>/", views_public.event, name="event"),
    path(
        "handboek/gebeurtenissen/<event_kind:kind>/<sector:sector>/",
        views_public.event_for,
        name="event_for",
    ),
    path("informatie/", views_public.notices, name="notices"),
    path("informatie/<regime:regime>/", views_public.notices_of, name="notices_of"),
    path("informatie/<regime:regime>/<public_notice:code>/", views_public.notice, name="notice"),
    path(
        "informatie/<regime:regime>/<public_notice:code>/tekst.pdf",
        views_public.notice_pdf,
        name="notice_pdf",
    ),
    path("handboek/afspraken/", views_public.criteria, name="criteria"),
    path("handleiding/", views_public.manual, name="manual"),
    path("handleiding/<manual_file:name>", views_public.manual, name="manual_file"),
]
