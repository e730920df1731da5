"""The console command `zorgvuldig`: one door for operators, with a sub-command per task.

Each sub-command is a function that takes the rest of the command line and returns the exit
status. It is imported only when asked for, so the rules answer without waking Django.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module

COMMANDS = {
    "advise": "zorgvuldig.command.lines:advise",
    "match": "zorgvuldig.command.lines:match",
    "run": "zorgvuldig.command.running:run",
    "web": "zorgvuldig.command.running:web",
    "prepare": "zorgvuldig.command.running:prepare",
    "worker": "zorgvuldig.command.running:worker",
    "ready": "zorgvuldig.command.asking:ready",
    "migrate": "zorgvuldig.command.upkeep:migrate",
    "demo": "zorgvuldig.command.upkeep:demo",
    "logbook": "zorgvuldig.command.chain:logbook",
    "keys": "zorgvuldig.command.keys:keys",
    "organisation": "zorgvuldig.command.organisation:organisation",
    "retention": "zorgvuldig.command.retention:retention",
    "figures": "zorgvuldig.command.figures:figures",
    "backup": "zorgvuldig.command.backup:backup",
    "restore": "zorgvuldig.command.restore:restore",
    "doctor": "zorgvuldig.command.doctor:doctor",
    "django": "zorgvuldig.command.upkeep:django",
}

WRONG_COMMAND_LINE = 2


def main(argv: list[str] | None = None) -> int:
    """Runs one sub-command and returns its exit status; a wrong command line is 2."""
    name, *rest = (sys.argv[1:] if argv is None else argv) or [""]
    if name not in COMMANDS:
        return usage(f"zorgvuldig <{'|'.join(COMMANDS)}> …")
    try:
        return command(name)(rest)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def command(name: str) -> Callable[[list[str]], int]:
    """The function behind a sub-command."""
    module, function = COMMANDS[name].split(":")
    found: Callable[[list[str]], int] = getattr(import_module(module), function)
    return found


def usage(pattern: str) -> int:
    """Says on standard error how it should have been asked."""
    print(f"Zo werkt deze opdracht niet. Gebruik: {pattern}", file=sys.stderr)
    return WRONG_COMMAND_LINE
