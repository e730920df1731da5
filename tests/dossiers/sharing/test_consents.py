"""Answers: for one recipient, one purpose, these items; flaws count; taking back is as easy."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import add_somebody
from tests.dossiers.sharing.story import concern, consent, sign
from zorgvuldig.dossiers import facts
from zorgvuldig.dossiers.actions import consents
from zorgvuldig.dossiers.forms.consents import DEMANDS, ConsentForm
from zorgvuldig.dossiers.models import ConsentItem, Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(dossier, town):
    return add_somebody(dossier, town, "EXTERNAL_PROFESSIONAL", "De mentor")


@pytest.fixture
def described(dossier, town):
    return concern(dossier, town)


def known(dossier, recipient, items=()):
    return facts.consent_facts(dossier, recipient, "SAFETY", items, day=timezone.localdate())


def take_back(dossier, town, given, **changes):
    return consents.withdraw_consent(
        dossier=dossier,
        actor=town.at_work("anna"),
        consent=given,
        **{"once": uuid4(), "withdrawn_on": timezone.localdate(), **changes},
    )


def test_a_yes_covers_its_own_items_only(dossier, town, school, described):
    consent(dossier, town, school, [described])
    assert known(dossier, school, [described])["client_consent"] == "GIVEN"
    other = sign(dossier, town, "SUPPORTING", "Iets anders")
    assert known(dossier, school, [described, other])["client_consent"] == "OUT_OF_SCOPE"


def test_taking_back_holds_from_that_day_and_stands_in_timeline_and_logbook(
    dossier, town, school, described
):
    given = consent(dossier, town, school, [described])
    take_back(dossier, town, given)
    assert known(dossier, school, [described])["client_consent"] == "WITHDRAWN"
    assert Entry.unscoped.filter(kind="CONSENT").count() == 2
    assert LogEntry.unscoped.get(event_type="consent.withdrawn").consent_ref == given.pk


def test_taking_back_twice_is_stored_once(dossier, town, school, described):
    given, once = consent(dossier, town, school, [described]), uuid4()
    take_back(dossier, town, given, once=once)
    with pytest.raises(AlreadyRecorded):
        take_back(dossier, town, given, once=once)
    with pytest.raises(NotNow):
        take_back(dossier, town, given)
    assert Entry.unscoped.filter(kind="CONSENT").count() == 2


def test_nothing_is_taken_back_before_it_was_given(dossier, town, school, described):
    given = consent(dossier, town, school, [described])
    with pytest.raises(NotNow):
        take_back(dossier, town, given, withdrawn_on=timezone.localdate() - timedelta(days=1))
    assert Entry.unscoped.filter(kind="CONSENT").count() == 1


def test_a_refusal_cannot_be_taken_back(dossier, town, school, described):
    refused = consent(dossier, town, school, [], answer="REFUSED")
    with pytest.raises(NotNow):
        take_back(dossier, town, refused)


def test_flaws_of_the_newest_answer_go_into_the_facts(dossier, town, school, described):
    consent(dossier, town, school, [described], flaws=["NOT_FREE"])
    assert known(dossier, school)["client_consent_flaws"] == ("NOT_FREE",)
    consent(dossier, town, school, [described])
    assert known(dossier, school)["client_consent_flaws"] == ()


def test_flaws_of_every_representative_count(dossier, town, school, described):
    parents = [add_somebody(dossier, town, "AUTHORITY_PARENT", n) for n in ("Vader", "Moeder")]
    for parent, flaw in zip(parents, ("NOT_FREE", "NOT_EXPLICIT"), strict=True):
        consent(
            dossier,
            town,
            school,
            [described],
            giver="REPRESENTATIVE",
            given_by_id=parent.pk,
            speaks_for_all="YES",
            flaws=[flaw],
        )
    found = known(dossier, school)
    assert found["rep_consent_flaws"] == ("NOT_EXPLICIT", "NOT_FREE")
    assert found["client_consent_flaws"] == ()


def test_for_a_talk_a_flawed_yes_is_a_yes_to_something_else(dossier, town):
    aunt = add_somebody(dossier, town, "NETWORK", "Tante")
    consent(dossier, town, aunt, [], purpose="TALK", flaws=["NOT_SPECIFIC"])
    asked = facts.contact_facts(dossier, aunt, town.anna.organisation, timezone.localdate())
    assert asked.client_consent == "OUT_OF_SCOPE"


def test_items_of_another_dossier_are_not_covered(dossier, town, school, make_dossier):
    elsewhere = concern(make_dossier(name="Ander Testkind"), town)
    consent(dossier, town, school, [elsewhere])
    assert ConsentItem.unscoped.count() == 0


def form(**changes):
    typed = {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "giver": "CLIENT",
        "purpose": "SAFETY",
        "purpose_words": "Om te helpen",
        "items": ["HELP"],
        "explained": list(DEMANDS),
        "answer": "GIVEN",
        "form": "PHONE",
        **changes,
    }
    return ConsentForm(typed, representatives=[(uuid4(), "Moeder")])


def flaws(**changes):
    filled = form(**changes)
    assert filled.is_valid(), filled.errors
    return filled.consent_codes()["flaws"]


@pytest.mark.parametrize("demand", DEMANDS)
def test_each_demand_that_was_not_met_is_a_flaw(demand):
    assert flaws(explained=[d for d in DEMANDS if d != demand]) == [demand]


def test_a_yes_that_leaves_out_that_help_is_given_is_not_specific():
    assert flaws(items=[]) == ["NOT_SPECIFIC"]
    assert flaws() == []


def test_a_refusal_has_no_flaws():
    assert flaws(answer="REFUSED", explained=[]) == []


def test_a_representative_says_for_whom_the_answer_counts():
    asked = form()
    mother = asked.fields["giver"].choices[1][0]
    filled = ConsentForm({**asked.data, "giver": mother}, representatives=[(mother, "Moeder")])
    assert list(filled.errors) == ["speaks_for_all"]
