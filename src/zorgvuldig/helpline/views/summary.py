"""A request in a few lines: where it stands, who calls, about whom, and how to reach the caller."""

from datetime import date
from typing import Any

from django.utils import timezone

from zorgvuldig.handbook.wording import label, sentence, written
from zorgvuldig.helpline.access import support
from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.helpline.codes import CallerRole, Danger, Relation, State

VIA_PARENTS = "Minderjarig: nooit via de ouders."
MAYBE_YOUNG = "Leeftijd niet gezegd: nooit via de ouders van de hulpvrager."
WHOSE = {
    "PARENT": "Dit nummer is van een ouder van de hulpvrager.",
    "PARENT_YES": "Dit nummer is van een ouder; de hulpvrager zei zelf ja.",
    "OTHER_YES": "Dit nummer is van iemand anders; de hulpvrager zei zelf ja.",
    "OTHER": "Dit nummer is van iemand anders dan de hulpvrager.",
}
NO_SAFE_TIME = "Geen veilige tijd gezegd. Vraag bij het opnemen eerst of het nu kan."
APART = "\u2068%s\u2069"  # words from another language keep their own order in a Dutch line
ENDED = "Begeleiding gestopt"
ENDED_ON = "De begeleiding door een vertrouwenspersoon is gestopt op {day}."
# What a caller need not say, and mostly does not: together in one sentence.
UNSAID = {CallerRole.UNSAID, Relation.UNSAID, Age.UNKNOWN, ""}
IN_DANGER = (Danger.YES, Danger.UNCLEAR)


def said(found: Any) -> dict[str, Any]:
    """The state in words, the worry, and whether there is danger."""
    words = found.words()
    return {
        **_state(found),
        "kind": label("help_kind", found.kind),
        "danger": found.state != State.CLOSED and found.danger in IN_DANGER,
        "danger_words": label("help_danger", found.danger),
        "worry": words.get("worry", ""),
        "region": words.get("region", ""),
        "closed": found.state == State.CLOSED,
    }


def _state(found: Any) -> dict[str, str]:
    """Where it stands; after a match that ended, that it ended."""
    ended = support.ended_on(found) if found.state == State.TRIAGED else None
    if ended:
        return {"state": ENDED, "sentence": ENDED_ON.format(day=written(ended))}
    return {
        "state": label("help_state", found.state),
        "sentence": sentence("help_state", found.state),
    }


def rows(found: Any) -> list[dict[str, Any]]:
    """What is known in codes and days; of the person of concern relation and age band only."""
    taken = found.taken_by.person.name if found.taken_by_id else "nog niemand"
    shown = [
        *[(key, said) for key, code, said in _told(found) if code not in UNSAID],
        ("Taal", label("help_spoken", found.language)),
        (
            "Binnengekomen",
            f"{_day(found.received_at)}, {label('help_channel', found.channel).lower()}",
        ),
        ("Eerste contact", _promise(found)),
        ("Wie het doet", taken),
    ]
    if found.ending:
        shown.append(("Hoe het eindigde", label("help_ending", found.ending)))
    typed = ("Regio", "Wie het doet") if found.taken_by_id else ("Regio",)
    return [{"key": key, "value": value, "ours": key not in typed} for key, value in shown]


def unsaid(found: Any) -> list[str]:
    """What nobody told; that is no lack."""
    return [key for key, code, _ in _told(found) if code in UNSAID]


def _told(found: Any) -> list[tuple[str, str, str]]:
    """What a caller may say: how it is called, its code, and the words."""
    region = found.words().get("region", "")
    return [
        ("Wie belt of schrijft", found.caller_role, label("help_caller", found.caller_role)),
        ("Leeftijd van de hulpvrager", found.caller_age, label("age", found.caller_age)),
        ("Over wie het gaat", found.relation, label("help_relation", found.relation)),
        ("Leeftijd van die persoon", found.age_band, label("age", found.age_band)),
        ("Regio", region, region),
    ]


def _promise(found: Any) -> str:
    if found.first_contact_on:
        return written(found.first_contact_on)
    return f"beloofd, en wel uiterlijk {written(found.promised_by)}"


def reach(found: Any, kept: Any) -> dict[str, Any]:
    """How to call back: the manners first, and then the number."""
    if kept is None:
        return {}
    words = kept.words()
    typed = words.get("safe_time")
    manners = [f"Bel alleen als het veilig is: {APART % typed}" if typed else NO_SAFE_TIME]
    if kept.no_voicemail:
        manners.append("Spreek niets in op de voicemail.")
    if found.caller_age != Age.GE18:
        manners.append(MAYBE_YOUNG if found.caller_age == Age.UNKNOWN else VIA_PARENTS)
    if words.get("whose") in WHOSE:
        manners.append(WHOSE[words["whose"]])
    known = [("Naam", "name"), ("Telefoon", "phone"), ("E-mail", "email")]
    shown = [{"key": key, "value": words[name]} for key, name in known if words.get(name)]
    return {"manners": manners, "rows": shown}


def looks(found: list[Any]) -> list[dict[str, str]]:
    """Who was asked to look along, and whether they agreed."""
    return [{"text": _look(look)} for look in found]


def _look(look: Any) -> str:
    name, kind = look.asked_of.person.name, label("help_kind", look.kind).lower()
    if look.agrees is None:
        return f"Gevraagd aan {name} ({kind}); nog geen antwoord."
    day = written(_date(look.answered_at))
    if look.agrees:
        return f"{name} keek mee en is het eens met ‘{kind}’ ({day})."
    return f"{name} keek mee en ziet het anders dan ‘{kind}’ ({day})."


def _date(at: Any) -> date:
    return timezone.localtime(at).date()


def _day(at: Any) -> str:
    return written(_date(at))
