"""Loading the demonstration, beginning it anew, and signing in as one of its people."""

from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.contrib import auth
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone

from zorgvuldig.demo import cast
from zorgvuldig.people import practising
from zorgvuldig.people.models import Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from zorgvuldig.people.models import Membership

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STORY = "zorgvuldig.demo.story"


class NotTheDemonstration(Exception):
    """What stands in the database is not (or not only) the demonstration."""


def load_when_empty() -> bool:
    """Load the demonstration when there is nothing yet; returns whether that was so."""
    with one_at_a_time():
        empty = not Organisation.objects.using("owner").exists()
        if empty:
            _tell()
    return empty


def load() -> None:
    """Load the demonstration into an empty database."""
    if not load_when_empty():
        raise NotTheDemonstration("De database is niet leeg. Er is niets geladen.")


def reset() -> None:
    """Throw everything away and begin anew. Refused when somebody real is in the database."""
    with one_at_a_time():
        require_invented()
        call_command("flush", database="owner", interactive=False, verbosity=0)
        _tell()


def require_invented() -> None:
    """Refuse when the database holds anybody who is not of the demonstration."""
    if Person.objects.exclude(email__endswith=f"@{cast.DOMAIN}").exists():
        raise NotTheDemonstration(
            "In deze database staan ook andere personen dan die van de demonstratie. "
            "Er is niets gewist."
        )


@transaction.atomic
def _tell() -> None:
    gathered = cast.gather(timezone.localdate())
    if find_spec(STORY):
        import_module(STORY).tell(gathered)


@contextmanager
def one_at_a_time() -> "Iterator[None]":
    """Two who begin anew at once do so one after the other."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('zorgvuldig.demo'))")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('zorgvuldig.demo'))")


def sign_in(*, request: "HttpRequest", membership: "Membership") -> None:
    """Be this person, in this organisation, until signing out; without a second factor."""
    auth.login(request, membership.person, backend=BACKEND)
    request.session["demonstration"] = True
    request.session["organisation"] = membership.organisation_id
    practising.stop(request.session)
