"""What goes: by its term, at once when the caller asks, and again after a backup was put back."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from tests.helpline import cast, making
from tests.privacy.moving import gone, run
from zorgvuldig import walls
from zorgvuldig.drafts.models import Draft
from zorgvuldig.helpline.actions import erasing, reaching, receiving, stories
from zorgvuldig.helpline.actions.receiving import Reach
from zorgvuldig.helpline.models import (
    CallBack,
    Confidant,
    HelpNote,
    HelpRequest,
    Match,
    MonthCount,
)
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import Caller
from zorgvuldig.privacy.actions import replaying
from zorgvuldig.rules.retention import add_months
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Erasure

TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def lantern(committed):
    with transaction.atomic():
        return cast.build()


@pytest.fixture
def request_(lantern):
    """A request with a story, a way to be reached and a match."""
    with transaction.atomic():
        made = making.a_request(lantern)
        actor = lantern.at_work("wim")
        reach = Reach(name="Een moeder", phone="verzonnen nummer", safe_time="na acht uur")
        receiving.keep_call_back(made, actor=actor, reach=reach)
        stories.add_note(request=made, actor=actor, kind="TALK", once=uuid4(),
                         happened_on=TODAY(), words={"said": "Hij praat niet meer."})  # fmt: skip
        making.a_match(lantern, made)
    return made


def left(lantern, model, **where) -> int:
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        return model.unscoped.filter(**where).count()


def nothing_is_left(lantern, request, keys) -> bool:
    return not any((
        left(lantern, HelpRequest, pk=request.pk),
        left(lantern, HelpNote, request=request.pk),
        left(lantern, Match, request=request.pk),
        left(lantern, CallBack, pk=request.pk),
        left(lantern, DataKey, pk__in=keys),
    ))  # fmt: skip


def keys_of(lantern, request) -> list[UUID]:
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        return [request.key_id, CallBack.unscoped.get(pk=request.pk).key_id]


def test_a_request_stays_a_year_after_its_last_contact_and_then_goes(lantern, request_):
    end, keys = add_months(TODAY(), 12), keys_of(lantern, request_)
    assert gone(run(end - DAY), "help_requests") == 0
    assert left(lantern, HelpRequest, pk=request_.pk) == 1
    assert gone(run(end), "help_requests") == 1
    assert nothing_is_left(lantern, request_, keys)


def test_a_later_contact_begins_the_year_again(lantern, request_):
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        later = TODAY() + timedelta(days=40)
        stories.add_note(request=stories.lock(request_), actor=lantern.wim, kind="TALK",
                         once=uuid4(), happened_on=later, words={})  # fmt: skip
    assert gone(run(add_months(TODAY(), 12)), "help_requests") == 0
    assert gone(run(add_months(later, 12)), "help_requests") == 1


def test_who_withdraws_is_forgotten_at_once_and_only_counted(lantern, request_):
    keys = keys_of(lantern, request_)
    organisation = lantern.cora.organisation.pk
    with walls.working_for(organisation=organisation):
        erasing.withdraw(request=request_, actor=Caller(organisation))
    assert nothing_is_left(lantern, request_, keys)
    with walls.working_for(organisation=organisation):
        counted = dict(MonthCount.objects.values_list("question", "code"))
        line = LogEntry.unscoped.get(event_type="helprequest.erased")
        assert (line.auth_policy, line.source_ip) == ("CONSENT_WITHDRAWN", None)
    assert counted == {"requests": "ALL", "channel": "PHONE", "kind": "SUPPORT",
                       "caller": "PARENT", "language": "nl", "waited": "NOT_YET",
                       "intervention": "WITHOUT", "ending": "WITHDRAWN"}  # fmt: skip


def test_what_was_erased_and_comes_back_with_a_backup_goes_again(lantern, request_):
    keys, organisation = keys_of(lantern, request_), lantern.cora.organisation.pk
    with walls.working_for(organisation=organisation):
        for kind, number, key in (
            (erasing.CALL_BACK, request_.pk, keys[1]),
            (erasing.REQUEST, request_.pk, keys[0]),
        ):
            ledger.write(organisation=organisation, object_type=kind, object_id=number,
                         key_id=key, on=TODAY(), reason="TERM")  # fmt: skip
    with walls.working_for(organisation=organisation):
        Erasure.unscoped.all().delete()
    done = replaying.replay()
    assert (done.again, done.failed) == (2, [])
    assert nothing_is_left(lantern, request_, keys)


def test_the_call_back_data_can_go_by_itself(lantern, request_):
    keys = keys_of(lantern, request_)
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        assert erasing.erase_call_back(request_, "CLIENT_ASKED")
        assert not erasing.erase_call_back(request_, "CLIENT_ASKED")
    assert left(lantern, CallBack, pk=request_.pk) == 0
    assert left(lantern, DataKey, pk__in=keys) == 1
    assert left(lantern, HelpRequest, pk=request_.pk) == 1


def reached(lantern, request) -> str:
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        kept = CallBack.unscoped.select_related("key").filter(pk=request.pk).first()
        return kept.words()["phone"] if kept else ""


def test_a_number_that_was_given_anew_outlives_what_the_ledger_says_of_the_old(lantern, request_):
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        erasing.erase_call_back(request_, "CONSENT_WITHDRAWN")
        reach = Reach(phone="een nieuw nummer")
        receiving.keep_call_back(request_, actor=lantern.wim, reach=reach)
    done = replaying.replay()
    assert (done.again, done.failed) == (0, [])
    assert reached(lantern, request_) == "een nieuw nummer"


def test_what_a_worker_erased_goes_again_after_a_backup(lantern, request_):
    key = keys_of(lantern, request_)[1]
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        reaching.erase(request=request_, actor=lantern.wim)
        line = Erasure.unscoped.get(object_type=erasing.CALL_BACK, object_id=request_.pk)
    assert line.key_id == key
    assert reached(lantern, request_) == ""


def test_a_draft_about_the_request_goes_along(lantern, request_):
    from django.http import QueryDict

    from zorgvuldig.drafts import actions as drafts

    path = f"/hulplijn/{request_.reference}/gesprek/"
    with walls.working_for(organisation=lantern.wim.organisation.pk, person=lantern.wim.person.pk):
        drafts.keep(actor=lantern.wim, path=path, typed=QueryDict("said=Iets+over+hem"))
        assert Draft.unscoped.filter(path=path).exists()
        erasing.withdraw(request=request_, actor=lantern.wim)
        assert not Draft.unscoped.filter(path=path).exists()


def test_a_confidant_is_kept_two_years_after_stopping(lantern):
    with transaction.atomic():
        confidant = making.a_confidant(lantern, state="STOPPED", stopped_on=TODAY())
    end = add_months(TODAY(), 24)
    assert gone(run(end - DAY), "confidants") == 0
    assert gone(run(end), "confidants") == 1
    assert left(lantern, Confidant, pk=confidant.pk) == 0
    assert left(lantern, DataKey, pk=confidant.key_id) == 0


def test_a_confidant_of_a_request_that_is_kept_stays_with_it(lantern, request_):
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        confidant = Match.unscoped.get(request=request_).confidant
        long_ago = add_months(TODAY(), -25)
        Confidant.unscoped.filter(pk=confidant.pk).update(state="STOPPED", stopped_on=long_ago)
    assert gone(run(TODAY()), "confidants") == 0
    night = run(add_months(TODAY(), 12))
    assert (gone(night, "help_requests"), gone(night, "confidants")) == (1, 1)
