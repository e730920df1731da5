"""From applying to stopping: who sees the files, what has to be there first, and who may go."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making
from zorgvuldig.helpline.access import confidants as access
from zorgvuldig.helpline.actions import applying, coaching, preparing
from zorgvuldig.helpline.models import Confidant, TrainingRecord
from zorgvuldig.helpline.standing import lacking, papers_of
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.helpline.codes import Training

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
CODES = {"languages": ["nl", "so"], "gender": "WOMAN", "most_matches": 2}
WORDS = {
    "first_name": "Noor",
    "surname": "Verzonnen",
    "reach": "na zessen",
    "town": "Tiel",
    "motivation": "Ik weet hoe het is.",
    "regions": ["Rivierland"],
    "communities": [],
}


def applied(lantern, once=None) -> Confidant:
    return applying.apply(
        actor=lantern.at_work("cora"),
        once=once or uuid4(),
        today=TODAY(),
        codes=CODES,
        words=WORDS,
        communities_agreed=False,
    )


def prepared(lantern, but: str = "") -> Confidant:
    """Noor with Yara's account and everything in order, but for one thing."""
    noor, actor, day = applied(lantern), lantern.at_work("cora"), TODAY()
    if but != "intake":
        coaching.record_talk(
            confidant=noor, actor=actor, once=uuid4(), kind="INTAKE", held_on=day,
            summary="Kennisgemaakt.", policy="coordinator",
        )  # fmt: skip
    preparing.keep_papers(
        confidant=noor,
        actor=actor,
        certificate_on=None if but == "certificate" else day,
        code_signed_on=None if but == "code" else day,
        secrecy_signed_on=None if but == "secrecy" else day,
    )
    if but != "coach":
        preparing.choose_coach(confidant=noor, actor=actor, coach=lantern.koos.membership)
    if but != "account":
        preparing.link_account(confidant=noor, actor=actor, account=lantern.yara.membership)
    subjects = [one for one in Training if but != "training" or one != "BIAS"]
    preparing.add_training(confidant=noor, actor=actor, subjects=subjects, done_on=day)
    return noor


def begin(lantern, noor: Confidant, day=None) -> None:
    preparing.activate(
        confidant=noor, actor=lantern.at_work("cora"), active_from=day or TODAY(), today=TODAY()
    )


def test_somebody_applies_once_however_often_it_is_sent(lantern):
    once = uuid4()
    noor = applied(lantern, once)
    assert noor.words() == WORDS
    assert noor.state == "APPLIED"
    with pytest.raises(AlreadyRecorded):
        applied(lantern, once)
    assert Confidant.unscoped.count() == 1


def test_the_first_talk_begins_the_preparation(lantern):
    noor = prepared(lantern)
    assert noor.state == "INTAKE"


def test_with_everything_there_somebody_begins(lantern):
    noor = prepared(lantern)
    begin(lantern, noor)
    noor.refresh_from_db()
    assert (noor.state, noor.active_from) == ("ACTIVE", TODAY())
    assert LogEntry.unscoped.filter(event_type="confidant.activated", client_ref=noor.pk).exists()


STEPS = {
    "intake": "kennismakingsgesprek", "certificate": "VOG", "code": "gedragscode",
    "secrecy": "geheimhouding", "coach": "begeleider", "training": "training",
    "account": "account",
}  # fmt: skip


@pytest.mark.parametrize("but", STEPS)
def test_without_one_of_them_nobody_begins(lantern, but):
    noor = prepared(lantern, but)
    with pytest.raises(NotNow) as refusal:
        begin(lantern, noor)
    assert STEPS[but] in refusal.value.sentence
    noor.refresh_from_db()
    assert noor.state != "ACTIVE"
    assert [one.step for one in lacking(noor, TODAY())] == [but]


def test_nobody_begins_in_the_past(lantern):
    noor = prepared(lantern)
    with pytest.raises(NotNow):
        begin(lantern, noor, TODAY() - timedelta(days=1))


@pytest.mark.parametrize(
    "field", ["membership", "certificate_on", "code_signed_on", "secrecy_signed_on", "coach"]
)
def test_the_database_lets_nobody_be_active_without_papers(lantern, field):
    vera = making.a_confidant(lantern)
    with pytest.raises(IntegrityError), transaction.atomic():
        Confidant.unscoped.filter(pk=vera.pk).update(**{field: None})


def test_the_database_knows_nobody_who_coaches_themself_or_has_four(lantern):
    vera = making.a_confidant(lantern)
    for wrong in ({"coach": vera.membership}, {"most_matches": 4}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Confidant.unscoped.filter(pk=vera.pk).update(**wrong)


def test_nobody_is_their_own_coach(lantern):
    noor, actor = applied(lantern), lantern.at_work("cora")
    preparing.link_account(confidant=noor, actor=actor, account=lantern.yara.membership)
    with pytest.raises(NotNow, match="zichzelf"):
        preparing.choose_coach(confidant=noor, actor=actor, coach=lantern.yara.membership)
    assert lantern.yara.membership not in access.may_coach(actor, noor)
    assert lantern.koos.membership in access.may_coach(actor, noor)


def test_who_answers_the_line_is_no_coach(lantern):
    noor, actor = applied(lantern), lantern.at_work("cora")
    with pytest.raises(NotNow):
        preparing.choose_coach(confidant=noor, actor=actor, coach=lantern.wim.membership)


def test_an_account_belongs_to_one_confidant(lantern):
    making.a_confidant(lantern, "yara")
    noor, actor = applied(lantern), lantern.at_work("cora")
    assert list(access.without_file(actor, noor)) == [lantern.vera.membership]
    with pytest.raises(NotNow, match="al bij een andere"):
        preparing.link_account(confidant=noor, actor=actor, account=lantern.yara.membership)


def test_papers_of_who_is_active_are_renewed_and_never_taken_away(lantern):
    vera, actor = making.a_confidant(lantern), lantern.at_work("cora")
    days = {"code_signed_on": TODAY(), "secrecy_signed_on": TODAY()}
    with pytest.raises(NotNow):
        preparing.keep_papers(confidant=vera, actor=actor, certificate_on=None, **days)
    preparing.keep_papers(confidant=vera, actor=actor, certificate_on=TODAY(), **days)
    assert papers_of(vera).certificate_on == TODAY()


def test_the_same_training_sent_twice_is_stored_once(lantern):
    noor, actor = applied(lantern), lantern.at_work("cora")
    for _ in range(2):
        preparing.add_training(confidant=noor, actor=actor, subjects=["BIAS"], done_on=TODAY())
    assert TrainingRecord.unscoped.filter(confidant=noor).count() == 1


def test_who_still_has_somebody_does_not_stop(lantern):
    vera = making.a_match(lantern).confidant
    with pytest.raises(NotNow, match="Draag dat eerst over"):
        preparing.stop(confidant=vera, actor=lantern.at_work("cora"), today=TODAY())


def test_who_stopped_is_looked_at_anew_before_beginning_again(lantern):
    vera, actor = making.a_confidant(lantern), lantern.at_work("cora")
    preparing.stop(confidant=vera, actor=actor, today=TODAY())
    with pytest.raises(NotNow, match="gestopt"):
        preparing.add_training(confidant=vera, actor=actor, subjects=["BIAS"], done_on=TODAY())
    preparing.begin_again(confidant=vera, actor=actor)
    assert (vera.state, vera.stopped_on, vera.active_from) == ("INTAKE", None, None)
    with pytest.raises(NotNow, match="kennismakingsgesprek"):
        begin(lantern, vera)


@pytest.mark.parametrize("name", ["wim", "vera", "yara", "koos", "fenna", "greet", "chris"])
def test_a_file_is_opened_by_the_coordinator_only(lantern, name):
    vera = making.a_confidant(lantern)
    with pytest.raises(Http404):
        access.get_file(lantern.at_work(name), vera.pk)
    assert access.get_file(lantern.at_work("cora"), vera.pk) == vera
    seen = LogEntry.unscoped.filter(event_type="confidant.read", outcome="success")
    assert [(line.client_ref, line.auth_policy) for line in seen] == [(vera.pk, "coordinator")]


def test_a_confidant_opens_their_own_file_and_no_other(lantern):
    vera, yara = making.a_confidant(lantern), making.a_confidant(lantern, "yara")
    assert access.own_file(lantern.at_work("vera")) == vera
    assert access.own_file(lantern.at_work("yara")) == yara
    with pytest.raises(Http404):
        access.own_file(lantern.at_work("koos"))


def test_who_left_is_chosen_no_more(lantern):
    noor, actor = applied(lantern), lantern.at_work("cora")
    Membership.unscoped.filter(pk=lantern.koos.membership_id).update(ended_on=TODAY())
    assert lantern.koos.membership not in access.may_coach(actor, noor)


def test_the_page_to_begin_says_what_is_needed_with_the_way_there(lantern):
    noor = prepared(lantern, "training")
    page = signed_in(lantern.cora).get(reverse("helpline:confidant_begin", args=[noor.pk]))
    assert reverse("helpline:confidant_training", args=[noor.pk]) in page.content.decode()
    assert "active_from" not in page.content.decode()


def test_the_walk_shows_each_step_with_what_it_is_satisfied_by(lantern):
    noor = prepared(lantern, "coach")
    page = signed_in(lantern.cora).get(reverse("helpline:confidant", args=[noor.pk]))
    steps = {step["title"]: step["done"] for step in page.context["steps"]}
    assert [title for title, done in steps.items() if not done] == ["Begeleider", "Begonnen"]
    assert "Alle 8 onderwerpen" in page.content.decode()
