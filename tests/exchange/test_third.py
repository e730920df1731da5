"""A third organisation cannot see that there is anything: the pages, and the database by itself."""

from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import signed_in
from tests.dossiers.conftest import entry
from tests.exchange import making
from zorgvuldig import walls
from zorgvuldig.exchange.actions import saying
from zorgvuldig.exchange.models import Connection, Message, Parcel, SecretLink
from zorgvuldig.people.models import Membership
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db


def receiving_third(town):
    """Sofie receives at Het Lyceum, to which nothing was sent."""
    sofie = town.at_work("sofie")
    Membership.unscoped.filter(pk=sofie.membership.pk).update(roles=["ATTENTION_OFFICER"])
    return signed_in(sofie)


def pages(number):
    here = f"/uitwisseling/{number}/"
    return [("get", here), ("post", f"{here}openen/"), ("post", f"{here}aannemen/"),
            ("get", f"{here}niet-aannemen/"), ("get", f"{here}vraag/"), ("get", f"{here}brief.pdf"),
            ("get", f"/dossiers/pakket/{number}/"),
            ("post", f"/dossiers/pakket/{number}/intrekken/")]  # fmt: skip


def test_for_a_third_a_parcel_is_not_there_and_costs_what_nothing_costs(town):
    parcel, third = making.sent(town), receiving_third(town)
    third.get("/uitwisseling/")  # what a first page asks once
    for (method, there), (_, nowhere) in zip(pages(parcel.pk), pages(uuid4()), strict=True):
        asked = []
        for page in (there, nowhere):
            with CaptureQueriesContext(connection) as queries:
                answer = getattr(third, method)(page)
            assert answer.status_code == 404, page
            asked.append(len(queries))
        assert asked[0] == asked[1], there


def test_the_list_of_a_third_is_empty(town):
    making.sent(town)
    assert "Er ligt niets" in receiving_third(town).get("/uitwisseling/").text


def test_a_third_has_no_rows_whatever_the_program_forgets(town):
    parcel = making.opened(town, making.sent(town))
    saying.ask(parcel=parcel, actor=town.at_work("chaima"), text="Wie belt wie?", **once())
    making.behind_link(town, making.shared(town, "Ties Testman"))
    town.at_work("sofie")
    for model in (Connection, Parcel, Message, SecretLink):
        assert model.unscoped.count() == 0, model
        assert model.unscoped.update(organisation=town.sofie.organisation) == 0
        assert model.unscoped.all().delete()[0] == 0
    assert not DataKey.unscoped.filter(pk__in=[parcel.own_key_id, parcel.their_key_id]).exists()


def test_without_an_organisation_there_are_no_rows(town):
    making.sent(town)
    walls.say(organisation=None)
    assert Parcel.unscoped.count() == 0
    assert Connection.unscoped.count() == 0


def test_both_ends_see_the_row_and_each_has_only_its_own_key(town):
    parcel = making.sent(town)
    for name, own, other in (
        ("anna", parcel.own_key_id, parcel.their_key_id),
        ("chaima", parcel.their_key_id, parcel.own_key_id),
    ):
        town.at_work(name)
        assert Parcel.unscoped.filter(pk=parcel.pk).exists()
        assert DataKey.unscoped.filter(pk=own).exists()
        assert not DataKey.unscoped.filter(pk=other).exists()


def test_nobody_sends_in_the_name_of_another(town):
    parcel = making.sent(town)
    parcel.pk, parcel.own_key, parcel.their_key, parcel.sealed = uuid4(), None, None, None
    town.at_work("chaima")
    with pytest.raises(ProgrammingError), transaction.atomic():
        parcel.save(force_insert=True)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Message.unscoped.create(
            organisation=town.anna.organisation, parcel_id=Parcel.unscoped.get().pk, kind="ANSWER"
        )


def test_a_third_lays_nothing_beside_a_parcel_of_others(town):
    parcel = making.sent(town)
    town.at_work("sofie")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Message.unscoped.create(
            organisation=town.sofie.organisation, parcel_id=parcel.pk, kind="QUESTION"
        )


def once():
    return {"once": entry()["once"]}
