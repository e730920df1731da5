"""The plan on paper, for the client: plain words, in the order in which one talks about it.

What a young person looks for and what the plan does to brothers, sisters and friends is spoken
about, and stays off the paper. Who is under eighteen is addressed as "je".
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.dossiers.codes import StepEnd
from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import Letterhead, printed, writable
from zorgvuldig.rules.codes import Age

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import ActionPlan, Dossier, SmallStep


ADULT, YOUNG = "u", "je"
PARTS = (
    ("client_goal", {ADULT: "Wat u zelf wilt", YOUNG: "Wat je zelf wilt"}),
    ("family_goal", {ADULT: "Wat uw familie wil", YOUNG: "Wat je ouders of verzorgers willen"}),
    ("agency_goal", {ADULT: "Wat wij willen", YOUNG: "Wat wij willen"}),
    ("joined", {ADULT: "Waar dat samenkomt", YOUNG: "Waar dat samenkomt"}),
)
MORE = (
    ("choices_offered", {ADULT: "Waaruit u kon kiezen", YOUNG: "Waaruit je kon kiezen"}),
    ("chosen", {ADULT: "Wat er is gekozen", YOUNG: "Wat er is gekozen"}),
    ("alternatives", {ADULT: "Wat er nog meer kan", YOUNG: "Wat er nog meer kan"}),
    ("places", {ADULT: "Waar u terechtkunt", YOUNG: "Waar je terechtkunt"}),
    ("contact_point", {ADULT: "Wie daarbij kan helpen", YOUNG: "Wie daarbij kan helpen"}),
    (
        "information",
        {
            ADULT: "Waar informatie over u naartoe gaat",
            YOUNG: "Waar informatie over jou naartoe gaat",
        },
    ),
    ("hearing_back", {ADULT: "Hoe u hoort hoe het gaat", YOUNG: "Hoe je hoort hoe het gaat"}),
)
YOURS = {
    ADULT: "Dit plan maakten wij samen. Klopt iets niet, of wilt u iets anders? Zeg het. U mag "
    "vragen wat wij over u opschrijven, en uw eigen verhaal erbij laten zetten.",
    YOUNG: "Dit plan maakten we samen. Klopt iets niet, of wil je iets anders? Zeg het. Je mag "
    "vragen wat wij over je opschrijven, en je eigen verhaal erbij laten zetten.",
}
BY = {
    ADULT: {"CLIENT": "u", "PARENT": "uw ouder of verzorger"},
    YOUNG: {"CLIENT": "jij", "PARENT": "je ouder of verzorger"},
}


def content(
    dossier: "Dossier", plan: "ActionPlan", steps: Iterable["SmallStep"], organisation: str
) -> dict[str, Any]:
    """The whole paper as a plain structure."""
    words, rows = plan.entry.words(dossier.key), list(steps)
    tone = ADULT if dossier.age_on(timezone.localdate()) == Age.GE18 else YOUNG
    todo = [_todo(dossier, step, tone) for step in rows if step.ended_on is None]
    met = [_met(dossier, step) for step in rows if step.ended_as == StepEnd.MET]
    whole: dict[str, Any] = {
        "title": "Ons plan",
        "head": _head(dossier, plan, words, organisation),
        "parts": [
            *_said(PARTS, words, tone),
            *_listed("Kleine stappen", todo),
            *_listed("Wat al gelukt is", met),
            *_said(MORE, words, tone),
            {"title": "Goed om te weten", "text": YOURS[tone], "items": []},
        ],
    }
    return writable(whole)


def _head(
    dossier: "Dossier", plan: "ActionPlan", words: dict[str, Any], organisation: str
) -> list[list[str]]:
    lead = plan.lead.person.name if plan.lead else words.get("lead_name", "")
    again = ["Wij kijken weer samen op", written(plan.review_on)]
    return [
        ["Van", dossier.client["name"]],
        ["Samen met", organisation],
        ["Gemaakt op", written(plan.entry.happened_on)],
        ["Wie het overzicht houdt", lead],
        ["Dit plan eindigde op", written(plan.ended_on)] if plan.ended_on else again,
    ]


def _said(
    asked: Iterable[tuple[str, dict[str, str]]], words: dict[str, Any], tone: str
) -> list[dict[str, Any]]:
    return [
        {"title": title[tone], "text": words[name], "items": []}
        for name, title in asked
        if words.get(name)
    ]


def _listed(title: str, items: list[dict[str, str]]) -> list[dict[str, Any]]:
    return [{"title": title, "text": "", "items": items}] if items else []


def _todo(dossier: "Dossier", step: "SmallStep", tone: str) -> dict[str, str]:
    words = step.entry.words(dossier.key)
    by = BY[tone].get(step.taken_by, step.get_taken_by_display())
    who = f"{by} ({words['who']})" if words.get("who") else by
    return {"text": words["what"], "note": f"Wie: {who}. Uiterlijk {written(step.by_on)}."}


def _met(dossier: "Dossier", step: "SmallStep") -> dict[str, str]:
    words = step.entry.words(dossier.key)
    end = step.ended_with.words(dossier.key) if step.ended_with else {}
    return {"text": words["what"], "note": end.get("compliment", "")}


def pdf(whole: dict[str, Any], head: Letterhead | None) -> bytes:
    """The plan as an accessible PDF, in large letters."""
    return printed("zorgvuldig.dossiers.letter", "plan.typ", whole, head=head)
