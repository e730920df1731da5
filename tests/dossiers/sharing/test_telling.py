"""The client hears what was shared (G16), and what the dossier page asks of this half."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.dossiers.conftest import entry
from tests.dossiers.sharing.story import fresh, proposal
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import asking, closing, deciding, proposing, talks, telling
from zorgvuldig.dossiers.models import ClientNotification
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def TOLD():
    return entry(how="in een gesprek", told="alles")


@pytest.fixture
def shared(case, submit):
    laid = submit()
    deciding.decide(
        proposal=laid,
        actor=case.town.at_work("esra"),
        decision="SHARE",
        fingerprint=deciding.now(laid, TODAY())[1],
        today=TODAY(),
        **entry(reasons="Het moet"),
    )
    return fresh(laid)


def agreement(case, *, answered=True, days=7):
    asked = asking.ask_about(
        proposal=case.proposal,
        actor=case.town.at_work("anna"),
        kind="POSTPONEMENT",
        second_person=case.town.bram.membership,
        new_on=TODAY() + timedelta(days=days),
        **entry(reason="Nu is het niet veilig"),
    )
    if answered is not None:
        talks.answer_concurrence(
            concurrence=asked, actor=case.town.at_work("bram"), agreed=answered
        )
    return asked


def postpone(case, shared, agreed, **changes):
    return telling.postpone_telling(
        proposal=shared,
        actor=case.town.at_work("anna"),
        agreement=agreed,
        today=TODAY(),
        **{**entry(reason="Nog niet veilig"), **changes},
    )


def test_a_shared_letter_waits_until_the_client_is_told(case, shared):
    assert [row["id"] for row in sharing.untold(case.dossier, TODAY())] == [shared.pk]
    told = {"how": "in een gesprek", "told": "alles", "reaction": "boos, daarna rustig"}
    telling.tell_client(proposal=shared, actor=case.town.at_work("anna"), **entry(**told))
    assert sharing.untold(case.dossier, TODAY()) == []
    assert sharing.shared_with(case.dossier)[0]["told"] is True


@pytest.mark.gate("G16", "refuses")
@pytest.mark.gate("G16", "releases")
def test_g16_a_postponement_with_agreement_holds_until_its_day_and_no_longer(case, shared):
    postpone(case, shared, agreement(case))
    day = TODAY() + timedelta(days=7)
    assert sharing.untold(case.dossier, day) == []
    assert len(sharing.untold(case.dossier, day + timedelta(days=1))) == 1


@pytest.mark.gate("G16", "refuses")
@pytest.mark.parametrize("answered", [None, False])
def test_g16_without_a_yes_of_the_second_person_it_is_not_postponed(case, shared, answered):
    with pytest.raises(GateShut) as shut:
        postpone(case, shared, agreement(case, answered=answered))
    assert shut.value.gate == "G16"
    assert ClientNotification.unscoped.count() == 0


@pytest.mark.gate("G16", "refuses")
def test_g16_an_agreement_about_something_else_does_not_count(case, shared):
    about_approaching = talks.ask_second_person(
        dossier=case.dossier,
        actor=case.town.at_work("anna"),
        kind="SAFETY_EXCEPTION",
        second_person=case.town.bram.membership,
        recipient=case.recipient,
        new_on=TODAY() + timedelta(days=7),
        **entry(reason="Nu is het niet veilig"),
    )
    bram = case.town.at_work("bram")
    talks.answer_concurrence(concurrence=about_approaching, actor=bram, agreed=True)
    with pytest.raises(GateShut):
        postpone(case, shared, about_approaching)


@pytest.mark.gate("G16", "refuses")
@pytest.mark.gate("G16", "releases")
def test_g16_each_agreement_serves_once_and_a_new_one_gives_a_new_date(case, shared):
    first = agreement(case)
    postpone(case, shared, first)
    with pytest.raises(GateShut):
        postpone(case, shared, first)
    postpone(case, shared, agreement(case, days=20))
    assert sharing.shared_with(case.dossier)[0]["postponed_to"] == TODAY() + timedelta(days=20)


def test_the_database_knows_no_postponement_without_agreement(case, shared):
    note = postpone(case, shared, agreement(case))
    with pytest.raises(IntegrityError, match="told_or_dated"), transaction.atomic():
        ClientNotification.unscoped.filter(pk=note.pk).update(agreement=None)


def test_postponing_twice_is_stored_once(case, shared):
    agreed, once = agreement(case), entry()["once"]
    postpone(case, shared, agreed, once=once)
    with pytest.raises(AlreadyRecorded):
        postpone(case, shared, agreed, once=once)


@pytest.mark.gate("G16", "refuses")
def test_g16_an_agreement_about_another_proposal_does_not_count(case, shared):
    other = proposal(case)
    proposing.submit(proposal=other, actor=case.town.at_work("anna"), today=TODAY())
    with pytest.raises(GateShut):
        postpone(case, fresh(other), agreement(case))


@pytest.mark.gate("G16", "refuses")
def test_g16_a_later_no_takes_the_yes_back(case, shared):
    first = agreement(case)
    agreement(case, answered=False)
    with pytest.raises(GateShut):
        postpone(case, shared, first)


def test_a_postponement_ends_within_three_months(case, shared):
    with pytest.raises(NotNow, match="binnen drie maanden"):
        agreement(case, days=93)
    with pytest.raises(NotNow, match="binnen drie maanden"):
        agreement(case, days=0)
    assert agreement(case, days=92).new_on == TODAY() + timedelta(days=92)


def test_what_was_postponed_is_still_not_told(case, shared):
    postpone(case, shared, agreement(case))
    assert sharing.untold(case.dossier, TODAY()) == []
    assert [row["id"] for row in sharing.not_told(case.dossier)] == [shared.pk]
    telling.tell_client(proposal=shared, actor=case.town.at_work("anna"), **TOLD())
    assert sharing.not_told(case.dossier) == []


def test_nothing_is_told_about_a_draft(case):
    with pytest.raises(NotNow):
        telling.tell_client(
            proposal=case.proposal, actor=case.town.at_work("anna"), **entry(how="x", told="y")
        )


def test_the_dossier_page_asks_one_query_each(case, shared, django_assert_num_queries):
    dossier = case.dossier
    assert dossier.key.secret
    with django_assert_num_queries(1):
        rows = sharing.shared_with(dossier)
    assert {name: rows[0][name] for name in ("shared", "decision", "ground", "on", "told")} == {
        "shared": True,
        "decision": "delen",
        "ground": "toestemming",
        "on": TODAY(),
        "told": False,
    }
    assert rows[0]["recipient"]["name"] == "Contactpunt Rivierstad"
    with django_assert_num_queries(1):
        assert sharing.open_proposals(dossier) == []


def test_a_draft_is_an_open_proposal_of_its_maker(case):
    row = sharing.open_proposals(case.dossier, case.town.anna)[0]
    assert (row["mine"], row["state"], row["by"]) == (True, "DRAFT", "Anna")
    assert sharing.open_proposals(case.dossier, case.town.bram)[0]["mine"] is False


def close(case):
    closing.close(
        dossier=case.dossier,
        actor=case.town.at_work("anna"),
        outcome="OTHER_SUPPORT",
        help_relation=True,
        today=TODAY(),
        **entry(reason="De hulp loopt", told="Alles"),
    )


@pytest.mark.gate("G16", "refuses")
@pytest.mark.gate("G16", "releases")
def test_g16_a_dossier_does_not_close_while_the_client_was_not_told(case, shared):
    with pytest.raises(NotNow):
        close(case)
    telling.tell_client(proposal=shared, actor=case.town.at_work("anna"), **TOLD())
    close(case)
    case.dossier.refresh_from_db()
    assert case.dossier.outcome == "OTHER_SUPPORT"


@pytest.mark.gate("G16", "refuses")
def test_g16_an_agreed_postponement_is_not_telling(case, shared):
    postpone(case, shared, agreement(case))
    with pytest.raises(NotNow):
        close(case)
    case.dossier.refresh_from_db()
    assert case.dossier.closed_on is None
