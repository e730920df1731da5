"""Questions and answers beside a parcel tell nothing new about anybody; corrections and erasing
reach who received it."""

import pytest
from django.db import connection as database

from tests.dossiers.conftest import entry
from tests.dossiers.sharing import story
from tests.exchange import making
from zorgvuldig.dossiers.actions import correcting, erasing, sending
from zorgvuldig.dossiers.models import Correction, DisclosureItem, Sign
from zorgvuldig.exchange.access import parcels
from zorgvuldig.exchange.actions import receiving, saying
from zorgvuldig.exchange.actions.holding import PARCEL, forget_parcel
from zorgvuldig.exchange.models import Message
from zorgvuldig.privacy.actions.replaying import FORGET
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Erasure

pytestmark = pytest.mark.django_db


def once():
    return {"once": entry()["once"]}


def said(parcel, actor):
    known = parcels.said_beside(making.here(parcel), actor.organisation.pk)
    return [(one["kind"], one["ours"], one["text"]) for one in known]


@pytest.fixture
def found(town):
    return making.shared(town)


@pytest.fixture
def parcel(town, found):
    return making.opened(town, making.sent(town, found))


def asked(town, parcel, text="Wie belt de school?"):
    return saying.ask(parcel=parcel, actor=town.at_work("chaima"), text=text, **once())


def answered(town, found, parcel, text):
    anna = town.at_work("anna")
    return sending.answer(proposal=found, parcel=parcel, actor=anna, text=text, **once())


def test_a_question_goes_there_and_an_answer_comes_back(town, found, parcel):
    asked(town, parcel)
    town.at_work("anna")
    assert parcels.waits_for_answer(parcel)
    answered(town, found, parcel, "Dat doet u, zoals in de brief staat.")
    assert not parcels.waits_for_answer(parcel)
    town.at_work("chaima")
    assert said(parcel, town.chaima) == [
        ("QUESTION", True, "Wie belt de school?"),
        ("ANSWER", False, "Dat doet u, zoals in de brief staat."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zijn broer Joris Voorbeeldsma weet ervan.",
        "Hij zit op het Lyceum in Utrecht.",
        "Het gebeurde op 3 maart 2026.",
        "Hij is een extremist.",
    ],
)
def test_nothing_new_about_anybody_is_told_by_either(town, found, parcel, text):
    with pytest.raises(NotNow):
        answered(town, found, parcel, text)
    with pytest.raises(NotNow):
        asked(town, parcel, text)
    assert Message.unscoped.count() == 0


def test_what_stands_in_the_letter_may_be_said_again(town, found, parcel):
    asked(town, parcel, "Gaat het om Noor Testman?")


def test_without_the_whole_check_nothing_goes(town, parcel, monkeypatch):
    monkeypatch.setattr("zorgvuldig.nameless.library.LIBRARY.findings", lambda text: None)
    with pytest.raises(NotNow):
        asked(town, parcel)


def test_nothing_is_asked_of_what_was_not_opened_or_not_taken_in(town, found):
    parcel = making.sent(town, found)
    with pytest.raises(NotNow):
        asked(town, parcel)
    receiving.refuse(
        parcel=making.opened(town, parcel), actor=town.chaima, why="NO_ROOM", words="", **once()
    )
    with pytest.raises(NotNow):
        asked(town, parcel)


def test_the_database_shows_no_word_of_it(town, found, parcel):
    asked(town, parcel, making.CANARY)
    with database.cursor() as cursor:
        for table in ("exchange_parcel", "exchange_message", "vault_datakey"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            rows = str(cursor.fetchall())
            for word in (making.CANARY, story.SUPPORT_WORDS, "Noor", "Testman"):
                assert word not in rows
                assert word.encode().hex() not in rows


# corrections, and what is erased at the sender (AVG art. 16, 17, 19)


def refuted(town, found):
    dossier, anna = found.dossier, town.at_work("anna")
    sign = Sign.unscoped.select_related("entry").get(dossier=dossier, pk__in=wrong(found))
    correcting.correct_what_was_shared(dossier=dossier, actor=anna, sign=sign)
    return Correction.unscoped.select_related("entry", "dossier__key").get(disclosure=found)


def wrong(found):
    items = DisclosureItem.unscoped.filter(disclosure=found).values("item")
    return Sign.unscoped.filter(pk__in=items, polarity="SUPPORTING").values("pk")


@pytest.mark.parametrize("state", ["SENT", "OPENED"])
def test_a_correction_lies_with_the_parcel_opened_or_not(town, found, state):
    parcel = making.sent(town, found)
    if state == "OPENED":
        making.opened(town, parcel)
    correction = refuted(town, found)
    correcting.send_along(correction=correction, actor=town.anna, parcel=parcel)
    if state == "SENT":
        making.opened(town, parcel)
    town.at_work("chaima")
    ((kind, ours, text),) = said(parcel, town.chaima)
    assert (kind, ours) == ("CORRECTION", False)
    assert story.SUPPORT_WORDS in text


def test_a_dossier_that_is_erased_takes_what_nobody_opened_along(town, found):
    parcel = making.sent(town, found)
    erasing.erase_dossier(dossier=found.dossier, actor=town.at_work("frank"), reason="CLIENT_ASKED")
    left = making.here(parcel)
    assert (left.state, left.sealed, left.their_key) == ("REVOKED", None, None)
    named = {(line.type, line.object, line.organisation) for line in ledger_lines(town)}
    assert {
        ("parcel", str(parcel.pk), town.anna.organisation.pk),
        ("parcel", str(parcel.pk), town.chaima.organisation.pk),
    } <= named


def ledger_lines(town):
    found = []
    for name in ("anna", "chaima"):
        town.at_work(name)
        found += [ledger.line_of(row) for row in Erasure.unscoped.all()]
    return found


def test_a_restored_backup_forgets_what_had_gone(town, found):
    parcel = making.sent(town, found)
    keys = [parcel.own_key_id, parcel.their_key_id]
    assert forget_parcel(parcel.pk) == 1
    assert forget_parcel(parcel.pk) == 0
    assert making.here(parcel).sealed is None
    for name in ("anna", "chaima"):
        town.at_work(name)
        assert not DataKey.unscoped.filter(pk__in=keys).exists()
    assert FORGET[PARCEL] is forget_parcel


def test_who_opened_it_is_told_that_it_was_erased(town, found, parcel):
    erasing.erase_dossier(dossier=found.dossier, actor=town.at_work("frank"), reason="CLIENT_ASKED")
    town.at_work("chaima")
    ((kind, ours, text),) = said(parcel, town.chaima)
    assert (kind, ours) == ("ERASED", False)
    assert "gewist" in text


def test_a_piece_that_is_erased_is_told_to_who_received_it(town, found, parcel):
    town.at_work("anna")
    sign = Sign.unscoped.select_related("entry").get(pk__in=wrong(found))
    erasing.erase_entry(entry=sign.entry, actor=town.at_work("frank"), reason="CLIENT_ASKED")
    town.at_work("chaima")
    assert [kind for kind, _, _ in said(parcel, town.chaima)] == ["ERASED"]
