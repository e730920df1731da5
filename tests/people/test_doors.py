"""Who may open which page of the organisation: each page, each role, a stranger, a visitor."""

import pytest
from django.urls import reverse

from zorgvuldig.people.models import ContactPoint, Invitation

pytestmark = pytest.mark.django_db

FOR_EVERYBODY = ["people:choose_organisation", "people:account"]
FOR_THE_ADMINISTRATOR = [
    "people:staff",
    "people:invite",
    "people:protocol",
    "people:contact_points",
    "people:new_contact_point",
]
OTHERS = ["anna", "bram", "esra", "frank", "hugo", "ilse"]


@pytest.mark.parametrize("page", [*FOR_EVERYBODY, *FOR_THE_ADMINISTRATOR])
def test_the_administrator_opens_every_page(town, signed_in, page):
    assert signed_in(town.gerda).get(reverse(page)).status_code == 200


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("page", FOR_THE_ADMINISTRATOR)
def test_for_colleagues_the_pages_of_the_administrator_do_not_exist(town, signed_in, page, name):
    assert signed_in(getattr(town, name)).get(reverse(page)).status_code == 404


@pytest.mark.parametrize("name", [*OTHERS, "chaima"])
@pytest.mark.parametrize("page", FOR_EVERYBODY)
def test_everybody_chooses_where_they_work_and_sees_their_own_account(town, signed_in, page, name):
    assert signed_in(getattr(town, name)).get(reverse(page)).status_code == 200


@pytest.mark.parametrize("page", [*FOR_EVERYBODY, *FOR_THE_ADMINISTRATOR])
def test_a_visitor_is_asked_to_sign_in(client, page):
    answer = client.get(reverse(page))
    assert (answer.status_code, answer.url) == (302, f"/account/login/?next={reverse(page)}")


def test_colleagues_and_contact_points_of_another_organisation_do_not_exist(town, signed_in):
    point = ContactPoint.unscoped.get()
    for page in (
        reverse("people:member", args=[town.chaima.membership.pk]),
        reverse("people:member", args=[town.sofie.membership.pk]),
    ):
        assert signed_in(town.gerda).get(page).status_code == 404
    make_administrator(town, "chaima")
    theirs = reverse("people:contact_point", args=[point.pk])
    assert signed_in(town.chaima).get(theirs).status_code == 404
    assert signed_in(town.gerda).get(theirs).status_code == 200


@pytest.mark.parametrize("page", ["people:end", "people:member"])
def test_an_administrator_elsewhere_cannot_touch_our_people(town, signed_in, page):
    make_administrator(town, "chaima")
    address = reverse(page, args=[town.anna.membership.pk])
    assert signed_in(town.chaima).post(address).status_code == 404
    town.at_work("anna").membership.refresh_from_db()
    assert town.anna.membership.ended_on is None


def test_an_administrator_elsewhere_cannot_withdraw_our_invitation(town, signed_in):
    client = signed_in(town.gerda)
    client.post(reverse("people:invite"), INVITED)
    invitation = Invitation.unscoped.get()
    make_administrator(town, "chaima")
    withdraw = reverse("people:withdraw", args=[invitation.pk])
    assert signed_in(town.chaima).post(withdraw).status_code == 404
    town.at_work("gerda")
    assert Invitation.unscoped.count() == 1


INVITED = {
    "email": "nieuw@voorbeeld.example",
    "name": "Nadia Nieuw",
    "roles": ["PROFESSIONAL"],
    "profession": "YOUTH_CARE",
}


def make_administrator(town, name):
    membership = town.at_work(name).membership
    membership.roles = ["ADMINISTRATOR"]
    membership.save()
