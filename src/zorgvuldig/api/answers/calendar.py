"""The public calendar of who holds gatherings: what its page shows, and nobody who comes."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from msgspec import Struct

from zorgvuldig.api.reading import Short
from zorgvuldig.gatherings.access.meetings import PAGE, Place, coming, place_in
from zorgvuldig.gatherings.access.provider import open_provider

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import InformationMeeting, Provider


class Vanaf(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the page before ended."""

    na: Short = ""


class Bijeenkomst(Struct, frozen=True, rename="camel"):
    """One meeting that was announced."""

    kenmerk: str
    titel: str
    over: str
    gastheer: str
    plaats: str
    bereikbaarheid: str
    begint: datetime
    eindigt: datetime
    talen: list[str]
    tolk: bool
    oppas: bool
    welkom: str
    pagina: str


class Bijeenkomsten(Struct, frozen=True):
    """A page of them; `volgende` is empty on the last."""

    aanbieder: str
    bijeenkomsten: list[Bijeenkomst]
    volgende: str


def listed(slug: str, asked: Vanaf) -> Bijeenkomsten:
    """What comes, the first first."""
    provider = open_provider(slug)
    rows = coming(place_in(asked.na))
    shown = rows[:PAGE]
    further = str(Place(shown[-1].begins_at, shown[-1].pk)) if len(rows) > PAGE else ""
    return Bijeenkomsten(provider.name, [_told(provider, one) for one in shown], further)


def _told(provider: "Provider", meeting: "InformationMeeting") -> Bijeenkomst:
    page = reverse("gathering:meeting", args=[provider.slug, meeting.pk])
    return Bijeenkomst(
        kenmerk=str(meeting.pk),
        titel=meeting.title,
        over=meeting.about,
        gastheer=meeting.host,
        plaats=meeting.place,
        bereikbaarheid=meeting.reachable,
        begint=meeting.begins_at.astimezone(UTC),
        eindigt=meeting.ends_at.astimezone(UTC),
        talen=meeting.languages,
        tolk=meeting.interpreter,
        oppas=meeting.child_care,
        welkom=meeting.welcomes,
        pagina=f"{settings.ADDRESS}{page}",
    )
