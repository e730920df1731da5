"""Which house style somebody sees, and which they may look after.

What is in use stands on the organisation itself, which every page has at hand already, so that a
page asks the database nothing for it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from zorgvuldig import walls
from zorgvuldig.people import access as people
from zorgvuldig.people import ways
from zorgvuldig.style.models import HouseStyle, State

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Organisation

PREVIEW = "house_style_preview"
SERVED = (State.IN_USE, State.FORMER)  # a page that was open keeps its style


@dataclass(frozen=True)
class Shown:
    """The addresses of what a page is drawn with, each empty without it; `is_preview` is for one
    person alone."""

    sheet: str = ""
    logo: str = ""
    is_preview: bool = False


def shown_of(organisation: "Organisation") -> Shown | None:
    """What everybody sees of this organisation; None where the product has its own look."""
    told = organisation.house_style
    if not told:
        return None
    place = {"organisation_id": organisation.pk}
    digest = told.get("sheet")
    sheet = reverse("look:sheet", kwargs=place | {"digest": digest}) if digest else ""
    digest, _, kind = told.get("logo", "").partition(".")
    logo = reverse("look:logo", kwargs=place | {"digest": digest, "kind": kind}) if digest else ""
    return Shown(sheet, logo)


def shown_to(organisation: "Organisation", session: Any) -> Shown | None:
    """What somebody at work sees: what they look at beforehand, or else what everybody sees."""
    looked_at = session.get(PREVIEW) if session is not None else None
    if not looked_at or looked_at["organisation"] != organisation.pk:
        return shown_of(organisation)
    place = {"number": looked_at["number"]}
    sheet = reverse("style:ready_sheet", kwargs=place) if looked_at.get("sheet", True) else ""
    logo = reverse("style:ready_logo", kwargs=place) if looked_at["logo"] else ""
    return Shown(sheet, logo, is_preview=True)


def looks_beforehand(actor: "Actor", found: HouseStyle) -> dict[str, Any]:
    """What a session holds of somebody who looks at a style beforehand."""
    return {
        "organisation": actor.organisation.pk,
        "number": str(found.pk),
        "sheet": bool(found.sheet),
        "logo": bool(found.logo_digest),
    }


def of_organisation(actor: "Actor") -> dict[str, HouseStyle]:
    """The styles of the actor's organisation, by where each stands."""
    rows = HouseStyle.unscoped.filter(organisation=actor.organisation).defer("logo")
    return {row.state: row for row in rows}


def get_one(actor: "Actor", state: State) -> HouseStyle:
    """The one that stands there, for who runs the office."""
    people.require(actor, ways.OF_OFFICE)
    found = of_organisation(actor).get(state)
    if found is None:
        raise Http404
    return found


def get_ready(actor: "Actor", number: UUID) -> HouseStyle:
    """One that is laid ready, for who runs the office and for nobody else."""
    people.require(actor, ways.OF_OFFICE)
    rows = HouseStyle.unscoped.filter(organisation=actor.organisation, state=State.READY)
    found = rows.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def served(organisation_id: int, **which: str) -> HouseStyle:
    """What was put to use, for everybody who has its address. The request works for its
    organisation from here on, and for nobody."""
    walls.say(organisation=organisation_id)
    rows = HouseStyle.unscoped.filter(organisation=organisation_id, state__in=SERVED)
    found = rows.filter(**which).first()
    if found is None:
        raise Http404
    return found


def line_sheet_of(organisation: "Organisation") -> str:
    """The colours of the public pages of a line, to stand inside the page with its own style.

    Asked once: what stands under a digest never changes.
    """
    told = organisation.house_style
    try:
        return _line_sheet(organisation.pk, told["sheet"]) if told.get("sheet") else ""
    except HouseStyle.DoesNotExist:
        return ""


@lru_cache(maxsize=256)
def _line_sheet(organisation_id: int, digest: str) -> str:
    rows = HouseStyle.unscoped.filter(organisation=organisation_id, state=State.IN_USE)
    rows = rows.filter(sheet_digest=digest)
    return str(rows.values_list("line_sheet", flat=True).get())
