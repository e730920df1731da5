"""The decision: by another, on what was on the screen, once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.dossiers.conftest import entry
from tests.dossiers.sharing.story import consent, fresh, weighed
from zorgvuldig.dossiers.actions import consents, deciding, following, proposing
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.dossiers.models import DecisionRecord, Disclosure, Dossier, Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Decider
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def decide(laid, actor, decision="SHARE", seen=None, **changes):
    known = {**entry(reasons="Dit weegt zwaarder"), **changes}
    known["fingerprint"] = seen or deciding.now(laid, TODAY())[1]
    return deciding.decide(proposal=laid, actor=actor, decision=decision, today=TODAY(), **known)


def test_a_decision_keeps_the_advice_the_facts_and_the_digest_of_the_letter(case, submit):
    laid = submit()
    signed = decide(laid, case.town.at_work("esra"))
    assert fresh(laid).state == "SHARED"
    assert (signed.requested_by, signed.decided_by) == (
        case.town.anna.person,
        case.town.esra.person,
    )
    assert signed.letter_digest == digest(deciding.frozen(laid, case.dossier)["letter"])
    kept = signed.advice
    assert (kept["outcome"], kept["row"], kept["consent_row"]) == ("ALLOW", "C06", "B06")
    assert kept["duties"] == ["INFORM_CLIENT_BEFORE", "ONLY_WHAT_IS_NEEDED"]
    assert kept["facts"]["client_consent"] == "GIVEN"
    assert {"born_on", "on"}.isdisjoint(kept["facts"])
    line = LogEntry.unscoped.get(event_type="disclosure.decided")
    assert (line.user_id, line.auth_policy) == (case.town.esra.person.pseudonym, "decider")


@pytest.mark.gate("G13", "releases")
def test_the_decider_may_decide_not_to_share(case, submit):
    laid = submit()
    signed = decide(laid, case.town.at_work("esra"), "NOT_SHARE")
    assert (fresh(laid).state, signed.decision) == ("NOT_SHARED", "NOT_SHARE")


@pytest.mark.gate("G13", "refuses")
@pytest.mark.parametrize("name", ["anna", "bram", "ilse", "chaima"])
def test_g13_nobody_else_decides(case, submit, name):
    laid = submit()
    case.town.at_work("anna")
    with pytest.raises(GateShut) as shut:
        decide(laid, case.town.actors[name])
    assert shut.value.gate == "G13"
    assert DecisionRecord.unscoped.count() == 0


@pytest.mark.gate("G13", "refuses")
def test_g13_who_is_no_longer_named_in_the_protocol_does_not_decide(case, submit):
    laid = submit()
    seen = deciding.now(laid, TODAY())[1]
    Decider.unscoped.all().delete()
    with pytest.raises(GateShut):
        decide(laid, case.town.at_work("esra"), seen=seen)


@pytest.mark.gate("G13", "refuses")
def test_deciding_alone_is_refused_by_the_database(case, submit):
    laid = submit()
    anna = case.town.at_work("anna")
    written = add_entry(dossier=case.dossier, actor=anna, kind="DECISION", **entry(reasons="Ik"))
    with pytest.raises(IntegrityError, match="nobody_decides_alone"), transaction.atomic():
        DecisionRecord.unscoped.create(
            **codes_of(written),
            disclosure=laid,
            decision="SHARE",
            requested_by=anna.person,
            decided_by=anna.person,
            advice={},
            letter_digest="x",
        )
    with pytest.raises(IntegrityError, match="submitted_to_another"), transaction.atomic():
        Disclosure.unscoped.filter(pk=laid.pk).update(decider=anna.person)


def test_a_signed_decision_is_never_changed(case, submit):
    signed = decide(submit(), case.town.at_work("esra"))
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        DecisionRecord.unscoped.filter(pk=signed.pk).update(decision="NOT_SHARE")


def test_consent_withdrawn_meanwhile_nothing_is_decided_and_sharing_is_refused(case, submit):
    laid = submit()
    seen = deciding.now(laid, TODAY())[1]
    consents.withdraw_consent(
        dossier=case.dossier,
        actor=case.town.at_work("anna"),
        consent=case.consent,
        once=uuid4(),
        withdrawn_on=TODAY(),
    )
    esra = case.town.at_work("esra")
    with pytest.raises(deciding.ChangedMeanwhile):
        decide(laid, esra, seen=seen)
    with pytest.raises(NotNow, match="laten dit nu niet toe"):
        decide(laid, esra)
    assert DecisionRecord.unscoped.count() == 0
    assert decide(laid, esra, "NOT_SHARE").decision == "NOT_SHARE"


@pytest.mark.gate("G23", "refuses")
def test_a_protocol_changed_meanwhile_nothing_is_decided(case, submit):
    laid = submit()
    seen = deciding.now(laid, TODAY())[1]
    organisation = case.town.anna.organisation
    organisation.anonymous_route = ""
    organisation.save()
    with pytest.raises(deciding.ChangedMeanwhile):
        decide(laid, case.town.at_work("esra"), seen=seen)
    with pytest.raises(GateShut) as shut:
        decide(laid, case.town.at_work("esra"))
    assert shut.value.gate == "G23"


def test_an_item_that_reads_otherwise_is_not_shared(case, save, submit):
    items = [*case.items, case.unchosen]
    consent(case.dossier, case.town, case.recipient, items)
    save(needs=dict.fromkeys(items, "Nodig"))
    laid = submit()
    seen = deciding.now(laid, TODAY())[1]
    anna = case.town.at_work("anna")
    following.follow_up(
        dossier=case.dossier,
        actor=anna,
        sign=case.unchosen,
        found="REFUTED",
        **entry(how="Wij vroegen het hem"),
    )
    with pytest.raises(deciding.ChangedMeanwhile):
        decide(laid, case.town.at_work("esra"), seen=seen)
    with pytest.raises(NotNow, match="onderdeel van de brief"):
        decide(laid, case.town.at_work("esra"))


def test_taken_back_and_laid_down_again_is_another_page(case, save, submit):
    laid = submit()
    seen = deciding.now(laid, TODAY())[1]
    anna = case.town.at_work("anna")
    proposing.take_back(proposal=laid, actor=anna)
    with pytest.raises(NotNow):
        decide(fresh(laid), case.town.at_work("esra"), seen=seen)
    save(words={**case.proposed.words, "aim": "Een ander doel"})
    again = submit()
    assert again.fingerprint != laid.fingerprint
    with pytest.raises(deciding.ChangedMeanwhile):
        decide(again, case.town.at_work("esra"), seen=seen)


def test_a_laid_down_proposal_is_not_changed(case, save, submit):
    submit()
    with pytest.raises(NotNow):
        save(ground="")


def test_only_its_maker_takes_it_back(case, submit):
    laid = submit()
    with pytest.raises(NotNow):
        proposing.take_back(proposal=laid, actor=case.town.at_work("bram"))


def test_sent_twice_it_is_stored_once(case, submit):
    laid, once = submit(), uuid4()
    esra = case.town.at_work("esra")
    decide(laid, esra, once=once)
    with pytest.raises(AlreadyRecorded):
        decide(laid, esra, once=once)
    assert DecisionRecord.unscoped.count() == Entry.unscoped.filter(kind="DECISION").count() == 1


def test_not_sharing_is_weighed_with_another_and_looked_at_again(case):
    signed = weighed(case)
    assert fresh(case.proposal).state == "NOT_SHARED"
    assert (signed.weighed_with, signed.decision) == (case.town.bram.person, "NOT_SHARE")
    assert Dossier.unscoped.get().review_on == TODAY() + timedelta(days=7)


def test_not_sharing_is_not_decided_alone_either(case):
    with pytest.raises(NotNow):
        weighed(case, weighed_with=case.town.anna.membership)
    assert DecisionRecord.unscoped.count() == 0


def test_not_sharing_never_moves_an_earlier_review_away(case):
    earlier = TODAY() + timedelta(days=2)
    Dossier.unscoped.update(review_on=earlier)
    case.proposal.dossier.review_on = earlier
    weighed(case)
    assert Dossier.unscoped.get().review_on == earlier
