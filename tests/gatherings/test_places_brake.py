"""Nobody takes all places of a meeting at once, and who is asked to wait gets them in the end."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.gatherings import making
from zorgvuldig import walls
from zorgvuldig.gatherings import jobs
from zorgvuldig.gatherings.access.meetings import taken_in
from zorgvuldig.gatherings.actions import braking
from zorgvuldig.gatherings.models import MeetingPlace, VisitorKnock
from zorgvuldig.rules.gatherings import places

HERE, NEXT_DOOR, ELSEWHERE = "198.51.100.7", "198.51.100.200", "203.0.113.9"


@pytest.fixture
def meeting(wise):
    """Thirty places: a third of them, ten, at once to one part of the network."""
    return making.a_meeting(wise, places=30)


@pytest.fixture
def ahead(monkeypatch):
    """Let so many seconds pass for the tickets."""
    now = braking.time.time

    def pass_by(seconds: int) -> None:
        monkeypatch.setattr("time.time", lambda: now() + seconds)

    return pass_by


def address(meeting):
    return f"/bijeenkomsten/samen-wijs/agenda/{meeting.pk}/"


def carried(page, name):
    return re.search(rf'name="{name}"(?: value="([^"]*)")?', page.content.decode())[1] or ""


def asks(meeting, people, source=HERE, **typed):
    """A form of its own, opened and sent from somewhere."""
    page = Client(REMOTE_ADDR=source).get(address(meeting))
    typed = {"once": carried(page, "once")} | typed
    return sends(meeting, people, source, **typed)


def sends(meeting, people, source=HERE, **typed):
    return Client(REMOTE_ADDR=source).post(address(meeting), {"people": people, **typed})


def again(held, meeting, people, source=HERE):
    return sends(
        meeting, people, source, once=carried(held, "once"), waited=carried(held, "waited")
    )


def taken(meeting):
    walls.say(organisation=meeting.organisation_id)
    return taken_in(meeting)


def test_one_visitor_does_not_take_all_places(meeting):
    for _ in range(10):
        asks(meeting, 6)
    assert taken(meeting) == 6
    assert asks(meeting, 4, ELSEWHERE).status_code == 303
    assert taken(meeting) == 10


def test_a_family_is_never_asked_to_wait_and_neither_is_who_comes_from_elsewhere(meeting):
    assert asks(meeting, 5).status_code == 303
    assert asks(meeting, 5, NEXT_DOOR).status_code == 303
    for number in range(4):
        assert asks(meeting, 5, f"192.0.{number}.1").status_code == 303
    assert taken(meeting) == 30


def test_who_waits_reads_so_and_keeps_what_was_filled_in(meeting):
    asks(meeting, 6)
    held = asks(meeting, 5)
    assert held.status_code == 429
    assert held["Retry-After"] == "300"
    page = unescape(held.content.decode())
    assert "Wachtrij" in page
    assert "Wacht 5 minuten" in page
    assert 'value="5"' in page
    assert taken(meeting) == 6


def test_after_the_wait_the_same_form_passes_and_not_before(meeting, ahead):
    asks(meeting, 6)
    held = asks(meeting, 5)
    ahead(200)
    early = again(held, meeting, 5)
    assert early.status_code == 429
    assert int(early["Retry-After"]) <= 100
    ahead(301)
    done = again(early, meeting, 5)
    assert done.status_code == 303
    assert taken(meeting) == 11
    assert again(early, meeting, 5)["Location"] == done["Location"]  # sent twice is stored once
    assert taken(meeting) == 11


def test_forms_that_were_held_together_pass_one_by_one(meeting, ahead):
    asks(meeting, 6)
    held = [asks(meeting, 6) for _ in range(3)]
    assert [page.status_code for page in held] == [429] * 3
    ahead(601)
    passed = [again(page, meeting, 6).status_code for page in held]
    assert sorted(passed) == [303, 429, 429]


def test_nobody_waits_longer_than_half_an_hour_in_all(meeting, ahead):
    for _ in range(2):
        asks(meeting, 5)
    held = [asks(meeting, 3) for _ in range(6)]
    ahead(braking.IN_ALL + 1)
    assert {again(page, meeting, 3).status_code for page in held} == {303}
    assert taken(meeting) == 28


def test_a_ticket_is_of_one_form_and_of_us(meeting, ahead):
    asks(meeting, 6)
    held = asks(meeting, 5)
    ahead(301)
    assert asks(meeting, 5, waited=carried(held, "waited")).status_code == 429
    assert asks(meeting, 5, waited="onzin").status_code == 429
    assert asks(meeting, 5, waited="").status_code == 429


def test_another_meeting_does_not_wait_for_this_one(wise, meeting):
    for _ in range(3):
        asks(meeting, 6)
    assert asks(making.a_meeting(wise, places=30), 6).status_code == 303


def test_more_than_a_form_holds_is_refused_with_words(meeting):
    answer = asks(meeting, places.MOST_TOGETHER + 1)
    assert answer.status_code == 422
    assert "1 tot en met 6" in answer.content.decode()
    assert "of bel ons" in answer.content.decode()


def test_of_who_asked_only_a_digest_is_kept_and_for_minutes(meeting):
    asks(meeting, 6)
    walls.say(organisation=meeting.organisation_id)
    rows = list(VisitorKnock.unscoped.all())
    assert len(rows) == 6
    for row in rows:
        assert HERE.encode() not in bytes(row.prefix_digest)
        assert len(bytes(row.prefix_digest)) == 32
    old = timezone.now() - braking.WINDOW - timedelta(seconds=1)
    VisitorKnock.unscoped.update(at=old)
    jobs.forget_knocks(0)
    walls.say(organisation=meeting.organisation_id)
    assert VisitorKnock.unscoped.count() == 0
    assert MeetingPlace.unscoped.count() == 1


def test_the_key_of_the_digest_turns(meeting, ahead):
    who = braking.knocker(meeting, HERE)
    before = who.digests("taken")[0]
    ahead(braking.TURN)
    assert who.digests("taken") != [before]
    assert who.digests("taken")[1] == before
    ahead(3 * braking.TURN)
    assert before not in who.digests("taken")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (HERE, NEXT_DOOR, True),
        (HERE, ELSEWHERE, False),
        ("2001:db8:0:1::1", "2001:db8:0:ff::9", True),
        ("2001:db8:0:100::1", "2001:db8:0:200::1", False),
        ("::ffff:198.51.100.7", HERE, True),
    ],
)
def test_it_is_the_part_of_the_network_that_counts(meeting, one, other, same):
    assert (braking.knocker(meeting, one) == braking.knocker(meeting, other)) is same


@pytest.mark.parametrize(("all_places", "free"), [(4, 6), (18, 6), (30, 10), (100, 33)])
def test_a_third_of_the_places_goes_at_once(all_places, free):
    assert places.at_once(all_places) == free


def test_without_an_address_it_still_works(meeting):
    who = braking.knocker(meeting, None)
    assert who.part == ""
    assert braking.hold(who, uuid4(), "", 6) is None
    assert braking.hold(who, uuid4(), "", 6)
