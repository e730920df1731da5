"""Talking with a parent or somebody around the client, and what a second person agrees to."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, entry, years_ago
from zorgvuldig.dossiers.actions import contacts, talks
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import Consent, Conversation
from zorgvuldig.recording.refusals import GateShut

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate().isoformat()


def record_with_father(town, dossier, father):
    return contacts.record_contact(
        dossier=dossier,
        actor=town.at_work("anna"),
        recipient=father,
        mode="EXPLORATORY",
        **entry(own_words="Hij is stil thuis", purpose="Hoe gaat het thuis", told="Niets"),
    )


@pytest.mark.gate("G03", "refuses")
def test_g03_the_father_of_a_sixteen_year_old_is_not_spoken_to_without_consent(
    town, dossier, father
):
    with pytest.raises(GateShut) as refusal:
        record_with_father(town, dossier, father)
    assert refusal.value.gate == "G03"
    assert Conversation.unscoped.count() == 0


@pytest.mark.gate("G02", "refuses")
@pytest.mark.gate("G02", "releases")
def test_g02_the_client_is_told_before_anybody_is_approached(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    with pytest.raises(GateShut) as refusal:
        record_with_father(town, child, mother)
    assert refusal.value.gate == "G02"
    contacts.tell_beforehand(
        dossier=child, actor=town.anna, recipient=mother, **entry(how="In ons gesprek")
    )
    kept = record_with_father(town, child, mother)
    assert (kept.advice["row"], kept.kind) == ("A01", "PARENT")


@pytest.mark.gate("G02", "refuses")
@pytest.mark.gate("G02", "releases")
def test_g02_is_released_by_an_exception_only_when_the_second_person_agrees(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    asked = talks.ask_second_person(
        dossier=child,
        actor=town.at_work("anna"),
        kind="SAFETY_EXCEPTION",
        second_person=town.bram.membership,
        recipient=mother,
        new_on=timezone.localdate() + timedelta(days=7),
        **entry(reason="Het kind kan bedreigd worden"),
    )
    with pytest.raises(GateShut):
        record_with_father(town, child, mother)
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=True)
    assert record_with_father(town, child, mother).advice["row"] == "A01"


def test_only_the_one_asked_answers(town, dossier, father, signed_in):
    asked = talks.ask_second_person(
        dossier=dossier,
        actor=town.at_work("anna"),
        kind="DEVIATION",
        second_person=town.bram.membership,
        recipient=father,
        new_on=None,
        **entry(reason="x"),
    )
    address = f"/dossiers/akkoord/{asked.pk}/"
    assert signed_in(town.ilse).post(address, {"answer": "yes"}).status_code == 404
    assert signed_in(town.bram).post(address, {"answer": "no"}).status_code == 302
    asked.refresh_from_db()
    assert asked.agreed is False


def refusing_child(town, make_dossier):
    """A fourteen-year-old who was told, and does not want the father to be spoken to (A03)."""
    child = make_dossier(born_on=years_ago(14))
    parent = add_somebody(child, town, "AUTHORITY_PARENT", "Vader")
    contacts.tell_beforehand(
        dossier=child, actor=town.anna, recipient=parent, **entry(how="In ons gesprek")
    )
    refuse(child, town, parent)
    return child, parent


def refuse(child, town, parent):
    written = add_entry(
        dossier=child, actor=town.anna, kind=EntryKind.CONSENT, **entry(explained="ja")
    )
    Consent.unscoped.create(
        **codes_of(written),
        giver="CLIENT",
        recipient=parent,
        purpose="TALK",
        answer="REFUSED",
        form="ORAL",
        answered_on=timezone.localdate(),
    )


def test_a_deviation_from_the_rule_needs_a_second_person(town, make_dossier):
    child, parent = refusing_child(town, make_dossier)
    with pytest.raises(GateShut) as refusal:
        record_with_father(town, child, parent)
    assert refusal.value.gate == "SECOND_PERSON"
    asked = talks.ask_second_person(
        dossier=child,
        actor=town.at_work("anna"),
        kind="DEVIATION",
        second_person=town.bram.membership,
        recipient=parent,
        new_on=None,
        **entry(reason="Zonder vader lukt het niet"),
    )
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=True)
    assert record_with_father(town, child, parent).advice["row"] == "A03"


def test_a_refused_agreement_releases_nothing(town, make_dossier):
    child, parent = refusing_child(town, make_dossier)
    asked = talks.ask_second_person(
        dossier=child,
        actor=town.at_work("anna"),
        kind="DEVIATION",
        second_person=town.bram.membership,
        recipient=parent,
        new_on=None,
        **entry(reason="Zonder vader lukt het niet"),
    )
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=False)
    with pytest.raises(GateShut):
        record_with_father(town, child, parent)


@pytest.mark.gate("G02", "refuses")
def test_g02_telling_afterwards_does_not_count_as_beforehand(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    contacts.tell_beforehand(
        dossier=child, actor=town.anna, recipient=mother, **entry(how="In ons gesprek")
    )
    yesterday = {
        **entry(own_words="x", purpose="y", told="z"),
        "happened_on": timezone.localdate() - timedelta(days=1),
    }
    with pytest.raises(GateShut) as refusal:
        contacts.record_contact(
            dossier=child, actor=town.anna, recipient=mother, mode="EXPLORATORY", **yesterday
        )
    assert refusal.value.gate == "G02"


def test_g03_is_asked_for_the_day_of_the_talk(town, make_dossier):
    """Sixteen since today: yesterday the parent was still a counterpart (A02), today not (A06)."""
    today = timezone.localdate()
    child = make_dossier(born_on=today.replace(year=today.year - 16))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    actor, yesterday = town.at_work("anna"), today - timedelta(days=1)
    rows = [
        contacts.contact_standing(child, mother, actor, day).advice.row
        for day in (yesterday, today)
    ]
    assert rows == ["A02", "A06"]


@pytest.mark.gate("G02", "releases")
def test_a_safety_exception_lapses_on_its_date(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    today = timezone.localdate()
    asked = talks.ask_second_person(
        dossier=child,
        actor=town.at_work("anna"),
        kind="SAFETY_EXCEPTION",
        second_person=town.bram.membership,
        recipient=mother,
        new_on=today + timedelta(days=7),
        **entry(reason="Het kind kan bedreigd worden"),
    )
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=True)
    told = [
        contacts.contact_standing(child, mother, town.anna, today + timedelta(days=days)).told
        for days in (7, 8)
    ]
    assert told == [True, False]


def asks(town, dossier, recipient, kind, second="bram", **more):
    return talks.ask_second_person(
        dossier=dossier,
        actor=town.at_work("anna"),
        kind=kind,
        second_person=getattr(town, second).membership,
        recipient=recipient,
        **more,
        **entry(reason="Omdat het zo is"),
    )


def test_of_two_answers_the_newest_counts(town, make_dossier):
    child, parent = refusing_child(town, make_dossier)
    yes, no = asks(town, child, parent, "DEVIATION"), asks(town, child, parent, "DEVIATION", "ilse")
    talks.answer_concurrence(concurrence=yes, actor=town.at_work("bram"), agreed=True)
    talks.answer_concurrence(concurrence=no, actor=town.at_work("ilse"), agreed=False)
    with pytest.raises(GateShut):
        record_with_father(town, child, parent)


def test_a_second_person_may_take_a_yes_back(town, make_dossier):
    child, parent = refusing_child(town, make_dossier)
    asked = asks(town, child, parent, "DEVIATION")
    for agreed in (True, False):
        talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=agreed)
    with pytest.raises(GateShut):
        record_with_father(town, child, parent)


def test_an_agreement_about_one_parent_serves_no_other(town, make_dossier):
    child, parent = refusing_child(town, make_dossier)
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    refuse(child, town, mother)
    contacts.tell_beforehand(dossier=child, actor=town.anna, recipient=mother, **entry(how="Ja"))
    asked = asks(town, child, parent, "DEVIATION")
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=True)
    with pytest.raises(GateShut) as refusal:
        record_with_father(town, child, mother)
    assert refusal.value.gate == "SECOND_PERSON"


def test_nobody_is_written_down_twice_to_lose_a_refusal(town, signed_in, make_dossier):
    child, _ = refusing_child(town, make_dossier)
    answer = signed_in(town.anna).post(
        f"/dossiers/{child.reference}/iemand/",
        {"once": str(uuid4()), "addressee": "AUTHORITY_PARENT", "name": " vadér "},
    )
    assert answer.status_code == 422
    assert "staat al in dit dossier" in answer.text


@pytest.mark.gate("G03", "refuses")
def test_an_objection_holds_whatever_the_day_and_whatever_was_decided(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    asked = asks(town, child, mother, "GOOD_CARE_OBJECTION")
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=True)
    today = timezone.localdate()
    standing = contacts.contact_standing(child, mother, town.anna, today - timedelta(days=3))
    assert (standing.advice.row, standing.missing) == ("A14", "G03")
    assert standing._replace(decided=True, told=True).missing == "G03"


@pytest.mark.gate("G03", "releases")
def test_a_passed_duty_conflict_opens_the_talk_and_nothing_else_does(town, dossier, father):
    today = timezone.localdate()
    standing = contacts.contact_standing(dossier, father, town.anna, today)
    assert (standing.advice.row, standing.missing) == ("A06", "G03")
    assert standing._replace(decided=True).missing == "G02"
    assert standing._replace(decided=True, told=True).missing == ""


def test_who_changed_role_no_longer_agrees_or_reads_what_was_asked(
    town, signed_in, dossier, father
):
    asked = asks(town, dossier, father, "DEVIATION")
    type(town.bram.membership).unscoped.filter(pk=town.bram.membership.pk).update(
        roles=["VOLUNTEER"]
    )
    assert signed_in(town.bram).get(f"/dossiers/akkoord/{asked.pk}/").status_code == 404


def test_an_exception_without_a_date_is_asked_for_it_and_keeps_the_words(
    town, signed_in, dossier, father
):
    answer = signed_in(town.anna).post(
        f"/dossiers/{dossier.reference}/iemand/{father.pk}/akkoord/SAFETY_EXCEPTION/",
        {
            "once": str(uuid4()),
            "happened_on": today(),
            "reason": "Hij kan bedreigd worden",
            "second_person": town.bram.membership.pk,
            "new_on": "",
        },
    )
    assert answer.status_code == 422
    assert "Hij kan bedreigd worden" in answer.text


def test_asking_about_nobody_or_nothing_does_not_exist(town, signed_in, dossier, father):
    anna = signed_in(town.anna)
    base = f"/dossiers/{dossier.reference}/iemand/{father.pk}/akkoord/"
    assert anna.get(f"{base}ESCALATION/").status_code == 404
    assert anna.get(f"{base}NIETS/").status_code == 404
