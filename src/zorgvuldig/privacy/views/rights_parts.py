"""The parts of the page of one request."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zorgvuldig.handbook.wording import label, written
from zorgvuldig.language.whose import ours
from zorgvuldig.people.roles import Role
from zorgvuldig.privacy.codes import GIVES, Outcome
from zorgvuldig.privacy.views.rights_words import named, when
from zorgvuldig.rules.rights.following import FREEZES

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.privacy.rights.standing import Standing

ELSEWHERE = {
    "WHO_LOOKED": ("privacy:looks", "Het overzicht van wie keek, om te lezen of te printen"),
    "INFORMATION": ("dossiers:notices", "De informatie over het dossier geven en vastleggen"),
    "OWN_STATEMENT": ("dossiers:own_statement", "Het eigen verhaal opschrijven"),
}
WITH_NAMES = "Ja, er is ook gevraagd naar de namen van medewerkers"
HIDDEN = "Dit ziet wie het verzoek behandelt."


def summary(asked: Any, stands: "Standing", *, reads: bool, today: date) -> list[dict[str, Any]]:
    """What was asked, by whom and by when. Names and words only for who handles it."""
    words = asked.words if reads else {}
    client = asked.dossier.client["name"] if reads and asked.dossier else ""
    own = client if asked.asker in ("CLIENT", "FORMER_CLIENT") else ""
    name = words.get("name") or own
    return [
        ours("Wie vraagt het", named("asker", asked.asker)),
        *([{"key": "Naam van wie het vraagt", "value": name}] if name else []),
        _about(asked, client, reads=reads),
        _question(words),
        ours("Met namen", WITH_NAMES if asked.with_names else ""),
        ours("Binnengekomen op", written(asked.received_on)),
        ours("Hoe het binnenkwam", asked.get_how_display()),
        ours("Antwoord", when(asked, today)),
        ours("Gedaan, uiterlijk op", written(asked.done_by)),
        ours("Verlengd", _longer(asked, stands)),
    ]


def _question(words: dict[str, Any]) -> dict[str, Any]:
    asked = words.get("asked")
    key = "Wat wordt er gevraagd"
    return {"key": key, "value": asked, "preserve": True} if asked else ours(key, HIDDEN)


def _about(asked: Any, client: str, *, reads: bool) -> dict[str, Any]:
    if asked.dossier is None:
        gone = "Er wordt niets bewaard" if asked.nothing_held else "Het dossier is vernietigd"
        return ours("Over wie", gone)
    if not reads:
        return ours("Over wie", "Een dossier van de organisatie")
    return {"key": "Over wie", "value": f"{client} ({asked.dossier.reference})"}


def _longer(asked: Any, stands: "Standing") -> str:
    if asked.extended_on:
        return f"Ja, verteld op {written(asked.extended_on)}"
    return "Kan nog, één keer" if stands.clock.may_extend else "Kan niet"


def facts_found(asked: Any) -> list[dict[str, Any]]:
    """What was looked up about who may ask this."""
    told = written(asked.client_informed_on) if asked.client_informed_on else ""
    return [
        *_checked(asked),
        ours("De cliënt weet het sinds", told),
        ours("Antwoord van de cliënt", label("consent", asked.client_says)),
        ours("Antwoord van de ouders", label("consent", asked.parents_say)),
        ours("Gezag", label("rep_all", asked.rep_all)),
    ]


def _checked(asked: Any) -> list[dict[str, Any]]:
    if not asked.identity_how:
        return [ours("Wie het is", "")]
    return [
        ours("Wie het is", asked.get_identity_how_display()),
        {"key": "Nagegaan door", "value": asked.identity_by.name},
        ours("Nagegaan op", written(asked.identity_on)),
    ]


def steps(
    asked: Any, stands: "Standing", answer: Any, actor: "Actor", part: str, *, works: bool
) -> list[dict[str, str]]:
    """What this person can do now, in order."""
    if asked.closed_on:
        return _lifting(asked, answer, actor)
    decided = answer is not None and answer.decided_on is not None
    if decided:
        return [*_afterwards(asked, answer, works=works), *_lifting(asked, answer, actor)]
    if answer is not None:
        return [_to(asked, "agree", "Het antwoord lezen en beslissen")]
    found = _before(asked, stands) if works else []
    if stands.open_row:
        return [*found, _to(asked, "way", "De weg wijzen en vastleggen")] if works else []
    releases = part == "keeper" or (asked.dossier is None and works)
    if not prepares(stands, actor, releases=releases):
        return found
    return [*found, _to(asked, "answer", "Het antwoord maken")]


def prepares(stands: "Standing", actor: "Actor", *, releases: bool) -> tuple[Outcome, ...]:
    """The answers this person may prepare. What only the keeper may release is not offered to
    decision maker or privacy officer: theirs is what two decide together."""
    if releases or not stands.advice.decides:
        return stands.outcomes
    if not actor.holds({Role.DECISION_MAKER, Role.PRIVACY_OFFICER}):
        return ()
    return tuple(outcome for outcome in stands.outcomes if stands.together(outcome))


def _before(asked: Any, stands: "Standing") -> list[dict[str, str]]:
    found = [
        _to(asked, "identity", "Nagaan wie het vraagt"),
        _to(asked, "facts", "Vastleggen wat er is nagegaan"),
    ]
    if not stands.facts.own:
        found.append(_to(asked, "informed", "Vastleggen dat de cliënt van het verzoek weet"))
    if stands.clock.may_extend:
        found.append(_to(asked, "longer", "Meer tijd nemen"))
    if asked.dossier and asked.right in ("RECTIFICATION", "DESTRUCTION"):
        found.append(_to(asked, "items", "Kiezen om welke stukken het gaat"))
    if asked.dossier and asked.right in ("ACCESS", "COPY"):
        found.append(_to(asked, "passages", "Het dossier nalezen en kiezen wat over anderen gaat"))
    return found


def _afterwards(asked: Any, answer: Any, *, works: bool) -> list[dict[str, str]]:
    if not works:
        return []
    found = []
    if answer.letter_digest:
        found.append(_to(asked, "letter", "De brief als PDF"))
    if answer.sealed_paper:
        found.append(_to(asked, "paper", "Het dossier als PDF"))
    given = answer.outcome in GIVES
    if given and asked.right == "PORTABILITY" and asked.dossier:
        found.append(_to(asked, "portable", "Het bestand om mee te nemen"))
    if asked.with_names and answer.outcome == Outcome.GIVEN and asked.dossier:
        found.append(_to(asked, "names", "Het overzicht van wie keek, met namen, als PDF"))
    if given and asked.dossier and asked.right in ELSEWHERE:
        name, text = ELSEWHERE[asked.right]
        found.append({"url": reverse(name, args=[asked.dossier.reference]), "text": text})
    if answer.letter_digest and not asked.answered_on:
        found.append(_to(asked, "hand_over", "Vastleggen dat het antwoord is gegeven"))
    if given and not asked.done_on and asked.right in ("RECTIFICATION", "DESTRUCTION"):
        found.append(_to(asked, "carry_out", "Uitvoeren wat is besloten"))
    if asked.erased or (asked.done_on and asked.right == "DESTRUCTION" and given):
        found.append(_to(asked, "proof", "Het bewijs van vernietiging als PDF"))
    return found


def _lifting(asked: Any, answer: Any, actor: "Actor") -> list[dict[str, str]]:
    granted = answer is not None and answer.decided_on and answer.outcome == Outcome.GIVEN
    two = actor.holds({Role.DECISION_MAKER, Role.PRIVACY_OFFICER})
    frozen = asked.dossier is not None and asked.dossier.frozen_on
    if not (granted and two and frozen and asked.right in FREEZES):
        return []
    return [_to(asked, "lift", "Delen weer mogelijk maken")]


def _to(asked: Any, name: str, text: str) -> dict[str, str]:
    return {"url": reverse(f"privacy:rights_{name}", args=[asked.pk]), "text": text}
