"""A database address is read as PostgreSQL reads it, with as many servers as it names; and who
writes lands on the one that takes it, also after another one was made that."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.utils import ConnectionHandler

from tests.environment import ROOT
from tests.folders import own_folder
from zorgvuldig.command import postgres
from zorgvuldig.walls.address import database

TWO = "postgresql://app:ge%40heim@een.example:5432,twee.example:5433/zorg?target_session_attrs=read-write"


def test_two_servers_are_read_with_their_ports_and_what_is_asked_of_them():
    told = database(TWO)
    assert (told["HOST"], told["PORT"]) == ("een.example,twee.example", "5432,5433")
    assert (told["USER"], told["PASSWORD"], told["NAME"]) == ("app", "ge@heim", "zorg")
    assert told["OPTIONS"]["target_session_attrs"] == "read-write"


def test_a_server_that_is_gone_without_a_word_is_not_waited_for_long():
    assert database(TWO)["OPTIONS"]["connect_timeout"] == "5"
    assert database(f"{TWO}&connect_timeout=2")["OPTIONS"]["connect_timeout"] == "2"


@pytest.mark.parametrize(
    "url", ["postgresql://app:geheim@een:x:5432/zorg?pool=1", "app:geheim@een"]
)
def test_an_address_that_cannot_be_read_is_a_sentence_without_the_password(url):
    with pytest.raises(ImproperlyConfigured) as refused:
        database(url)
    assert str(refused.value).startswith("Een databaseadres kan niet worden gelezen.")
    assert "geheim" not in str(refused.value)


def test_a_backup_is_made_with_the_same_address(monkeypatch):
    monkeypatch.setattr(connections["owner"], "settings_dict", database(TWO))
    said, environment = postgres.address()
    assert "host=een.example,twee.example" in said[1]
    assert "target_session_attrs=read-write" in said[1]
    assert "ge@heim" not in " ".join(said)
    assert environment["PGPASSWORD"] == "ge@heim"


def test_after_a_promotion_the_same_connection_writes_on_and_nothing_confirmed_is_lost(
    monkeypatch, django_db_blocker
):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    from standby import Pair

    with own_folder() as folder, django_db_blocker.unblock():
        pair = Pair(folder, synchronous=True)
        try:
            ours = ConnectionHandler(
                {"default": database(pair.address("zorgvuldig_owner")) | {"TIME_ZONE": None}}
            )["default"]
            written(ours, "CREATE TABLE said (what text)")
            written(ours, "INSERT INTO said VALUES ('before')")
            pair.first.kill()
            pair.second.promote()
            ours.close_if_unusable_or_obsolete()
            written(ours, "INSERT INTO said VALUES ('after')")
            ours.close()
            rows = pair.second.ask("SELECT what FROM said", "zorgvuldig")
            assert rows == [("before",), ("after",)]
        finally:
            pair.end()


def written(ours, statement):
    """As at the begin of a request: a connection that does not live is made anew."""
    ours.health_check_done = False
    with ours.cursor() as cursor:
        cursor.execute(statement)
