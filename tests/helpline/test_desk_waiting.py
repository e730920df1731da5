"""The waiting list: danger first, then broken promises, then who waits longest; never more work."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import desk, making
from zorgvuldig.helpline.access import waiting
from zorgvuldig.helpline.actions import stories, taking
from zorgvuldig.helpline.models import HelpNote, HelpRequest, Match
from zorgvuldig.helpline.views.day import what_waits
from zorgvuldig.people import leaving
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db
QUERIES = 14  # for the first page, however many wait


def came(lantern, days, **codes):
    """A request that came in so many days ago."""
    request = making.a_request(lantern, taken=False, state="NEW", kind="", **codes)
    at = timezone.now() - timedelta(days=days)
    HelpRequest.unscoped.filter(pk=request.pk).update(received_at=at)
    return request


def listed(lantern, name="wim", query=""):
    """The references of the list, in its order."""
    response = signed_in(lantern.at_work(name)).get(f"/hulplijn/{query}")
    return [row["url"].split("/")[2] for row in response.context["rows"]], response


def late(request):
    yesterday = timezone.localdate() - timedelta(days=1)
    HelpRequest.unscoped.filter(pk=request.pk).update(promised_by=yesterday)
    return request


def test_danger_first_then_broken_promises_then_the_longest(lantern):
    longest, middle = came(lantern, 9), came(lantern, 5)
    broken = late(came(lantern, 2))
    unclear = came(lantern, 0, danger="UNCLEAR")
    found, _ = listed(lantern)
    assert found == [one.reference for one in (unclear, broken, longest, middle)]


def test_who_was_spoken_with_waits_no_more_until_they_write(lantern):
    request = making.a_request(lantern, first_contact_on=timezone.localdate())
    assert listed(lantern)[0] == []
    HelpNote.unscoped.create(organisation_id=request.organisation_id, request=request,
                             kind="MESSAGE_IN", happened_on=timezone.localdate(),
                             sealed=b"")  # fmt: skip
    assert listed(lantern)[0] == [request.reference]
    assert listed(lantern, query="?toon=berichten")[0] == [request.reference]
    stories.add_note(request=request, actor=lantern.at_work("wim"), kind="TALK", once=uuid4(),
                     happened_on=timezone.localdate(), words={"said": "Ja."})  # fmt: skip
    assert listed(lantern)[0] == []


def test_a_look_asked_of_me_waits_for_me_and_for_nobody_else(lantern):
    request = desk.began(lantern, kind="SERIOUS", reason="Er is dreiging.")
    look = desk.asked(lantern, request, of="wout")
    assert listed(lantern, "wout", "?toon=meekijken")[0] == [request.reference]
    assert listed(lantern, "wim", "?toon=meekijken")[0] == []
    desk.looked(lantern, look, by="wout")
    assert listed(lantern, "wout", "?toon=meekijken")[0] == []


def test_an_overdue_review_waits(lantern):
    match = making.a_match(lantern)
    HelpRequest.unscoped.filter(pk=match.request_id).update(first_contact_on=timezone.localdate())
    assert listed(lantern)[0] == []
    Match.unscoped.filter(pk=match.pk).update(began_on=timezone.localdate() - timedelta(weeks=7))
    assert listed(lantern)[0] == [match.request.reference]
    assert listed(lantern, query="?toon=tussenstand")[0] == [match.request.reference]


def test_a_review_that_was_agreed_sooner_waits_from_that_day(lantern):
    match = making.a_match(lantern)
    HelpRequest.unscoped.filter(pk=match.request_id).update(first_contact_on=timezone.localdate())
    Match.unscoped.filter(pk=match.pk).update(review_on=timezone.localdate() - timedelta(days=1))
    assert listed(lantern, query="?toon=tussenstand")[0] == [match.request.reference]


def many(lantern, number):
    """So many requests that wait, made at once."""
    actor, now = lantern.at_work("wim"), timezone.now()
    keys = [DataKey.make(actor.organisation.pk) for _ in range(number)]
    HelpRequest.unscoped.bulk_create(
        HelpRequest(organisation=actor.organisation, key=key, sealed=b"", channel="WEB",
                    language="nl", promised_by=now.date() + timedelta(days=1),
                    received_at=now - timedelta(minutes=count), last_contact_on=now.date(),
                    keep_until=now.date())
        for count, key in enumerate(keys)
    )  # fmt: skip


@pytest.mark.parametrize("number", [3, 300])
def test_three_hundred_cost_as_much_as_three(lantern, number, django_assert_num_queries):
    many(lantern, number)
    client = signed_in(lantern.at_work("wim"))
    with django_assert_num_queries(QUERIES):
        response = client.get("/hulplijn/")
    assert len(response.context["rows"]) == min(number, waiting.PAGE)


def test_page_by_page_everybody_is_seen_once(lantern):
    many(lantern, 60)
    seen, query = [], ""
    for _ in range(3):
        page, response = listed(lantern, query=query)
        seen += page
        query = response.context["older_url"]
    assert query == ""
    assert len(seen) == len(set(seen)) == 60


def test_a_worker_does_not_see_what_another_took_and_the_coordinator_does(lantern):
    request = came(lantern, 1)
    taking.take(request=request, actor=lantern.at_work("wim"))
    assert listed(lantern, "wout")[0] == []
    assert listed(lantern, "cora")[0] == [request.reference]
    with pytest.raises(NotNow, match="collega"):
        taking.take(request=request, actor=lantern.at_work("wout"))


def test_handed_on_it_is_with_the_other(lantern):
    request = came(lantern, 1)
    taking.take(request=request, actor=lantern.at_work("wim"))
    client = signed_in(lantern.at_work("wim"))
    sent = {"once": str(uuid4()), "to": lantern.wout.membership.pk}
    assert client.post(f"/hulplijn/{request.reference}/doorgeven/", sent).status_code == 302
    assert listed(lantern, "wim")[0] == []
    assert listed(lantern, "wout")[0] == [request.reference]


def test_it_is_handed_to_nobody_who_does_not_answer_the_line(lantern):
    request = making.a_request(lantern)
    client = signed_in(lantern.at_work("wim"))
    sent = {"once": str(uuid4()), "to": lantern.vera.membership.pk}
    assert client.post(f"/hulplijn/{request.reference}/doorgeven/", sent).status_code == 422


def test_who_leaves_leaves_no_caller_alone(lantern):
    request = making.a_request(lantern)
    leaving.end_what_was_theirs(
        lantern.at_work("greet"), lantern.wim.membership, timezone.localdate()
    )
    assert HelpRequest.unscoped.get(pk=request.pk).taken_by is None


def whom_it_waits_for(lantern):
    today = timezone.localdate()
    names = ("cora", "wim", "wout", "vera", "chris")
    return {name for name in names if what_waits(lantern.at_work(name), today)}


def test_who_has_something_waiting_sees_it_on_the_page_of_the_day(lantern):
    request = desk.began(lantern, kind="SERIOUS", reason="Er is dreiging.")
    desk.asked(lantern, request, of="wout")
    assert whom_it_waits_for(lantern) == {"wout"}
    late(making.a_request(lantern))
    assert whom_it_waits_for(lantern) == {"wout", "wim"}
    late(came(lantern, 4))
    assert whom_it_waits_for(lantern) == {"wout", "wim", "cora"}
