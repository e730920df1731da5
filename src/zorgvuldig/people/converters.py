"""Numbers in an address."""

from django.urls.converters import IntConverter

from zorgvuldig.people.access import MOST_DIGITS


class Number(IntConverter):
    """The number of a row; a longer one than the database counts to is no address of ours."""

    regex = f"[0-9]{{1,{MOST_DIGITS}}}"
