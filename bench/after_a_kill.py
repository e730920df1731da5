"""Is everything that was confirmed there, once, and nothing else? Read past the product's pages."""

from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import deeds
from crowd import Told

# Of each kind: the event of which everything confirmed has exactly one line in the logbook.
LOGGED = {"note": "unease.noted", "question": "concurrence.recorded"}


def faults(told: Told) -> list[str]:
    """What is wrong, in words; empty when every promise holds."""
    from django.db import connections

    connections.close_all()  # those of before the kill lead nowhere
    found = {kind: stored() for kind, stored in STORED.items()}
    wrong = [said for kind, numbers in found.items() for said in _compared(told, kind, numbers)]
    wrong += [said for kind in LOGGED for said in _lines(told, kind)]
    return [*told.faults, *wrong, *_places(told), *_drafts(told), *_chain()]


def stand_before(told: Told) -> None:
    """Note what is there already, of an earlier run in the same folder."""
    told.before = {number for stored in STORED.values() for number in stored()}
    told.places_before = places_taken()


def by_organisation() -> Iterator[int]:
    """Each, behind its own wall."""
    from zorgvuldig import walls
    from zorgvuldig.people.actions import every_organisation

    for organisation in every_organisation():
        with walls.working_for(organisation=organisation):
            yield organisation


def _compared(told: Told, kind: str, numbers: Counter[str]) -> list[str]:
    confirmed, unsure = {*told.confirmed.get(kind, {})}, {*told.unsure}
    lost, unknown = confirmed - {*numbers}, {*numbers} - confirmed - unsure - told.before
    twice = [number for number, times in numbers.items() if times > 1]
    return [
        f"{len(which)} of kind {kind}: {said}"
        for which, said in ((lost, "gone"), (unknown, "nobody sent"), (twice, "there twice"))
        if which
    ]  # fmt: skip


def _notes() -> Counter[str]:
    """Notes by the number in their words, which has to be their own."""
    from zorgvuldig.dossiers.models import UneaseNote

    found: Counter[str] = Counter()
    for _ in by_organisation():
        for note in UneaseNote.unscoped.select_related("key").iterator():
            said = note.key.open(note.sealed, note.id)["unease"]
            if said.startswith(deeds.MARK):
                same = said == f"{deeds.MARK}{note.id}"
                found[str(note.id) if same else f"{note.id} with the words of another"] += 1
    return found


def _help_requests() -> Counter[str]:
    """Messages to the line by the number in their words."""
    from zorgvuldig.helpline.models import HelpNote

    found: Counter[str] = Counter()
    for _ in by_organisation():
        for note in HelpNote.unscoped.select_related("request__key").iterator():
            said = str(note.request.key.open(note.sealed, note.pk).get("text", ""))
            if said.startswith(deeds.MARK):
                found[said.removeprefix(deeds.MARK)] += 1
    return found


def _questions() -> Counter[str]:
    from zorgvuldig.dossiers.models import Concurrence

    found: Counter[str] = Counter()
    for _ in by_organisation():
        asked = Concurrence.unscoped.select_related("entry__dossier__key")
        for one in asked.filter(kind="GOOD_CARE_OBJECTION"):
            said = one.entry.words(one.entry.dossier.key).get("reason", "")
            if said.startswith(deeds.MARK):
                found[said.removeprefix(deeds.MARK)] += 1
    return found


def _answers() -> Counter[str]:
    """Answers that say what was said."""
    from zorgvuldig.dossiers.models import Concurrence

    found: Counter[str] = Counter()
    for _ in by_organisation():
        given = Concurrence.unscoped.filter(answered_at__isnull=False, kind="GOOD_CARE_OBJECTION")
        for one in given:
            if one.agreed == (int(str(one.pk)[-1], 16) % 2 == 0):
                found[f"answer {one.pk}"] += 1
    return found


STORED = {
    "note": _notes,
    "help request": _help_requests,
    "question": _questions,
    "answer": _answers,
}


def _places(told: Told) -> list[str]:
    """As many as were confirmed, and what is not known yet: nobody has a place twice or none."""
    there = places_taken()
    least = told.places_before + len(told.confirmed.get("place", {}))
    most = least + sum(one.kind == "place" for one in told.unsure.values())
    right = least <= there <= most
    return [] if right else [f"{there} places are taken, {least} to {most} were confirmed"]


def places_taken() -> int:
    """How many times places were given at the meeting."""
    from zorgvuldig.gatherings.models import MeetingPlace

    return sum(
        MeetingPlace.unscoped.filter(meeting__places=deeds.PLACES).count()
        for _ in by_organisation()
    )


def _lines(told: Told, kind: str) -> list[str]:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT object_id, count(*) FROM logbook_logentry WHERE event_type = %s"
            " GROUP BY object_id",
            [LOGGED[kind]],
        )
        logged = dict(cursor.fetchall())
    other = [number for number in told.confirmed.get(kind, {}) if logged.get(number) != 1]
    return [f"{len(other)} of kind {kind} have not exactly one log line"] if other else []


def _drafts(told: Told) -> list[str]:
    """At least the last version that was confirmed."""
    from zorgvuldig.drafts.access import typed_in
    from zorgvuldig.drafts.models import Draft

    kept: dict[str, int] = {}
    for _ in by_organisation():
        mine = Draft.unscoped.select_related("box__key", "box__membership__person")
        for one in mine.filter(path=deeds.FORM):
            part = one.box.membership.person.email.partition("@")[0]
            version = str(typed_in(one).get("unease", "")).rpartition("versie ")[2]
            if version.isdecimal():
                kept[part] = max(kept.get(part, 0), int(version))
    return [
        f"the draft of {part} stands at {kept.get(part, 0)}, {version} was confirmed"
        for part, version in told.drafts.items()
        if kept.get(part, 0) < version
    ]


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


def worker_lives() -> bool:
    """Was a worker heard of just now?"""
    from zorgvuldig.walls import watching

    return watching.worker_lives()


def mail(told: Told, folder: Path) -> dict[str, Any]:
    """How many mails there are, how often one stands there twice, and what is missing."""
    times: Counter[str] = Counter()
    for path in folder.glob("*.log"):
        for piece in path.read_bytes().split(b"-" * 79 + b"\n"):
            number = message_from_bytes(piece.strip(), policy=default)["Message-ID"]
            if number:
                times[str(number)] += 1
    wanted, never = _should_be_there(told)
    return {
        "asked": len(told.mornings), "mails": len(wanted),
        "twice": sum(times[one] > 1 for one in wanted),
        "missing": sum(one not in times for one in wanted), "never_looked_up": never,
    }  # fmt: skip


def _should_be_there(told: Told) -> tuple[set[str], int]:
    """The Message-IDs of what the product says it mailed; and how often it never came to it. On a
    day off nobody gets mail."""
    from zorgvuldig import walls
    from zorgvuldig.people.models import Person, Reminded
    from zorgvuldig.people.writing import _same
    from zorgvuldig.rules.working_days import is_working_day

    wanted, looked = set(), set()
    for person in Person.objects.filter(pk__in={pk for pk, _ in told.mornings}):
        with walls.working_for(organisation=None, person=person.pk):
            for row in Reminded.unscoped.filter(person=person, day__year__gte=2031):
                looked.add((person.pk, row.day))
                if row.mailed:
                    wanted.add(_same(person, row.day)["Message-ID"])
    days = {morning for morning in told.mornings if is_working_day(morning[1])}
    return wanted, len(days - looked)
