"""Two at the same moment, each in a thread and a connection of its own; and walls taken out."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connections, transaction
from django.test import Client

from tests import cast
from tests.exchange import making
from zorgvuldig import walls
from zorgvuldig.exchange.actions import connecting, receiving, saying, sending
from zorgvuldig.exchange.models import Connection, Message, Parcel, SecretLink
from zorgvuldig.logbook import chain
from zorgvuldig.logbook.actions import record
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.exchange import TRIES
from zorgvuldig.vault.models import DataKey

ROUNDS = 4


def apart(actor, number, deed, together):
    """One deed of one of both ends."""
    try:
        with walls.working_for(organisation=actor.organisation.pk, person=actor.person.pk):
            found = making.here(Parcel(pk=number))
            together.wait(120)
            deed(parcel=found, actor=actor)
        return "done"
    except NotNow:
        return "refused"
    finally:
        connections.close_all()


def both(*deeds):
    together = Barrier(len(deeds))
    with ThreadPoolExecutor(len(deeds)) as pool:
        asked = [pool.submit(apart, *one, together) for one in deeds]
        return [one.result() for one in asked]


def several(names):
    """Parcels on their way from De Brug to Het Anker, each from a dossier of its own."""
    with transaction.atomic():
        town = cast.build()
        connection = making.connected(town)
        made = [making.sent(town, making.shared(town, one), connection=connection) for one in names]
        walls.say(organisation=None)
    return town, made


def test_taken_back_while_it_is_opened_exactly_one_happens(committed):
    town, made = several([f"Kind {letter}" for letter in "ABCD"[:ROUNDS]])
    for parcel in made:
        answers = both(
            (town.anna, parcel.pk, sending.revoke),
            (town.chaima, parcel.pk, receiving.open_parcel),
        )
        assert sorted(answers) == ["done", "refused"]
        with walls.working_for(organisation=town.chaima.organisation.pk):
            left = making.here(parcel)
            opened = left.opened_at is not None
            assert opened == (left.sealed is not None) == (left.revoked_at is None)
            assert opened == DataKey.unscoped.filter(pk=parcel.their_key_id).exists()
    assert chain.verify(connections["owner"]).breaks == ()


def test_opened_by_two_it_was_opened_once(committed):
    town, (parcel,) = several(["Kind A"])
    deed = (town.chaima, parcel.pk, receiving.open_parcel)
    answers = both(deed, deed)
    assert answers.count("done") >= 1
    with walls.working_for(organisation=town.chaima.organisation.pk):
        assert making.here(parcel).state == "OPENED"


def test_parcels_both_ways_at_once_do_not_wait_for_each_other_in_a_circle(committed):
    """Each deed closes the chains of both logbooks."""
    town, made = several(["Kind A", "Kind B"])
    answers = both(
        (town.anna, made[0].pk, sending.revoke),
        (town.chaima, made[1].pk, receiving.open_parcel),
    )
    assert answers == ["done", "done"]


def test_taking_all_back_and_opening_all_the_other_way_round_wait_in_a_row(committed):
    """Each holds several parcels in one transaction, in the opposite order."""
    town, made = several(["Kind A", "Kind B", "Kind C"])

    def take_back(parcel, actor):
        rows = Parcel.unscoped.filter(pk__in=[one.pk for one in made]).order_by("pk")
        sending.revoke_unopened(actor=actor, rows=rows)

    def open_them(parcel, actor):
        for one in sorted(made, key=lambda one: one.pk, reverse=True):
            try:
                with transaction.atomic():
                    receiving.open_parcel(parcel=making.here(one), actor=actor)
            except NotNow:
                continue

    answers = both((town.anna, made[0].pk, take_back), (town.chaima, made[0].pk, open_them))
    assert answers == ["done", "done"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        states = set(Parcel.unscoped.values_list("state", flat=True))
    assert states in ({"REVOKED"}, {"OPENED"})


def test_connections_ended_from_either_end_at_once_do_not_wait_in_a_circle(committed, monkeypatch):
    """Each line is closed at once here, so that each holds the chain of the other end first."""
    with transaction.atomic():
        town = cast.build()
        made = [making.connected(town) for _ in range(2)]
        walls.say(organisation=None)
    first = Barrier(2)

    def closed(event, **said):
        record(event, **said)
        with connections["default"].cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        with suppress(BrokenBarrierError):
            first.wait(1)

    monkeypatch.setattr(connecting, "record", closed)

    def end(name, connection):
        actor = town.actors[name]
        try:
            with walls.working_for(organisation=actor.organisation.pk, person=actor.person.pk):
                connecting.end(actor=actor, connection=connection)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(end, *one) for one in zip(("anna", "chaima"), made, strict=True)]
        assert [one.result(30) for one in asked] == [None, None]


def test_of_two_with_the_right_code_one_opens(committed):
    with transaction.atomic():
        town = cast.build()
        made = making.behind_link(town)
        walls.say(organisation=None)

    def open_it(_):
        try:
            return "fetch" in Client().post(made.url, {"code": made.code}).content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(open_it, range(4))) == [False, False, False, True]


def test_wrong_codes_at_once_are_counted_each(committed):
    """Over threads as over processes: the row is held while it is counted."""
    with transaction.atomic():
        town = cast.build()
        made = making.behind_link(town)
        walls.say(organisation=None)

    def guess(number):
        try:
            return Client().post(made.url, {"code": f"AAAA-AAA{number}"}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(2, 10)))
    assert answers.count(422) == TRIES - 1
    assert answers.count(404) == 8 - (TRIES - 1)
    assert Client().post(made.url, {"code": made.code}).status_code == 404


@pytest.mark.parametrize("model", [Connection, Parcel, Message, SecretLink])
def test_a_wall_that_is_taken_out_is_missed(committed, model):
    """A third organisation then has rows of two others: so the wall is what keeps them apart."""
    with transaction.atomic():
        town = cast.build()
        parcel = making.opened(town, making.sent(town))
        chaima = town.at_work("chaima")
        saying.ask(parcel=parcel, actor=chaima, text="Wie belt wie?", once=parcel.decision)
        making.behind_link(town, making.shared(town, "Ties Testman"))
        walls.say(organisation=None)

    def rows():
        with walls.working_for(organisation=town.sofie.organisation.pk):
            return model.unscoped.count()

    assert rows() == 0
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE ROW LEVEL SECURITY")
    assert rows() > 0
