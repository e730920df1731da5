"""`zorgvuldig restore`: put a backup back, and forget again what was erased since it was made."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from zorgvuldig.command import postgres, replacing, usage
from zorgvuldig.command.operator import REFUSED, Refused, operator, wake

PATTERN = "zorgvuldig restore BESTAND [--overwrite] [--without-ledger]"
OPTIONS = {"--overwrite", "--without-ledger"}
NOT_EMPTY = (
    "In deze database staat al iets. Wilt u dat weggooien en de back-up ervoor in de plaats "
    "zetten? Zet er dan --overwrite achter."
)
NO_LEDGER = (
    "Het wisregister is niet compleet: het bestand is er niet, of de laatste regel van toen staat "
    "er niet in. Zonder wisregister komt terug wat sindsdien is gewist. Zet het bestand terug "
    "({path}). Is het er niet meer? Zet er dan --without-ledger achter."
)
TOO_OLD = (
    "Deze back-up is van {day}. Zo ver gaat het wisregister niet terug: er zou terugkomen wat is "
    "gewist. Zet er --without-ledger achter als er geen andere is, en wis daarna zelf."
)
UNSOUND = "Er is niets veranderd. Neem een andere back-up."
WRONG_RING = (
    "Deze back-up is gemaakt met een andere sleutelbos. Zet die terug, en doe het daarna opnieuw. "
    "Er is niets veranderd."
)
LET_IN = (
    "Wie sindsdien vertrok of een rol kwijtraakte, heeft die nu weer. "
    "Laat de beheerders dat nakijken."
)


@operator
def restore(argv: list[str]) -> int:
    """Check the file, put it in the place of what stands, migrate, grant, replay, verify."""
    files = [word for word in argv if not word.startswith("--")]
    options = set(argv) - set(files)
    if len(files) != 1 or not options <= OPTIONS:
        return usage(PATTERN)
    path = Path(files[0])
    if not path.is_file():
        raise Refused(f"{path} is er niet.")
    wake()
    from zorgvuldig.vault.ledger import LedgerBroken

    try:
        return put_back(path, options)
    except LedgerBroken as fault:
        raise Refused(str(fault)) from fault


def put_back(path: Path, options: set[str]) -> int:
    """Nothing of the database is touched before the whole file was read and found sound."""
    from zorgvuldig.vault import ledger

    made = _sound(path)
    ledger.lines()
    if not _is_empty():
        if "--overwrite" not in options:
            raise Refused(NOT_EMPTY)
        _save_the_ledger()
    if "--without-ledger" not in options:
        _require_ledger(made)
    _replace(path)
    return _afterwards(made)


def _sound(path: Path) -> dict[str, Any]:
    from zorgvuldig.vault import sealed_file
    from zorgvuldig.vault.keyring import KeyMissing

    try:
        with path.open("rb") as file:
            about, _ = sealed_file.head_of(file)
        with path.open("rb") as file:
            postgres.read_back(sealed_file.read(file))
        datetime.fromisoformat(about["at"])
    except KeyMissing as fault:
        raise Refused(f"{fault} {WRONG_RING}") from fault
    except sealed_file.FileBroken as fault:
        raise Refused(f"{fault} {UNSOUND}") from fault
    return about


def _is_empty() -> bool:
    return not _ask("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace LIMIT 1")


def _save_the_ledger() -> None:
    """What was erased last may stand in this database only; the file keeps it."""
    from zorgvuldig.privacy.actions import running

    if _ask("SELECT to_regclass('vault_erasure')::text")[0][0]:
        running.catch_up()


def _require_ledger(made: dict[str, Any]) -> None:
    from django.conf import settings
    from django.utils import timezone

    from zorgvuldig.rules.retention import passed
    from zorgvuldig.vault import ledger

    day: date = datetime.fromisoformat(made["at"]).date()
    if day < passed("erasure", timezone.localdate()):
        raise Refused(TOO_OLD.format(day=f"{day:%d-%m-%Y}"))
    known = {line.id for line in ledger.lines()}
    if not settings.LEDGER_FILE.exists() or (made["ledger"] and made["ledger"] not in known):
        raise Refused(NO_LEDGER.format(path=settings.LEDGER_FILE))


def _replace(path: Path) -> None:
    """Everything away, so that nothing of later stays beside what is put back; or nothing."""
    from django.db import connections

    from zorgvuldig.vault import sealed_file

    connections.close_all()
    with path.open("rb") as file:
        replacing.replace(sealed_file.read(file))


def _afterwards(made: dict[str, Any]) -> int:
    from django.db import connections

    from zorgvuldig.logbook.chain import verify
    from zorgvuldig.privacy.actions.replaying import replay
    from zorgvuldig.walls import moving

    moving.migrate()
    end_sessions()
    done = replay()
    verdict = verify(connections["owner"])
    print(f"De back-up van {moment(made)} is teruggezet. Iedereen logt opnieuw in.")
    print(f"Het wisregister telt {done.lines} regels; {done.again} keer is opnieuw gewist.")
    for number in done.failed:
        print(f"Niet gelukt: regel {number} van het wisregister. Zie docs/operating.md.")
    print(LET_IN)
    state = f"niet: {len(verdict.breaks)} fouten" if verdict.breaks else "klopt"
    print(f"Het logboek: {verdict.lines} regels, {state}.")
    return REFUSED if done.failed or verdict.breaks else 0


def moment(made: dict[str, Any]) -> str:
    """When it was made: as the name of a nightly one says it, and as a clock on the wall did."""
    from django.utils import timezone

    at = datetime.fromisoformat(made["at"])
    here = timezone.localtime(at)
    return f"{at:%d-%m-%Y %H:%M} UTC (in Nederland {here:%d-%m-%Y %H:%M})"


def end_sessions() -> None:
    """Who was signed in then signs in again: a session that ended since would be open once more."""
    from django.contrib.sessions.models import Session

    Session.objects.using("owner").all().delete()


def _ask(statement: str) -> list[Any]:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
