"""The handbook has words for everything the rules can say, and says it decently."""

import re
from datetime import date

import pytest

from zorgvuldig import handbook
from zorgvuldig.rules import (
    changes,
    codes,
    consent,
    contact,
    duties,
    lacking,
    matching,
    wishes,
)
from zorgvuldig.rules.disclosure_table import BY_CONSENT, BY_LAW
from zorgvuldig.rules.duty_conflict import FAILS_WITH
from zorgvuldig.rules.explanation import explanation, sources
from zorgvuldig.rules.facts import DisclosureFacts
from zorgvuldig.rules.what_would_change import advise

CODES, LAW = handbook.read("codes"), handbook.read("law")
AVOIDED = ("melden", "verdachte", "risicojongere", "radicaal persoon", "dader", "score",
           "profiel", "signaleringslijst")  # fmt: skip

TABLES = (contact.TABLE_A, contact.STEP_13, BY_LAW, BY_CONSENT)
REASONS = {
    *(row.reason_code for table in TABLES for row in table),
    *(row.code for row in (*consent.CARE_ROWS, *consent.AVG_ROWS)),
    *FAILS_WITH.values(),
    contact.A14.reason_code,
    "AUTHORITY_UNKNOWN",
} - {""}
DUTIES = {
    *(duty for line in duties.DUTIES for duty in line.duties),
    *(duty for several in duties.NOTHING_ELSE.values() for duty in several),
}
CHANGES = {
    *changes.LEFT_OUT, *changes.WEIGHED, *changes.AGE_FOUND, *changes.CAPACITY_JUDGED,
    *changes.AUTHORITY_LOOKED_UP, *changes.ASKED, *changes.CONFLICT_MENDED, *changes.STEPS_TAKEN,
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "known"),
    [
        ("regime", codes.Regime),
        ("age", codes.Age),
        ("capacity", codes.Capacity),
        ("addressee", codes.Addressee),
        ("consent", codes.ConsentStatus),
        ("rep_all", codes.RepAll),
        ("triage", codes.Triage),
        ("flaw", codes.Flaw),
        ("outcome", codes.Outcome),
        ("reason", REASONS),
        ("duty", DUTIES),
        ("blocker", duties.FULFILLED_BY),
        ("change", CHANGES),
        ("question", FAILS_WITH),
        ("exclusion", {bar.reason for bar in matching.BARS}),
        ("gender", wishes.Gender),
        ("gender_wish", wishes.GenderWish),
        ("community_wish", wishes.CommunityWish),
        ("wish", ("community", "gender", "region")),
        ("lack", lacking.Kind),
    ],
)
def test_each_code_has_its_words_and_no_words_are_left_over(table, known):
    assert set(CODES[table]) == {str(code) for code in known}


def test_each_word_has_a_label_and_one_sentence():
    for table in CODES.values():
        for words in table.values():
            assert set(words) == {"label", "text"}
            assert words["label"]
            assert words["text"].endswith((".", "112."))
            assert len(words["label"]) <= 60


def test_each_row_of_law_is_there_and_dated():
    numbers = {"A": range(1, 18), "B": range(1, 16), "C": range(13), "D": range(1, 10)}
    rows = {f"{table}{n:02}" for table, many in numbers.items() for n in many}
    assert set(LAW) == rows | {f"E{n}" for n in range(1, 7)}
    for passage in LAW.values():
        texts = [passage[name] for name in ("title", "text", "source", "text_state")]
        assert all(isinstance(text, str) and text.strip() for text in texts)
        assert isinstance(passage["from"], date)
        assert passage["reviewed_by_lawyer"] is False


def test_each_row_of_the_tables_is_in_the_law():
    rows = {row.row for table in TABLES for row in table}
    rows |= {row.row for row in (*consent.CARE_ROWS, *consent.AVG_ROWS)}
    assert rows <= set(LAW)


def test_the_screen_avoids_the_words_of_suspicion():
    shown = [words[part] for table in CODES.values() for words in table.values() for part in words]
    shown += [passage[part] for passage in LAW.values() for part in ("title", "text")]
    for text in shown:
        assert not [word for word in AVOIDED if re.search(rf"\b{word}", text.lower())], text


def test_an_advice_can_be_explained_with_its_articles():
    facts = DisclosureFacts(regime="GI", addressee="POLICE", age="A16_17", client_consent="GIVEN")
    advice = advise(facts)
    assert explanation(advice).startswith(CODES["outcome"]["ALLOW"]["text"])
    assert sources(advice) == (LAW["C06"]["source"], LAW["B06"]["source"])


def test_a_file_that_does_not_exist_is_not_found():
    with pytest.raises(FileNotFoundError):
        handbook.read("nothing")
