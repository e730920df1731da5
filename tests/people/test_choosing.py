"""Somebody who works in two places says for which of them, and sees only that one."""

import pytest
from django.urls import reverse

from zorgvuldig import walls
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna_works_twice(town):
    anchor = town.at_work("chaima").organisation
    Membership.unscoped.create(
        organisation=anchor, person=town.anna.person, roles=["ADMINISTRATOR"]
    )
    return anchor


def test_the_choice_holds_for_the_session_and_is_logged(town, signed_in, anna_works_twice):
    client = signed_in(town.anna)
    answer = client.post(
        reverse("people:choose_organisation"), {"organisation": anna_works_twice.pk}
    )
    assert (answer.status_code, answer.url) == (302, "/")
    names = [row.person.name for row in client.get(reverse("people:staff")).context["staff"]]
    assert names == ["Anna", "Chaima"]
    walls.say(organisation=anna_works_twice.pk)
    chosen = LogEntry.unscoped.get(event_type="organisation.chosen")
    assert chosen.user_id == town.anna.person.pseudonym


def test_the_page_lists_both_places(town, signed_in, anna_works_twice):
    page = signed_in(town.anna).get(reverse("people:choose_organisation"))
    assert [str(row.organisation) for row in page.context["memberships"]] == [
        "De Brug",
        "Het Anker",
    ]


@pytest.mark.parametrize("wish", ["", "x", "0", "-1", "9" * 20, "9" * 5000, "1\0"])
def test_a_place_where_one_does_not_work_cannot_be_chosen(town, signed_in, wish):
    page = reverse("people:choose_organisation")
    assert signed_in(town.anna).post(page, {"organisation": wish}).status_code == 404


def test_an_organisation_of_others_cannot_be_chosen(town, signed_in):
    page = reverse("people:choose_organisation")
    elsewhere = town.chaima.organisation.pk
    assert signed_in(town.anna).post(page, {"organisation": elsewhere}).status_code == 404


def test_whoever_works_in_one_place_need_not_choose(town, client):
    client.force_login(town.anna.person)
    session = client.session
    session["second_factor"] = True
    session.save()
    assert client.get(reverse("people:account")).status_code == 200
    assert client.session["organisation"] == town.anna.organisation.pk


def test_whoever_left_sees_nothing_from_the_next_page_on(town, signed_in):
    administrator = town.gerda
    client = signed_in(town.ilse)
    signed_in(administrator).post(reverse("people:end", args=[town.ilse.membership.pk]))
    page = client.get(reverse("people:choose_organisation"))
    assert list(page.context["memberships"]) == []
    assert client.get("/").url == reverse("people:choose_organisation")
