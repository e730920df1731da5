"""A workshop goes on, is held, is looked back on and closed; or it does not go on."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from tests.gatherings import coming, making
from tests.gatherings.planning import again, sent
from zorgvuldig.gatherings.actions import costs, going, hosting
from zorgvuldig.gatherings.actions.costs import Price
from zorgvuldig.gatherings.models import CostItem, Facilitator
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow

pytestmark = pytest.mark.django_db
CONTACT = {"name": "Nieuwe Contact", "email": "nieuw@gemeente.example", "phone": ""}


def done(wise, deed, workshop, **said):
    deed(workshop=workshop, actor=wise.at_work("olga"), **said)
    return again(workshop)


def sent_ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.mark.gate("W-02", "refuses")
def test_it_does_not_go_on_with_an_adviser_alone(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    Facilitator.unscoped.filter(workshop=workshop, expertise="LAW").delete()
    with pytest.raises(GateShut) as refusal:
        done(wise, going.confirm, workshop)
    assert refusal.value.gate == "W-02"
    assert again(workshop).state == "INVITED"


@pytest.mark.gate("W-02", "releases")
def test_with_adviser_lawyer_and_day_it_goes_on(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    assert done(wise, going.confirm, workshop).state == "CONFIRMED"


def test_without_a_day_it_cannot_be_confirmed(wise):
    workshop = making.a_workshop(wise, state="INVITED", begins_at=None, ends_at=None)
    with pytest.raises(NotNow, match="dag, plaats en tijd"):
        done(wise, going.confirm, making.led(wise, workshop))


def begun(wise):
    begins = timezone.now() - timedelta(hours=4)
    workshop = making.a_workshop(
        wise, state="CONFIRMED", begins_at=begins, ends_at=begins + timedelta(hours=3)
    )
    return making.led(wise, workshop)


@pytest.mark.gate("W-02", "refuses")
def test_it_was_not_held_when_the_lawyer_was_away(wise):
    with pytest.raises(GateShut) as refusal:
        done(wise, going.hold_it, begun(wise), both_there=False)
    assert refusal.value.gate == "W-02"


@pytest.mark.gate("W-02", "releases")
def test_it_was_held_with_both_on_its_own_day(wise):
    held = done(wise, going.hold_it, workshop := begun(wise), both_there=True)
    assert held.state == "HELD"
    assert held.held_on == timezone.localtime(workshop.begins_at).date()


def test_it_is_not_held_before_it_begins(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    with pytest.raises(NotNow, match="nog niet begonnen"):
        done(wise, going.hold_it, workshop, both_there=True)


def test_looking_back_is_done_after_three_and_six_months_and_then_it_closes(wise):
    workshop = making.a_workshop(wise, state="REPORT_SENT", report_sent_on=sent_ago(100))
    with pytest.raises(NotNow, match="twee keer terug"):
        done(wise, going.close, workshop)
    now = done(wise, going.look_back, workshop, heard="Eén contactpunt is gekozen.")
    assert (now.state, now.looked_back) == ("FOLLOW_UP", 1)
    with pytest.raises(NotNow, match="de volgende keer"):
        done(wise, going.look_back, workshop, heard="")
    workshop.report_sent_on = sent_ago(200)
    workshop.save()
    done(wise, going.look_back, workshop, heard="")
    with pytest.raises(NotNow, match="al twee keer"):
        done(wise, going.look_back, workshop, heard="")
    closed = done(wise, going.close, workshop)
    assert (closed.state, closed.ended_on) == ("CLOSED", timezone.localdate())
    assert closed.words()["heard"][0] == "Eén contactpunt is gekozen."


def test_a_cancelled_workshop_is_told_to_everybody_with_the_reason(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    making.somebody(workshop, state="SEATED", place=1)
    making.somebody(workshop, state="WAITING", place=2)
    making.somebody(workshop, state="DECLINED")
    cancelled = done(wise, going.cancel, workshop, reason="De zaal is niet beschikbaar.")
    assert (cancelled.state, cancelled.ended_on) == ("CANCELLED", timezone.localdate())
    letters = coming.mailed("send_cancelled")
    assert len(letters) == 2
    assert all("De zaal is niet beschikbaar." in letter.body for letter in letters)
    (letter,) = coming.mailed("send_host_cancelled")
    assert letter.to == ["hanna@gemeente.example"]
    assert "De zaal is niet beschikbaar." in letter.body


def test_what_is_over_cannot_be_cancelled(wise):
    with pytest.raises(NotNow):
        done(wise, going.cancel, making.a_workshop(wise, state="HELD"), reason="Toch niet.")


def test_a_new_link_makes_the_old_one_dead_and_goes_to_the_new_contact_once(wise, client):
    workshop = making.a_workshop(wise)
    done(wise, hosting.renew_link, workshop, turn=0, contact=CONTACT)
    with pytest.raises(AlreadyRecorded):
        done(wise, hosting.renew_link, workshop, turn=0, contact=CONTACT)
    assert again(workshop).turn == 1
    (letter,) = coming.mailed("send_host_page")
    assert letter.to == ["nieuw@gemeente.example"]


def test_a_mail_with_an_older_link_is_not_sent(wise):
    workshop = making.a_workshop(wise)
    hosting.host_letters.defer(hosting.host_letters.send_page, workshop)
    done(wise, hosting.renew_link, workshop, turn=0, contact=CONTACT)
    for arguments in coming.queued("send_host_page"):
        app.tasks["gatherings.send_host_page"](**arguments)
    assert [letter.to for letter in mail.outbox] == [["nieuw@gemeente.example"]]


def test_costs_are_kept_per_payer_and_amounts_may_stay_open(wise):
    workshop = making.a_workshop(wise)
    prices = {"LOCATION": Price("HOST", 25050), "EXPERTS": Price("PROVIDER", None)}
    done(wise, costs.set_costs, workshop, prices=prices)
    done(wise, costs.set_costs, workshop, prices=prices | {"LOCATION": Price("HOST", 30000)})
    rows = CostItem.unscoped.filter(workshop=workshop).order_by("kind")
    assert [(r.kind, r.cents) for r in rows] == [("EXPERTS", None), ("LOCATION", 30000)]


def test_the_page_of_costs_begins_with_who_pays_by_default_and_shows_the_sums(wise):
    workshop = making.a_workshop(wise)
    address = reverse("gatherings:costs", args=[workshop.pk])
    typed = {"payer_LOCATION": "HOST", "payer_CATERING": "HOST", "payer_BUREAU": "PROVIDER",
             "payer_EXPERTS": "PROVIDER", "payer_MATERIALS": "PROVIDER"}  # fmt: skip
    wrong = sent(wise, address, **typed, cents_LOCATION="veel")
    assert "Schrijf een bedrag als" in wrong.content.decode()
    answer = sent(wise, address, **typed, cents_LOCATION="1.250,50", cents_CATERING="300")
    assert answer.status_code == 302
    page = answer.client.get(answer.url).content.decode()
    assert "Gastgemeente: €\u00a01.550,50" in page
    assert "Aanbieder: €\u00a00,00" in page


def test_the_page_of_holding_asks_whether_both_were_there(wise):
    workshop = begun(wise)
    address = reverse("gatherings:hold", args=[workshop.pk])
    answer = sent(wise, address)
    assert "de adviseur én de jurist er waren" in answer.content.decode()
    assert sent(wise, address, both_there="on").status_code == 302
    assert again(workshop).state == "HELD"
