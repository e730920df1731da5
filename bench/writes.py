"""What does it cost to record something, beside the same statements by bare psycopg?

Each form is opened, and sent many times over; what was stored is undone each time, so that the same
decision can be taken again. So the commit is not in it: that is measured apart, on a bare
connection, and so is the empty page. `of aim` as in `pages`.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from html import unescape

import pages
import visitors
from django.test import Client
from django.urls import reverse

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
WORDS = "Wij spraken over school en over thuis. Het gaat beter sinds de stage."


@dataclass(frozen=True)
class Form:
    """One thing that is recorded: by whom, where, and what they type."""

    deed: str
    who: str
    client: Client
    address: str
    typed: dict[str, str]


def forms() -> list[Form]:
    """A talk, a help request, coming to a meeting, and a decision to share."""
    from zorgvuldig.dossiers.models import Disclosure
    from zorgvuldig.gatherings.models import InformationMeeting, Provider

    keeper, esra, organiser = (
        visitors.keeper_with_open(), visitors.demo("esra"), visitors.first("ORGANISER"),
    )  # fmt: skip
    here = visitors.told(Provider).get(organisation=organiser.organisation).slug
    meetings = visitors.told(InformationMeeting).filter(organisation=organiser.organisation)
    meeting = reverse("gathering:meeting", args=[here, meetings.filter(state="ANNOUNCED")[0].pk])
    proposal = visitors.told(Disclosure).filter(state="SUBMITTED").earliest("changed_at")
    talk = f"/dossiers/{visitors.kept_by(keeper).reference}/gesprek/"
    return [
        Form("record a talk", "keeper", visitors.door(keeper), talk,
             {"mode": "EXPLORATORY", "own_words": WORDS, "happened_on": str(date.today())}),
        Form("write to the line", "everybody", visitors.nobody(), door_of_the_line(),
             {"danger": "NO", "story": WORDS}),
        Form("come to a meeting", "everybody", visitors.nobody(), meeting, {"people": "1"}),
        Form("decide to share", "decider", visitors.door(esra),
             reverse("dossiers:decide", args=[proposal.pk]),
             {"decision": "NOT_SHARE", "reasons": WORDS}),
    ]  # fmt: skip


def door_of_the_line() -> str:
    """Where somebody writes to the first line of the country."""
    return f"/hulp/{visitors.line_open().slug}/nl/schrijf/"


def carried(page: str) -> dict[str, str]:
    """What a form carries unseen."""
    return {name: unescape(value) for name, value in HIDDEN.findall(page)}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is stored in here is gone afterwards."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def statements(send: Callable[[], None]) -> list[str]:
    """Everything that one sending says to the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        send()
    return [one["sql"] for one in captured]


def bare(said: list[str]) -> Callable[[], None]:
    """The same by psycopg alone, and undone."""
    held = pages.connected()

    def ask() -> None:
        with held.cursor() as cursor:
            for one in said[1:-1]:  # without the beginning and the undoing around it
                cursor.execute(one)
        held.rollback()

    return ask


def commit() -> Callable[[], None]:
    """One bare transaction that has to reach the disk."""
    held = pages.connected()

    def ask() -> None:
        held.execute("SELECT pg_logical_emit_message(true, 'bench', 'x')")
        held.commit()

    return ask


def measure() -> list[pages.Row]:
    """Each kind of form, at the size that stands."""
    return [_measured(form) for form in forms()]


def _measured(form: Form) -> pages.Row:
    nobody = visitors.nobody()
    typed = carried(form.client.get(form.address).content.decode()) | form.typed

    def send() -> None:
        with undone():
            answer = form.client.post(form.address, typed)
            assert answer.status_code in (200, 302, 303), (form.deed, answer.status_code)

    said = statements(send)
    assert any(one.startswith("INSERT") for one in said), form.deed
    empty, _ = pages.clocked(lambda: nobody.get(pages.EMPTY))
    whole, slow = pages.clocked(send)
    sql, _ = pages.clocked(bare(said))
    reached, _ = pages.clocked(commit())
    return {
        "deed": form.deed, "who": form.who, "ms": whole, "p95_ms": slow, "statements": len(said),
        "sql_ms": sql, "empty_ms": empty, "commit_ms": reached,
        "of_aim": round(whole / (3 * sql + empty), 2),
    }  # fmt: skip


COLUMNS = {
    "deed": "deed", "who": "who", "ms": "median", "p95_ms": "p95", "statements": "statements",
    "sql_ms": "bare SQL", "empty_ms": "empty page", "commit_ms": "bare commit", "of_aim": "of aim",
}  # fmt: skip
