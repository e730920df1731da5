"""What stands on the page of a request: the verbs, and the parts of every topic.

Each topic hangs its own here: a line in VERBS, and where it shows something a line in PARTS.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from zorgvuldig.helpline.views import linking, match_parts, referral_words
from zorgvuldig.rules.helpline.codes import State

When = Callable[[Any], bool]
Part = Callable[[Any, Any], dict[str, Any]]  # of a request and who looks at it


def is_open(request: Any) -> bool:
    return bool(request.state != State.CLOSED)


# The name of the address (it takes the reference), the text, the heading, and when it is offered.
VERBS: list[tuple[str, str, str, When]] = [
    ("helpline:acute_call", "Vastleggen dat 112 is gebeld", "Gevaar", is_open),
    ("helpline:talk", "Gesprek vastleggen", "Contact", is_open),
    ("helpline:message", "Terugschrijven", "Contact", is_open),
    ("helpline:not_reached", "Niet bereikt", "Contact", is_open),
    ("helpline:call_back", "Hoe u de hulpvrager bereikt", "Contact", is_open),
    ("helpline:code", "Code om terug te komen geven", "Contact", is_open),
    ("helpline:about", "De zorg aanvullen", "Kijken wat er nodig is", is_open),
    ("helpline:triage", "Zeggen wat er nodig is", "Kijken wat er nodig is", is_open),
    ("helpline:advice", "Advies vastleggen", "Kijken wat er nodig is", is_open),
    ("helpline:ask_look", "Vragen om mee te kijken", "Kijken wat er nodig is", is_open),
    *linking.VERBS,
    ("helpline:give", "Aan een collega geven", "Wie het doet", is_open),
    ("helpline:close", "Afsluiten", "Afronden", is_open),
    ("helpline:after_call", "Nabellen", "Afronden", lambda request: bool(request.after_call_on)),
    ("helpline:come_back", "Weer openen", "Afronden", lambda request: not is_open(request)),
]

# The template, and what it asks for; it is left out where that is empty. The template reads `part`.
PARTS: list[tuple[str, Part]] = [
    (
        "helpline/_for_work.html",
        lambda request, actor: {"shown": is_open(request)} if request.is_professional else {},
    ),
    ("helpline/matching/_part.html", linking.matching),
    ("helpline/support/_match.html", match_parts.match),
    ("helpline/_referrals.html", referral_words.part),
]


def verbs_of(request: Any) -> dict[str, list[dict[str, str]]]:
    """What can be done with this request now, by heading, in the order of VERBS."""
    found: dict[str, list[dict[str, str]]] = {}
    for name, text, group, when in VERBS:
        if when(request):
            url = reverse(name, args=[request.reference])
            found.setdefault(group, []).append({"url": url, "text": text})
    return found


def parts_of(request: Any, actor: Any) -> list[dict[str, Any]]:
    """The parts of every topic that have something to show."""
    shown = [(template, part(request, actor)) for template, part in PARTS]
    return [{"template": template, "data": data} for template, data in shown if data]
