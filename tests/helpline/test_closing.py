"""Closing, the call after three months, coming back, and writing down a call in danger."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making, support
from zorgvuldig import walls
from zorgvuldig.helpline.access import support_due
from zorgvuldig.helpline.actions import afterwards, closing
from zorgvuldig.helpline.models import CallBack, HelpNote, Match, MatchProposal
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.retention import add_months
from zorgvuldig.rules.working_days import next_working_day
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db
today = timezone.localdate


@pytest.fixture
def request_(lantern):
    return making.a_request(lantern)


def closed(lantern, request, ending="WORRY_DISPELLED", **other):
    return closing.close(
        **{
            "request": request,
            "actor": lantern.at_work("wim"),
            "once": uuid4(),
            "closed_on": today(),
            "ending": ending,
            "changed": "Zij praat weer met haar zoon.",
            "after_call": False,
            **other,
        }
    )


def called(lantern, request, outcome="SPOKEN", days=0, **other):
    """The call, so many days after it was due."""
    return afterwards.after_call(
        **{
            "request": request,
            "actor": lantern.at_work("wim"),
            "once": uuid4(),
            "happened_on": request.after_call_on + timedelta(days=days),
            "outcome": outcome,
            "said": "Het gaat goed.",
            **other,
        }
    )


def test_what_changed_for_the_caller_is_kept_sealed(lantern, request_):
    note = closed(lantern, request_)
    request_.refresh_from_db()
    assert (request_.state, request_.ending) == ("CLOSED", "WORRY_DISPELLED")
    assert request_.closed_on == today()
    assert note.words(request_.key) == {"changed": "Zij praat weer met haar zoon."}


def test_a_worry_that_is_gone_is_the_first_and_normal_ending(lantern, request_):
    page = signed_in(lantern.wim).get(reverse("helpline:close", args=[request_.reference]))
    first = page.context["form"].fields["ending"].choices[0]
    assert first[0] == "WORRY_DISPELLED"
    assert "goed nieuws" in first[1]


@pytest.mark.gate("H-03", "refuses")
def test_no_name_stands_in_how_it_ended(lantern, waiting):
    with pytest.raises(GateShut) as refusal:
        closed(lantern, making.a_request(lantern), changed="Zij praat weer met Daan.")
    assert refusal.value.gate == "H-03"
    with pytest.raises(GateShut) as refusal:
        called(lantern, waiting, said="Het gaat goed met Daan.")
    assert refusal.value.gate == "H-03"


@pytest.mark.gate("H-03", "releases")
def test_what_was_looked_at_and_is_no_name_passes(lantern, request_):
    said = "Zij gaan samen naar Rivierstad."
    closed(lantern, request_, changed=said, looked=True)
    assert HelpNote.unscoped.get().words(request_.key) == {"changed": said}


def test_closing_and_the_call_go_through_their_pages(lantern, waiting):
    request, work = making.a_request(lantern), {"working_for": lantern.wim.organisation.pk}
    said = {"once": uuid4(), "closed_on": today(), "ending": "STRONGER", "changed": "", **work}
    wim = signed_in(lantern.wim)
    assert wim.post(reverse("helpline:close", args=[request.reference]), said).status_code == 302
    call = {"once": uuid4(), "happened_on": today(), "outcome": "SPOKEN", "said": "Goed.", **work}
    address = reverse("helpline:after_call", args=[waiting.reference])
    assert wim.post(address, call).status_code == 302
    back = {"once": uuid4(), "happened_on": today(), "danger": "NO", **work}
    address = reverse("helpline:come_back", args=[waiting.reference])
    assert wim.post(address, back).status_code == 302
    lantern.at_work("cora")
    request.refresh_from_db()
    waiting.refresh_from_db()
    assert (request.state, waiting.state) == ("CLOSED", "TRIAGED")
    assert not CallBack.unscoped.filter(request=waiting).exists()


def test_closing_twice_is_closing_once(lantern, request_):
    once = uuid4()
    closed(lantern, request_, once=once)
    with pytest.raises(AlreadyRecorded):
        closed(lantern, request_, once=once)
    with pytest.raises(NotNow):
        closed(lantern, request_)
    assert HelpNote.unscoped.count() == 1


@pytest.mark.gate("H-04", "refuses")
def test_an_acute_request_is_not_closed_by_one_alone(lantern):
    acute = making.a_request(lantern, kind="ACUTE", danger="YES")
    with pytest.raises(GateShut) as refusal:
        closed(lantern, acute)
    assert refusal.value.gate == "H-04"


@pytest.mark.gate("H-04", "releases")
def test_after_somebody_looked_along_it_is_closed(lantern):
    acute = making.a_request(lantern, kind="ACUTE", danger="YES")
    support.looked_along(lantern, acute)
    closed(lantern, acute)
    acute.refresh_from_db()
    assert acute.state == "CLOSED"


@pytest.mark.gate("H-08", "refuses")
def test_closing_waits_for_a_review_that_is_late(lantern):
    match = making.a_match(lantern, began_on=today() - timedelta(weeks=7))
    with pytest.raises(GateShut) as refusal:
        closed(lantern, match.request)
    assert refusal.value.gate == "H-08"
    assert Match.unscoped.get().ended_on is None


@pytest.mark.gate("H-08", "releases")
def test_after_the_review_the_match_ends_together_with_the_request(lantern):
    match = making.a_match(lantern, began_on=today() - timedelta(weeks=7))
    support.noted(lantern, match.request, "REVIEW", 0, match)
    closed(lantern, match.request)
    assert Match.unscoped.get().ended_on == today()


def test_a_waiting_proposal_is_taken_back(lantern, request_):
    cora, number = lantern.at_work("cora"), uuid4()
    MatchProposal.unscoped.create(
        id=number, organisation=cora.organisation, request=request_,
        confidant=making.a_confidant(lantern), proposed_by=lantern.cora.membership,
        sealed=request_.key.seal({"why": "Past."}, number),
    )  # fmt: skip
    closed(lantern, request_)
    assert MatchProposal.unscoped.get().state == "WITHDRAWN"


def test_an_offer_that_runs_stops_and_loses_its_words(lantern, request_):
    made = support.offered(lantern, request_)
    closed(lantern, request_)
    made.refresh_from_db()
    assert (made.state, made.words(request_.key)) == ("STOPPED", {})


def test_how_to_reach_the_caller_goes_at_closing(lantern, request_):
    support.reachable(lantern, request_)
    key = CallBack.unscoped.get().key_id
    closed(lantern, request_)
    assert not CallBack.unscoped.exists()
    assert not DataKey.unscoped.filter(pk=key).exists()


def test_who_wants_a_call_after_three_months_is_still_reached(lantern, request_):
    support.reachable(lantern, request_)
    closed(lantern, request_, after_call=True)
    request_.refresh_from_db()
    assert request_.after_call_on == add_months(today(), 3)
    assert CallBack.unscoped.exists()


def test_without_a_way_to_call_nobody_is_promised_a_call(lantern, request_):
    with pytest.raises(NotNow):
        closed(lantern, request_, after_call=True)
    page = signed_in(lantern.wim).get(reverse("helpline:close", args=[request_.reference]))
    assert "after_call" not in page.context["form"].fields


def test_keeping_follows_the_last_contact_and_not_the_closing(lantern):
    request = making.a_request(lantern)
    long_ago = today() - timedelta(days=90)
    type(request).unscoped.update(last_contact_on=long_ago, keep_until=clocks.kept_until(long_ago))
    closed(lantern, request)
    request.refresh_from_db()
    assert request.keep_until == clocks.kept_until(long_ago)


@pytest.mark.parametrize("tries", [0, 1, 2])
def test_nobody_is_called_out_of_reach_after_less_than_three_days(lantern, request_, tries):
    for days in range(tries):
        support.noted(lantern, request_, "NOT_REACHED", days)
    if tries:
        support.noted(lantern, request_, "NOT_REACHED", 0)  # twice on one day is one day
    with pytest.raises(NotNow) as refusal:
        closed(lantern, request_, "OUT_OF_REACH")
    assert f"nu {tries}" in refusal.value.sentence


@pytest.mark.parametrize("state", ["NEW", "TRIAGED"])
def test_after_three_days_of_trying_a_request_is_closed_as_lost(lantern, state):
    request = making.a_request(lantern, state=state)
    for days in (4, 2, 0):
        support.noted(lantern, request, "NOT_REACHED", days)
    closed(lantern, request, "OUT_OF_REACH")
    request.refresh_from_db()
    assert (request.state, request.ending) == ("CLOSED", "OUT_OF_REACH")


def test_what_was_tried_before_the_caller_answered_does_not_count(lantern, request_):
    for days in (6, 5, 4):
        support.noted(lantern, request_, "NOT_REACHED", days)
    support.noted(lantern, request_, "TALK", 3)
    with pytest.raises(NotNow):
        closed(lantern, request_, "OUT_OF_REACH")


def test_a_request_that_nobody_looked_at_is_not_closed_as_good_news(lantern):
    with pytest.raises(NotNow):
        closed(lantern, making.a_request(lantern, state="NEW"))


def test_a_caller_who_wants_to_stop_is_let_go_at_once(lantern):
    request = making.a_request(lantern, state="NEW", kind="")
    closed(lantern, request, "WITHDRAWN")
    request.refresh_from_db()
    assert request.state == "CLOSED"


def test_handed_over_as_an_ending_needs_a_hand_over(lantern, request_):
    with pytest.raises(NotNow):
        closed(lantern, request_, "REFERRED")
    made = support.offered(lantern, request_)
    support.answered(lantern, request_, made)
    support.handed(lantern, request_, made)
    closed(lantern, request_, "REFERRED")
    request_.refresh_from_db()
    made.refresh_from_db()
    assert (request_.ending, made.state) == ("REFERRED", "HANDED_OVER")


@pytest.fixture
def waiting(lantern, request_):
    """Closed, with a yes to a call that is due today."""
    support.reachable(lantern, request_)
    closed(lantern, request_, after_call=True)
    request_.refresh_from_db()
    type(request_).unscoped.update(after_call_on=today())
    request_.refresh_from_db()
    return request_


@pytest.mark.parametrize("outcome", ["SPOKEN", "NO_MORE"])
def test_after_the_call_nothing_to_reach_the_caller_is_left(lantern, waiting, outcome):
    called(lantern, waiting, outcome)
    waiting.refresh_from_db()
    assert (waiting.after_call_on, waiting.state) == (None, "CLOSED")
    assert not CallBack.unscoped.exists()
    with pytest.raises(NotNow):
        afterwards.after_call(request=waiting, actor=lantern.at_work("wim"), once=uuid4(),
                              happened_on=today(), outcome="SPOKEN", said="")  # fmt: skip


def test_who_is_not_reached_on_three_days_is_left_in_peace(lantern, waiting):
    for days in (0, 1):
        called(lantern, waiting, "NOT_REACHED", 0, happened_on=today() + timedelta(days=days))
        waiting.refresh_from_db()
        assert CallBack.unscoped.exists()
    called(lantern, waiting, "NOT_REACHED", 0, happened_on=today() + timedelta(days=2))
    assert not CallBack.unscoped.exists()


def test_nobody_is_called_before_the_three_months(lantern, waiting):
    with pytest.raises(NotNow):
        called(lantern, waiting, days=-1)


def test_the_call_sent_twice_is_stored_once(lantern, waiting):
    once = uuid4()
    called(lantern, waiting, "NOT_REACHED", once=once)
    with pytest.raises(AlreadyRecorded):
        called(lantern, waiting, "NOT_REACHED", once=once)


def test_calls_that_are_due_stand_on_the_list_of_who_may_see_them(lantern, waiting):
    address = reverse("helpline:aftercare")
    assert waiting.reference in signed_in(lantern.wim).get(address).content.decode()
    assert waiting.reference in signed_in(lantern.cora).get(address).content.decode()
    assert waiting.reference not in signed_in(lantern.wout).get(address).content.decode()
    assert signed_in(lantern.vera).get(address).status_code == 404
    lantern.at_work("cora")
    assert list(support_due.after_calls_due(lantern.cora, today() - timedelta(days=1))) == []


def test_the_taker_and_the_coordinator_are_reminded_of_a_call(lantern, waiting):
    lantern.at_work("cora")
    due = {lantern.wim.person.pk, lantern.cora.person.pk}
    assert support_due.whom_to_remind(today()) == due
    assert support_due.whom_to_remind(today() - timedelta(days=1)) == set()
    walls.say(organisation=lantern.chris.organisation.pk, person=lantern.chris.person.pk)
    assert support_due.whom_to_remind(today()) == set()


def test_an_offer_without_an_answer_for_a_week_is_brought_to_mind(lantern, request_):
    support.offered(lantern, request_)
    assert support_due.whom_to_remind(today() + timedelta(days=6)) == set()
    assert support_due.whom_to_remind(today() + timedelta(days=7)) == {lantern.cora.person.pk}
    page = signed_in(lantern.cora).get(reverse("helpline:aftercare")).content.decode()
    assert request_.reference in page


@pytest.mark.gate("H-02", "refuses")
def test_who_comes_back_is_asked_first_whether_there_is_danger(lantern, request_):
    closed(lantern, request_)
    with pytest.raises(GateShut) as refusal:
        afterwards.come_back(request=request_, actor=lantern.at_work("wim"), on=today())
    assert refusal.value.gate == "H-02"


@pytest.mark.gate("H-02", "releases")
@pytest.mark.parametrize("danger", ["YES", "NO", "UNCLEAR"])
def test_a_closed_request_goes_on_when_the_caller_calls(lantern, waiting, danger):
    afterwards.come_back(request=waiting, actor=lantern.at_work("wim"), on=today(), danger=danger)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.ending, waiting.closed_on) == ("TRIAGED", "", None)
    assert (waiting.danger, waiting.after_call_on) == (danger, None)
    assert waiting.promised_by > today()


def test_a_caller_comes_back_with_their_code_and_is_promised_a_call(lantern, request_):
    closed(lantern, request_)
    caller = Caller(request_.organisation_id)
    afterwards.come_back(request=request_, actor=caller, on=today())
    request_.refresh_from_db()
    assert (request_.state, request_.first_contact_on) == ("TRIAGED", None)


def test_an_open_request_does_not_come_back(lantern, request_):
    with pytest.raises(NotNow):
        afterwards.come_back(request=request_, actor=lantern.at_work("wim"), on=today(),
                             danger="NO")  # fmt: skip


def test_112_waits_for_nobody_and_is_written_down_afterwards(lantern):
    """Nobody looked along, nobody agreed, the review is late: C00 and H-09 let it pass."""
    match = making.a_match(lantern, began_on=today() - timedelta(weeks=7))
    type(match.request).unscoped.update(kind="ACUTE")
    address = reverse("helpline:acute_call", args=[match.request.reference])
    said = {"once": uuid4(), "happened_on": today(), "called": "LINE", "why": "Hij is weg.",
            "told": "Waar hij is.", "working_for": lantern.wim.organisation.pk}  # fmt: skip
    assert signed_in(lantern.wim).post(address, said).status_code == 302
    lantern.at_work("cora")
    note = HelpNote.unscoped.get(kind="ACUTE_CALL")
    match.request.refresh_from_db()
    assert note.words(match.request.key)["called"] == "Wij"
    assert match.request.danger == "YES"


def test_the_coordinator_hears_of_a_call_in_danger_the_next_working_day(lantern, request_):
    afterwards.acute_call(request=request_, actor=lantern.at_work("wim"), once=uuid4(),
                          happened_on=today(), words={"called": "Wij"})  # fmt: skip
    assert support_due.whom_to_remind(next_working_day(today())) == {lantern.cora.person.pk}


@pytest.mark.parametrize("name", ["close", "acute_call", "come_back", "after_call"])
@pytest.mark.parametrize("who", ["wout", "vera", "koos", "fenna", "greet", "chris"])
def test_only_who_sees_the_request_closes_it(lantern, request_, name, who):
    address = reverse(f"helpline:{name}", args=[request_.reference])
    assert signed_in(getattr(lantern, who)).get(address).status_code == 404
