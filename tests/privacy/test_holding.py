"""A dossier is held back, and let go again, by two."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from zorgvuldig.dossiers.actions import erasing
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Person
from zorgvuldig.privacy.access.holds import held, hold_on, may_agree
from zorgvuldig.privacy.actions import holding
from zorgvuldig.privacy.models import LegalHold
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def ended(dossier):
    """Closed long ago; its term is over."""
    long_ago = TODAY() - timedelta(days=8000)
    Dossier.unscoped.filter(pk=dossier.pk).update(
        closed_on=long_ago, outcome="OTHER_SUPPORT", help_relation=True, kept_from=long_ago,
        keep_until=TODAY() - timedelta(days=600), review_on=None, triage="", triaged_on=None,
    )  # fmt: skip
    dossier.refresh_from_db()
    return dossier


def hold_back(dossier, town, by="frank", second="esra", once=None):
    return holding.hold_back(
        dossier=dossier, actor=town.at_work(by), once=once or uuid4(), kind="COMPLAINT",
        second=getattr(town, second).membership,
    )  # fmt: skip


def agreed(dossier, town):
    hold = hold_back(dossier, town)
    holding.answer(hold=hold, actor=town.at_work("esra"), agreed=True)
    return LegalHold.unscoped.get(pk=hold.pk)


def test_a_hold_stands_from_the_moment_it_is_asked_for(ended, town):
    assert not held(ended)
    hold_back(ended, town)
    assert held(ended)
    assert LogEntry.unscoped.filter(event_type="hold.set", client_ref=ended.pk).exists()


def test_only_the_privacy_officer_holds_back_and_never_with_themself(ended, town):
    with pytest.raises(NotNow, match="functionaris"):
        hold_back(ended, town, by="esra", second="ilse")
    with pytest.raises(NotNow, match="niet uzelf"):
        hold_back(ended, town, second="frank")
    with pytest.raises(NotNow, match="mag meebeslissen"):
        hold_back(ended, town, second="hugo")
    assert not LegalHold.unscoped.exists()


def test_who_may_agree_are_colleagues_of_these_roles(town):
    names = [membership.person.name for membership in may_agree(town.at_work("frank"))]
    assert names == ["Esra", "Ilse"]


def test_the_second_person_ends_what_they_do_not_agree_with(ended, town):
    hold = hold_back(ended, town)
    holding.answer(hold=hold, actor=town.at_work("esra"), agreed=False)
    assert not held(ended)


def test_nobody_else_answers_and_nobody_twice(ended, town):
    hold = hold_back(ended, town)
    for who in ("frank", "ilse", "anna"):
        with pytest.raises(NotNow):
            holding.answer(hold=hold, actor=town.at_work(who), agreed=True)
    holding.answer(hold=hold, actor=town.at_work("esra"), agreed=True)
    with pytest.raises(NotNow):
        holding.answer(hold=hold, actor=town.at_work("esra"), agreed=False)
    assert held(ended)


def test_it_is_let_go_only_when_the_second_person_agrees(ended, town):
    hold = agreed(ended, town)
    holding.ask_to_lift(hold=hold, actor=town.at_work("frank"), second=town.ilse.membership)
    assert held(ended)
    holding.answer(hold=hold, actor=town.at_work("ilse"), agreed=False)
    assert held(ended)
    holding.ask_to_lift(hold=hold, actor=town.at_work("frank"), second=town.esra.membership)
    holding.answer(hold=hold, actor=town.at_work("esra"), agreed=True)
    assert not held(ended)
    assert LegalHold.unscoped.get().until == TODAY()


def test_lifting_waits_for_an_answer_to_setting(ended, town):
    hold = hold_back(ended, town)
    with pytest.raises(NotNow, match="tweede persoon"):
        holding.ask_to_lift(hold=hold, actor=town.at_work("frank"), second=town.ilse.membership)


def test_another_is_asked_when_the_second_person_cannot_answer(ended, town):
    hold = hold_back(ended, town)
    holding.ask_another(hold=hold, actor=town.at_work("frank"), second=town.ilse.membership)
    with pytest.raises(NotNow):
        holding.answer(hold=hold, actor=town.at_work("esra"), agreed=True)
    holding.answer(hold=hold, actor=town.at_work("ilse"), agreed=True)
    assert hold_on(ended).set_with == town.ilse.person


def test_one_hold_at_a_time_and_a_form_sent_twice_is_stored_once(ended, town):
    once = uuid4()
    hold_back(ended, town, once=once)
    with pytest.raises(AlreadyRecorded):
        hold_back(ended, town, once=once)
    with pytest.raises(NotNow, match="al tegengehouden"):
        hold_back(ended, town)


def test_an_open_dossier_is_not_held_back(dossier, town):
    with pytest.raises(NotNow, match="is open"):
        hold_back(dossier, town)


def test_a_hold_does_not_stop_what_the_client_may_ask(ended, town):
    agreed(ended, town)
    erasing.erase_dossier(dossier=ended, actor=town.at_work("frank"), reason="CLIENT_ASKED")
    assert not LegalHold.unscoped.exists()


def test_the_database_knows_too_that_nobody_holds_or_lifts_alone(ended, town):
    hold = agreed(ended, town)
    frank: Person = town.at_work("frank").person
    for change in ({"set_with": frank}, {"lift_asked_by": frank, "lift_with": frank},
                   {"until": TODAY()}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            LegalHold.unscoped.filter(pk=hold.pk).update(**change)


def test_who_asked_to_let_go_is_not_made_the_one_who_agrees(ended, town):
    hold = agreed(ended, town)
    LegalHold.unscoped.filter(pk=hold.pk).update(
        lift_asked_by=town.ilse.person, lift_with=town.esra.person, lift_asked_on=TODAY()
    )
    with pytest.raises(NotNow, match="niet uzelf"):
        holding.ask_another(hold=hold, actor=town.at_work("frank"), second=town.ilse.membership)
