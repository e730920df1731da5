"""The demonstration loads into an empty database, begins anew, and wipes nobody real."""

import pytest
from django.test import Client

from zorgvuldig import walls
from zorgvuldig.demo import actions, cast
from zorgvuldig.logbook.chain import verify
from zorgvuldig.people import protocol
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership, Organisation, Person


def test_it_loads_once(committed, demo):
    assert actions.load_when_empty() is True
    assert actions.load_when_empty() is False
    assert sorted(Organisation.objects.using("owner").values_list("name", flat=True)) == sorted(
        cast.PLACES
    )
    assert Person.objects.count() == len({part.email for part in cast.PARTS})


def test_de_brug_is_ready_to_decide_on_sharing(committed, demo):
    actions.load()
    gerda = Person.objects.get(email="gerda@voorbeeld.example")
    with walls.working_for(organisation=None, person=gerda.pk):
        membership = Membership.unscoped.select_related("organisation").get(person=gerda)
        walls.say(organisation=membership.organisation_id)
        assert protocol.missing(Actor(gerda, membership), membership.began_on) == []


def test_a_database_with_something_in_it_is_left_alone(committed, demo):
    Organisation.objects.using("owner").create(name="Echt", regime="WMO")
    with pytest.raises(actions.NotTheDemonstration, match="niet leeg"):
        actions.load()
    assert Organisation.objects.using("owner").count() == 1


def test_beginning_anew_undoes_what_was_done(committed, demo):
    actions.load()
    Organisation.objects.using("owner").update(town="Elders")
    client = Client()
    client.post("/demo/", {"part": "anna"})
    answer = client.post("/demo/opnieuw/")
    assert (answer.status_code, answer.url) == (302, "/demo/")
    assert set(Organisation.objects.using("owner").values_list("town", flat=True)) == {cast.TOWN}
    assert client.get("/organisatie/account/").url == "/demo/?next=/organisatie/account/"
    assert verify(actions.connections["owner"]).breaks == ()


def test_beginning_anew_is_refused_when_somebody_real_is_there(committed, demo):
    actions.load()
    Person.objects.create(email="echt@instelling.example", name="Echt Iemand")
    with pytest.raises(actions.NotTheDemonstration, match="niets gewist"):
        actions.reset()
    page = Client().post("/demo/opnieuw/", follow=True)
    (message,) = page.context["messages"]
    assert str(message).endswith("Er is niets gewist.")
    assert Person.objects.filter(name="Echt Iemand").count() == 1


def test_looking_at_the_button_begins_nothing(committed, demo):
    actions.load()
    assert Client().get("/demo/opnieuw/").status_code == 405
