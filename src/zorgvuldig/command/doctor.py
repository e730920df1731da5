"""`zorgvuldig doctor`: does everything stand as it should? A line for each, and 1 when not."""

from collections.abc import Callable

from zorgvuldig.command import looks, usage
from zorgvuldig.command.operator import REFUSED, operator, wake

AWAY = (
    "de database is niet bereikbaar; kijk of de server draait, "
    "en of DATABASE_URL en DATABASE_OWNER_URL kloppen"
)
PATTERN = "zorgvuldig doctor [--without REGEL]"
RING_BACK = "zet de kopie van de sleutelbos terug die bij deze database hoort"
LEDGER_BACK = "zet de laatste kopie terug en voer uit: zorgvuldig retention --run"
Finding = str  # what is wrong, in Dutch; empty when all is well


@operator
def doctor(argv: list[str]) -> int:
    """Look at the database, the keys, the assets, the work behind it and the ground under it; at
    all but one, where it is another place that has pages or backups."""
    left_out = argv[1] if len(argv) == 2 and argv[0] == "--without" else ""
    if argv and left_out not in LOOKS:
        return usage(PATTERN)
    wake()
    findings = [examine(name, look) for name, look in LOOKS.items() if name != left_out]
    return REFUSED if any(findings) else 0


def examine(name: str, look: Callable[[], Finding]) -> Finding:
    """One look, said in one line; a look that fails is a finding too."""
    try:
        finding = look()
    except Exception as fault:
        finding = told(fault)
    print(f"{name}: {finding or 'in orde'}")
    return finding


def told(fault: Exception) -> Finding:
    """Why it could not be looked at, and what to do. No text of a database: it repeats rows."""
    from django.db import Error

    if isinstance(fault, Error):
        return AWAY
    if isinstance(fault, OSError):
        where = fault.filename or "een bestand"
        return f"{where}: {fault.strerror}; kijk of het er is en gelezen mag worden"
    kind = type(fault).__name__
    return f"niet na te kijken ({kind}); meld dit aan wie het programma onderhoudt"


def database() -> Finding:
    """Both logins reach the database."""
    from django.db import connections

    for alias in connections:
        connections[alias].ensure_connection()
    return ""


def migrations() -> Finding:
    """Nothing waits to be migrated."""
    from zorgvuldig.walls import moving

    waiting = moving.waiting()
    return f"{len(waiting)} stappen wachten; voer uit: zorgvuldig migrate" if waiting else ""


def grants() -> Finding:
    """The application login may not change or remove what is written once."""
    from django.db import connections

    from zorgvuldig.walls.grants import too_much

    wrong = too_much(connections["default"])
    return f"te ruim: {', '.join(wrong)}; voer uit: zorgvuldig migrate" if wrong else ""


def key_ring() -> Finding:
    """It is the ring of this database, every data key hangs on a key of it, and it opens."""
    from django.core.exceptions import ImproperlyConfigured

    from zorgvuldig.vault import belonging, keyring

    try:
        return belonging.wrong() or _keys_that_do_not_open()
    except (ImproperlyConfigured, keyring.KeyMissing) as fault:
        return f"{str(fault).rstrip('.')}; {RING_BACK}"


def _keys_that_do_not_open() -> Finding:
    from zorgvuldig.vault import keyring, rotation

    absent = [key for key in rotation.hanging() if key not in keyring.ring().keys]
    if absent:
        return f"de sleutel {absent[0]} ontbreekt, en met hem wat eraan hangt; {RING_BACK}"
    rotation.try_one_of_each()
    return ""


def erasure_ledger() -> Finding:
    """What was erased stands outside the database too, and can be read there."""
    from django.conf import settings
    from django.db import connections

    from zorgvuldig.vault import ledger
    from zorgvuldig.vault.models import Erasure

    try:
        known = ledger.known_there()
    except ledger.LedgerBroken as fault:
        return f"{str(fault).rstrip('.')}; {LEDGER_BACK}"
    rows = Erasure.unscoped.using(connections["owner"].alias).values_list("pk", flat=True)
    behind = sum(str(number) not in known for number in rows)
    if not behind:
        return ""
    lines = "1 regel staat" if behind == 1 else f"{behind} regels staan"
    return f"{lines} niet in {settings.LEDGER_FILE}; voer uit: zorgvuldig retention --run"


def assets() -> Finding:
    """The pages find their style."""
    from zorgvuldig.command import ready

    return "" if ready.assets_are_gathered() else "niet bijgewerkt; start zorgvuldig run"


LOOKS = {
    "database": database,
    "migraties": migrations,
    "rechten van de toepassing": grants,
    "sleutelbos": key_ring,
    "wisregister": erasure_ledger,
    "opmaak": assets,
    **looks.LOOKS,
}
