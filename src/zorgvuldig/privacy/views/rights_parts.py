"""The parts of the page of one request."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zorgvuldig.handbook.wording import label, written
from zorgvuldig.people.roles import Role
from zorgvuldig.privacy.codes import Outcome
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
GIVEN = (Outcome.GIVEN, Outcome.PARTLY)
WITH_NAMES = "Ja, er is ook gevraagd naar de namen van medewerkers"
HIDDEN = "Dit ziet wie het verzoek behandelt."


def summary(asked: Any, stands: "Standing", *, reads: bool, today: date) -> list[dict[str, Any]]:
    """What was asked, by whom and by when. Names and words only for who handles it."""
    words = asked.words if reads else {}
    client = asked.dossier.client["name"] if reads and asked.dossier else ""
    return [
        {"key": "Wie vraagt het", "value": _asker(asked, words, client)},
        {"key": "Over wie", "value": _about(asked, client, reads=reads)},
        {"key": "Wat wordt er gevraagd", "value": words.get("asked") or HIDDEN, "preserve": True},
        {"key": "Met namen", "value": WITH_NAMES if asked.with_names else ""},
        {"key": "Binnengekomen", "value": _came_in(asked)},
        {"key": "Antwoord", "value": when(asked, today)},
        {"key": "Gedaan", "value": f"uiterlijk {written(asked.done_by)}"},
        {"key": "Verlengd", "value": _longer(asked, stands)},
    ]  # fmt: skip


def _came_in(asked: Any) -> str:
    return f"{written(asked.received_on)}, {asked.get_how_display()}"


def _asker(asked: Any, words: dict[str, Any], client: str) -> str:
    name = words.get("name") or (client if asked.asker in ("CLIENT", "FORMER_CLIENT") else "")
    return f"{named('asker', asked.asker)}{f': {name}' if name else ''}"


def _about(asked: Any, client: str, *, reads: bool) -> str:
    if asked.dossier is None:
        return "Er wordt niets bewaard" if asked.nothing_held else "Het dossier is vernietigd"
    return f"{client} ({asked.dossier.reference})" if reads else "Een dossier van de organisatie"


def _longer(asked: Any, stands: "Standing") -> str:
    if asked.extended_on:
        return f"Ja, verteld op {written(asked.extended_on)}"
    return "Kan nog, één keer" if stands.clock.may_extend else "Kan niet"


def facts_found(asked: Any) -> list[dict[str, Any]]:
    """What was looked up about who may ask this."""
    checked = asked.get_identity_how_display() if asked.identity_how else ""
    by = f"{checked} ({asked.identity_by.name}, {written(asked.identity_on)})" if checked else ""
    told = written(asked.client_informed_on) if asked.client_informed_on else ""
    return [
        {"key": "Wie het is", "value": by},
        {"key": "De cliënt weet het sinds", "value": told},
        {"key": "Antwoord van de cliënt", "value": label("consent", asked.client_says)},
        {"key": "Antwoord van de ouders", "value": label("consent", asked.parents_say)},
        {"key": "Gezag", "value": label("rep_all", asked.rep_all)},
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
    given = answer.outcome in GIVEN
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
