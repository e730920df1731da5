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

NAMES = {"certificate": "VOG", "training": "training"}
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
        _step("VOG", "confidant_papers", confidant, by=[_certificate(papers)],
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
    title: str, page: str, confidant: "Confidant", *, by: Iterable[str], done: bool = True
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
    step = _step("Proeftijd afgerond", "confidant", confidant, by=[f"Tot en met {written(until)}."],
                 done=until < today)  # fmt: skip
    return {**step, "url": "", "note": "" if step["done"] else note}


def _on(day: date | None) -> str:
    return f"Op {written(day)}." if day else ""


def _certificate(papers: rule.Papers) -> str:
    if papers.certificate_on is None:
        return ""
    until = written(rule.certificate_until(papers.certificate_on))
    return f"Van {written(papers.certificate_on)}, telt tot en met {until}."


def _member(member: Any) -> str:
    if member is None:
        return ""
    gone = "" if member.ended_on is None else " (werkt hier niet meer)"
    return f"{member.person.name}{gone}"


def _trained(papers: rule.Papers, today: date) -> list[str]:
    lacks = rule.untrained(papers.trained, today)
    if not lacks:
        until = rule.all_subjects_until(papers.trained)
        return [f"Alle {len(Training)} onderwerpen, tot en met {written(until)}."] if until else []
    followed = f"{len(Training) - len(lacks)} van de {len(Training)} onderwerpen gevolgd."
    names = ", ".join(label("help_training", one).lower() for one in lacks)
    return [followed, f"Nog te doen: {names}."]


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
    verb = "verliep" if first.until < today else "verloopt"
    what = NAMES[first.step]
    return f"{what[0].upper()}{what[1:]} {verb} {spoken(first.until, today)}"


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
        "Ten hoogste tegelijk": most(confidant.most_matches),
    }
    return [{"key": key, "value": value, "preserve": key == "Waarom"}
            for key, value in found.items()]  # fmt: skip


def most(number: int) -> str:
    """How many at once, in words."""
    return "nu niemand" if number == 0 else f"{number} mens" + ("" if number == 1 else "en")


def in_words(languages: Iterable[str]) -> str:
    """The languages by name."""
    return ", ".join(label("help_spoken", code) for code in languages)


def away(confidant: "Confidant", today: date) -> str:
    """When this person is not there; empty when they are, and go nowhere."""
    if confidant.away_from is None or (confidant.away_until and confidant.away_until < today):
        return ""
    now = "Nu afwezig" if is_away(confidant, today) else "Straks afwezig"
    until = confidant.away_until
    end = f"tot en met {written(until)}" if until else "tot nader bericht"
    return f"{now}: vanaf {written(confidant.away_from)} {end}"


def talk_line(talk: "ConfidantTalk", *, reads: bool) -> dict[str, str]:
    """One talk for the timeline: its words only for who may read them."""
    return {
        "title": label("help_talk", talk.kind),
        "day": written(talk.held_on),
        "by": talk.author.name,
        "text": talk.words().get("summary", "") if reads else "",
    }
