"""One confidant in words: the steps from applying to beginning, what was told, what was talked."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zorgvuldig.handbook.wording import label, spoken, written
from zorgvuldig.helpline.candidates import communities_of, is_away
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline import confidants as rule
from zorgvuldig.rules.helpline.codes import PREPARES, ConfidantState, Training

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import Confidant, ConfidantTalk

RUNS_OUT = {
    "certificate": ("De VOG verliep {day}", "De VOG verloopt {day}"),
    "training": ("De training verliep {day}", "De training verloopt {day}"),
}
OURS = {"Talen", "Vrouw of man", "Hoeveel mensen ten hoogste"}
Step = dict[str, Any]


def name_of(confidant: "Confidant", words: dict[str, Any] | None = None) -> str:
    """How the line itself calls somebody: first name and surname."""
    told = confidant.words() if words is None else words
    return f"{told.get('first_name', '')} {told.get('surname', '')}".strip()


def walk(confidant: "Confidant", papers: rule.Papers, today: date) -> list[Step]:
    """From applying to the end of the trial period, each step with what it is satisfied by."""
    lacks = {one.step for one in rule.missing(papers, today)}
    steps = [
        _step("Aanmelding", "confidant_change", confidant, by=[_on(confidant.applied_on)]),
        _step("Kennismakingsgesprek", "confidant_talk", confidant, by=[_on(papers.intake_on)],
              done="intake" not in lacks),
        _step("De VOG", "confidant_papers", confidant, by=[_certificate(papers)],
              done="certificate" not in lacks),
        _step("Gedragscode getekend", "confidant_papers", confidant,
              by=[_on(papers.code_signed_on)], done="code" not in lacks),
        _step("Geheimhouding getekend", "confidant_papers", confidant,
              by=[_on(papers.secrecy_signed_on)], done="secrecy" not in lacks),
        _step("Begeleider", "confidant_coach", confidant, by=[_member(confidant.coach)],
              done="coach" not in lacks),
        _step("Training", "confidant_training", confidant, by=_trained(papers, today),
              done="training" not in lacks),
        _step("Account", "confidant_account", confidant, by=[_member(confidant.membership)],
              done="account" not in lacks),
        _step("Begonnen", "confidant_begin", confidant, by=[_on(confidant.active_from)],
              done=confidant.state == ConfidantState.ACTIVE),
    ]  # fmt: skip
    if confidant.active_from:
        steps.append(_trial(confidant, confidant.active_from, today))
    return _shut(steps, confidant)


WHERE = {
    "intake": "confidant_talk",
    "certificate": "confidant_papers",
    "code": "confidant_papers",
    "secrecy": "confidant_papers",
    "coach": "confidant_coach",
    "training": "confidant_training",
    "account": "confidant_account",
}


def url_of(step: str, confidant: "Confidant") -> str:
    """The page on which a step is arranged."""
    return reverse(f"helpline:{WHERE[step]}", args=[confidant.pk])


def _step(
    title: str, page: str, confidant: "Confidant", *, by: Iterable[Any], done: bool = True
) -> Step:
    url = reverse(f"helpline:{page}", args=[confidant.pk])
    return {"title": title, "url": url, "done": done, "by": [text for text in by if text]}


def _shut(steps: list[Step], confidant: "Confidant") -> list[Step]:
    """Links only where something can be done."""
    stopped = confidant.state == ConfidantState.STOPPED
    for step in steps:
        settled = step["title"] == "Begonnen" and confidant.state == ConfidantState.ACTIVE
        linked = step["title"] == "Account" and confidant.state == ConfidantState.ACTIVE
        if stopped or settled or linked:
            step["url"] = ""
    return steps


def _trial(confidant: "Confidant", since: date, today: date) -> Step:
    until = rule.trial_until(since)
    note = "Kijk aan het eind samen terug, in een gesprek met de begeleider."
    by = [_ours(f"Tot en met {written(until)}.")]
    step = _step("Proeftijd afgerond", "confidant", confidant, by=by, done=until < today)
    return {**step, "url": "", "note": "" if step["done"] else note}


def _ours(text: str) -> dict[str, Any]:
    return {"text": text, "ours": True}


def _on(day: date | None) -> dict[str, Any] | None:
    return _ours(f"Op {written(day)}.") if day else None


def _certificate(papers: rule.Papers) -> dict[str, Any] | None:
    if papers.certificate_on is None:
        return None
    until = written(rule.certificate_until(papers.certificate_on))
    return _ours(f"Van {written(papers.certificate_on)}, telt tot en met {until}.")


def _member(member: Any) -> str | dict[str, Any]:
    if member is None:
        return ""
    name = member.person.name
    gone = {"text": f"{name} (werkt hier niet meer)", "ours": True}
    return name if member.ended_on is None else gone


def _trained(papers: rule.Papers, today: date) -> list[dict[str, Any]]:
    lacks, number = rule.untrained(papers.trained, today), len(Training)
    if not lacks:
        until = rule.all_subjects_until(papers.trained)
        told = f"Alle {number} onderwerpen, tot en met {written(until)}." if until else ""
        return [_ours(told)] if told else []
    followed = number - len(lacks)
    names = ", ".join(label("help_training", one).lower() for one in lacks)
    return [_ours(f"{followed} van de {number} onderwerpen gevolgd."),
            _ours(f"Nog te doen: {names}.")]  # fmt: skip


def runs_out(confidant: "Confidant", trained: rule.Trained, today: date) -> str:
    """What runs out first, in one line; empty while there is time. Of who prepares and stands
    still: the file itself."""
    until = clocks.prepares_until(confidant.last_step_on)
    if confidant.state in PREPARES and until <= today + rule.SOON:
        return f"Zonder nieuwe stap wordt dit gewist: {spoken(max(until, today), today)}"
    ends = rule.runs_out(confidant.certificate_on, trained, today)
    if not ends:
        return ""
    first = ends[0]
    ran_out, runs_out_on = RUNS_OUT[first.step]
    words = ran_out if first.until < today else runs_out_on
    return words.format(day=spoken(first.until, today))


def rows(confidant: "Confidant", words: dict[str, Any]) -> list[dict[str, Any]]:
    """What the confidant told, as a list of names and values."""
    found = {
        "Naam": name_of(confidant, words),
        "Te bereiken": words.get("reach"),
        "Waarom": words.get("motivation"),
        "Wat een hulpvrager vooraf leest": words.get("about"),
        "Talen": in_words(confidant.languages),
        "Vrouw of man": label("gender", confidant.gender),
        "Woonplaats": words.get("town"),
        "Wil er zijn in": ", ".join(words.get("regions", [])),
        "Wil er zijn voor gemeenschappen": ", ".join(communities_of(confidant, words)),
        "Hoeveel mensen ten hoogste": confidant.most_matches or "Nu niemand",
    }
    return [{"key": key, "value": value, "preserve": key == "Waarom", "ours": key in OURS}
            for key, value in found.items()]  # fmt: skip


def in_words(languages: Iterable[str]) -> str:
    """The languages by name."""
    return ", ".join(label("help_spoken", code) for code in languages)


def away(confidant: "Confidant", today: date) -> str:
    """When this person is not there; empty when they are, and go nowhere."""
    if confidant.away_from is None or (confidant.away_until and confidant.away_until < today):
        return ""
    since = written(confidant.away_from)
    if confidant.away_until is None and is_away(confidant, today):
        return f"Nu afwezig: vanaf {since}, tot nader bericht"
    if confidant.away_until is None:
        return f"Straks afwezig: vanaf {since}, tot nader bericht"
    until = written(confidant.away_until)
    if is_away(confidant, today):
        return f"Nu afwezig: van {since} tot en met {until}"
    return f"Straks afwezig: van {since} tot en met {until}"


def talk_line(talk: "ConfidantTalk", *, reads: bool) -> dict[str, str]:
    """One talk for the timeline: its words only for who may read them."""
    return {
        "title": label("help_talk", talk.kind),
        "day": written(talk.held_on),
        "by": talk.author.name,
        "text": talk.words().get("summary", "") if reads else "",
    }
