"""Each end changes what is its own; the database refuses the rest, also when SQL is slipped in."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.exchange import making

RECEIVER, SENDER = "chaima", "anna"


def slipped_in(sql):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.rowcount
    except DatabaseError as refused:
        return refused.__cause__.sqlstate


@pytest.mark.parametrize(
    ("who", "sql", "told"),
    [
        (RECEIVER, "UPDATE exchange_parcel SET client_ref = gen_random_uuid()", "42501"),
        (RECEIVER, "UPDATE exchange_parcel SET own_key_id = NULL", "42501"),
        (RECEIVER, "UPDATE exchange_parcel SET sealed = '\\x00'", "42501"),
        (RECEIVER, "UPDATE exchange_parcel SET organisation_id = organisation_id", "42501"),
        (RECEIVER, "DELETE FROM exchange_parcel", 0),
        (SENDER, "UPDATE exchange_parcel SET opened_at = now()", "42501"),
        (SENDER, "UPDATE exchange_parcel SET refusal = 'NO_ROOM'", "42501"),
        (SENDER, "UPDATE exchange_connection SET addressee = 'POLICE'", "42501"),
        (SENDER, "DELETE FROM exchange_connection", 0),
    ],
)
def test_what_belongs_to_the_other_end_is_not_changed(town, who, sql, told):
    making.sent(town)
    town.at_work(who)
    assert slipped_in(sql) == told
