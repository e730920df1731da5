"""`zorgvuldig migrate`, `demo` and `django`: the database and what is in it."""

import os

from zorgvuldig.command import usage
from zorgvuldig.command.operator import Refused, operator, wake


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
    """Load the demonstration into an empty database, or begin it anew."""
    if argv not in (["load"], ["reset"]):
        return usage("zorgvuldig demo <load|reset>")
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


@operator
def django(argv: list[str]) -> int:
    """Django's own management commands, for developers."""
    wake()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["zorgvuldig django", *argv])
    return 0
