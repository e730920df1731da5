"""Seats: in the order of coming, within the mix, and one that comes free goes to the next."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.gatherings import making
from tests.gatherings.coming import again, coming, confirmed, queued, registered, states
from zorgvuldig.gatherings.access.seats import position_of
from zorgvuldig.gatherings.access.workshops import held_in
from zorgvuldig.gatherings.actions import offering, registering, withdrawing
from zorgvuldig.gatherings.jobs import end_offers
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.vault.models import DataKey


@pytest.fixture
def workshop(wise):
    return making.a_workshop(wise, state="INVITED", mix={"YOUTH_CARE": 2, "EDUCATION": 1})


@pytest.fixture
def full(workshop):
    """Both seats of youth care are taken, and two more wait."""
    return [registered(workshop) for _ in range(4)]


def let_end(one: Participant) -> None:
    past = timezone.now() - timedelta(minutes=1)
    Participant.unscoped.filter(pk=one.pk).update(offered_until=past)


@pytest.mark.gate("W-01", "releases")
def test_who_comes_while_there_is_room_has_a_seat(workshop):
    assert registered(workshop).state == "SEATED"
    assert confirmed(making.somebody(workshop)).state == "SEATED"
    assert held_in(workshop) == {"YOUTH_CARE": 2}


@pytest.mark.gate("W-01", "refuses")
def test_when_a_sector_is_full_one_waits_though_another_has_room(workshop, full):
    assert [one.state for one in full] == ["SEATED", "SEATED", "WAITING", "WAITING"]
    assert [position_of(one) for one in full] == [None, None, 1, 2]
    assert registered(workshop, "EDUCATION").state == "SEATED"


@pytest.mark.gate("W-01", "refuses")
def test_there_is_no_sixteenth_whatever_the_mix_says(wise):
    workshop = making.a_workshop(wise, state="INVITED", mix={"YOUTH_CARE": 15, "SAFETY": 5})
    for _ in range(15):
        registered(workshop)
    assert registered(workshop, "SAFETY").state == "WAITING"


def test_a_sector_without_seats_is_refused_in_words(workshop):
    with pytest.raises(NotNow, match="geen plaatsen afgesproken"):
        registered(workshop, "SAFETY")
    assert states(workshop) == {}


def test_a_seat_that_comes_free_is_offered_to_the_next_of_the_sector(workshop, full):
    withdrawing.withdraw(participant=full[0])
    assert again(full[2]).state == "OFFERED"
    assert again(full[3]).state == "WAITING"
    assert queued("send_offer") == [
        {"organisation_id": workshop.organisation_id, "participant": str(full[2].pk)}
    ]
    assert held_in(workshop) == {"YOUTH_CARE": 2}
    assert registered(workshop).state == "WAITING"


def test_an_offer_is_taken_before_it_ends(workshop, full):
    withdrawing.withdraw(participant=full[0])
    assert registering.accept(participant=again(full[2])).state == "SEATED"
    assert registering.accept(participant=again(full[2])).state == "SEATED"
    assert states(workshop) == {"SEATED": 2, "WAITING": 1, "WITHDRAWN": 1}


def test_an_offer_that_ended_goes_to_the_next(wise, workshop, full):
    withdrawing.withdraw(participant=full[0])
    let_end(full[2])
    with pytest.raises(NotNow, match="Het aanbod is voorbij"):
        registering.accept(participant=again(full[2]))
    end_offers(timestamp=0)
    wise.at_work("olga")
    assert again(full[2]).state == "DECLINED"
    assert again(full[3]).state == "OFFERED"


def test_a_look_ends_an_offer_too(workshop, full):
    withdrawing.withdraw(participant=full[0])
    offering.settle_if_due(workshop)
    assert again(full[2]).state == "OFFERED"
    let_end(full[2])
    offering.settle_if_due(workshop)
    assert again(full[3]).state == "OFFERED"


def test_who_declines_an_offer_gives_it_on_at_once(workshop, full):
    withdrawing.withdraw(participant=full[0])
    withdrawing.withdraw(participant=again(full[2]))
    assert again(full[2]).state == "DECLINED"
    assert again(full[3]).state == "OFFERED"


def test_who_comes_back_after_giving_up_a_seat_stands_last(workshop, full):
    withdrawing.withdraw(participant=full[0])
    back = confirmed(again(full[0]))
    assert (back.state, position_of(back)) == ("WAITING", 2)


def test_nobody_comes_in_after_it_began_or_before_it_is_open(wise, workshop, full):
    workshop.begins_at = timezone.now() - timedelta(minutes=1)
    workshop.ends_at = timezone.now() + timedelta(hours=3)
    workshop.save()
    for deed in (
        lambda: registered(workshop),
        lambda: confirmed(making.somebody(workshop)),
        lambda: withdrawing.withdraw(participant=full[0]),
    ):
        with pytest.raises(NotNow):
            deed()
    with pytest.raises(NotNow):
        registered(making.a_workshop(wise, state="MIX_AGREED"))


def test_sent_twice_is_stored_once(workshop):
    said = {"workshop": workshop, "once": uuid4(), "name": "Iemand", "email": "iemand@werk.example",
            "coming": coming()}  # fmt: skip
    registering.register(**said)
    with pytest.raises(AlreadyRecorded):
        registering.register(**said)
    assert states(workshop) == {"INVITED": 1}


def test_an_address_that_is_known_changes_nothing_and_is_sent_its_link_at_most_each_hour(workshop):
    first = registered(workshop, email="iemand@werk.example")
    Participant.unscoped.update(invited_at=timezone.now() - timedelta(hours=2))
    for _ in range(3):
        same = registered(workshop, "EDUCATION", email=" Iemand@Werk.example")
        assert (same.pk, again(same).sector) == (first.pk, "YOUTH_CARE")
    assert len(queued("send_link")) == 2
    assert DataKey.unscoped.count() == 2  # of the workshop and of one participant


def test_who_wants_nothing_kept_is_gone_and_the_seat_goes_on(workshop, full):
    key = full[0].key_id
    withdrawing.forget_me(participant=full[0])
    assert not Participant.unscoped.filter(pk=full[0].pk).exists()
    assert not DataKey.unscoped.filter(pk=key).exists()
    assert again(full[2]).state == "OFFERED"


def test_nothing_of_who_comes_is_logged_but_that_somebody_did(workshop, full):
    withdrawing.withdraw(participant=full[0])
    for line in LogEntry.unscoped.filter(event_type__startswith="seat."):
        assert (line.source_ip, line.user_id) == (None, None)


def test_everything_of_a_cancelled_workshop_stands_still(workshop, full):
    withdrawing.withdraw(participant=full[0])
    workshop.state = "CANCELLED"
    workshop.save()
    let_end(full[2])
    offering.settle_if_due(workshop)
    assert again(full[3]).state == "WAITING"
