"""A participant's own page and the page of the shared link: no account, no cookie, no script."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import making
from tests.gatherings.coming import again, registered, states
from zorgvuldig import walls
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.access.seats import provider_holding, register_path, seat_path
from zorgvuldig.gatherings.actions import withdrawing
from zorgvuldig.gatherings.models import Participant

COME = {"deed": "come", "sector": "YOUTH_CARE", "regime": "JEUGDHULP", "profession": "begeleider",
        "organisation": ""}  # fmt: skip


@pytest.fixture
def workshop(wise):
    return making.a_workshop(wise, state="INVITED", mix={"YOUTH_CARE": 1, "EDUCATION": 1})


class Door:
    """Somebody with a browser and nothing else."""

    def __init__(self, wise, address: str) -> None:
        self.wise, self.address, self.client = wise, address, Client()

    def get(self, more: str = ""):
        return self._seen(self.client.get(self.address + more))

    def post(self, **typed):
        return self._seen(self.client.post(self.address, typed))

    def _seen(self, answer):
        assert not answer.cookies
        self.wise.at_work("olga")
        return answer


@pytest.fixture
def own(wise, workshop):
    def door(one):
        return Door(wise, seat_path(provider_holding(workshop), one))

    return door


@pytest.fixture
def shared(wise, workshop):
    return Door(wise, register_path(provider_holding(workshop), workshop))


def test_who_was_invited_comes_and_may_go_again(own, workshop):
    one = making.somebody(workshop)
    door = own(one)
    page = door.get()
    assert page.status_code == 200
    assert "U bent uitgenodigd" in page.text
    assert "<script" not in page.text
    assert "U hebt een plaats" in door.post(**COME).text
    assert again(one).words()["profession"] == "begeleider"
    assert "U hebt afgezegd" in door.post(deed="leave").text
    assert again(one).state == "WITHDRAWN"


def test_what_is_missing_is_said_and_nothing_is_stored(own, workshop):
    one = making.somebody(workshop, regime="")
    page = own(one).post(**(COME | {"regime": ""}))
    assert page.status_code == 422
    assert "Kies onder welke regels u werkt" in page.text
    assert again(one).state == "INVITED"


def test_a_sector_whose_seats_went_meanwhile_is_said_in_words(own, workshop):
    page = own(making.somebody(workshop)).post(**(COME | {"sector": "MENTAL_CARE"}))
    assert page.status_code == 422
    assert "Voor deze sector zijn er geen plaatsen." in page.text
    assert "MENTAL_CARE is geen" not in page.text


def test_the_line_is_told_honestly_and_an_offer_is_taken(own, workshop):
    first, second, third = (registered(workshop) for _ in range(3))
    assert "nummer 2 van uw sector" in own(third).get().text
    withdrawing.withdraw(participant=first)
    page = own(second).get()
    assert "Er is een plaats voor u" in page.text
    assert "De plaats is van u" in own(second).post(deed="accept").text
    assert "nummer 1 van uw sector" in own(third).get().text


def test_an_offer_that_ended_is_said_and_the_next_sees_theirs_at_a_look(own, workshop):
    first, second, third = (registered(workshop) for _ in range(3))
    withdrawing.withdraw(participant=first)
    past = timezone.now() - timedelta(minutes=1)
    Participant.unscoped.filter(pk=second.pk).update(offered_until=past)
    assert "Er is een plaats voor u" in own(third).get().text
    page = own(second).post(deed="accept")
    assert page.status_code == 409
    assert "Het aanbod is voorbij" in page.text


def test_everything_goes_after_a_tick_and_then_the_link_leads_nowhere(own, workshop):
    one = registered(workshop)
    assert own(one).post(deed="forget").status_code == 422
    assert "Uw gegevens zijn gewist" in own(one).post(deed="forget", sure="1").text
    assert states(workshop) == {}
    assert own(one).get().status_code == 404


def test_a_link_of_somebody_else_or_an_older_one_leads_nowhere(wise, own, workshop):
    one = registered(workshop)
    Participant.unscoped.filter(pk=one.pk).update(turn=1)
    assert own(one).get().status_code == 404
    forged = links.token("host", one.pk, 1)
    address = reverse("gathering:seat", kwargs={"slug": "samen-wijs", "link": forged})
    assert Door(wise, address).get().status_code == 404
    elsewhere = seat_path(provider_holding(workshop), again(one)).replace("samen-wijs", "kring")
    assert Door(wise, elsewhere).get().status_code == 404


def test_the_appointment_and_the_certificate_are_behind_the_same_link(own, workshop):
    one = registered(workshop)
    door = own(one)
    calendar = door.get("agenda.ics")
    assert calendar["Content-Type"].startswith("text/calendar")
    assert one.words()["name"] not in calendar.text
    assert links.token("seat", one.pk, 0) not in calendar.text
    assert door.get("bewijs.pdf").status_code == 409
    assert "U krijgt een bewijs" in door.post(deed="certificate", wanted="1").text
    Participant.unscoped.update(attended=True)
    assert door.get("bewijs.pdf").content.startswith(b"%PDF")


def test_a_page_asks_the_database_as_often_for_one_as_for_many(
    own, workshop, django_assert_num_queries
):
    registered(workshop)
    one = registered(workshop)  # the page of who waits asks most
    door = own(one)
    with django_assert_num_queries(QUERIES):
        door.client.get(door.address)
    door.wise.at_work("olga")
    for _ in range(8):
        registered(workshop)
    with django_assert_num_queries(QUERIES):
        door.client.get(door.address)


QUERIES = 9


def typed(shared, **more):
    once = _once(shared.get().text)
    work = {"sector": "YOUTH_CARE", "regime": "JEUGDHULP", "profession": "", "organisation": ""}
    who = {"name": "Noor Verzonnen", "email": "noor@werk.example"}
    return {"once": once, **who, **work, **more}


def _once(page: str) -> str:
    return page.split('name="once" value="')[1].split('"')[0]


def test_who_has_a_seat_can_bring_a_situation_and_who_waits_cannot(own, workshop):
    first, second = registered(workshop), registered(workshop)
    assert "Breng een situatie in" in own(first).get().text
    assert "Breng een situatie in" not in own(second).get().text


def test_the_shared_link_registers_once_and_says_the_same_to_everybody(shared, workshop):
    said = typed(shared)
    first, twice = shared.post(**said), shared.post(**said)
    known = shared.post(**typed(shared))
    assert first.content == twice.content == known.content
    assert states(workshop) == {"INVITED": 1}


def test_a_page_that_stood_open_too_long_keeps_what_was_typed(shared, workshop):
    page = shared.post(**(typed(shared) | {"once": "verlopen"}))
    assert page.status_code == 422
    assert "Noor Verzonnen" in page.text
    assert _once(page.text) != "verlopen"
    assert states(workshop) == {}


def test_after_it_closed_nobody_registers(shared, workshop):
    said = typed(shared)
    workshop.state = "CANCELLED"
    workshop.save()
    assert "Inschrijven kan niet meer" in shared.get().text
    assert shared.post(**said).status_code == 422
    assert states(workshop) == {}


def test_the_walls_keep_another_organisation_out(wise, workshop):
    registered(workshop)
    walls.say(organisation=wise.actors["otto"].organisation.pk)
    assert not Participant.unscoped.exists()
