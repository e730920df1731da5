"""What was described is looked into; what proved wrong is put right with who received it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.dossiers.conftest import consulted, entry
from tests.dossiers.followed import follow, typed
from zorgvuldig.dossiers.actions import talks
from zorgvuldig.dossiers.models import Dossier, Entry, Sign, SignFollowUp
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import judged, label_words
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import GateShut, NotNow

TODAY = timezone.localdate
TWO_WEEKS = timedelta(days=14)


def sign(dossier, town, statement="OPINION", words="Hij meent het niet", **codes):
    known = {"polarity": "UNCLEAR", "source": "OWN", "source_agrees": "", "is_diagnosis": False}
    return talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type=statement,
        codes={**known, **codes},
        **entry(description=words),
    )


def described(**changes):
    return typed(
        description="Hij is agressief tegen zijn zus",
        statement_type="OPINION",
        polarity="UNCLEAR",
        place="op de groep",
        observer="ikzelf",
        source="OWN",
        **changes,
    )


def address(dossier, about):
    return f"/dossiers/{dossier.reference}/signaal/{about.pk}/nagaan/"


# opinions and assumptions come back


@pytest.mark.gate("G06", "releases")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "again"), [("OPINION", TWO_WEEKS), ("ASSUMPTION", TWO_WEEKS), ("FACT", None)]
)
def test_an_opinion_or_assumption_comes_back_after_two_weeks(town, dossier, kind, again):
    assert sign(dossier, town, kind).ask_again_on == (again and TODAY() + again)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["OPINION", "FACT"])
def test_the_day_is_offered_and_can_be_changed(town, signed_in, dossier, kind):
    anna, here = signed_in(town.anna), f"/dossiers/{dossier.reference}/signaal/"
    assert (TODAY() + TWO_WEEKS).isoformat() in anna.get(here).text
    day = TODAY() + timedelta(days=3)
    anna.post(here, described(ask_again_on=day.isoformat()) | {"statement_type": kind})
    assert Sign.unscoped.get().ask_again_on == (day if kind == "OPINION" else None)


@pytest.mark.django_db
def test_a_day_that_has_passed_refuses_an_opinion_and_hinders_no_fact(town, signed_in, dossier):
    anna, here = signed_in(town.anna), f"/dossiers/{dossier.reference}/signaal/"
    passed = described(ask_again_on="2020-01-01")
    assert anna.post(here, passed).status_code == 422
    assert anna.post(here, {**passed, "statement_type": "FACT"}).status_code == 302


@pytest.mark.gate("G06", "refuses")
@pytest.mark.django_db
def test_g06_until_it_is_confirmed_or_refuted_it_keeps_coming_back(town, signed_in, dossier):
    about, anna = sign(dossier, town), signed_in(town.anna)
    page = f"/dossiers/{dossier.reference}/"

    def asked():
        return "Ga na of dit klopt" in anna.get(page).text

    assert not asked()
    assert "nog na te gaan" in anna.get(page).text
    for _ in range(3):
        Sign.unscoped.update(ask_again_on=TODAY())
        assert asked()
        assert address(dossier, about) in anna.get("/vandaag/").text
        later = (TODAY() + timedelta(days=2)).isoformat()
        anna.post(address(dossier, about), typed(found="OPEN", ask_again_on=later))
        assert not asked()
    anna.post(address(dossier, about), typed(found="CONFIRMED"))
    about.refresh_from_db()
    assert (about.followup, about.ask_again_on) == ("CONFIRMED", None)
    assert SignFollowUp.unscoped.filter(sign=about).count() == 4


@pytest.mark.django_db
def test_how_it_was_looked_into_and_what_the_client_said_stands_with_the_sign(
    town, signed_in, dossier
):
    about, anna = sign(dossier, town), signed_in(town.anna)
    words = {"client_said": "Dat was een grap", "found": "REFUTED"}
    anna.post(address(dossier, about), typed(**words))
    written = Entry.unscoped.get(kind="SIGN_FOLLOW_UP")
    assert written.words(dossier.key) == {
        "how": "Ik vroeg het hem zelf",
        "client_said": "Dat was een grap",
    }
    text = anna.get(f"/dossiers/{dossier.reference}/vastgelegd/{about.pk}/").text
    assert "weerlegd" in text
    assert "Ik vroeg het hem zelf" in text
    shown = anna.get(f"/dossiers/{dossier.reference}/vastgelegd/{written.pk}/").text
    assert "Dat was een grap" in shown
    assert LogEntry.unscoped.filter(event_type="sign_follow_up.recorded").count() == 1


@pytest.mark.gate("G06", "refuses")
@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"found": ""},
        {"found": "MISSCHIEN"},
        {"found": "OPEN", "ask_again_on": ""},
        {"found": "OPEN", "ask_again_on": "2020-01-01"},
        {"found": "REFUTED", "how": ""},
    ],
)
def test_g06_an_answer_without_how_or_when_is_no_answer(town, signed_in, dossier, wrong):
    about = sign(dossier, town)
    assert signed_in(town.anna).post(address(dossier, about), typed(**wrong)).status_code == 422
    about.refresh_from_db()
    assert (about.followup, SignFollowUp.unscoped.count()) == ("OPEN", 0)


@pytest.mark.gate("G06", "refuses")
@pytest.mark.django_db
def test_g06_the_action_asks_for_a_day_that_is_still_to_come(town, dossier):
    about = sign(dossier, town)
    for again in (None, TODAY()):
        with pytest.raises(NotNow, match="dag die nog komt"):
            follow(dossier, town, about.pk, "OPEN", again)


@pytest.mark.django_db
def test_a_fact_is_not_left_open_but_may_prove_wrong(town, signed_in, dossier):
    fact, anna = sign(dossier, town, "FACT"), signed_in(town.anna)
    with pytest.raises(NotNow, match="Dit is een feit"):
        follow(dossier, town, fact.pk, "OPEN", TODAY() + TWO_WEEKS)
    assert 'value="OPEN"' not in anna.get(address(dossier, fact)).text
    for found, stands in (("REFUTED", "REFUTED"), ("CONFIRMED", "")):
        anna.post(address(dossier, fact), typed(found=found))
        fact.refresh_from_db()
        assert fact.followup == stands


@pytest.mark.django_db
def test_who_thinks_along_sees_the_history_and_not_the_way(town, signed_in, dossier):
    about = sign(dossier, town)
    assert signed_in(town.bram).get(address(dossier, about)).status_code == 404
    assert signed_in(town.chaima).post(address(dossier, about)).status_code == 404


# judgement words: a gentle hint, and never a wall


@pytest.mark.django_db
def test_a_judgement_is_stored_and_a_better_example_shown(town, signed_in, dossier):
    answer = signed_in(town.anna).post(
        f"/dossiers/{dossier.reference}/signaal/", described(), follow=True
    )
    assert Sign.unscoped.count() == 1
    assert "‘agressief’ is een oordeel" in answer.text
    assert read("labels")["judgements"]["agressief"] in answer.text


@pytest.mark.parametrize("word", list(read("labels")["judgements"]))
def test_each_judgement_has_an_example_that_judges_nobody(word):
    assert read("labels")["judgements"][word] in judged(f"Hij is {word.upper()}.")
    assert judged(read("labels")["judgements"][word]) == ""
    assert label_words(read("labels")["judgements"][word]) == []


@pytest.mark.parametrize("text", ["", "Hij luistert goed", "Een luie stoel", "Twee keer afwezig"])
def test_a_word_that_only_looks_alike_is_left_alone(text):
    assert judged(text) == ""


@pytest.mark.django_db
def test_a_closed_dossier_is_looked_into_no_more(town, dossier):
    about = sign(dossier, town)
    consulted(dossier, town)
    Dossier.unscoped.filter(pk=dossier.pk).update(
        closed_on=TODAY(), outcome="NO_CONCERN", keep_until=TODAY()
    )
    with pytest.raises(NotNow):
        follow(dossier, town, about.pk, "REFUTED")


@pytest.mark.gate("G06", "refuses")
@pytest.mark.django_db
def test_g06_only_what_a_sign_can_prove_to_be_is_stored(town, dossier):
    with pytest.raises(GateShut) as shut:
        follow(dossier, town, sign(dossier, town).pk, "MISSCHIEN")
    assert shut.value.gate == "G06"
