"""The page of one request: constant in cost, manners before the number, nothing for others."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making
from zorgvuldig.helpline.actions import receiving, stories
from zorgvuldig.helpline.models import HelpNote, HelpRequest
from zorgvuldig.helpline.views.now import what_now
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
QUERIES = 14  # to read one request, however long its story


def shown(lantern, name, request, query=""):
    """The page as this person gets it."""
    return signed_in(lantern.at_work(name)).get(f"/hulplijn/{request.reference}/{query}")


def told(lantern, request, number=1, kind="TALK", **words):
    """So many notes of Wim in the story."""
    for count in range(number):
        stories.add_note(
            request=request,
            actor=lantern.at_work("wim"),
            kind=kind,
            once=uuid4(),
            happened_on=timezone.localdate(),
            words=words or {"said": f"Gesprek {count + 1}"},
        )


def reachable(lantern, request, **known):
    """The caller left a number."""
    reach = receiving.Reach(**{"phone": "verzonnen", **known})
    receiving.keep_call_back(request, actor=lantern.at_work("wim"), reach=reach)


def test_the_manners_of_calling_stand_before_the_number(lantern):
    request = making.a_request(lantern, caller_age="A16_17")
    reachable(lantern, request, phone="nummer van haarzelf", safe_time="tussen 10 en 11 uur")
    text = shown(lantern, "wim", request).content.decode()
    number = text.index("nummer van haarzelf")
    for manner in ("tussen 10 en 11 uur", "niets in op de voicemail", "nooit via de ouders"):
        assert text.index(manner) < number


def test_without_a_number_the_page_says_what_can_be_done(lantern):
    with_code = making.a_request(lantern)
    HelpRequest.unscoped.filter(pk=with_code.pk).update(code_digest=b"a digest")
    assert "leest het met de code" in shown(lantern, "wim", with_code).content.decode()
    HelpRequest.unscoped.filter(pk=with_code.pk).update(code_digest=None)
    without = shown(lantern, "wim", with_code).content.decode()
    assert "leest het met de code" not in without
    assert "U kunt nu niet zelf contact opnemen" in without


def test_after_the_first_talk_the_page_says_to_say_what_is_needed(lantern):
    request = making.a_request(lantern, state="NEW", danger="NO")
    request.first_contact_on = timezone.localdate()
    [said] = what_now(request, lantern.at_work("wim"), [])
    assert said["url"].endswith("/nodig/")


def test_a_long_story_costs_as_much_as_a_short_one(lantern, django_assert_num_queries):
    short, long = making.a_request(lantern), making.a_request(lantern)
    told(lantern, short, 3)
    told(lantern, long, 60)
    client = signed_in(lantern.at_work("wim"))
    client.get(f"/hulplijn/{short.reference}/")
    with django_assert_num_queries(QUERIES):
        client.get(f"/hulplijn/{short.reference}/")
    with django_assert_num_queries(QUERIES):
        client.get(f"/hulplijn/{long.reference}/")


def test_a_long_story_is_read_page_by_page_and_nothing_twice(lantern):
    request = making.a_request(lantern)
    told(lantern, request, 45)
    seen, query = [], ""
    for _ in range(3):
        response = shown(lantern, "wim", request, query)
        seen += [entry["quote"] for entry in response.context["entries"]]
        query = response.context["older_url"]
    assert query == ""
    assert seen == [f"Gesprek {number}" for number in range(45, 0, -1)]


def test_what_comes_first_is_at_most_three_things(lantern):
    request = making.a_request(lantern, danger="YES", kind="ACUTE", state="NEW")
    HelpRequest.unscoped.filter(pk=request.pk).update(
        promised_by=timezone.localdate() - timedelta(days=1)
    )
    HelpNote.unscoped.create(
        organisation_id=request.organisation_id,
        request=request,
        kind="MESSAGE_IN",
        happened_on=timezone.localdate(),
        sealed=b"",
    )
    request.refresh_from_db()
    now = [item["text"] for item in what_now(request, lantern.at_work("wim"), [])]
    assert len(now) == 3
    assert now[0].startswith("Er is nu gevaar. Bel 112")
    assert now[1].startswith("Te laat")


def test_looking_is_logged_and_so_is_who_may_not_look(lantern):
    request = making.a_request(lantern)
    assert shown(lantern, "wim", request).status_code == 200
    assert shown(lantern, "wout", request).status_code == 404
    lantern.at_work("fenna")
    lines = LogEntry.unscoped.filter(event_type="helprequest.read", client_ref=request.pk)
    assert sorted(lines.values_list("outcome", flat=True)) == ["denied", "success"]


def test_until_somebody_takes_it_every_worker_sees_it(lantern):
    request = making.a_request(lantern, taken=False)
    assert shown(lantern, "wout", request).status_code == 200
    HelpRequest.unscoped.filter(pk=request.pk).update(taken_by=lantern.wim.membership)
    assert shown(lantern, "wout", request).status_code == 404
