"""Talks, notices, signs, consultations: what refuses and what releases."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, consulted, entry, years_ago
from zorgvuldig.dossiers.actions import talks
from zorgvuldig.dossiers.models import Consultation, Conversation, Entry, Sign
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate().isoformat()


def talk(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": today(),
        "mode": "EXPLORATORY",
        "own_words": "Ik hoor nergens bij",
        "agreements": "Donderdag samen voetballen",
        **changes,
    }


def test_a_talk_is_sealed_stands_in_the_timeline_and_is_logged(town, signed_in, dossier):
    signed_in(town.anna).post(f"/dossiers/{dossier.reference}/gesprek/", talk())
    held = Conversation.unscoped.get()
    assert held.entry.words(dossier.key)["own_words"] == "Ik hoor nergens bij"
    assert b"nergens" not in bytes(held.entry.sealed)
    line = LogEntry.unscoped.get(event_type="conversation.recorded")
    assert (line.client_ref, line.action) == (dossier.pk, "C")


@pytest.mark.gate("G01", "refuses")
def test_g01_an_exploratory_talk_does_not_name_the_topic_to_the_client(town, signed_in, dossier):
    form = talk(agreements="We praten verder over jouw radicalisering")
    answer = signed_in(town.anna).post(f"/dossiers/{dossier.reference}/gesprek/", form)
    assert answer.status_code == 422
    assert "“radicalisering”" in answer.text
    assert Conversation.unscoped.count() == 0


@pytest.mark.gate("G01", "releases")
def test_g01_is_released_by_an_open_talk(town, signed_in, dossier):
    form = talk(agreements="We praten verder over radicalisering", mode="TRANSPARENT")
    signed_in(town.anna).post(f"/dossiers/{dossier.reference}/gesprek/", form)
    assert Conversation.unscoped.get().mode == "TRANSPARENT"


def test_an_exception_without_a_new_date_is_refused_by_the_database(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    with pytest.raises(IntegrityError), transaction.atomic():
        talks.ask_second_person(
            dossier=child,
            actor=town.at_work("anna"),
            kind="SAFETY_EXCEPTION",
            second_person=town.bram.membership,
            recipient=mother,
            new_on=None,
            **entry(reason="Het kind kan bedreigd worden"),
        )


def test_nobody_is_their_own_second_person(town, dossier, father):
    with pytest.raises(NotNow):
        talks.ask_second_person(
            dossier=dossier,
            actor=town.at_work("anna"),
            kind="DEVIATION",
            second_person=town.anna.membership,
            recipient=father,
            new_on=None,
            **entry(reason="x"),
        )


def sign(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": today(),
        "description": "Twee keer in veertien dagen afwezig zonder bericht",
        "statement_type": "FACT",
        "polarity": "UNCLEAR",
        "place": "op school",
        "observer": "ikzelf",
        "source": "OWN",
        **changes,
    }


@pytest.mark.gate("G06", "refuses")
@pytest.mark.parametrize(
    "missing", ["statement_type", "polarity", "source", "place", "observer", "happened_on"]
)
def test_g06_a_sign_says_what_it_is(town, signed_in, dossier, missing):
    answer = signed_in(town.anna).post(
        f"/dossiers/{dossier.reference}/signaal/", sign(**{missing: ""})
    )
    assert answer.status_code == 422
    assert Sign.unscoped.count() == 0


@pytest.mark.gate("G06", "refuses")
def test_g06_the_database_refuses_an_opinion_nobody_follows_up(town, dossier):
    with pytest.raises(IntegrityError), transaction.atomic():
        written = talks.describe_sign(
            dossier=dossier,
            actor=town.at_work("anna"),
            statement_type="FACT",
            codes={
                "polarity": "UNCLEAR",
                "source": "OWN",
                "source_agrees": "",
                "is_diagnosis": False,
            },
            **entry(description="x"),
        )
        Sign.unscoped.filter(pk=written.pk).update(statement_type="OPINION")


@pytest.mark.gate("G07", "refuses")
@pytest.mark.gate("G07", "releases")
def test_g07_second_hand_information_names_its_source(town, signed_in, dossier):
    anna = signed_in(town.anna)
    address = f"/dossiers/{dossier.reference}/signaal/"
    answer = anna.post(address, sign(source="NAMED"))
    assert "Noem de bron" in answer.text
    assert Sign.unscoped.count() == 0
    anna.post(address, sign(source="PROTECTED", source_name="bron K", source_agrees="YES"))
    assert Sign.unscoped.get().source == "PROTECTED"


@pytest.mark.gate("G08", "refuses")
@pytest.mark.gate("G08", "releases")
def test_g08_a_diagnosis_names_who_made_it_and_why_it_matters(town, signed_in, dossier):
    anna = signed_in(town.anna)
    address = f"/dossiers/{dossier.reference}/signaal/"
    said = {"diagnosis_by": "de psychiater", "diagnosis_relevance": "rust"}
    assert anna.post(address, sign(is_diagnosis="on", **said)).status_code == 422
    assert Sign.unscoped.count() == 0
    anna.post(address, sign(is_diagnosis="on", diagnosis_qualified="on", **said))
    assert Sign.unscoped.get().is_diagnosis is True


@pytest.mark.gate("G12", "refuses")
@pytest.mark.gate("G12", "releases")
def test_g12_advice_from_outside_is_without_names_after_the_check(town, signed_in, dossier):
    anna = signed_in(town.anna)
    address = f"/dossiers/{dossier.reference}/advies/"
    form = {
        "once": str(uuid4()),
        "happened_on": today(),
        "with_whom": "contactpunt",
        "question": "Wat zou u doen?",
        "advice": "Blijf praten",
        "use": "Doe ik",
    }
    assert anna.post(address, form).status_code == 422
    anna.post(address, {**form, "reidentification_passed": "on"})
    assert Consultation.unscoped.get().reidentification_passed is True
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.unscoped.update(reidentification_passed=False)


def test_a_closed_dossier_takes_no_entries(town, dossier):
    type(dossier).unscoped.filter(pk=dossier.pk).update(
        closed_on=timezone.localdate(), outcome="NO_CONCERN", keep_until=timezone.localdate()
    )
    with pytest.raises(NotNow):
        consulted(dossier, town)


def test_anothers_entry_number_stores_nothing_and_shows_nothing(
    town, signed_in, dossier, make_dossier
):
    other = make_dossier(keeper="bram", name="Iemand Anders")
    talks.record_conversation(
        dossier=other,
        actor=town.at_work("bram"),
        mode="EXPLORATORY",
        **entry(own_words="schildpad"),
    )
    taken = Entry.unscoped.get(dossier=other)
    answer = signed_in(town.anna).post(
        f"/dossiers/{dossier.reference}/gesprek/", talk(once=str(taken.pk))
    )
    assert answer.status_code == 422
    assert "schildpad" not in answer.text
    assert Entry.unscoped.filter(dossier=dossier).count() == 0
