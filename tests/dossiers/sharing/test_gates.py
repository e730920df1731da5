"""Each gate of sharing: what it refuses, what releases it. One thing is taken away at a time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import F
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, consulted
from tests.dossiers.sharing.pages import address
from tests.dossiers.sharing.story import concern, fresh, proposal
from zorgvuldig.dossiers.actions import deciding, proposing
from zorgvuldig.dossiers.models import (
    Conversation,
    Disclosure,
    DisclosureItem,
    Dossier,
    Entry,
    SafetyConcern,
)
from zorgvuldig.dossiers.sharing_facts import stored
from zorgvuldig.people.models import Decider
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def refused(submit) -> str:
    with pytest.raises(GateShut) as shut:
        submit()
    assert Disclosure.unscoped.get().state == "DRAFT"
    assert Disclosure.unscoped.get().sealed_letter is None
    return shut.value.gate


def test_a_complete_proposal_is_laid_before_the_decider(case, submit):
    laid = submit()
    assert (laid.state, laid.decider) == ("SUBMITTED", case.town.esra.person)
    assert laid.facts["advice"]["row"] == "C06"
    assert laid.fingerprint == deciding.now(laid, timezone.localdate())[1]


@pytest.mark.gate("G10", "refuses")
@pytest.mark.gate("G10", "releases")
def test_g10_a_step_that_was_never_taken_shuts_and_taking_it_opens(case, submit):
    taken = Conversation.unscoped.get()
    taken.mode = "EXPLORATORY"
    taken.save()
    assert refused(submit) == "G10"
    taken.mode = "TRANSPARENT"
    taken.save()
    assert submit().state == "SUBMITTED"


@pytest.mark.gate("G11", "refuses")
@pytest.mark.gate("G11", "releases")
@pytest.mark.parametrize(
    "changes", [{"ground": ""}, {"ground": "STATUTE"}, {"words": {"evidence": ""}}]
)
def test_g11_no_ground_another_ground_or_no_evidence_shuts(case, save, submit, changes):
    words = {**case.proposed.words, **changes.pop("words", {})}
    save(words=words, **changes)
    assert refused(submit) == "G11"
    save()
    assert submit().state == "SUBMITTED"


@pytest.mark.gate("G13", "refuses")
@pytest.mark.gate("G13", "releases")
def test_g13_without_another_who_decides_it_shuts(case, submit):
    Decider.unscoped.all().delete()
    assert refused(submit) == "G13"
    Decider.unscoped.create(
        organisation=case.town.anna.organisation, membership=case.town.esra.membership
    )
    assert submit().state == "SUBMITTED"


@pytest.mark.gate("G13", "refuses")
def test_g13_somebody_the_protocol_does_not_name_cannot_be_chosen(case, save, submit):
    save(decider=case.town.bram.person.pk)
    assert refused(submit) == "G13"


@pytest.mark.gate("G13", "refuses")
def test_g13_who_asks_cannot_be_the_decider_even_when_the_protocol_names_her(case, save, submit):
    anna = case.town.anna
    anna.membership.roles = ["PROFESSIONAL", "DECISION_MAKER"]
    anna.membership.save()
    Decider.unscoped.create(organisation=anna.organisation, membership=anna.membership)
    save(decider=anna.person.pk)
    assert refused(submit) == "G13"


@pytest.mark.gate("G13", "refuses")
def test_g13_a_decider_must_be_chosen(case, save, submit):
    save(decider=None)
    assert refused(submit) == "G13"


@pytest.mark.gate("G14", "refuses")
def test_g14_nothing_chosen_shuts(case, save, submit):
    save(needs={})
    assert refused(submit) == "G14"


@pytest.mark.gate("G14", "refuses")
@pytest.mark.gate("G14", "releases")
def test_g14_one_item_without_its_necessity_shuts(case, save, submit):
    save(needs={**case.proposed.needs, case.concern: "  "})
    assert refused(submit) == "G14"
    save()
    assert submit().state == "SUBMITTED"


@pytest.mark.gate("G13", "refuses")
@pytest.mark.gate("G14", "refuses")
def test_a_letter_without_a_name_asks_chosen_items_and_a_named_decider_too(case, save, submit):
    case.consent.delete()
    nameless = {
        "known": {"identifiable": False, "reidentification_passed": True},
        "ground": "",
        "words": {**case.proposed.words, "left_out": "De ontvanger weet dit al"},
    }
    save(**nameless, needs={})
    assert refused(submit) == "G14"
    save(**nameless, decider=case.town.bram.person.pk)
    assert refused_all(case) == ("G13",)
    assert refused(submit) == "G13"
    save(**nameless)
    assert submit().facts["advice"]["row"] == "C01"


@pytest.mark.gate("G15", "refuses")
@pytest.mark.gate("G15", "releases")
@pytest.mark.parametrize("left_empty", ["use", "next_steps", "feedback_on"])
def test_g15_not_knowing_what_the_recipient_does_shuts(case, save, submit, left_empty):
    if left_empty == "feedback_on":
        save(feedback_on=None)
    else:
        save(words={**case.proposed.words, left_empty: " "})
    assert refused(submit) == "G15"
    save()
    assert submit().state == "SUBMITTED"


@pytest.mark.gate("G20", "refuses")
@pytest.mark.gate("G20", "releases")
def test_g20_without_a_concern_nothing_begins(town, dossier):
    recipient = add_somebody(dossier, town, "MUNICIPAL_CONTACT", "Contactpunt")
    known = {"dossier": dossier, "recipient": recipient, "purpose": "SAFETY"}
    with pytest.raises(GateShut) as shut:
        proposing.begin(actor=town.at_work("anna"), concern=None, once=uuid4(), **known)
    assert shut.value.gate == "G20"
    assert Disclosure.unscoped.count() == 0
    described = concern(dossier, town)
    proposing.begin(actor=town.at_work("anna"), concern=described, once=uuid4(), **known)
    assert Disclosure.unscoped.get().concern_id == described


@pytest.mark.gate("G20", "refuses")
def test_g20_the_concern_of_another_dossier_does_not_count(town, dossier, make_dossier):
    elsewhere = concern(make_dossier(name="Ander Testkind"), town)
    recipient = add_somebody(dossier, town, "MUNICIPAL_CONTACT", "Contactpunt")
    with pytest.raises(GateShut):
        proposing.begin(
            dossier=dossier,
            actor=town.at_work("anna"),
            recipient=recipient,
            concern=elsewhere,
            purpose="SAFETY",
            once=uuid4(),
        )


@pytest.mark.gate("G20", "refuses")
def test_g20_a_concern_that_has_ended_shuts(case, submit):
    SafetyConcern.unscoped.update(ended_on=timezone.localdate())
    assert "G20" in refused_all(case)


def refused_all(case) -> tuple[str, ...]:
    found = fresh(case.proposal)
    stands = proposing.as_it_stands(
        found, case.dossier, stored(found, case.dossier), timezone.localdate()
    )
    assert not stands.ready
    return stands.missing


@pytest.mark.gate("G23", "refuses")
@pytest.mark.gate("G23", "releases")
def test_g23_an_incomplete_protocol_shuts(case, submit):
    organisation = case.town.anna.organisation
    organisation.feedback_rule = ""
    organisation.save()
    assert refused(submit) == "G23"
    organisation.feedback_rule = "Binnen twee weken"
    organisation.save()
    assert submit().state == "SUBMITTED"


@pytest.mark.gate("G10", "releases")
@pytest.mark.gate("G15", "releases")
@pytest.mark.gate("G23", "releases")
def test_acute_danger_releases_the_steps_the_use_and_the_protocol(case, save, submit):
    without_steps_use_and_protocol(case, save)
    assert refused(submit) == "G10"
    Dossier.unscoped.update(triage="ACUTE", triaged_on=timezone.localdate())
    assert submit().state == "SUBMITTED"


@pytest.mark.gate("G17", "refuses")
def test_danger_that_has_passed_releases_nothing_any_more(case, save, submit):
    without_steps_use_and_protocol(case, save)
    Dossier.unscoped.update(triage="ACUTE", triaged_on=date(2026, 1, 5))
    assert refused(submit) == "G10"
    assert set(refused_all(case)) == {"G10", "G15", "G23"}


def without_steps_use_and_protocol(case, save) -> None:
    Conversation.unscoped.update(mode="EXPLORATORY")
    organisation = case.town.anna.organisation
    organisation.feedback_rule = ""
    organisation.save()
    save(feedback_on=None)


def test_counter_signs_go_along_or_a_reason_says_why_not(case, save, submit):
    needs = {n: need for n, need in case.proposed.needs.items() if n != case.against}
    save(needs=needs)
    assert refused(submit) == "COUNTER_SIGNS"
    save(needs=needs, words={**case.proposed.words, "left_out": "De ontvanger weet dit al"})
    assert submit().state == "SUBMITTED"


def test_without_room_in_the_rules_nothing_is_laid_down(case, submit):
    case.consent.answer = "REFUSED"
    case.consent.save()
    with pytest.raises(NotNow, match="laten dit nu niet toe"):
        submit()


def test_an_item_outside_the_consent_makes_it_out_of_scope(case, save):
    found = save(needs={**case.proposed.needs, case.unchosen: "Ook dit"})
    stands = proposing.as_it_stands(
        found, case.dossier, stored(found, case.dossier), timezone.localdate()
    )
    assert stands.facts.client_consent == "OUT_OF_SCOPE"
    assert (stands.advice.outcome, stands.advice.row) == ("NEED_CONSENT", "C10")


def test_an_item_of_another_dossier_is_never_chosen(case, save, make_dossier):
    elsewhere = concern(make_dossier(name="Ander Testkind"), case.town)
    save(needs={**case.proposed.needs, elsewhere: "Niet van hier"})
    assert elsewhere not in DisclosureItem.unscoped.values_list("item_id", flat=True)


def test_the_concern_of_another_dossier_is_not_kept(case, save, make_dossier):
    elsewhere = concern(make_dossier(name="Ander Testkind"), case.town)
    assert save(concern=elsewhere).concern is None


def test_that_the_recipient_asked_is_never_forgotten(case, save):
    case.recipient.asked_for_it = True
    case.recipient.save()
    found = save(known={"identifiable": True, "asked_by_recipient": False})
    stands = proposing.as_it_stands(
        found, case.dossier, stored(found, case.dossier), timezone.localdate()
    )
    assert stands.facts.asked_by_recipient


CONFLICT = dict.fromkeys(
    ["consent_tried", "serious_harm", "conscience", "no_other_way", "effective", "minimal"], True
)


def conflict(case, save, **left_empty):
    consulted(case.dossier, case.town)
    case.consent.answer = "REFUSED"
    case.consent.save()
    sentences = {f"why_{question}": "Omdat het zo is." for question in CONFLICT}
    return save(
        ground="DUTY_CONFLICT",
        conflict=CONFLICT,
        words={**case.proposed.words, **sentences, **left_empty},
    )


def test_a_duty_conflict_answered_in_full_can_be_laid_down_as_if_the_decider_signs(
    case, save, submit
):
    conflict(case, save)
    assert submit().facts["advice"]["row"] == "C09"


def test_advice_asked_before_the_concern_was_described_is_no_consultation_about_it(case, save):
    conflict(case, save)
    Entry.unscoped.filter(kind="CONSULTATION").update(recorded_at=F("recorded_at") - A_DAY)
    assert advice(case)[:2] == ("DENY", "E_NOT_CONSULTED")
    consulted(case.dossier, case.town)
    assert advice(case)[0] == "ALLOW"
    Entry.unscoped.filter(kind="CONSULTATION").update(happened_on=timezone.localdate() - A_DAY)
    assert advice(case)[:2] == ("DENY", "E_NOT_CONSULTED")


def advice(case) -> tuple[str, str]:
    found = fresh(case.proposal)
    kept = stored(found, case.dossier)
    said = proposing.as_it_stands(found, case.dossier, kept, timezone.localdate()).advice
    return said.outcome, said.reason_code


def test_the_proposal_says_which_consultation_counts(case, signed_in):
    page = signed_in(case.town.anna).get(address(case, "proposal"))
    assert "nadat dit veiligheidsrisico was beschreven" in page.text


def test_a_yes_without_a_sentence_counts_as_no(case, save, submit):
    found = conflict(case, save, why_effective=" ")
    stands = proposing.as_it_stands(
        found, case.dossier, stored(found, case.dossier), timezone.localdate()
    )
    assert (stands.advice.outcome, stands.advice.reason_code) == ("DENY", "E_NOT_EFFECTIVE")


def test_a_parent_of_a_client_of_16_is_not_told_without_consent(case):
    mother = add_somebody(case.dossier, case.town, "AUTHORITY_PARENT", "Moeder")
    found = proposal(case, mother)
    stands = proposing.as_it_stands(
        found, case.dossier, stored(found, case.dossier), timezone.localdate()
    )
    assert (stands.advice.row, stands.advice.outcome) == ("A06", "DENY")
