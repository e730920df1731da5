"""A house style is laid ready, put to use, and taken back. Each is a line in the logbook.

What is laid ready was read whole and measured: what cannot be read well is stored nowhere, and what
was in use stays.
"""

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction

from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.models import Organisation
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.style import access, example_paper, measuring, sheet
from zorgvuldig.style.models import HouseStyle, State
from zorgvuldig.style.refusals import TooClose

if TYPE_CHECKING:
    from uuid import UUID

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.style.choosing import Choice
    from zorgvuldig.style.logo.reading import Logo

BEFOREHAND = "vooraf bekijken hoe een brief eruitziet"
CHANGED = "De huisstijl is intussen gewijzigd, door u of een ander. Kijk wat er nu staat."


@transaction.atomic
def lay_ready(*, actor: "Actor", choice: "Choice", logo: "Logo | None") -> HouseStyle:
    """Keep it beside what is in use, in the place of what was laid ready before."""
    if apart := measuring.too_close(choice):
        raise TooClose(apart)
    _held(actor)
    HouseStyle.unscoped.filter(organisation=actor.organisation, state=State.READY).delete()
    told = sheet.for_staff(choice)
    ready = HouseStyle.unscoped.create(
        organisation=actor.organisation,
        sheet=told,
        sheet_digest=sha256(told.encode()).hexdigest()[:32],
        line_sheet=sheet.for_the_line(choice),
        values=_values(choice, logo),
        made_by=actor.membership,
        **_not_taken(choice),
        **_picture(logo),
    )
    record("house_style.laid_ready", actor=actor, action=Action.CREATE, about=ready)
    return ready


@transaction.atomic
def put_to_use(*, actor: "Actor", number: "UUID") -> None:
    """From now on this is what everybody of the organisation sees."""
    place, styles = _held(actor), access.of_organisation(actor)
    ready = styles.get(State.READY)
    if ready is None or ready.pk != number:
        raise NotNow(CHANGED)
    _make_room(styles)
    _use(place, ready)
    record("house_style.used", actor=actor, action=Action.UPDATE, about=ready)


@transaction.atomic
def go_back(*, actor: "Actor") -> None:
    """To what was in use before; what was in use now, can be gone back to in its turn."""
    place, styles = _held(actor), access.of_organisation(actor)
    former, now = styles.get(State.FORMER), styles.get(State.IN_USE)
    if former is None:
        raise NotNow(CHANGED)
    if now is not None:
        _move(now, State.FORMER)
    _use(place, former)
    record("house_style.taken_back", actor=actor, action=Action.UPDATE, about=former)


@transaction.atomic
def take_off(*, actor: "Actor") -> None:
    """Back to the product's own look; the style stays to go back to."""
    place, styles = _held(actor), access.of_organisation(actor)
    now = styles.get(State.IN_USE)
    if now is None:
        raise NotNow(CHANGED)
    _make_room(styles)
    place.house_style = {}
    place.save(update_fields=["house_style"])
    record("house_style.taken_off", actor=actor, action=Action.UPDATE, about=now)


@transaction.atomic
def throw_away(*, actor: "Actor", number: "UUID") -> None:
    """What was laid ready goes; nobody but who looked beforehand saw it."""
    _held(actor)
    ready = access.of_organisation(actor).get(State.READY)
    if ready is None or ready.pk != number:
        raise NotNow(CHANGED)
    record("house_style.thrown_away", actor=actor, action=Action.DELETE, about=ready)
    ready.delete()


def look_beforehand(*, actor: "Actor", found: HouseStyle) -> dict[str, Any]:
    """Somebody looks at it on every page, alone; returns what their session holds of that."""
    record("house_style.looked_at", actor=actor, action=Action.READ, about=found)
    return access.looks_beforehand(actor, found)


def example_letter(*, actor: "Actor", found: HouseStyle) -> bytes:
    """How it would look on a letter: one that is about nobody. Raises `CannotBePrinted`."""
    paper = example_paper.pdf(actor.organisation, found)
    record("house_style.printed", actor=actor, action=Action.READ, about=found, purpose=BEFOREHAND)
    return paper


def _held(actor: "Actor") -> Organisation:
    """The organisation, held so that two who change its style do so one after the other."""
    return Organisation.objects.select_for_update().get(pk=actor.organisation.pk)


def _make_room(styles: dict[str, HouseStyle]) -> None:
    """What is in use becomes the former one, and the former one goes."""
    if State.IN_USE in styles:
        if State.FORMER in styles:
            styles[State.FORMER].delete()
        _move(styles[State.IN_USE], State.FORMER)


def _move(style: HouseStyle, state: State) -> None:
    style.state = state
    style.save(update_fields=["state"])


def _use(place: Organisation, style: HouseStyle) -> None:
    _move(style, State.IN_USE)
    worn = {"sheet": style.sheet and style.sheet_digest, "logo": style.logo_name}
    place.house_style = {part: name for part, name in worn.items() if name}
    place.save(update_fields=["house_style"])


def _values(choice: "Choice", logo: "Logo | None") -> dict[str, Any]:
    return {
        "light": {name: str(colour) for name, colour in choice.light.items()},
        "dark": {name: str(colour) for name, colour in choice.dark.items()},
        "measures": choice.measures,
        "fonts": choice.fonts,
        "sources": choice.sources,
        "logo_is_partly_lost": logo is not None and logo.is_partly_lost,
    }


def _not_taken(choice: "Choice") -> dict[str, list[str]]:
    lists = {"not_read": choice.not_read, "kept": choice.kept}
    lists |= {"unknown": choice.unknown, "more_unknown": choice.more_unknown}
    most = 600
    return {name: [line[:most] for line in lines] for name, lines in lists.items()}


def _picture(logo: "Logo | None") -> dict[str, Any]:
    if logo is None:
        return {}
    return {"logo": logo.content, "logo_kind": logo.kind, "logo_digest": logo.digest}
