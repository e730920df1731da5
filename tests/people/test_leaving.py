"""Nobody goes, and nobody lays a role down, while something needs them that others cannot keep."""

import pytest
from django.urls import reverse

from tests.people.test_invitation import invite
from zorgvuldig.people import leaving

pytestmark = pytest.mark.django_db

SENTENCE = "Anna houdt 2 open dossiers als enige bij. Laat eerst een collega die bijhouden."


@pytest.fixture(autouse=True)
def needed(town, monkeypatch):
    """A room that needs Anna, as the room of the dossiers does."""
    monkeypatch.setattr(leaving, "_asked", [])
    leaving.ask_first(lambda of: SENTENCE if of.person_id == town.anna.person.pk else "")


def of(town, name):
    membership = town.at_work(name).membership
    membership.refresh_from_db()
    return membership.roles, membership.ended_on


def page(town, name, view="people:member"):
    return reverse(view, args=[getattr(town, name).membership.pk])


def test_the_membership_of_somebody_who_is_needed_does_not_end(town, signed_in):
    answer = signed_in(town.gerda).post(page(town, "anna", "people:end"), follow=True)
    assert [str(message) for message in answer.context["messages"]] == [SENTENCE]
    assert of(town, "anna") == (["PROFESSIONAL"], None)


def test_whoever_nothing_needs_may_go(town, signed_in):
    signed_in(town.gerda).post(page(town, "bram", "people:end"))
    assert of(town, "bram")[1] is not None


@pytest.mark.parametrize("role", ["VOLUNTEER", "ADMINISTRATOR", "PRIVACY_OFFICER"])
def test_the_role_one_keeps_a_dossier_with_is_not_taken_away(town, signed_in, role):
    answer = signed_in(town.gerda).post(
        page(town, "anna"), {"roles": [role], "profession": "OTHER"}
    )
    assert answer.context["form"].errors == {"roles": [SENTENCE]}
    assert of(town, "anna")[0] == ["PROFESSIONAL"]


def test_another_role_to_keep_it_with_is_fine(town, signed_in):
    roles = {"roles": ["CASE_LEAD"], "profession": "OTHER"}
    assert signed_in(town.gerda).post(page(town, "anna"), roles).status_code == 302
    assert of(town, "anna")[0] == ["CASE_LEAD"]


@pytest.mark.parametrize(
    ("name", "said"), [("anna", SENTENCE), ("gerda", "Dit is de enige beheerder. ")]
)
def test_an_invitation_with_fewer_roles_takes_nothing_away_either(town, signed_in, name, said):
    actor = getattr(town, name)
    before = of(town, name)
    link = invite(town, signed_in, email=actor.person.email, roles=["VOLUNTEER"])
    answer = signed_in(actor).post(link, follow=True)
    (message,) = answer.context["messages"]
    assert str(message).startswith(said)
    assert of(town, name) == before


def test_an_invitation_with_more_roles_may_be_taken(town, signed_in):
    roles = ["PROFESSIONAL", "CASE_LEAD"]
    link = invite(town, signed_in, email=town.anna.person.email, roles=roles)
    assert signed_in(town.anna).post(link).url == "/"
    assert of(town, "anna")[0] == roles


def test_a_room_is_asked_once_however_often_it_says_so(town):
    def needs(_):
        return "Eén zin."

    for _ in range(2):
        leaving.ask_first(needs)
    town.at_work("gerda")
    with pytest.raises(leaving.StillNeeded, match=r"^Eén zin\.$"):
        leaving.require_not_needed(town.bram.membership)
