"""Staff at work with who comes: the list, inviting, ticking off, and who came instead."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import cast as care
from tests.gatherings import making
from tests.gatherings.coming import again, queued
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.logbook.models import LogEntry


@pytest.fixture
def workshop(wise):
    begins = timezone.now() - timedelta(minutes=10)
    return making.led(wise, making.a_workshop(
        wise, state="CONFIRMED", mix={"YOUTH_CARE": 2, "EDUCATION": 1}, begins_at=begins,
        ends_at=begins + timedelta(hours=3)))  # fmt: skip


@pytest.fixture
def at(wise, workshop):
    """Go somewhere as somebody, and answer."""

    def go(who: str, page: str, **typed):
        client = care.signed_in(wise.actors[who])
        address = reverse(f"gatherings:{page}", args=[workshop.pk])
        answer = client.post(address, typed | {"once": uuid4()}) if typed else client.get(address)
        wise.at_work("olga")
        return answer

    return go


def test_the_list_names_everybody_by_sector_and_the_look_is_logged(at, workshop):
    one = making.somebody(workshop, state="SEATED", place=1)
    page = at("paul", "seats")
    assert one.words()["name"] in page.text
    assert "Heeft een plaats" in page.text
    assert LogEntry.unscoped.filter(event_type="workshop.read").count() == 1


def test_the_organiser_invites_people_of_one_sector(at, workshop):
    people = "Noor Verzonnen; noor@werk.example\nSam Verzonnen, sam@werk.example"
    typed = {"sector": "EDUCATION", "text": "Komt u?", "people": people}
    assert at("olga", "invite", **typed).status_code == 302
    assert Participant.unscoped.filter(sector="EDUCATION", state="INVITED").count() == 2
    assert len(queued("send_invitation")) == 2
    assert at("paul", "invite").status_code == 404


def test_a_line_that_cannot_be_read_is_said_and_nobody_is_invited(at, workshop):
    typed = {"sector": "EDUCATION", "text": "Komt u?", "people": "Noor zonder adres"}
    page = at("olga", "invite", **typed)
    assert page.status_code == 422
    assert "‘Noor zonder adres’ is niet te lezen" in page.text
    assert Participant.unscoped.count() == 0


def test_who_leads_it_ticks_off_and_sees_it_again(at, workshop):
    one, other = (making.somebody(workshop, state="SEATED", place=n) for n in (1, 2))
    assert at("lieke", "attendance", present=[str(one.pk)]).status_code == 302
    assert (again(one).attended, again(other).attended) == (True, False)
    page = at("paul", "attendance")
    assert page.text.count(" checked") == 1
    assert "was er niet" in at("olga", "seats").text


def test_somebody_comes_instead_and_an_absent_one_is_chosen(at, workshop):
    one = making.somebody(workshop, state="SEATED", place=1)
    typed = {"instead_of": str(one.pk), "name": "Een Ander", "email": "ander@werk.example",
             "regime": "SCHOOL"}  # fmt: skip
    assert at("paul", "walk_in", **typed).status_code == 302
    assert again(one).state == "WITHDRAWN"
    page = at("paul", "walk_in", **typed)
    assert page.status_code == 422


def test_a_walk_in_pressed_twice_came_once_and_is_told_so(at, wise, workshop):
    one = making.somebody(workshop, state="SEATED", place=1)
    typed = {"instead_of": str(one.pk), "name": "Een Ander", "email": "ander@werk.example",
             "regime": "SCHOOL", "once": str(uuid4())}  # fmt: skip
    client = care.signed_in(wise.actors["paul"])
    address = reverse("gatherings:walk_in", args=[workshop.pk])
    assert [client.post(address, typed).status_code for _ in range(2)] == [302, 302]
    wise.at_work("olga")
    assert Participant.unscoped.filter(state="SEATED").count() == 1
    assert len(queued("send_link")) == 1


def test_the_organiser_makes_a_link_dead_that_ended_up_with_another(at, wise, workshop):
    one = making.somebody(workshop, state="SEATED", place=1)
    assert "Nieuwe link" in at("olga", "seats").text
    assert "Nieuwe link" not in at("paul", "seats").text
    client = care.signed_in(wise.actors["olga"])
    address = reverse("gatherings:seat_link", args=[workshop.pk, one.pk])
    typed = {"once": str(uuid4()), "turn": "0"}
    assert [client.post(address, typed).status_code for _ in range(2)] == [302, 302]
    wise.at_work("olga")
    assert again(one).turn == 1
    assert len(queued("send_new_link")) == 1
