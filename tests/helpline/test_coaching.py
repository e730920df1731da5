"""The coach: their own confidants, what is due, and nothing of a caller."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import cast, making
from tests.helpline.pool import a_pool
from zorgvuldig import walls
from zorgvuldig.helpline.access import coaching as access
from zorgvuldig.helpline.access.going import who_coaches, who_renews
from zorgvuldig.helpline.actions import coaching
from zorgvuldig.helpline.models import Confidant, ConfidantTalk, HelpNote, Match
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
TALK = {"kind": "COACHING", "summary": "Het gaat goed.", "about": ""}


def days_ago(days: int):
    return TODAY() - timedelta(days=days)


def a_contact(match: Match, on) -> HelpNote:
    number = uuid4()
    return HelpNote.unscoped.create(
        id=number,
        organisation_id=match.organisation_id,
        request=match.request,
        match=match,
        kind="CONTACT",
        happened_on=on,
        author=match.confidant.membership.person,
        sealed=match.request.key.seal({"note": "Zij vertelde over haar zoon."}, number),
    )


def standing(lantern):
    actor = lantern.at_work("koos")
    return access.standing(list(access.coached_by(actor)), TODAY())


def test_within_a_week_after_the_first_contact_they_speak(lantern):
    match = making.a_match(lantern)
    a_contact(match, days_ago(2))
    (found,) = standing(lantern)
    assert found.linked[0].contacts == 1
    assert found.due[0] == ("COACHING", TODAY() + timedelta(days=5))


def test_after_a_talk_about_this_match_it_is_four_weeks(lantern):
    match = making.a_match(lantern)
    a_contact(match, days_ago(2))
    record_talk(lantern, match.confidant, match=match)
    (found,) = standing(lantern)
    assert found.due[0] == ("COACHING", TODAY() + timedelta(days=28))


def test_a_talk_about_something_else_leaves_it_due(lantern):
    match = making.a_match(lantern)
    a_contact(match, days_ago(2))
    record_talk(lantern, match.confidant)
    (found,) = standing(lantern)
    assert found.due[0].by == TODAY() + timedelta(days=5)


def test_an_ended_match_asks_for_aftercare_once(lantern):
    match = making.a_match(lantern, ended_on=days_ago(3))
    (found,) = standing(lantern)
    assert found.due[0] == ("AFTERCARE", TODAY() + timedelta(days=11))
    record_talk(lantern, match.confidant, match=match, kind="AFTERCARE")
    (found,) = standing(lantern)
    assert [one.kind for one in found.due] == ["PEER_GROUP"]


def record_talk(lantern, confidant, match=None, kind="COACHING", once=None, by="koos"):
    return coaching.record_talk(
        confidant=confidant,
        actor=lantern.at_work(by),
        once=once or uuid4(),
        kind=kind,
        held_on=TODAY(),
        summary="Het gaat goed.",
        policy="coach",
        match=match,
    )


def test_the_words_of_a_talk_rest_sealed_and_are_stored_once(lantern):
    vera, once = making.a_confidant(lantern), uuid4()
    talk = record_talk(lantern, vera, once=once)
    assert b"Het gaat" not in bytes(talk.sealed)
    assert talk.words() == {"summary": "Het gaat goed."}
    with pytest.raises(AlreadyRecorded):
        record_talk(lantern, vera, once=once)
    assert ConfidantTalk.unscoped.count() == 1


def test_nobody_records_a_talk_with_themself_or_about_anothers_match(lantern):
    vera, yara = making.a_confidant(lantern), making.a_confidant(lantern, "yara")
    with pytest.raises(NotNow):
        record_talk(lantern, vera, by="vera")
    with pytest.raises(NotNow):
        record_talk(lantern, yara, match=making.a_match(lantern, confidant=vera))


def test_a_peer_group_stands_in_the_file_of_each_once(lantern):
    both = [making.a_confidant(lantern), making.a_confidant(lantern, "yara")]
    once, actor = uuid4(), lantern.at_work("koos")
    known = {"actor": actor, "once": once, "held_on": TODAY(), "policy": "coach"}
    coaching.record_peer_group(confidants=both, summary="Over grenzen.", **known)
    with pytest.raises(AlreadyRecorded):
        coaching.record_peer_group(confidants=both, summary="Over grenzen.", **known)
    found = ConfidantTalk.unscoped.filter(kind="PEER_GROUP")
    assert {(talk.confidant_id, talk.words()["summary"]) for talk in found} == {
        (one.pk, "Over grenzen.") for one in both
    }
    with pytest.raises(NotNow, match="ten minste twee"):
        coaching.record_peer_group(confidants=both[:1], summary="Alleen.", **known)


def test_a_coach_sees_only_whom_they_coach(lantern):
    vera = making.a_confidant(lantern)
    walls.say(organisation=lantern.cora.organisation.pk)
    other = cast.hire(lantern.cora.organisation, "kees", Role.CONFIDANT_COACH)
    assert access.get_coached(lantern.at_work("koos"), vera.pk) == vera
    for actor in (other, lantern.cora):
        with pytest.raises(Http404):
            access.get_coached(actor, vera.pk)
    assert signed_in(other).get(reverse("helpline:coached", args=[vera.pk])).status_code == 404
    assert (
        signed_in(other).get(reverse("helpline:confidant_talk", args=[vera.pk])).status_code == 404
    )


def test_a_coach_reads_days_and_numbers_and_nothing_of_the_caller(lantern):
    match = making.a_match(lantern)
    a_contact(match, days_ago(2))
    koos = signed_in(lantern.koos)
    pages = [
        koos.get(reverse("helpline:coaching")),
        koos.get(reverse("helpline:coached", args=[match.confidant_id])),
        koos.get(reverse("helpline:confidant_talk", args=[match.confidant_id])),
    ]
    told = "".join(page.content.decode() for page in pages)
    assert "Eén contact." in told
    for secret in ("haar zoon", "niet meer buiten", match.request.reference, str(match.request_id)):
        assert secret not in told
    assert koos.get(reverse("helpline:request", args=[match.request.reference])).status_code == 404


def test_the_coach_writes_a_talk_down_and_the_coordinator_sees_only_that_it_was(lantern):
    match = making.a_match(lantern)
    vera = match.confidant
    address = reverse("helpline:confidant_talk", args=[vera.pk])
    sent = {**TALK, "once": uuid4(), "held_on": TODAY().isoformat(), "about": str(match.pk)}
    answer = signed_in(lantern.koos).post(address, sent)
    assert answer.url == reverse("helpline:coached", args=[vera.pk])
    lantern.at_work("cora")
    assert ConfidantTalk.unscoped.get().match_id == match.pk
    page = signed_in(lantern.cora).get(reverse("helpline:confidant", args=[vera.pk]))
    assert "Begeleiding" in page.content.decode()
    assert "Het gaat goed." not in page.content.decode()
    own = signed_in(lantern.vera).get(reverse("helpline:own_file")).content.decode()
    assert "Het gaat goed." in own


def test_a_coach_begins_with_whom_they_coach(lantern):
    answer = signed_in(lantern.koos).get(reverse("helpline:start"))
    assert answer.url == reverse("helpline:coaching")


def test_each_morning_the_coach_hears_that_a_talk_is_due(lantern):
    match = making.a_match(lantern)
    koos = lantern.koos.person.pk
    assert who_coaches(TODAY()) == set()
    a_contact(match, days_ago(7))
    assert who_coaches(TODAY()) == {koos}
    record_talk(lantern, match.confidant, match=match)
    assert who_coaches(TODAY()) == set()


def test_each_morning_the_coordinator_hears_that_a_paper_runs_out(lantern):
    vera, today = making.a_confidant(lantern), TODAY()
    cora = lantern.cora.person.pk
    assert who_renews(today) == set()
    Confidant.unscoped.filter(pk=vera.pk).update(certificate_on=days_ago(3 * 365 - 20))
    assert who_renews(today) == {cora}
    Confidant.unscoped.filter(pk=vera.pk).update(state="STOPPED", stopped_on=today)
    assert who_renews(today) == set()


def test_three_hundred_cost_as_many_questions_as_three(lantern):
    for one in a_pool(lantern, 3):
        making.a_match(lantern, confidant=one)
    few = questions(lantern)
    for one in a_pool(lantern, 297)[:20]:
        making.a_match(lantern, confidant=one)
    assert questions(lantern) == few == 4


def questions(lantern) -> int:
    actor = lantern.at_work("koos")
    with CaptureQueriesContext(connection) as asked:
        access.standing(list(access.coached_by(actor)), TODAY())
    return len(asked)
