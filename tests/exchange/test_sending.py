"""A letter that was decided on goes to another organisation, is opened there and answered."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.dossiers.conftest import entry
from tests.dossiers.sharing import story
from tests.exchange import making
from zorgvuldig.dossiers.actions import consents, freezing
from zorgvuldig.dossiers.models import Consent, Disclosure, DisclosureItem
from zorgvuldig.exchange.access import parcels
from zorgvuldig.exchange.actions import connecting, receiving, sending
from zorgvuldig.exchange.actions.holding import SAYS
from zorgvuldig.exchange.models import Parcel
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.rules.exchange import is_late
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db


def events(about):
    return list(
        LogEntry.unscoped.filter(object_type="parcel", object_id=str(about.pk))
        .order_by("at")
        .values_list("event_type", flat=True)
    )


def test_what_was_decided_arrives_word_for_word(town):
    parcel = making.sent(town)
    opened = making.opened(town, parcel)
    letter = opened.words(town.chaima.organisation.pk)["letter"]
    assert story.SUPPORT_WORDS in str(letter)
    assert story.COUNTER_WORDS in str(letter)
    assert story.UNCHOSEN_WORDS not in str(letter)


def test_opening_is_written_down_at_both_ends_by_role(town):
    parcel = making.sent(town)
    making.opened(town, parcel)
    for name, whose, user in (("chaima", None, True), ("frank", parcel.client_ref, False)):
        town.at_work(name)
        line = LogEntry.unscoped.get(event_type="parcel.opened", object_id=str(parcel.pk))
        assert line.client_ref == whose
        assert bool(line.user_id) == user
        assert "DECISION_MAKER" in line.user_role


def test_the_receiver_takes_it_in_and_the_sender_sees_when_and_who_by_role(town):
    parcel = making.opened(town, making.sent(town))
    receiving.accept(parcel=parcel, actor=town.at_work("chaima"))
    town.at_work("anna")
    stub = making.here(parcel)
    assert (stub.state, stub.opened_role, stub.answered_role) == (
        "ACCEPTED", "DECISION_MAKER", "DECISION_MAKER",
    )  # fmt: skip


def test_who_does_not_take_it_in_says_why_and_keeps_nothing(town):
    parcel = making.opened(town, making.sent(town))
    receiving.refuse(
        parcel=parcel,
        actor=town.at_work("chaima"),
        why="TOO_MUCH",
        words="Te veel",
        once=entry()["once"],
    )
    refused = making.here(parcel)
    assert (refused.sealed, refused.their_key) == (None, None)
    assert parcels.said_beside(refused, town.chaima.organisation.pk)[0]["text"] == ""
    town.at_work("anna")
    said = parcels.said_beside(making.here(parcel), town.anna.organisation.pk)
    assert [one["text"] for one in said] == ["Te veel"]


def test_it_is_answered_once(town):
    parcel = making.opened(town, making.sent(town))
    receiving.accept(parcel=parcel, actor=town.at_work("chaima"))
    with pytest.raises(NotNow):
        receiving.refuse(
            parcel=parcel, actor=town.chaima, why="NO_ROOM", words="", once=entry()["once"]
        )


def test_taken_back_before_it_is_opened_leaves_nothing(town, ledger_file):
    parcel = making.sent(town)
    keys = [parcel.own_key_id, parcel.their_key_id]
    sending.revoke(parcel=parcel, actor=town.at_work("anna"))
    left = making.here(parcel)
    assert (left.state, left.sealed, left.own_key, left.their_key) == ("REVOKED", None, None, None)
    for name in ("anna", "chaima"):
        town.at_work(name)
        assert not DataKey.unscoped.filter(pk__in=keys).exists()
    town.at_work("chaima")
    with pytest.raises(NotNow):
        receiving.open_parcel(parcel=making.here(parcel), actor=town.chaima)
    assert events(parcel) == ["parcel.sent", "parcel.revoked"]


def test_what_was_opened_is_not_taken_back(town):
    parcel = making.sent(town)
    making.opened(town, parcel)
    with pytest.raises(NotNow):
        sending.revoke(parcel=parcel, actor=town.at_work("anna"))
    assert making.here(parcel).sealed is not None


def test_opened_twice_it_was_opened_by_the_first(town):
    parcel = making.opened(town, making.sent(town))
    again = receiving.open_parcel(parcel=making.here(parcel), actor=town.at_work("chaima"))
    assert again.opened_at == parcel.opened_at
    assert events(parcel).count("parcel.opened") == 1


def test_sent_twice_is_sent_once(town):
    found, connection, once = making.shared(town), making.connected(town), entry()["once"]
    making.sent(town, found, connection=connection, once=once)
    with pytest.raises(AlreadyRecorded):
        making.sent(town, found, connection=connection, once=once)
    with pytest.raises(NotNow):
        making.sent(town, found, connection=connection)
    assert Parcel.unscoped.count() == 1


@pytest.mark.parametrize("form", ["versturen/", "versturen/link/"])
def test_what_is_on_its_way_is_said_before_anything_is_typed(town, signed_in, form):
    found, connection = making.shared(town), making.connected(town)
    anna = signed_in(town.at_work("anna"))
    page = f"/dossiers/{found.dossier.reference}/voorstel/{found.pk}/{form}"
    assert anna.get(page).status_code == 200
    making.sent(town, found, connection=connection)
    assert "al onderweg of aangekomen" in anna.get(page, follow=True).text
    assert anna.get(page).status_code == 302


# nothing goes that the rules of sharing do not let go


def test_without_a_decision_nothing_goes(town):
    found = making.shared(town, decided=False, told=False)
    with pytest.raises(NotNow):
        making.sent(town, found)


def test_after_a_decision_not_to_share_nothing_goes(town):
    found = making.shared(town, decided=False, told=False)
    making.decide(town, found, "NOT_SHARE")
    with pytest.raises(NotNow):
        making.sent(town, story.fresh(found))


@pytest.mark.gate("G13", "refuses")
def test_another_letter_than_was_signed_does_not_go(town):
    found = making.shared(town)
    whole = found.dossier.key.open(found.sealed_letter, found.pk)
    whole["letter"]["title"] = "Iets anders"
    town.at_work("anna")
    Disclosure.unscoped.filter(pk=found.pk).update(
        sealed_letter=found.dossier.key.seal(whole, found.pk)
    )
    with pytest.raises(NotNow):
        making.sent(town, story.fresh(found))


@pytest.mark.gate("G16", "refuses")
def test_as_long_as_the_client_does_not_know_nothing_goes(town):
    with pytest.raises(GateShut) as shut:
        making.sent(town, making.shared(town, told=False))
    assert shut.value.gate == "G16"


def test_after_a_withdrawn_yes_nothing_goes(town):
    found = making.shared(town)
    withdrawn(town, found)
    with pytest.raises(NotNow):
        making.sent(town, found)


def test_what_was_chosen_is_the_least_also_when_it_goes(town):
    """G14: without the sentences why each piece is needed it was never ready, and does not go."""
    found = making.shared(town)
    DisclosureItem.unscoped.filter(disclosure=found).delete()
    with pytest.raises(NotNow):
        making.sent(town, found)


def test_while_sharing_stands_still_nothing_goes(town):
    found = making.shared(town)
    freezing.freeze(dossier=found.dossier, actor=town.at_work("frank"), policy="x")
    with pytest.raises(NotNow):
        making.sent(town, found)


def test_what_is_on_its_way_comes_back_when_the_yes_is_withdrawn(town):
    found = making.shared(town)
    parcel = making.sent(town, found)
    withdrawn(town, found)
    assert making.here(parcel).state == "REVOKED"


def test_what_is_on_its_way_comes_back_when_sharing_stands_still(town):
    found = making.shared(town)
    parcel = making.sent(town, found)
    freezing.freeze(dossier=found.dossier, actor=town.at_work("frank"), policy="x")
    assert making.here(parcel).state == "REVOKED"


def withdrawn(town, found):
    consents.withdraw_consent(
        consent=Consent.unscoped.get(dossier=found.dossier),
        dossier=found.dossier,
        actor=town.at_work("anna"),
        once=entry()["once"],
        withdrawn_on=making.today(),
    )


# to whom: only along a connection, to the kind of recipient that was decided on


def test_only_the_kind_of_recipient_that_was_decided_on(town):
    with pytest.raises(NotNow):
        making.sent(town, connection=making.connected(town, "POLICE"))


def test_along_a_connection_that_ended_nothing_goes(town):
    connection = making.connected(town)
    connecting.end(actor=town.at_work("chaima"), connection=connection)
    with pytest.raises(NotNow):
        making.sent(town, connection=connection)


def test_late_is_the_day_after(town):
    parcel = making.sent(town)
    assert not is_late(parcel.state, parcel.answer_by, parcel.answer_by)
    assert is_late(parcel.state, parcel.answer_by, parcel.answer_by + timedelta(days=1))


def test_what_is_not_for_us_is_refused_unread(town):
    parcel = making.sent(town)
    receiving.refuse(
        parcel=parcel, actor=town.at_work("chaima"), why="WRONG_PLACE", words="Noor", **_once()
    )
    refused = making.here(parcel)
    assert (refused.state, refused.opened_at, refused.sealed, refused.their_key) == (
        "REFUSED", None, None, None,
    )  # fmt: skip
    town.at_work("anna")
    assert parcels.said_beside(making.here(parcel), town.anna.organisation.pk) == []
    with pytest.raises(NotNow):
        sending.revoke(parcel=parcel, actor=town.anna)


def test_who_did_not_open_it_only_chooses_why(town, signed_in):
    parcel = making.sent(town)
    chaima = signed_in(town.chaima)
    page = reverse("exchange:refuse", args=[parcel.pk])
    unread = chaima.get(page).context["form"]
    assert set(unread.fields) == {"once", "why"}
    assert "TOO_MUCH" not in dict(unread.fields["why"].choices)
    assert "Waarom neemt u het niet aan?</a> Maak een keuze." in chaima.post(page).text
    making.opened(town, parcel)
    assert set(chaima.get(page).context["form"].fields) == {"once", "why", "text"}


@pytest.mark.parametrize("page", ["refuse", "ask", "feed_back"])
def test_what_comes_too_late_is_said_before_anything_is_typed(town, signed_in, page):
    """Two tabs: in one it was answered, in the other the form is asked for after that."""
    parcel = making.opened(town, making.sent(town))
    chaima = signed_in(town.chaima)
    answer = receiving.accept if page == "refuse" else _refused
    answer(parcel=parcel, actor=town.at_work("chaima"))
    came = chaima.get(reverse(f"exchange:{page}", args=[parcel.pk]), follow=True)
    assert came.redirect_chain == [(reverse("exchange:parcel", args=[parcel.pk]), 302)]
    deed = {"refuse": "refuse", "ask": "say", "feed_back": "feed_back"}[page]
    assert [str(one) for one in came.context["messages"]] == [SAYS[deed]]


def _refused(*, parcel, actor):
    receiving.refuse(parcel=parcel, actor=actor, why="NO_ROOM", words="", **_once())


def test_the_words_of_a_refusal_tell_nothing_new_either(town):
    parcel = making.opened(town, making.sent(town))
    with pytest.raises(NotNow) as refused:
        receiving.refuse(
            parcel=parcel, actor=town.at_work("chaima"), why="TOO_MUCH",
            words="Zijn broer Pieter de Vries kent hem ook.", **_once(),
        )  # fmt: skip
    assert "Pieter de Vries" in refused.value.sentence
    assert making.here(parcel).state == "OPENED"


def _once():
    return {"once": entry()["once"]}
