"""Is everything that was confirmed there, once, and nothing else? Read past the product's pages."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from crowd import DRAFTER, FORM, Told

MARK = "Verzonnen geval "


def faults(told: Told) -> list[str]:
    """What is wrong, in words; empty when every promise holds."""
    from django.db import connections

    connections.close_all()  # those of before the kill lead nowhere
    return [*_notes(told), *_draft(told), *_chain()]


def _by_organisation() -> Any:
    from zorgvuldig import walls
    from zorgvuldig.people.actions import every_organisation

    for organisation in every_organisation():
        with walls.working_for(organisation=organisation):
            yield organisation


def _notes(told: Told) -> list[str]:
    """Every confirmed note with its own words, one log line of each, and no note nobody sent."""
    from zorgvuldig.dossiers.models import UneaseNote

    found: list[str] = []
    for _ in _by_organisation():
        for note in UneaseNote.unscoped.select_related("key"):
            said = note.key.open(note.sealed, note.id)["unease"]
            if said.startswith(MARK):
                found.append(said.removeprefix(MARK))
                if said != f"{MARK}{note.id}":
                    return [f"note {note.id} holds the words of another"]
    lost, unknown = {*told.notes} - {*found}, {*found} - {*told.notes} - {*told.unsure}
    wrong = [f"{len(lost)} confirmed notes are gone"] if lost else []
    wrong += [f"{len(unknown)} notes nobody sent"] if unknown else []
    wrong += ["a note stands there twice"] if len(found) != len({*found}) else []
    return wrong + _lines(told)


def _lines(told: Told) -> list[str]:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT object_id, count(*) FROM logbook_logentry"
            " WHERE event_type = 'unease.noted' GROUP BY object_id"
        )
        logged = dict(cursor.fetchall())
    other = [number for number in told.notes if logged.get(number) != 1]
    return [f"{len(other)} notes have not exactly one log line"] if other else []


def _draft(told: Told) -> list[str]:
    """At least the last version that was confirmed."""
    from zorgvuldig.drafts.access import typed_in
    from zorgvuldig.drafts.models import Draft

    kept = 0
    for _ in _by_organisation():
        mine = Draft.unscoped.select_related("box__key").filter(
            path=FORM, box__membership__person__email__startswith=DRAFTER
        )
        kept = max([kept, *(int(str(typed_in(one)["unease"]).split()[-1]) for one in mine)])
    return [f"the draft stands at {kept}, {told.draft} was confirmed"] if kept < told.draft else []


def _chain() -> list[str]:
    from django.db import connections

    from zorgvuldig.logbook.chain import verify

    verdict = verify(connections["owner"])
    return [f"the chain breaks {len(verdict.breaks)} times"] if verdict.breaks else []


def jobs_left() -> int:
    """Jobs of our mail that wait or that somebody does."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    mine = ProcrastinateJob.objects.filter(task_name="people.send_morning_mail")
    return int(mine.filter(status__in=["todo", "doing"]).count())


def mail(told: Told, folder: Path) -> dict[str, Any]:
    """How many mails there are, how often one stands there twice, and what is missing."""
    times: dict[str, int] = {}
    for path in folder.glob("*.log"):
        for piece in path.read_bytes().split(b"-" * 79 + b"\n"):
            number = message_from_bytes(piece.strip(), policy=default)["Message-ID"]
            if number:
                times[str(number)] = times.get(str(number), 0) + 1
    wanted, never = _should_be_there(told)
    return {
        "asked": len(told.mornings), "mails": len(wanted),
        "twice": sum(times.get(one, 0) > 1 for one in wanted),
        "missing": sum(one not in times for one in wanted), "never_looked_up": never,
    }  # fmt: skip


def _should_be_there(told: Told) -> tuple[set[str], int]:
    """The Message-IDs of what the product says it mailed; and how often it never came to it."""
    from zorgvuldig import walls
    from zorgvuldig.people.models import Person, Reminded
    from zorgvuldig.people.writing import _same

    wanted, looked = set(), set()
    for person in Person.objects.filter(pk__in={pk for pk, _ in told.mornings}):
        with walls.working_for(organisation=None, person=person.pk):
            for row in Reminded.unscoped.filter(person=person, day__year__gte=2031):
                looked.add((person.pk, row.day))
                if row.mailed:
                    wanted.add(_same(person, row.day)["Message-ID"])
    return wanted, len(told.mornings - looked)
