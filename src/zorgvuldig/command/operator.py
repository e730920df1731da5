"""What every operator's command shares: it wakes Django, and it refuses with a sentence."""

import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from zorgvuldig.walls.unmoved import NotMoved

Command = Callable[[list[str]], int]

REFUSED = 1


class Refused(Exception):
    """The command cannot do this now; its text tells the operator why, in Dutch."""


def operator(work: Command) -> Command:
    """The command as the operator meets it: no traceback for what an operator can mend."""

    @wraps(work)
    def command(argv: list[str]) -> int:
        try:
            return work(argv)
        except (Refused, ImproperlyConfigured, NotMoved) as refusal:
            return refuse(str(refusal))
        except OperationalError as fault:
            return refuse(f"De database is niet bereikbaar: {str(fault).splitlines()[0]}")

    return command


def wake() -> None:
    """Start the embedded database when that is the one in use, and set Django up."""
    start_database()
    import django

    django.setup()


def start_database() -> None:
    """The embedded database runs, when that is the one in use; Django's own rooms sleep on."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorgvuldig.settings")
    warnings.filterwarnings("ignore", module="platformdirs")
    from django.conf import settings

    if settings.EMBEDDED:
        _start_embedded()


def _start_embedded() -> None:
    from django.conf import settings

    from zorgvuldig.walls import embedded

    try:
        embedded.start(settings.VAR)
    except (OSError, subprocess.SubprocessError) as fault:
        log = embedded.data_folder(settings.VAR) / "log"
        raise Refused(f"De ingebouwde database start niet. Kijk in {log}.") from fault


def refuse(sentence: str) -> int:
    """Say why not, on standard error."""
    print(sentence, file=sys.stderr)
    return REFUSED
