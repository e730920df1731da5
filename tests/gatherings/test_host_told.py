"""What the municipality hears by mail while its workshop is planned, and which number the versions
of an appointment carry."""

from datetime import timedelta

import pytest
import vobject
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.coming import again as fresh
from tests.gatherings.coming import confirmed, mailed, queued, registered
from tests.gatherings.planning import again, led_by
from zorgvuldig.gatherings import appointment
from zorgvuldig.gatherings.access.hosts import host_path, provider_with
from zorgvuldig.gatherings.access.workshops import mix_of
from zorgvuldig.gatherings.actions import attending, going, planning, registering, withdrawing
from zorgvuldig.gatherings.models import Facilitator

pytestmark = pytest.mark.django_db
PLACE = "Het Verzonnen Huis, eerste verdieping"


def prepared(wise):
    return making.a_workshop(wise, state="PREP_CALL_DONE", begins_at=None, ends_at=None)


def agree(wise, workshop, **mix):
    planning.agree_mix(
        workshop=workshop, actor=wise.at_work("olga"), mix=mix, seen=mix_of(workshop)
    )


def lead(wise, workshop, *names):
    planning.set_leads(workshop=workshop, actor=wise.at_work("olga"), **led_by(wise, *names))


def move(wise, workshop, days=20, address=PLACE):
    begins = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    planning.set_day(workshop=workshop, actor=wise.at_work("olga"), begins_at=begins,
                     ends_at=begins + timedelta(hours=4), address=address)  # fmt: skip


def all_set(wise, workshop):
    agree(wise, workshop, EDUCATION=8, YOUTH_CARE=7)
    lead(wise, workshop, "paul", "lieke")
    move(wise, workshop)


def confirm(wise, workshop):
    going.confirm(workshop=workshop, actor=wise.at_work("olga"))


STEPS = {
    "mix": lambda wise, one: agree(wise, one, EDUCATION=8, YOUTH_CARE=7),
    "leads": lambda wise, one: lead(wise, one, "paul", "lieke"),
    "day": move,
}


@pytest.mark.parametrize("last", STEPS)
def test_whatever_comes_last_the_municipality_hears_that_it_can_invite(wise, last):
    workshop = prepared(wise)
    for name, step in STEPS.items():
        if name != last:
            step(wise, workshop)
    assert queued("send_host_ready") == []
    STEPS[last](wise, workshop)
    (sent,) = mailed("send_host_ready")
    wise.at_work("olga")
    assert sent.to == ["hanna@gemeente.example"]
    assert sent.subject == "U kunt nu mensen uitnodigen"
    assert host_path(provider_with(workshop), again(workshop)) in sent.body
    assert PLACE in sent.body


def test_it_hears_so_once_whatever_changes_afterwards(wise):
    workshop = prepared(wise)
    all_set(wise, workshop)
    agree(wise, workshop, EDUCATION=7, YOUTH_CARE=7)
    lead(wise, workshop, "lieke", "paul")
    move(wise, workshop, days=25)
    assert len(queued("send_host_ready")) == 1


def test_nobody_is_told_to_invite_for_a_day_that_is_over(wise):
    ago = timezone.now() - timedelta(days=1)
    workshop = making.a_workshop(wise, state="PREP_CALL_DONE", begins_at=ago,
                                 ends_at=ago + timedelta(hours=3))  # fmt: skip
    lead(wise, workshop, "paul", "lieke")
    agree(wise, workshop, EDUCATION=8, YOUTH_CARE=7)
    assert queued("send_host_ready") == []


def test_the_page_of_the_workshop_says_that_the_mail_was_sent(wise):
    workshop = prepared(wise)
    all_set(wise, workshop)
    page = signed_in(wise.actors["olga"]).get(f"/organiseren/werkateliers/{workshop.pk}/")
    assert "Mail aan de gemeente dat zij kan uitnodigen" in page.content.decode()
    assert "Wacht op haar" in page.context["now"][0]["text"]


def test_a_workshop_that_is_off_sends_no_older_mail_any_more(wise):
    workshop = prepared(wise)
    all_set(wise, workshop)
    going.cancel(workshop=workshop, actor=wise.at_work("olga"), reason="Geen zaal.")
    assert mailed("send_host_ready") == []
    assert len(mailed("send_host_cancelled")) == 1


def test_another_day_is_told_to_the_municipality_and_only_the_last_one(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    move(wise, workshop, days=20)
    move(wise, workshop, days=21)
    assert len(queued("send_host_day")) == 2
    (sent,) = mailed("send_host_day")
    assert "Dag: " in sent.body
    assert PLACE in sent.body


def test_the_first_day_is_told_too_when_inviting_has_to_wait(wise):
    workshop = prepared(wise)
    move(wise, workshop)
    assert len(mailed("send_host_day")) == 1


def test_a_workshop_that_goes_on_is_told_to_the_municipality_and_who_has_a_seat(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED", mix={"SAFETY": 1}))
    one = registered(workshop, "SAFETY")
    registered(workshop, "SAFETY")  # waits
    before = number_of(workshop, one)
    confirm(wise, workshop)
    assert [sent.subject for sent in mailed("send_host_goes_on")] == ["Het werkatelier gaat door"]
    (sent,) = mailed("send_goes_on")
    wise.at_work("olga")
    assert sent.to == [fresh(one).words()["email"]]
    event = read(sent)
    assert event.status.value == "CONFIRMED"
    assert int(event.sequence.value) > before


def read(sent):
    """The appointment in a mail, read by an independent parser."""
    ((_, file, _),) = sent.attachments
    return vobject.readOne(file).vevent


def number_of(workshop, one):
    return appointment.version(again(workshop), fresh(one))


def test_who_gives_a_seat_back_gets_a_higher_number_than_they_had(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    one = registered(workshop)
    before = number_of(workshop, one)
    withdrawing.withdraw(participant=fresh(one))
    (sent,) = mailed("send_not_coming")
    wise.at_work("olga")
    event = read(sent)
    assert event.uid.value == str(workshop.pk)
    assert event.status.value == "CANCELLED"
    assert int(event.sequence.value) == before + 1
    confirmed(fresh(one))
    assert number_of(workshop, one) == before + 2


def test_an_offer_that_is_taken_or_ends_changes_the_number_too(wise):
    workshop = making.a_workshop(wise, state="INVITED", mix={"SAFETY": 1})
    first, second = registered(workshop, "SAFETY"), registered(workshop, "SAFETY")
    withdrawing.withdraw(participant=first)
    waited = number_of(workshop, second)
    registering.accept(participant=fresh(second))
    assert number_of(workshop, second) == waited + 1
    late = making.somebody(workshop, state="OFFERED", sector="SAFETY",
                           offered_until=timezone.now() - timedelta(hours=1))  # fmt: skip
    withdrawing.withdraw(participant=fresh(second))
    assert fresh(late).state == "DECLINED"
    assert number_of(workshop, late) == 1


def test_who_somebody_else_came_for_gets_a_higher_number(wise):
    workshop = making.today_at(wise)
    absent = making.somebody(workshop, state="SEATED", place=1, attended=False)
    attending.walk_in(workshop=workshop, actor=wise.at_work("olga"), once=absent.pk,
                      instead_of=absent.pk, name="Sam Verzonnen", email="sam@werk.example",
                      regime="JEUGDHULP")  # fmt: skip
    assert number_of(workshop, absent) == 1


def test_a_lead_who_is_missing_keeps_the_mail_back(wise):
    workshop = prepared(wise)
    agree(wise, workshop, EDUCATION=8)
    move(wise, workshop)
    Facilitator.unscoped.create(organisation=workshop.organisation, workshop=workshop,
                                membership=wise.actors["paul"].membership,
                                expertise="PREVENTION")  # fmt: skip
    agree(wise, workshop, EDUCATION=7)
    assert queued("send_host_ready") == []
