"""The second wall: the database itself shows an organisation its own rows and no others.

`access.py` of each room is the first wall. This one holds when a filter is forgotten: row-level
security lets the application login see rows of the organisation that was said, in this transaction,
and of nobody when none was said.
"""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator


def say(*, organisation: int | None, person: int | None = None) -> None:
    """Say for whom this transaction works. Holds until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('zorgvuldig.organisation', %s, true),"
            " set_config('zorgvuldig.person', %s, true)",
            [str(organisation or ""), str(person or "")],
        )


def said() -> int | None:
    """For which organisation this transaction works."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nullif(current_setting('zorgvuldig.organisation', true), '')::bigint"
        )
        return cursor.fetchone()[0]  # type: ignore[no-any-return]


@contextmanager
def saying(*, organisation: int | None, person: int | None = None) -> "Iterator[None]":
    """Say it for a moment; afterwards it is again as it was said before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nullif(current_setting('zorgvuldig.organisation', true), '')::bigint,"
            " nullif(current_setting('zorgvuldig.person', true), '')::bigint"
        )
        before = cursor.fetchone()
    say(organisation=organisation, person=person)
    yield
    say(organisation=before[0], person=before[1])


@contextmanager
def working_for(*, organisation: int | None, person: int | None = None) -> "Iterator[None]":
    """One transaction for one organisation: for jobs and commands, where no request says it."""
    with transaction.atomic():
        say(organisation=organisation, person=person)
        yield
        say(organisation=None)
