"""The plan on the screen: from rows to what the page asks for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from zorgvuldig.dossiers.access import plans
from zorgvuldig.dossiers.codes import StepEnd
from zorgvuldig.dossiers.views.words import gist, shown
from zorgvuldig.handbook.wording import spoken, written
from zorgvuldig.rules.afterwards import is_late

STEP_LATE = "Kijk samen hoe het met deze stap gaat: {typed}. De dag was {day}"
LEFT = "werkt hier niet meer: kies een ander"
REVIEW = "Bekijk samen het plan. De datum is voorbij: {day}"
AGAIN = "Kijk opnieuw. De datum is voorbij: {day}"


def section(dossier: Any, today: date) -> dict[str, Any]:
    """The newest plan and its steps: empty when there never was one."""
    plan = plans.newest_plan(dossier)
    if plan is None:
        return {}
    words = plan.entry.words(dossier.key)
    rows = steps(dossier, plans.steps_in(dossier), today)
    return {
        "number": plan.pk,
        "running": plan.ended_on is None,
        "ended": plan.get_ended_as_display() if plan.ended_on else "",
        "ended_on": spoken(plan.ended_on, today) if plan.ended_on else "",
        "made_on": plan.entry.happened_on,
        "former": plan.former_id,
        **lead(plan, words),
        "review": spoken(plan.review_on, today),
        "late": plan.ended_on is None and plan.review_on < today,
        "client_goal": words["client_goal"],
        "rows": shown("PLAN", {n: w for n, w in words.items() if n not in ABOVE}),
        "open": [row for row in rows if not row["how"]],
        "over": [row for row in rows if row["how"]],
        "more": len(rows) >= plans.MOST,
    }


ABOVE = ("client_goal", "lead_name")  # stand at the top of the page already


def lead(plan: Any, words: dict[str, Any]) -> dict[str, str]:
    """The one who leads, by name; and that somebody else is needed when they left."""
    if plan.lead is None:
        return {"lead": str(words.get("lead_name", ""))}
    left = plan.lead.ended_on and plan.ended_on is None
    return {"lead": plan.lead.person.name, "left": LEFT if left else ""}


def steps(dossier: Any, rows: Iterable[Any], today: date) -> list[dict[str, Any]]:
    """Steps with their words, and how each ended."""
    return [_step(dossier, row, today) for row in rows]


def _step(dossier: Any, row: Any, today: date) -> dict[str, Any]:
    words = row.entry.words(dossier.key)
    end = row.ended_with.words(dossier.key) if row.ended_with else {}
    return {
        "number": row.pk,
        "what": words["what"],
        "who": row.get_taken_by_display().capitalize(),
        "named": words.get("who", ""),
        "goal": row.get_goal_display() if row.goal else "",
        "by": written(row.by_on),
        "was": spoken(row.by_on, today),
        "late": row.ended_on is None and is_late(row.by_on, today=today),
        "how": row.get_ended_as_display() if row.ended_as else "",
        "met": row.ended_as == StepEnd.MET,
        "ended_on": row.ended_on,
        "said": end.get("said", ""),
        "compliment": end.get("compliment", ""),
        "why": end.get("why", ""),
    }


def on_page(
    dossier: Any, plan: dict[str, Any] | None, today: date, *, keeps: bool
) -> dict[str, Any]:
    """For the dossier page: the plan, its open steps by their day (a query only when there is a
    plan), and what of it matters now to who keeps the dossier."""
    rows = steps(dossier, plans.open_steps(dossier), today) if plan else []
    asks = late(dossier.reference, plan, rows, today) if plan and keeps else []
    return {"plan": plan, "small_steps": rows, "plan_asks": asks}


def late(
    reference: str, plan: dict[str, Any], rows: list[dict[str, Any]], today: date
) -> list[dict[str, str]]:
    """The plan to look at together, and steps of which the day has passed."""
    found = []
    review_on = date.fromisoformat(plan["review_on"])
    if review_on < today:
        url = reverse("dossiers:plan_review", args=[reference])
        found.append({"text": REVIEW.format(day=spoken(review_on, today)), "url": url})
    hub = reverse("dossiers:with_client", args=[reference])
    return found + [
        {
            "text": STEP_LATE.format(typed=gist({"what": row["what"]}, 80), day=row["was"]),
            "url": f"{hub}#stappen",
        }
        for row in rows
        if row["late"]
    ]


def instead(now: list[dict[str, str]], plan: dict[str, Any]) -> list[dict[str, str]]:
    """What matters now, with what the plan asks. Looking at the plan together is looking at the
    dossier again too, so it comes in its place."""
    asks: list[dict[str, str]] = plan["plan_asks"]
    if not (asks and _says(asks[0], REVIEW)):
        return now + asks
    rest = [item for item in now if not _says(item, AGAIN)]
    return asks[:1] + rest + asks[1:]


def _says(item: dict[str, str], sentence: str) -> bool:
    return item["text"].startswith(sentence.partition("{")[0])
