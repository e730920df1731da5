"""What a stranger with a link can learn or take: nothing of who comes, and no seat."""

from datetime import timedelta
from uuid import uuid4

import pytest
import vobject
from django.test import Client
from django.utils import timezone

from tests.gatherings import making
from tests.gatherings.coming import (
    again,
    asked,
    coming,
    confirmed,
    mailed,
    queued,
    registered,
    states,
)
from tests.gatherings.test_host_page import address, get, invited, ready
from tests.gatherings.test_own_place import COME, Door, typed
from zorgvuldig import walls
from zorgvuldig.gatherings.access.seats import provider_holding, register_path, seat_path
from zorgvuldig.gatherings.access.standing import standing
from zorgvuldig.gatherings.access.workshops import held_in
from zorgvuldig.gatherings.actions import hosting, inviting, registering, withdrawing
from zorgvuldig.gatherings.jobs import end_offers
from zorgvuldig.gatherings.models import Participant, SentForm
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import DataKey, Erasure


@pytest.fixture
def workshop(wise):
    return making.a_workshop(wise, state="INVITED", mix={"YOUTH_CARE": 2, "SAFETY": 1})


@pytest.fixture
def shared(wise, workshop):
    return Door(wise, register_path(provider_holding(workshop), workshop))


def own(wise, one):
    return Door(wise, seat_path(provider_holding(one.workshop), one))


def the_one() -> Participant:
    return again(Participant.unscoped.get())


def test_a_form_of_somebody_who_was_erased_brings_nobody_to_life(wise, workshop, shared):
    said = typed(shared)
    shared.post(**said)
    gone = the_one()
    door = own(wise, gone)
    assert door.post(deed="forget", sure="1").status_code == 200
    assert Erasure.unscoped.get().object_id == gone.pk
    answer = shared.post(**said | {"email": "ander@werk.example", "name": "Een Ander"})
    assert answer.status_code == 422
    assert "Een Ander" in answer.text
    assert shared.post(**said).status_code == 422
    assert states(workshop) == {}
    anew = said | {"once": answer.text.split('name="once" value="')[1].split('"')[0]}
    assert shared.post(**anew).status_code == 200
    assert the_one().pk != gone.pk
    assert door.get().status_code == 404


def test_the_number_of_a_form_is_the_number_of_nobody(workshop):
    number = uuid4()
    one = registering.register(workshop=workshop, once=number, name="Noor", coming=coming(),
                               email="noor@werk.example")  # fmt: skip
    assert one.pk != number
    assert SentForm.unscoped.get().pk == number


def test_who_goes_back_and_mends_the_address_loses_nothing(workshop, shared):
    said = typed(shared)
    shared.post(**said | {"email": "noro@werk.example"})
    answer = shared.post(**said)
    assert answer.status_code == 422
    assert "al eens verstuurd, met iets anders erin" in answer.text
    assert "noor@werk.example" in answer.text
    anew = answer.text.split('name="once" value="')[1].split('"')[0]
    assert shared.post(**said | {"once": anew}).status_code == 200
    found = {one.words()["email"] for one in Participant.unscoped.select_related("key")}
    assert found == {"noro@werk.example", "noor@werk.example"}


def test_a_typed_address_holds_no_seat_until_its_mailbox_answers(wise, workshop, shared):
    for number in range(3):
        shared.post(**typed(shared, email=f"robot{number}@werk.example"))
    assert held_in(workshop) == {}
    (first, *_) = mailed("send_link")
    wise.at_work("olga")
    assert "Bevestig" in first.subject
    assert not first.attachments
    one = again(Participant.unscoped.order_by("invited_at").first())
    door = own(wise, one)
    assert "U hebt nog geen plaats. Bevestig dat u komt." in door.get().text
    assert "U hebt een plaats" in door.post(**COME).text
    assert held_in(workshop) == {"YOUTH_CARE": 1}


@pytest.mark.usefixtures("wise")
def test_who_does_not_confirm_within_a_day_is_forgotten_with_the_key(wise, workshop):
    kept, late, said_no = (asked(workshop) for _ in range(3))
    came = registered(workshop)
    withdrawing.withdraw(participant=said_no)
    assert queued("send_not_coming") == []
    yesterday = timezone.now() - timedelta(hours=25)
    rows = Participant.unscoped.filter(pk__in=[late.pk, said_no.pk, came.pk])
    rows.update(invited_at=yesterday)
    end_offers(timestamp=0)
    wise.at_work("olga")
    left = set(Participant.unscoped.values_list("pk", flat=True))
    assert left == {kept.pk, came.pk}
    assert not DataKey.unscoped.filter(pk=late.key_id).exists()


def test_a_robot_fills_an_hour_and_the_municipality_still_invites(wise, monkeypatch):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    monkeypatch.setattr(registering, "MOST_UNPROVEN", 2)
    monkeypatch.setattr(inviting, "MOST_KNOWN", 1)
    asked(workshop, email="a@werk.example")
    asked(workshop, email="noor@werk.example")
    for email in ("c@werk.example", "a@werk.example"):  # whether one is known cannot be told
        with pytest.raises(NotNow, match="veel inschrijvingen"):
            asked(workshop, email=email)
    noor = {"name": "Noor Verzonnen", "email": "noor@werk.example", "sector": "SAFETY"}
    inviting.invite(workshop=workshop, actor=wise.olga, people=[noor], text="Kom.")
    one = again(Participant.unscoped.get(unproven=False))
    assert (one.state, one.sector, one.words()["name"]) == ("INVITED", "SAFETY", "Noor Verzonnen")
    assert len(queued("send_invitation")) == 1


def test_a_change_is_not_mailed_to_who_did_not_confirm(workshop):
    asked(workshop)
    came = registered(workshop)
    assert inviting.tell_changed(workshop) == 1
    assert [job["participant"] for job in queued("send_changed")] == [str(came.pk)]


def test_the_organiser_counts_nobody_who_did_not_confirm(workshop):
    asked(workshop)
    making.somebody(workshop)
    assert standing(workshop).how_many(["INVITED"]) == 1


SEATS, INVITED = (f'<td role="cell" data-label="{said}">' for said in ("Plaatsen", "Uitgenodigd"))


def host_page(workshop) -> str:
    page = get(workshop).text
    return page[page.index("Plaatsen per sector") : page.index("wel of niet komt")]


def test_a_municipality_sees_no_difference_when_the_one_officer_declines(wise):
    workshop = ready(wise, mix={"YOUTH_CARE": 5, "SAFETY": 1})
    invited(workshop, lines="Jan; jan@politie.example; Veiligheid")
    before = host_page(workshop)
    assert f"{SEATS}1</td>{INVITED}1</td>" in before
    wise.at_work("olga")
    jan = the_one()
    for deed in (lambda: confirmed(jan, "SAFETY"), lambda: withdrawing.withdraw(participant=jan),
                 lambda: withdrawing.forget_me(participant=jan)):  # fmt: skip
        deed()
        assert host_page(workshop) == before
        wise.at_work("olga")


def test_a_municipality_sees_of_all_sectors_together_what_is_held_from_five_on(workshop, wise):
    workshop = making.a_workshop(wise, state="INVITED")
    for _ in range(4):
        registered(workshop)
    assert "minder dan vijf" in host_page(workshop)
    wise.at_work("olga")
    registered(workshop, "SAFETY")
    assert "Van de 15 plaatsen zijn er 5 bezet en 10 vrij." in host_page(workshop)


def test_whether_an_address_is_on_the_list_cannot_be_asked(wise, workshop, shared):
    registered(workshop, email="bekend@werk.example")
    empty = shared.get().text.split('name="once"')[0]
    told = []
    for email in ("bekend@werk.example", "onbekend@werk.example"):
        told.append(shared.post(**typed(shared, email=email)).text)
        assert shared.get().text.split('name="once"')[0] == empty
    assert told[0] == told[1]
    assert "Er is plaats" in empty


def test_a_list_that_is_full_says_only_that(workshop, shared):
    for sector in ("YOUTH_CARE", "YOUTH_CARE", "SAFETY"):
        registered(workshop, sector)
    assert "Alle plaatsen zijn bezet" in shared.get().text


def test_an_invitation_is_answered_the_same_whoever_stood_on_the_list(wise):
    workshop = ready(wise)
    line = "Noor; noor@werk.example; Onderwijs"
    first, second = invited(workshop, lines=line), invited(workshop, lines=line)
    assert first.status_code == second.status_code == 200
    assert "stonden al" not in second.text
    once, twice = f"{INVITED}1</td>", f"{INVITED}2</td>"
    assert once in first.text
    assert first.text.replace(once, "") == second.text.replace(twice, "")


def test_an_invitation_sent_twice_by_one_form_counts_once(wise):
    workshop = ready(wise)
    once, line = uuid4(), {"name": "Noor", "email": "noor@werk.example", "sector": "EDUCATION"}
    for _ in range(2):
        inviting.invite(workshop=workshop, actor=wise.olga, people=[line], text="x", once=once)
    assert workshop.words()["invited"] == {"EDUCATION": 1}


def test_each_gets_the_words_they_were_invited_with(wise):
    workshop = ready(wise)
    for name, text in (("noor", "Voor het onderwijs."), ("sam", "Voor de politie.")):
        one = {"name": name, "email": f"{name}@werk.example", "sector": "EDUCATION"}
        inviting.invite(workshop=workshop, actor=wise.olga, people=[one], text=text)
    sent = {letter.to[0]: letter.body for letter in mailed("send_invitation")}
    assert "Voor het onderwijs." in sent["noor@werk.example"]
    assert "Voor de politie." in sent["sam@werk.example"]
    assert "politie" not in sent["noor@werk.example"]


def test_who_lost_their_link_makes_it_dead_and_gets_a_new_one(wise, workshop):
    one = registered(workshop)
    old = own(wise, one)
    assert "Kijk in uw e-mail" in old.post(deed="renew").text
    assert old.get().status_code == 404
    (sent,) = mailed("send_new_link")
    wise.at_work("olga")
    assert seat_path(provider_holding(workshop), again(one)) in sent.body
    assert own(wise, again(one)).get().status_code == 200


def status(answer) -> tuple[str, str]:
    read = vobject.readOne(answer.content.decode())
    return read.method.value, read.vevent.status.value


def test_an_appointment_says_what_is_true_for_whose_it_is(wise, workshop):
    invited_one, one = making.somebody(workshop), registered(workshop)
    door = own(wise, one)
    assert status(door.get("agenda.ics")) == ("PUBLISH", "TENTATIVE")
    workshop.state = "CONFIRMED"
    workshop.save()
    assert status(door.get("agenda.ics")) == ("PUBLISH", "CONFIRMED")
    assert status(own(wise, invited_one).get("agenda.ics")) == ("PUBLISH", "TENTATIVE")
    door.post(deed="leave")
    assert status(door.get("agenda.ics")) == ("CANCEL", "CANCELLED")
    (sent,) = mailed("send_not_coming")
    assert "method=CANCEL" in sent.message().as_string().replace('"', "")


def test_a_new_link_for_the_municipality_leaves_the_one_it_passed_on_alive(wise, workshop, shared):
    contact = {"name": "Hanna", "email": "hanna@gemeente.example", "phone": ""}
    said = {"workshop": workshop, "actor": wise.olga, "contact": contact}
    old = address(workshop)
    hosting.renew_link(**said, turn=0)
    walls.say(organisation=None)
    assert Client().get(old).status_code == 404
    assert shared.get().status_code == 200
    hosting.renew_link(**said, turn=1, shared=True)
    assert shared.get().status_code == 404


def test_the_link_to_pass_on_is_shown_whole(workshop, settings):
    settings.ADDRESS = "https://zorgvuldig.example/"
    path = register_path(provider_holding(workshop), workshop)
    assert f">https://zorgvuldig.example{path}</a>" in get(workshop).text
