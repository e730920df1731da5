"""`zorgvuldig migrate`, `demo` and `django`: the database and what is in it."""

import os
import time

from zorgvuldig.command import usage
from zorgvuldig.command.operator import Refused, operator, wake

COUNTRY = "zorgvuldig demo --scale <national|deel> [--seed getal]"


@operator
def migrate(argv: list[str]) -> int:
    """Bring the database up to date and say again what the application login may do."""
    if argv:
        return usage("zorgvuldig migrate")
    wake()
    from zorgvuldig.walls import moving

    waiting = moving.waiting()
    moving.migrate()
    steps = "1 stap" if len(waiting) == 1 else f"{len(waiting)} stappen"
    print(f"De database is bijgewerkt: {steps} gezet. De rechten zijn gezet.")
    return 0


@operator
def demo(argv: list[str]) -> int:
    """Load the demonstration into an empty database, begin it anew, or fill a whole country."""
    if argv[:1] == ["--scale"]:
        return _country(argv[1:])
    if argv not in (["load"], ["reset"]):
        return usage(f"zorgvuldig demo <load|reset>, of {COUNTRY}")
    os.environ["ZORGVULDIG_DEMO"] = "1"
    wake()
    from zorgvuldig.demo import actions

    deed, done = {
        "load": (actions.load, "De demonstratie is geladen."),
        "reset": (actions.reset, "De demonstratie is opnieuw begonnen."),
    }[argv[0]]
    try:
        deed()
    except actions.NotTheDemonstration as refusal:
        raise Refused(str(refusal)) from refusal
    print(done)
    return 0


def _country(argv: list[str]) -> int:
    """Fill the database with invented organisations, and say how many and how long it took."""
    from zorgvuldig.demo.country import sizes

    part = sizes.parse(argv[0]) if argv else None
    seed = argv[2] if len(argv) == 3 and argv[1] == "--seed" else ""
    if part is None or (len(argv) != 1 and not seed.isdecimal()):
        return usage(COUNTRY)
    os.environ["ZORGVULDIG_DEMO"] = "1"
    wake()
    from zorgvuldig.demo.actions import NotTheDemonstration
    from zorgvuldig.demo.country import filling
    from zorgvuldig.walls import moving

    if moving.waiting():
        moving.migrate()
    size, began = sizes.at(part), time.monotonic()
    try:
        filling.fill(size, int(seed or filling.SEED))
    except NotTheDemonstration as refusal:
        raise Refused(str(refusal)) from refusal
    print(f"Het verzonnen land staat er, in {time.monotonic() - began:.0f} seconden: {size.told}.")
    return 0


@operator
def django(argv: list[str]) -> int:
    """Django's own management commands, for developers."""
    wake()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["zorgvuldig django", *argv])
    return 0
