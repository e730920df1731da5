"""What comes first with a request: at most three things, the most urgent on top."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from zorgvuldig.handbook.wording import spoken
from zorgvuldig.helpline.access import stories
from zorgvuldig.helpline.actions.stories import today
from zorgvuldig.helpline.views.parts import is_open
from zorgvuldig.rules.helpline.codes import NOT_ALONE, Channel, Danger, Kind, State

MOST = 3
SUPPORTED = (Kind.SUPPORT, Kind.SERIOUS, Kind.ACUTE)
WRITTEN = (Channel.WEB, Channel.CALL_BACK, Channel.EMAIL)


def what_now(
    found: Any, actor: Any, looks: list[Any], shown: Sequence[dict[str, Any]] = ()
) -> list[dict[str, str]]:
    """At most three things, each with the page where it is done. A part that is `shown` may have
    something to do too, under `now`, or under `first` when somebody waits for it."""
    if not is_open(found):
        return []
    contact = [*_message(found), *_promise(found)]
    if found.promised_by < today():
        contact.reverse()
    own = [*_look(found, actor, looks), *_triage(found)]
    every = [*_danger(found), *_of(shown, "first"), *contact, *own, *_of(shown, "now")]
    return (every or _otherwise(found, shown))[:MOST]


def _of(shown: Sequence[dict[str, Any]], name: str) -> list[dict[str, str]]:
    return [item for part in shown for item in part["data"].get(name, [])]


def _to(name: str, found: Any) -> str:
    return reverse(f"helpline:{name}", args=[found.reference])


def _danger(found: Any) -> list[dict[str, str]]:
    if not found.danger and found.channel in WRITTEN:
        text = "Lees of er nu gevaar is, en zeg wat de hulpvrager nodig heeft."
        return [{"text": text, "url": _to("triage", found)}]
    if not found.danger:
        text = "Vraag eerst of er nu gevaar is, en leg het gesprek vast."
        return [{"text": text, "url": _to("talk", found)}]
    if found.danger == Danger.YES:
        return [{"text": "Er is nu gevaar. Bel 112, en blijf bij de hulpvrager aan de lijn."}]
    if found.danger == Danger.UNCLEAR:
        return [{"text": "Vraag door of er nu gevaar is. Bij gevaar: 112."}]
    return []


def _promise(found: Any) -> list[dict[str, str]]:
    if found.first_contact_on is not None:
        return []
    late = found.promised_by < today()
    when = spoken(found.promised_by, today())
    text = f"Te laat: het eerste contact was beloofd, uiterlijk {when}." if late else \
        f"Neem contact op. Beloofd: uiterlijk {when}."  # fmt: skip
    return [{"text": text, "url": _to("talk", found)}]


def _look(found: Any, actor: Any, looks: list[Any]) -> list[dict[str, str]]:
    mine = [one for one in looks if one.agrees is None and one.asked_of_id == actor.membership_id]
    if mine:
        url = reverse("helpline:look", args=[mine[0].pk])
        return [{"text": "U bent gevraagd om mee te kijken.", "url": url}]
    if found.kind in NOT_ALONE and not looks:
        text = "Vraag iemand om mee te kijken. Dat hoort bij een ernstige vraag."
        return [{"text": text, "url": _to("ask_look", found)}]
    asked = next((one for one in looks if one.agrees is None), None)
    if asked is not None and found.kind in NOT_ALONE:
        name = asked.asked_of.person.name
        return [{"text": f"{name} is gevraagd om mee te kijken. Bel als het niet kan wachten."}]
    return []


def _message(found: Any) -> list[dict[str, str]]:
    if not stories.waits_for_answer(found):
        return []
    text = "Lees wat de hulpvrager schreef, en schrijf terug."
    return [{"text": text, "url": _to("message", found)}]


def _otherwise(found: Any, shown: Sequence[dict[str, Any]]) -> list[dict[str, str]]:
    """Nothing waits: what fits with what the caller needs, or that it may be enough."""
    if found.state == State.ADVISED:
        text = "Is dit genoeg voor de hulpvrager? Spreek dat samen af, en sluit dan af."
        return [{"text": text, "url": _to("close", found)}]
    if found.state != State.TRIAGED:
        return []
    asked = any("answer" in part["data"] for part in shown)
    if found.kind in SUPPORTED and not found.is_professional and not asked:
        text = "Vraag de hulpvrager of er een vertrouwenspersoon mag komen."
        return [{"text": text, "url": _to("consent", found)}]
    return [{"text": "Geef advies, en leg vast waarover.", "url": _to("advice", found)}]


def _triage(found: Any) -> list[dict[str, str]]:
    """Danger was asked and somebody was spoken with: then say what is needed (H-04)."""
    if not found.danger or found.first_contact_on is None or found.state != State.NEW:
        return []
    return [{"text": "Zeg wat de hulpvrager nodig heeft.", "url": _to("triage", found)}]
