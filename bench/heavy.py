"""What takes longer than a page: the rules, counting a quarter, papers, and reading the logbook."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

import visitors

HERE = Path(__file__).parent
Row = dict[str, Any]


def rules() -> Row:
    """The rules on one core, and a proposal out of five thousand confidants."""
    return {"rules": _told("rules.py", "20000")["commands"],
            "match": _told("matching.py", "5000")["requests"]}  # fmt: skip


def _told(program: str, *given: str) -> Any:
    said = subprocess.run([sys.executable, HERE / program, *given],
                          capture_output=True, text=True, check=True)  # fmt: skip
    return json.loads(said.stdout.splitlines()[0])


def counting() -> list[Row]:
    """The last whole quarter of the largest organisation, and of the largest line. Counted for good
    as each night, so that the year pages have figures; a second time there is nothing to count."""
    from django.utils import timezone

    from zorgvuldig.people.roles import Role
    from zorgvuldig.rules.quarters import before, quarter_of
    from zorgvuldig.statistics.actions.counting import count_apart

    today = timezone.localdate()
    quarters = before(quarter_of(today), 4)
    rows = []
    for what, role in (("dossiers", Role.PROFESSIONAL), ("the line", Role.HELPLINE_COORDINATOR)):
        place = visitors.first(role).organisation.pk
        for quarter in quarters:
            took, counted = timed(partial(count_apart, place, quarter, today))
            rows.append({"what": f"{quarter.title} of {what}", "ms": took, "new": counted})
    return rows


def papers() -> list[Row]:
    """One paper of each kind that the demonstration has; the second of two, so that the fonts are
    read already."""
    rows: dict[str, Row] = {}
    for kind, client, address in _addresses():
        if kind in rows or client.get(address).status_code != HTTPStatus.OK:
            continue  # this one is no paper yet: the next may be
        took, answer = timed(partial(client.get, address))
        body = b"".join(answer) if answer.streaming else answer.content
        assert body.startswith(b"%PDF"), (kind, address)
        rows[kind] = {"paper": kind, "ms": took, "kB": round(len(body) / 1000)}
    return [*rows.values()]


def _addresses() -> Iterator[tuple[str, Any, str]]:
    from django.urls import reverse
    from django.utils import timezone

    from zorgvuldig.dossiers.models import ActionPlan, ClientSummary, Disclosure, SafetyMap
    from zorgvuldig.gatherings.models import Workshop

    kinds = (
        ("letter", Disclosure, "letter_pdf", "dossier"),
        ("plan", ActionPlan, "plan_pdf", "lezen"),
        ("safety map", SafetyMap, "map_pdf", "dossier"),
        ("summary", ClientSummary, "summary_pdf", "geven"),
    )
    for kind, model, name, purpose in kinds:
        for row in visitors.told(model).select_related("dossier"):
            given = [row.dossier.reference] + ([] if model is ActionPlan else [row.pk])
            page = reverse(f"dossiers:{name}", args=given)
            yield kind, _keeper(row.dossier), f"{page}?doel={purpose}"
    keeper = visitors.keeper_with_open()
    looks = reverse("privacy:looks_pdf", args=[visitors.kept_by(keeper).reference])
    year, decider = timezone.localdate().year, visitors.first("DECISION_MAKER")
    sent = visitors.told(Workshop).get(state="REPORT_SENT")
    yield "who looked", visitors.door(keeper), f"{looks}?doel=client"
    yield "year", visitors.door(decider), reverse("statistics:year_pdf", args=[year])
    yield ("report of a workshop", visitors.door(visitors.demo("olga")),
           reverse("gatherings:report_pdf", args=[sent.pk]))  # fmt: skip
    yield ("information", visitors.nobody(),
           reverse("guide:notice_pdf", args=["JEUGDHULP", "YOUTH_12"]))  # fmt: skip


def _keeper(dossier: Any) -> Any:
    from zorgvuldig.dossiers.models import Involvement
    from zorgvuldig.people.actor import Actor

    held = visitors.told(Involvement).filter(dossier=dossier, part="KEEPER")
    work = held.select_related("membership__person", "membership__organisation").first().membership
    return visitors.door(Actor(work.person, work))


def verifying() -> Row:
    """The whole logbook, beside reading the same lines by bare psycopg."""
    from django.db import connections

    from zorgvuldig.logbook.chain import READ, verify

    took, verdict = timed(lambda: verify(connections["owner"]))
    assert not verdict.breaks, verdict.breaks[:3]
    bare, _ = timed(lambda: _read_bare(READ))
    return {"lines": verdict.lines, "s": round(took / 1000, 1), "bare_s": round(bare / 1000, 1),
            "lines_a_second": round(verdict.lines / took * 1000)}  # fmt: skip


def _read_bare(question: str) -> None:
    from django.db import connections

    known = connections["owner"].get_connection_params()
    import psycopg

    own = {name: known[name] for name in ("dbname", "user", "host") if known.get(name)}
    with psycopg.connect(**own) as held, held.cursor("bench") as cursor:
        cursor.itersize = 2000
        cursor.execute(question)
        for _ in cursor:
            pass


def timed(does: Callable[[], Any]) -> tuple[float, Any]:
    """The milliseconds of once, and what came out."""
    began = time.perf_counter()
    found = does()
    return round((time.perf_counter() - began) * 1000, 1), found
