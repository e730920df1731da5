"""Judging together: never alone, counter-signs first, no number anywhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from tests.dossiers.conftest import begun, consulted
from zorgvuldig.dossiers.actions import assessing
from zorgvuldig.dossiers.actions.involving import involve
from zorgvuldig.dossiers.models import Assessment, AssessmentView, Dossier, JudgementCount
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db


def later():
    return timezone.localdate() + timedelta(days=28)


def view_form(**changes):
    answers = {f"P{n}_clarity": "NOT_DISCUSSED" for n in range(1, 10)}
    return {
        "once": str(uuid4()),
        "counter_signs": "Hij helpt zijn zusje elke dag",
        "other_explanations": "Puberteit en een verhuizing",
        "protects": "Zijn oma",
        **answers,
        **changes,
    }


def complete(town, dossier, assessment, who="anna"):
    assessing.complete(
        dossier=dossier,
        assessment=assessment.pk,
        actor=town.at_work(who),
        outcome="UNCLEAR",
        review_on=later(),
        words={"together": "Nog niet helder"},
        today=timezone.localdate(),
    )


@pytest.mark.gate("G04", "refuses")
@pytest.mark.gate("G04", "releases")
def test_g04_no_assessment_without_consultation_on_paper(town, dossier):
    with pytest.raises(GateShut) as refusal:
        begun(dossier, town)
    assert refusal.value.gate == "G04"
    consulted(dossier, town)
    assert begun(dossier, town).completed_on is None


@pytest.mark.gate("G04", "releases")
def test_g04_waits_in_acute_danger(town, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(triage="ACUTE")
    assert begun(dossier, town).pk


@pytest.mark.gate("G09", "refuses")
@pytest.mark.gate("G09", "releases")
def test_g09_nobody_completes_it_alone(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    assessing.write_view(
        dossier=dossier,
        assessment=assessment,
        actor=town.anna,
        words={"counter_signs": "b", "other_explanations": "Verdriet"},
    )
    with pytest.raises(GateShut) as refusal:
        complete(town, dossier, assessment)
    assert refusal.value.gate == "G09"
    assessing.write_view(
        dossier=dossier,
        assessment=assessment,
        actor=town.at_work("bram"),
        words={"counter_signs": "c", "other_explanations": "Verdriet"},
    )
    complete(town, dossier, assessment)
    assessment.refresh_from_db()
    assert set(assessment.assessors) == {town.anna.person.pk, town.bram.person.pk}


@pytest.mark.gate("G09", "refuses")
def test_g09_the_database_refuses_one_assessor(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.unscoped.filter(pk=assessment.pk).update(
            outcome="UNCLEAR",
            completed_on=later(),
            review_on=later(),
            assessors=[town.anna.person.pk],
        )


@pytest.mark.gate("G09", "refuses")
def test_g09_one_account_has_one_view(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentView.unscoped.create(
            organisation=town.anna.organisation,
            assessment=assessment,
            assessor=town.anna.person,
            invited_at=timezone.now(),
        )


@pytest.mark.gate("G21", "refuses")
def test_g21_the_review_date_comes_with_the_outcome(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.unscoped.filter(pk=assessment.pk).update(
            outcome="UNCLEAR", completed_on=later(), review_on=None, assessors=[1, 2]
        )


@pytest.mark.gate("G05", "refuses")
@pytest.mark.gate("G05", "releases")
@pytest.mark.parametrize("missing", ["counter_signs", "other_explanations"])
def test_g05_counter_signs_and_other_explanations_are_considered(town, signed_in, dossier, missing):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    address = f"/dossiers/{dossier.reference}/inschatting/{assessment.pk}/"
    answer = signed_in(town.anna).post(address, view_form(**{missing: " "}))
    assert answer.status_code == 422
    assert AssessmentView.unscoped.filter(submitted_at__isnull=False).count() == 0
    assert signed_in(town.anna).post(address, view_form()).status_code == 302
    assert AssessmentView.unscoped.filter(submitted_at__isnull=False).count() == 1


def test_each_writes_apart_before_reading_the_other(town, signed_in, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    address = f"/dossiers/{dossier.reference}/inschatting/{assessment.pk}/"
    signed_in(town.bram).post(address, view_form(counter_signs="Bram ziet hem lachen"))
    assert "Bram ziet hem lachen" not in signed_in(town.anna).get(address).text
    signed_in(town.anna).post(address, view_form())
    assert "Bram ziet hem lachen" in signed_in(town.anna).get(address).text


def test_who_thinks_along_reads_the_views_only_when_it_is_completed(town, signed_in, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.ilse.membership,
        today=timezone.localdate(),
    )
    for name, words in (("anna", "Anna ziet verdriet"), ("bram", "Bram ziet hem lachen")):
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.at_work(name),
            words={"counter_signs": words, "other_explanations": "Verdriet"},
        )
    address = f"/dossiers/{dossier.reference}/inschatting/{assessment.pk}/"
    assert "Bram ziet hem lachen" not in signed_in(town.ilse).get(address).text
    complete(town, dossier, assessment)
    assert "Bram ziet hem lachen" in signed_in(town.ilse).get(address).text


def test_a_sent_view_stays_as_it_is(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    assessing.write_view(
        dossier=dossier,
        assessment=assessment,
        actor=town.anna,
        words={"counter_signs": "b", "other_explanations": "Verdriet"},
    )
    with pytest.raises(NotNow):
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.anna,
            words={"counter_signs": "x", "other_explanations": "Verdriet"},
        )


def test_who_was_not_asked_does_not_assess(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    with pytest.raises(NotNow):
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.at_work("ilse"),
            words={"counter_signs": "x", "other_explanations": "Verdriet"},
        )


@pytest.mark.gate("G18", "refuses")
def test_g18_nothing_stored_about_a_client_is_a_number():
    """No score, colour, rank or probability: the working room has no numeric field at all, but for
    keys that point at rows, and how often all signs of a quarter together were written and judge,
    which points at no dossier, sign or person."""
    numeric = (models.IntegerField, models.FloatField, models.DecimalField)
    found = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("dossiers").get_models()
        for field in model._meta.local_fields
        if isinstance(field, numeric) and not field.primary_key
    }
    assert found == {"JudgementCount.judging", "JudgementCount.signs"}
    points_at = {field.name for field in JudgementCount._meta.get_fields() if field.is_relation}
    assert points_at == {"organisation"}


@pytest.mark.gate("G05", "refuses")
def test_g05_a_view_without_counter_signs_is_refused_whatever_the_page(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    with pytest.raises(GateShut) as refusal:
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.anna,
            words={"counter_signs": " ", "other_explanations": "Verdriet"},
        )
    assert refusal.value.gate == "G05"


def viewed(town, dossier, assessment, *names):
    for name in names:
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.at_work(name),
            words={"counter_signs": f"wat {name} zag", "other_explanations": "Verdriet"},
        )


def test_more_than_two_write_apart_and_all_stay_readable(town, signed_in, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    viewed(town, dossier, assessment, "anna", "bram")
    anna = signed_in(town.anna)
    address = f"/dossiers/{dossier.reference}/inschatting/{assessment.pk}/"
    anna.post(f"{address}vragen/", {"membership": town.ilse.membership.pk})
    assert "wat bram zag" not in signed_in(town.ilse).get(address).text
    viewed(town, dossier, assessment, "ilse")
    complete(town, dossier, assessment)
    read = signed_in(town.ilse).get(address).text
    assert [f"wat {name} zag" in read for name in ("anna", "bram", "ilse")] == [True, True, True]


def test_nobody_is_asked_twice_or_after_it_was_completed(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    known = {"dossier": dossier, "assessment": assessment.pk, "today": timezone.localdate()}
    with pytest.raises(NotNow):
        assessing.ask_another(**known, actor=town.at_work("anna"), membership=town.bram.membership)
    viewed(town, dossier, assessment, "anna", "bram")
    complete(town, dossier, assessment)
    with pytest.raises(NotNow):
        assessing.ask_another(**known, actor=town.anna, membership=town.ilse.membership)


def test_the_next_one_is_compared_with_the_former_in_words(town, signed_in, dossier):
    consulted(dossier, town)
    first = begun(dossier, town)
    viewed(town, dossier, first, "anna", "bram")
    complete(town, dossier, first)
    second = begun(dossier, town)
    viewed(town, dossier, second, "anna", "bram")
    address = f"/dossiers/{dossier.reference}/inschatting/{second.pk}/afronden/"
    anna = signed_in(town.anna)
    assert "Nog niet helder" in anna.get(address).text
    sent = {
        "once": str(uuid4()),
        "together": "Het gaat beter",
        "disagreement": "Bram is er minder zeker van",
        "outcome": "NO_CONCERN",
        "review_on": later().isoformat(),
    }
    assert anna.post(address, sent).status_code == 422
    with pytest.raises(NotNow):
        complete(town, dossier, second)
    assert anna.post(address, {**sent, "changed": "Hij sport weer"}).status_code == 302
    read = anna.get(f"/dossiers/{dossier.reference}/inschatting/{second.pk}/").text
    assert all(text in read for text in ("Hij sport weer", "Bram is er minder zeker van"))


def test_answers_keep_the_questions_of_their_day(town, signed_in, dossier, monkeypatch):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    monkeypatch.setattr(assessing, "as_asked", lambda: {"P1": "Zo vroegen wij het toen"})
    address = f"/dossiers/{dossier.reference}/inschatting/{assessment.pk}/"
    anna = signed_in(town.anna)
    assert anna.post(address, view_form()).status_code == 302
    read = anna.get(address).text
    assert "Zo vroegen wij het toen" in read
    assert "handboek van 2026-11" in read
