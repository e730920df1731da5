"""`zorgvuldig keys`: what hangs on the key ring, and turning it."""

from collections.abc import Callable

from zorgvuldig.command import usage
from zorgvuldig.command.operator import Refused, operator, wake

PATTERN = "zorgvuldig keys <list|new|rotate|rewrap|drop SLEUTEL>"


@operator
def keys(argv: list[str]) -> int:
    """List, make the first, rotate, rewrap or drop."""
    deeds = {"list": listed, "new": new, "rotate": rotate, "rewrap": rewrap}
    if len(argv) == 2 and argv[0] == "drop":
        return done(lambda: drop(argv[1]))
    if len(argv) != 1 or argv[0] not in deeds:
        return usage(PATTERN)
    return done(deeds[argv[0]])


def done(deed: Callable[[], None]) -> int:
    """Do it, with a sentence when the ring refuses."""
    wake()
    from zorgvuldig.vault.rotation import RingFixed

    try:
        deed()
    except RingFixed as refusal:
        raise Refused(str(refusal)) from refusal
    return 0


def listed() -> None:
    """Each key with what hangs on it; the first is the one that wraps."""
    from zorgvuldig.vault import keyring, rotation

    ring = keyring.ring()
    for key_id, count in rotation.hanging().items():
        state = "nieuwste" if key_id == ring.newest else "oud"
        state = state if key_id in ring.keys else "ONTBREEKT"
        print(f"{key_id}: {state}, {count} gegevenssleutels")


def new() -> None:
    """The first ring of an installation."""
    from django.conf import settings

    from zorgvuldig.vault import rotation

    rotation.begin()
    print(
        f"De sleutelbos staat in {settings.KEY_RING_FILE}. Maak nu een kopie en bewaar die apart "
        "van de back-ups: zonder de sleutelbos leest niemand meer wat ermee verzegeld is."
    )


def rotate() -> None:
    """A new key in front; the old ones still open what hangs on them."""
    from django.utils import timezone

    from zorgvuldig.vault import rotation

    key_id = rotation.turn(timezone.localdate())
    print(
        f"De sleutel {key_id} is de nieuwste. Maak nu een kopie van de sleutelbos "
        "en voer dan uit: zorgvuldig keys rewrap"
    )


def rewrap() -> None:
    """Every data key under the newest key."""
    from zorgvuldig.vault import rotation

    count = rotation.rewrap()
    print(f"{count} gegevenssleutels hangen nu aan de nieuwste sleutel.")


def drop(key_id: str) -> None:
    """An old key off the ring."""
    from zorgvuldig.vault import rotation

    rotation.drop(key_id)
    print(f"De sleutel {key_id} is van de sleutelbos. Back-ups van daarvoor gaan er niet mee open.")
