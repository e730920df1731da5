"""How we look, counted: signs and outcomes by the event that plays, without opening a word."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers import gathered
from tests.dossiers.conftest import entry
from zorgvuldig.dossiers import bias
from zorgvuldig.dossiers.actions import talks
from zorgvuldig.dossiers.models import Dossier, JudgementCount, Sign
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Organisation
from zorgvuldig.recording.refusals import AlreadyRecorded
from zorgvuldig.rules.quarters import quarter_of
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db
SIGNS, OUTCOMES = "signs_by_event", "outcomes_by_event"


def sign(dossier, town, statement, polarity, by="anna", words="Zij is moe, zei zij", **known):
    codes = {"polarity": polarity, "source": "OWN", "source_agrees": "", "is_diagnosis": False}
    return talks.describe_sign(
        dossier=dossier,
        actor=town.at_work(by),
        statement_type=statement,
        codes=codes,
        **{**entry(description=words), **known},
    )


def counted(town, asked, by="anna", days=0):
    today = timezone.localdate()
    actor = town.at_work(by)
    cells = bias.cells(actor.organisation.pk, today - timedelta(days=9 + days), today)
    return {answers: number for question, answers, number in cells if question == asked}


def closed(dossier, outcome):
    today = timezone.localdate()
    Dossier.unscoped.filter(pk=dossier.pk).update(
        outcome=outcome, closed_on=today, keep_until=today + timedelta(days=180)
    )


def test_every_sign_is_of_one_kind_and_of_one_event(town, make_dossier):
    at_home, several, nothing = make_dossier(), make_dossier(), make_dossier()
    home = gathered.noted(town, kind="HOME_PROBLEMS")
    gathered.connected(at_home, town, home)
    gathered.connected(several, town, home)
    gathered.connected(several, town, gathered.noted(town, kind="BROKEN_TIES"))
    for one in (at_home, several, nothing):
        sign(one, town, "FACT", "CONTRADICTING")
        sign(one, town, "OPINION", "SUPPORTING")
    sign(nothing, town, "FACT", "SUPPORTING")
    sign(nothing, town, "ASSUMPTION", "UNCLEAR")
    assert counted(town, SIGNS) == {
        "COUNTER:HOME_PROBLEMS": 1, "COUNTER:SEVERAL": 1, "COUNTER:NO_EVENT": 1,
        "THOUGHT:HOME_PROBLEMS": 1, "THOUGHT:SEVERAL": 1, "THOUGHT:NO_EVENT": 1,
        "FACT:NO_EVENT": 1, "UNCLEAR:NO_EVENT": 1,
    }  # fmt: skip


def test_two_events_of_one_kind_are_one_kind(town, dossier):
    for _ in range(2):
        gathered.connected(dossier, town, gathered.noted(town, kind="HOME_PROBLEMS"))
    sign(dossier, town, "FACT", "SUPPORTING")
    assert counted(town, SIGNS) == {"FACT:HOME_PROBLEMS": 1}


def test_an_event_of_no_known_kind_is_something_else(town, dossier):
    gathered.connected(dossier, town, gathered.noted(town, kind="", level="MESO"))
    sign(dossier, town, "FACT", "SUPPORTING")
    assert counted(town, SIGNS) == {"FACT:OTHER": 1}


def test_how_dossiers_ended_is_counted_by_event(town, make_dossier):
    first, second = make_dossier(), make_dossier()
    gathered.connected(first, town, gathered.noted(town, kind="HOME_PROBLEMS"))
    closed(first, "NO_CONCERN")
    closed(second, "PLAN_DONE")
    assert counted(town, OUTCOMES) == {"NO_CONCERN:HOME_PROBLEMS": 1, "PLAN_DONE:NO_EVENT": 1}


def test_only_of_the_own_organisation_and_of_these_days(town, dossier):
    sign(dossier, town, "FACT", "SUPPORTING")
    assert counted(town, SIGNS, by="chaima") == {}
    today = timezone.localdate()
    town.at_work("anna")
    before = today - timedelta(days=1)
    assert [*bias.cells(town.anna.organisation.pk, before, before)] == []


def test_no_word_is_opened_for_it_and_any_number_takes_three_queries(
    town, make_dossier, monkeypatch, django_assert_num_queries
):
    for _ in range(3):
        sign(make_dossier(), town, "OPINION", "SUPPORTING")

    def opened(*_):
        raise AssertionError("a word was opened")

    monkeypatch.setattr(DataKey, "open", opened)
    actor, today = town.at_work("anna"), timezone.localdate()
    with django_assert_num_queries(3):
        found = [*bias.cells(actor.organisation.pk, today, today)]
    assert (SIGNS, "THOUGHT:NO_EVENT", 3) in found


def words_counted(town, by="anna"):
    actor, first = town.at_work(by), quarter_of(timezone.localdate()).begins
    cells = bias.cells(actor.organisation.pk, first, first)
    return {answer: number for asked, answer, number in cells if asked == "judgement_words"}


def test_a_word_that_judges_is_counted_as_it_is_written_and_beside_no_sign(town, dossier):
    sign(dossier, town, "FACT", "SUPPORTING")
    written = sign(dossier, town, "OPINION", "SUPPORTING", words="Hij is agressief tegen zijn zus")
    assert words_counted(town) == {"WITH": 1, "WITHOUT": 1}
    assert words_counted(town, by="chaima") == {}
    assert not {field.name for field in Sign._meta.fields if "judg" in field.name}
    town.at_work("anna")
    assert "judg" not in str(LogEntry.unscoped.filter(object_id=str(written.pk)).values())


def test_of_the_whole_organisation_there_is_one_row_and_of_nobody_apart(town, make_dossier):
    for keeper in ("anna", "ilse"):
        sign(make_dossier(keeper=keeper), town, "FACT", "SUPPORTING", by=keeper)
    town.at_work("anna")
    row = JudgementCount.unscoped.get()
    assert (row.signs, row.judging) == (2, 0)
    linked = {field.related_model for field in JudgementCount._meta.fields if field.related_model}
    assert linked == {Organisation}


def test_a_sign_that_is_refused_counts_for_nothing(town, dossier):
    once = uuid4()
    sign(dossier, town, "FACT", "SUPPORTING", once=once)
    with pytest.raises(AlreadyRecorded):
        sign(dossier, town, "FACT", "SUPPORTING", once=once)
    assert words_counted(town) == {"WITH": 0, "WITHOUT": 1}
