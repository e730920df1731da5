"""Filling an empty database with a country, or a part of one. Everything or nothing."""

from random import Random
from typing import TYPE_CHECKING

from django.db import connections, transaction
from django.utils import timezone

from zorgvuldig.demo import actions, cast
from zorgvuldig.demo.country import care, gatherings, lines
from zorgvuldig.demo.country.bare import bare
from zorgvuldig.demo.country.heap import Heap
from zorgvuldig.demo.country.places import (
    FIRST_OF_CARE,
    FIRST_OF_LINE,
    FIRST_OF_PROVIDER,
    REGIMES,
    Place,
    World,
    found,
    ready_to_decide,
)
from zorgvuldig.demo.country.sizes import BIGGEST, LINES, OF_A_PLACE, Size, shared
from zorgvuldig.dossiers.models import Consultation, Conversation, Dossier, Entry, Involvement, Sign
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest
from zorgvuldig.logbook.models import ChainHead, LogEntry
from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.codes import Regime
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

SEED = 2026
NOT_EMPTY = (
    "In deze database staat al iets anders dan de demonstratie. Er is niets toegevoegd. "
    "Gebruik een lege database, of begin opnieuw met: zorgvuldig demo reset."
)
MANY = (Person, Membership, DataKey, Dossier, Involvement, Entry, Conversation, Sign, Consultation,
        HelpRequest, HelpNote, CallBack, LogEntry)  # fmt: skip
NUMBERED = (Organisation, Person, Membership)
ACTIVE_OF_TEN = 8


def fill(size: Size, seed: int = SEED) -> None:
    """Fill the database through the owner's connection. Refused unless it is empty, or holds the
    demonstration and nothing else. With the same seed, on the same day, the same country; only
    keys and what they seal differ each time."""
    with actions.one_at_a_time(), transaction.atomic(using="owner"):
        _require_nothing_real()
        with connections["owner"].cursor() as cursor:
            with bare(cursor, [model._meta.db_table for model in MANY]):
                _people_it(cursor, size, seed)
            _go_on_numbering(cursor)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself in a quiet minute


def _require_nothing_real() -> None:
    """Nobody and nothing but the cast of the demonstration, in no organisation but its own."""
    places = Organisation.objects.using("owner")
    known = [0, *places.values_list("pk", flat=True)]
    if (
        places.exclude(name__in=cast.PLACES).exists()
        or Person.objects.using("owner").exclude(email__endswith=f"@{cast.DOMAIN}").exists()
        or ChainHead.unscoped.using("owner").exclude(pk__in=known).exists()
    ):
        raise actions.NotTheDemonstration(NOT_EMPTY)


def _people_it(cursor: "CursorWrapper", size: Size, seed: int) -> None:
    """Each organisation after the other, so that memory does not grow with the country."""
    heap = Heap(cursor)
    chance = Random(seed)  # noqa: S311 - the same again is what it is for; keys are not of it
    world = World(heap, chance, timezone.localdate(), *(_highest(m) for m in NUMBERED))
    requests = shared(size.requests, size.lines_of_help)
    confidants = shared(size.confidants, size.lines_of_help)
    people = size.persons - sum(map(_active, confidants))
    staff = shared(people, size.organisations, people // BIGGEST)
    if size.dossiers < size.organisations * OF_A_PLACE:
        staff = shared(people, size.organisations)
    dossiers = shared(size.dossiers, size.care, size.dossiers // BIGGEST)
    for many, files in zip(staff, dossiers, strict=False):
        _finish(world, _care(world, many, files))
    rest = iter(staff[size.care :])
    for asked, volunteers in zip(requests, confidants, strict=True):
        _finish(world, _line(world, next(rest), asked, volunteers))
    for held in shared(size.gatherings, size.providers):
        _finish(world, _provider(world, next(rest), held))


def _care(world: World, people: int, dossiers: int) -> Place:
    regime = REGIMES[world.organisations % len(REGIMES)]
    place = found(
        world, regime=regime, label="instelling", first=FIRST_OF_CARE, others=Role.PROFESSIONAL,
        people=people, lines=dossiers * LINES,
    )  # fmt: skip
    ready_to_decide(world, place)
    care.fill(world, place, dossiers)
    return place


def _active(confidants: int) -> int:
    """How many of them have an account: eight in ten, the others applied."""
    return max(1, confidants * ACTIVE_OF_TEN // 10)


def _line(world: World, people: int, requests: int, confidants: int) -> Place:
    """Confidants with an account come before the workers."""
    active = _active(confidants)
    place = found(
        world, regime=Regime.HELPLINE, label="hulplijn", others=Role.HELPLINE_WORKER,
        first=(*FIRST_OF_LINE, *[Role.CONFIDANT] * active), people=people + active,
        lines=requests * lines.LINES_OF_REQUEST + confidants,
    )  # fmt: skip
    lines.open_line(world, place)
    lines.fill(world, place, requests, confidants)
    return place


def _provider(world: World, people: int, held: int) -> Place:
    place = found(
        world, regime=Regime.YOUTH_WORK, label="aanbieder", first=FIRST_OF_PROVIDER,
        others=Role.FACILITATOR, people=people, lines=held,
    )  # fmt: skip
    gatherings.open_provider(world, place)
    gatherings.fill(world, place, held)
    return place


def _finish(world: World, place: Place) -> None:
    place.chain.close(world.heap.cursor)
    world.heap.write()


def _highest(model: type[Organisation] | type[Person] | type[Membership]) -> int:
    newest = model._base_manager.using("owner").order_by("-pk").first()
    return int(newest.pk) if newest else 0


def _go_on_numbering(cursor: "CursorWrapper") -> None:
    """Who comes next gets a number after ours."""
    for model in NUMBERED:
        table = model._meta.db_table
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest(max(id), 1))"
            f" FROM {table}"
        )
