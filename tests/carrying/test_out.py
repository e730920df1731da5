"""Who may have a dossier go as a file: nobody alone, and to another only after a decision."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.carrying import making as story
from tests.exchange import making as sharing
from zorgvuldig.carrying import sealing
from zorgvuldig.carrying.actions import asking, making
from zorgvuldig.carrying.models import CarryOut
from zorgvuldig.dossiers.actions import consents, freezing
from zorgvuldig.dossiers.models import Consent, Disclosure
from zorgvuldig.exchange.checks import texts_in
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(town, dossier):
    return story.asked(town, dossier)


@pytest.fixture
def proposal(town):
    return sharing.shared(town)


def to_another(town, proposal):
    return story.asked(town, proposal.dossier, "TRANSFER", proposal=proposal)


def refused(town, found) -> str:
    with pytest.raises(NotNow) as refusal:
        story.made(town, found)
    return refusal.value.sentence


@pytest.mark.parametrize("said", [(), ("frank",), ("gerda",)])
def test_for_another_program_both_office_and_privacy_say_yes(town, asked, said):
    assert refused(town, story.agreed(town, asked, *said)) == making.NOT_YET


def test_after_both_it_is_made_and_fetched(town, asked):
    file = story.made(town, story.agreed(town, asked, "frank", "gerda"))
    assert story.inside(file)["bestand"]["omvang"]["code"] == "WHOLE"


@pytest.mark.parametrize("name", ["anna", "bram", "esra", "ilse", "hugo"])
def test_nobody_else_says_yes_for_them(town, asked, name):
    with pytest.raises(NotNow) as refusal:
        story.agreed(town, asked, name)
    assert refusal.value.sentence == asking.NOT_YOURS


def test_who_holds_both_roles_sits_on_one_chair(town, asked):
    town.at_work("frank")
    town.frank.membership.roles = ["PRIVACY_OFFICER", "ADMINISTRATOR"]
    town.frank.membership.save()
    story.agreed(town, asked, "frank")
    with pytest.raises(NotNow):
        story.agreed(town, asked, "frank")


def test_who_asks_says_no_yes_in_another_role(town, dossier):
    town.at_work("anna")
    town.anna.membership.roles = ["PROFESSIONAL", "PRIVACY_OFFICER"]
    town.anna.membership.save()
    with pytest.raises(NotNow):
        story.agreed(town, story.asked(town, dossier), "anna")


@pytest.mark.parametrize("seats", [
    {"agreed_by": "anna"}, {"office_by": "anna"}, {"agreed_by": "frank", "office_by": "frank"},
])  # fmt: skip
def test_the_database_refuses_one_person_too(town, asked, seats):
    town.at_work("anna")
    said = {name: town.actors[who].person for name, who in seats.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        CarryOut.unscoped.filter(pk=asked.pk).update(**said)


def test_the_database_knows_no_file_without_a_yes(town, asked):
    town.at_work("anna")
    with pytest.raises(IntegrityError), transaction.atomic():
        CarryOut.unscoped.filter(pk=asked.pk).update(made_at=timezone.now(), file=b"x")


def test_a_no_ends_it_and_it_can_be_asked_again(town, dossier, asked):
    asking.refuse(asked=story.fresh(town, asked), actor=town.at_work("gerda"))
    with pytest.raises(NotNow):
        story.agreed(town, asked, "frank")
    assert refused(town, asked) == asking.ANSWERED
    assert story.asked(town, dossier).pk != asked.pk


def test_one_question_at_a_time_and_it_can_be_taken_back(town, dossier, asked):
    with pytest.raises(NotNow) as refusal:
        story.asked(town, dossier)
    assert refusal.value.sentence == asking.ALREADY
    asking.withdraw(asked=story.fresh(town, asked), actor=town.at_work("anna"))
    story.asked(town, dossier)


def test_sent_twice_it_is_asked_once(town, dossier):
    once = uuid4()
    story.asked(town, dossier, once=once)
    with pytest.raises(AlreadyRecorded):
        story.asked(town, dossier, once=once)


@pytest.mark.parametrize("whose", ["agreed_at", "office_at"])
def test_an_old_yes_is_no_yes(town, asked, whose):
    found = story.agreed(town, asked, "frank", "gerda")
    CarryOut.unscoped.filter(pk=found.pk).update(**{whose: timezone.now() - timedelta(days=15)})
    assert refused(town, found) == making.TOO_LATE


def test_it_is_made_once(town, asked):
    story.made(town, story.agreed(town, asked, "frank", "gerda"))
    assert refused(town, asked) == asking.ANSWERED


def test_without_a_decision_nothing_goes_to_another(town, dossier):
    with pytest.raises(NotNow) as refusal:
        story.asked(town, dossier, "TRANSFER")
    assert refusal.value.sentence == asking.NO_DECISION
    with pytest.raises(IntegrityError), transaction.atomic():
        CarryOut.unscoped.filter(pk=story.asked(town, dossier).pk).update(goal="TRANSFER")


@pytest.mark.parametrize("lacks", ["decided", "told"])
def test_not_decided_or_not_told_it_does_not_go(town, lacks):
    with pytest.raises(NotNow):
        to_another(town, sharing.shared(town, **{lacks: False}))


def test_a_decision_not_to_share_is_none(town):
    found = sharing.shared(town, decided=False, told=False)
    sharing.decide(town, found, "NOT_SHARE")
    with pytest.raises(NotNow):
        to_another(town, Disclosure.unscoped.get(pk=found.pk))


def test_a_decision_without_names_is_no_decision_for_a_file_with_one(town, proposal):
    town.at_work("anna")
    proposal.facts = {**proposal.facts, "known": {"identifiable": False}}
    proposal.save()
    with pytest.raises(NotNow) as refusal:
        to_another(town, proposal)
    assert refusal.value.sentence == asking.NAMELESS


@pytest.mark.parametrize("name", ["anna", "frank", "gerda", "ilse", "chaima"])
def test_to_another_a_decider_of_this_house_says_yes(town, proposal, name):
    found = to_another(town, proposal)
    with pytest.raises((NotNow, ObjectDoesNotExist)):
        story.agreed(town, found, name)
    assert refused(town, found) == making.NOT_YET


def test_a_consent_that_was_withdrawn_stops_it_whatever_was_agreed(town, proposal):
    found = story.agreed(town, to_another(town, proposal), "esra")
    consent = Consent.unscoped.get(dossier=proposal.dossier)
    anna, today = town.at_work("anna"), story.today()
    taken = {"dossier": proposal.dossier, "consent": consent, "withdrawn_on": today}
    consents.withdraw_consent(actor=anna, once=uuid4(), **taken)
    assert "regels laten versturen nu niet toe" in refused(town, found)


@pytest.mark.parametrize("goal", ["TRANSFER", "SOFTWARE"])
def test_while_sharing_stands_still_nothing_is_made(town, proposal, goal):
    if goal == "TRANSFER":
        found = story.agreed(town, to_another(town, proposal), "esra")
    else:
        found = story.agreed(town, story.asked(town, proposal.dossier), "frank", "gerda")
    dossier = story.fresh(town, found).dossier
    freezing.freeze(dossier=dossier, actor=town.at_work("anna"), policy="keeper")
    with pytest.raises(NotNow) as refusal:
        making.make(asked=story.fresh(town, found), actor=town.at_work("anna"), today=story.today())
    assert "staat stil" in refusal.value.sentence


def test_nor_is_what_was_made_before_fetched(town, dossier, asked):
    story.made(town, story.agreed(town, asked, "frank", "gerda"))
    freezing.freeze(dossier=dossier, actor=town.at_work("anna"), policy="keeper")
    with pytest.raises(NotNow) as refusal:
        making.fetch(asked=story.fresh(town, asked), actor=town.at_work("anna"))
    assert "staat stil" in refusal.value.sentence


def test_to_another_goes_what_stands_in_the_letter_and_nothing_else(town):
    file = story.moved(town)
    told, proposal = story.inside(file), file.proposal
    town.at_work("anna")
    letter = proposal.dossier.key.open(proposal.sealed_letter, proposal.pk)["letter"]
    said = "\n".join(texts_in(letter))
    texts = [word["tekst"] for one in told["stukken"] for word in one["woorden"]]
    assert len(told["stukken"]) == 3
    assert [text for text in texts if text not in said] == []
    assert told["client"]["geboren_op"] is None
    assert (told["bestand"]["grond"]["code"], told["bestand"]["aan"]) == (
        "CONSENT", "Contactpunt Rivierstad",
    )  # fmt: skip


def test_a_text_that_stands_not_in_the_letter_stops_the_file(town, proposal):
    """Whatever made it differ: what was signed is what goes."""
    found = story.agreed(town, to_another(town, proposal), "esra")
    item = Disclosure.unscoped.get(pk=proposal.pk)
    entry = story.gathering_entry(item)
    words = {**entry.words(proposal.dossier.key), "description": "Iets anders"}
    entry.sealed = proposal.dossier.key.seal(words, entry.pk)
    entry.save()
    assert "niet meer precies" in refused(town, found) or "regels" in refused(town, found)


def test_the_file_is_unreadable_without_its_passphrase(town, asked):
    file = story.made(town, story.agreed(town, asked, "frank", "gerda"))
    assert b"Noor" not in file.file
    for wrong in ("", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA", file.passphrase[:-1]):
        with pytest.raises(NotNow) as refusal:
            sealing.opened(file.file, wrong)
        assert refusal.value.sentence == sealing.WRONG
    typed = file.passphrase.lower().replace("-", " ")
    assert sealing.opened(file.file, typed)


def test_after_a_week_it_is_not_fetched_and_gone_that_night(town, asked):
    found = story.agreed(town, asked, "frank", "gerda")
    story.made(town, found)
    CarryOut.unscoped.filter(pk=found.pk).update(made_at=timezone.now() - timedelta(days=8))
    with pytest.raises(NotNow) as refusal:
        making.fetch(asked=story.fresh(town, found), actor=town.at_work("anna"))
    assert refusal.value.sentence == making.GONE
    making.clear(timezone.now())
    assert story.fresh(town, found).file is None


def test_each_deed_is_a_line_the_client_can_be_told_of(town, dossier, asked):
    story.made(town, story.agreed(town, asked, "frank", "gerda"))
    lines = LogEntry.unscoped.filter(client_ref=dossier.pk, event_type__startswith="carr")
    assert sorted(lines.values_list("event_type", flat=True)) == [
        "carried_out.recorded", "carrying.agreed", "carrying.agreed", "carrying.fetched",
        "carrying.made",
    ]  # fmt: skip
    assert set(lines.values_list("purpose", flat=True)) == {
        "de eigen organisatie gaat over op een ander programma"
    }


def test_an_asked_file_of_another_house_does_not_exist(town, asked):
    town.at_work("chaima")
    assert not CarryOut.unscoped.exists()
