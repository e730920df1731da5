"""What `doctor` looks at besides the database itself: the work behind it, and the ground under it.

Each look answers with a sentence that says what is wrong and what to do, or nothing.
"""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

Finding = str

LONG = timedelta(minutes=15)  # a job that is due is begun within seconds
LATELY = timedelta(days=7)
CLOCK = timedelta(seconds=5)
NIGHTS = 2  # that erasing may be behind before somebody has to look
BACKUP_AGE = timedelta(hours=26)  # one each night, and two hours to make it
NIGHT_AGE = timedelta(hours=26)  # as a backup
LEAST_FREE, LEAST_SHARE = 1 << 30, 0.05


def worker() -> Finding:
    """Somebody does the jobs."""
    from zorgvuldig.walls import watching

    if watching.worker_lives():
        return ""
    silent = watching.worker_silent_for()
    since = "er is er geen" if silent is None else f"al {_long(silent)} niets van gehoord"
    return (
        f"{since}; er gaat geen e-mail uit en ’s nachts wordt niets gewist; start zorgvuldig worker"
    )


def queue() -> Finding:
    """What is due is done."""
    from zorgvuldig.walls import watching

    late = watching.due_for(LONG)
    return (
        f"{_jobs(late)} langer dan een kwartier; kijk of de verwerker draait en wat hij meldt"
        if late
        else ""
    )


def mail() -> Finding:
    """Mail leaves."""
    from zorgvuldig.walls import watching

    lost = watching.failed_within(LATELY, mail=True)
    trying = watching.mail_tried_again()
    if not lost and not trying:
        return ""
    return (
        f"in een week {lost} niet verstuurd, en {trying} wordt opnieuw geprobeerd; "
        "kijk naar EMAIL_HOST en verder, en in de uitvoer van de verwerker"
    )


def failed() -> Finding:
    """Nothing else was given up."""
    from zorgvuldig.walls import watching

    lost = watching.failed_within(LATELY, mail=False)
    return f"{lost} mislukt in een week; kijk in de uitvoer van de verwerker" if lost else ""


def clock() -> Finding:
    """Terms and signing in count on one time."""
    from zorgvuldig.walls import watching

    ahead = watching.clock_ahead()
    if abs(ahead) <= CLOCK:
        return ""
    way = "voor" if ahead > timedelta() else "achter"
    return (
        f"deze machine loopt {_long(abs(ahead))} {way} op de database; "
        "zet op beide het gelijkzetten van de tijd aan"
    )


def erasing_day() -> Finding:
    """Erasing keeps up with the calendar, and no clock leapt."""
    from zorgvuldig.vault import nights

    behind = nights.behind()
    if behind < 0:
        return (
            "deze machine noemt een dag van voor de laatste nacht; zet de klok gelijk. "
            "Tot dan wordt niets te vroeg gewist"
        )
    if behind <= NIGHTS:
        return ""
    return (
        f"er wordt gewist alsof het {nights.day():%d-%m-%Y} is, {behind} dagen terug: de klok "
        "sprong vooruit, of er zijn nachten overgeslagen. Kijk op een kalender of de datum van "
        "deze machine klopt, en voer dan uit: zorgvuldig retention --today JJJJ-MM-DD"
    )


def disk() -> Finding:
    """There is room where the product writes; of the database's own disk nothing is known here."""
    for place, found in rooms():
        if found.free < max(LEAST_FREE, found.total * LEAST_SHARE):
            return (
                f"bij {place} is nog {found.free >> 20} MB vrij; maak ruimte of vergroot de schijf"
            )
    return ""


def rooms() -> list[tuple[Path, Any]]:
    """Where the product writes, and how much room there is."""
    from django.conf import settings

    places = {Path(settings.VAR), Path(settings.LEDGER_FILE).parent, settings.BACKUPS}
    return [(place, shutil.disk_usage(place)) for place in places if place and place.is_dir()]


def night() -> Finding:
    """Terms are carried out each night. A demonstration sleeps when its laptop does."""
    from django.conf import settings

    from zorgvuldig.walls import watching

    since = watching.night_since()
    late = since is None and watching.stands_since() > NIGHT_AGE
    if settings.DEMO or not (late or (since and since > NIGHT_AGE)):
        return ""
    last = "niet bekend dat het ooit lukte" if since is None else f"al {_long(since)} niet gelukt"
    return (
        f"{last}; er blijft staan wat weg moet; voer uit: zorgvuldig retention --run, "
        "en kijk of zorgvuldig worker ’s nachts draait"
    )


def backups() -> Finding:
    """The newest backup is of last night. The demonstration needs none."""
    from django.conf import settings

    if settings.BACKUPS is None:
        told = (
            "niet bekend waar ze staan; geef ZORGVULDIG_BACKUPS de map, en maak er elke nacht een"
        )
        return "" if settings.EMBEDDED else told
    return _age_of_newest(settings.BACKUPS)


def age_of_backup() -> timedelta | None:
    """How long ago the newest backup was begun, by what its own head says; None without one."""
    from django.conf import settings
    from django.utils import timezone

    folder = settings.BACKUPS
    there = folder.iterdir() if folder and folder.is_dir() else ()
    made = [at for path in there if path.is_file() and (at := _made_at(path))]
    return timezone.now() - max(made) if made else None


def _age_of_newest(folder: Path) -> Finding:
    if not folder.is_dir():
        return f"{folder} is er niet; kijk of de schijf is aangekoppeld"
    age = age_of_backup()
    if age is None:
        return f"in {folder} staat er geen; voer uit: zorgvuldig backup"
    old = f"de nieuwste is {_long(age)} oud; kijk waarom er geen nieuwe kwam"
    return old if age > BACKUP_AGE else ""


def _made_at(path: Path) -> datetime | None:
    from zorgvuldig.vault import sealed_file

    with path.open("rb") as file:
        try:
            return datetime.fromisoformat(sealed_file.head_of(file)[0]["at"])
        except (sealed_file.FileBroken, KeyError, TypeError, ValueError):
            return None


def contact_points() -> Finding:
    """Whom a professional calls was checked within the year; how many were not, not whose."""
    from django.utils import timezone

    from zorgvuldig import walls
    from zorgvuldig.people.actions import every_organisation
    from zorgvuldig.people.models import ContactPoint
    from zorgvuldig.people.protocol import STILL_FRESH

    old, before = 0, timezone.localdate() - STILL_FRESH
    for organisation in every_organisation():
        with walls.working_for(organisation=organisation):
            old += ContactPoint.unscoped.filter(verified_on__lt=before).count()
    return f"{old} langer dan een jaar niet nagekeken; vraag het de beheerders" if old else ""


def _jobs(number: int) -> str:
    return "1 taak wacht" if number == 1 else f"{number} taken wachten"


def _long(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    if seconds < 120:
        return f"{seconds} seconden"
    return f"{seconds // 60} minuten" if seconds < 7200 else f"{seconds // 3600} uur"


LOOKS = {
    "verwerker van taken": worker,
    "wachtrij": queue,
    "e-mail": mail,
    "andere taken": failed,
    "nacht": night,
    "klok": clock,
    "dag van het wissen": erasing_day,
    "schijf": disk,
    "back-ups": backups,
    "contactpunten": contact_points,
}
