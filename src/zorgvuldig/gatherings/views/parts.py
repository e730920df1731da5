"""What stands on the page of a workshop: the verbs, and the parts of every topic.

Each topic hangs its own here: a line in VERBS, and where it shows something a line in PARTS.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.gatherings.reports.shown import reported
from zorgvuldig.gatherings.views import hosting, workshop_words
from zorgvuldig.people.roles import HOLDS_GATHERINGS, Role
from zorgvuldig.rules.gatherings.codes import WorkshopState
from zorgvuldig.rules.gatherings.moves import OF_A_WORKSHOP, possible

When = Callable[[Any], bool]
Topic = Callable[[Any, Any], dict[str, Any]]  # of a workshop and who looks at it
ORGANISES = frozenset({Role.ORGANISER})
LEADS = frozenset({Role.FACILITATOR})


class Stage(StrEnum):
    """The stages a workshop walks through, as headings (A3)."""

    REQUEST = "Aanvraag"
    PREPARATION = "Voorgesprek"
    MIX = "Dag, begeleiders en plaatsen"
    INVITATIONS = "Uitnodigen"
    SITUATIONS = "Situaties"
    SESSION = "De bijeenkomst zelf"
    REPORT = "Verslag"
    FOLLOW_UP = "Terugkijken"


class Verb(NamedTuple):
    """`name` of the address (it takes the number), its text and stage, when it is offered, and to
    whom."""

    name: str
    text: str
    stage: str
    when: When
    roles: frozenset[str] = HOLDS_GATHERINGS


def can(*moves: str) -> When:
    """Offered while one of these moves can be made."""
    return lambda workshop: bool(set(moves) & set(possible(OF_A_WORKSHOP, workshop.state)))


def is_running(workshop: Any) -> bool:
    return workshop.state not in (WorkshopState.CLOSED, WorkshopState.CANCELLED)


def was_held(workshop: Any) -> bool:
    return workshop.held_on is not None


def has_begun(workshop: Any) -> bool:
    return workshop.begins_at is not None and workshop.begins_at <= timezone.now()


def in_state(*states: str) -> When:
    return lambda workshop: workshop.state in states


def both(one: When, other: When) -> When:
    """Offered while one and the other hold."""
    return lambda workshop: one(workshop) and other(workshop)


COMING = ("INVITED", "CONFIRMED")
ON_THE_DAY = ("CONFIRMED", "HELD", "REPORT_DRAFT")
REPORTED = ("REPORT_DRAFT", "REPORT_SENT", "FOLLOW_UP", "CLOSED")
VERBS = [
    Verb("gatherings:prepare", "Het voorgesprek vastleggen", Stage.PREPARATION, can("prepare"),
         ORGANISES),
    Verb("gatherings:bottleneck", "Een knelpunt toevoegen", Stage.PREPARATION,
         can("prepare_again")),
    Verb("gatherings:mix", "Plaatsen verdelen", Stage.MIX, can("agree_mix", "change_mix"),
         ORGANISES),
    Verb("gatherings:leads", "Begeleiders kiezen", Stage.MIX, can("set_leads"), ORGANISES),
    Verb("gatherings:day", "Dag, plaats en tijd", Stage.MIX, can("set_day"), ORGANISES),
    Verb("gatherings:costs", "Kosten", Stage.MIX, is_running, ORGANISES),
    Verb("gatherings:host_link", "De pagina van de gemeente", Stage.INVITATIONS, is_running,
         ORGANISES),
    Verb("gatherings:invite", "Mensen uitnodigen", Stage.INVITATIONS,
         can("invite", "invite_more"), ORGANISES),
    Verb("gatherings:seats", "Bekijken wie er komt", Stage.INVITATIONS,
         in_state(*COMING, "HELD", "REPORT_DRAFT", "REPORT_SENT")),
    Verb("gatherings:confirm", "Bevestigen dat het doorgaat", Stage.INVITATIONS, can("confirm"),
         ORGANISES),
    Verb("gatherings:situations", "Situaties lezen", Stage.SITUATIONS,
         in_state(*COMING, "HELD"), LEADS),
    Verb("gatherings:room", "Naar de zaal", Stage.SESSION, in_state(*ON_THE_DAY)),
    Verb("gatherings:attendance", "Aanvinken wie er was", Stage.SESSION,
         both(has_begun, in_state(*ON_THE_DAY))),
    Verb("gatherings:walk_in", "Iemand kwam in de plaats van een ander", Stage.SESSION,
         both(has_begun, in_state(*ON_THE_DAY))),
    Verb("gatherings:hold", "Vastleggen dat het is gehouden", Stage.SESSION,
         both(has_begun, can("hold")), ORGANISES),
    Verb("gatherings:begin_report", "Het verslag beginnen", Stage.REPORT, can("begin_report")),
    Verb("gatherings:report", "Naar het verslag", Stage.REPORT, in_state(*REPORTED)),
    Verb("gatherings:group_answers", "Wat de groep antwoordde", Stage.REPORT, was_held),
    Verb("gatherings:look_back", "Terugkijken met de gemeente", Stage.FOLLOW_UP,
         can("look_back"), ORGANISES),
    Verb("gatherings:close", "Het werkatelier afronden", Stage.FOLLOW_UP, can("close"), ORGANISES),
    Verb("gatherings:cancel", "Afzeggen", Stage.REQUEST, can("cancel"), ORGANISES),
]  # fmt: skip

# The template, and what it asks for; it is left out where that is empty. The template reads `part`
# and `workshop`. What is to be done stands under `now`, or under `first` when somebody waits.
PARTS: list[tuple[str, Topic]] = [
    ("gatherings/_prepared.html", workshop_words.prepared),
    ("gatherings/_mix.html", workshop_words.mix),
    ("gatherings/_report.html", reported),
    ("gatherings/_costs.html", hosting.paid),
    ("gatherings/_looked_back.html", workshop_words.looked_back),
]


def verbs_of(workshop: Any, actor: Any) -> dict[str, list[dict[str, str]]]:
    """What this person can do with this workshop now, by stage, in the order of the stages."""
    found: dict[str, list[dict[str, str]]] = {stage.value: [] for stage in Stage}
    for verb in VERBS:
        if actor.holds(verb.roles) and verb.when(workshop):
            url = reverse(verb.name, args=[workshop.pk])
            found.setdefault(str(verb.stage), []).append({"url": url, "text": verb.text})
    return {stage: verbs for stage, verbs in found.items() if verbs}


def parts_of(workshop: Any, actor: Any) -> list[dict[str, Any]]:
    """The parts of every topic that have something to show."""
    shown = [(template, topic(workshop, actor)) for template, topic in PARTS]
    return [{"template": template, "data": data} for template, data in shown if data]
