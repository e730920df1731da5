"""What comes first with a workshop: at most three things, for who can do them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from zorgvuldig.gatherings.models import Facilitator
from zorgvuldig.gatherings.views import parts

pytestmark = pytest.mark.django_db


def page(wise, workshop, name="olga"):
    return signed_in(wise.actors[name]).get(reverse("gatherings:workshop", args=[workshop.pk]))


def now(wise, workshop, name="olga"):
    return [item["url"].split("/")[-2] for item in page(wise, workshop, name).context["now"]]


def ago(days):
    return timezone.localdate() - timedelta(days=days)


def test_a_request_asks_for_its_talk_and_says_when_it_is_late(wise):
    assert now(wise, making.a_workshop(wise)) == ["voorgesprek"]
    late = making.a_workshop(wise, requested_at=timezone.now() - timedelta(days=30))
    assert "Te laat: het voorgesprek" in page(wise, late).context["now"][0]["text"]


def test_stage_by_stage_the_next_thing_is_named(wise):
    assert now(wise, making.a_workshop(wise, state="PREP_CALL_DONE")) == ["verdeling"]
    bare = making.a_workshop(wise, state="MIX_AGREED", begins_at=None, ends_at=None)
    assert now(wise, bare) == ["dag", "begeleiders"]
    assert now(wise, making.led(wise, making.a_workshop(wise, state="MIX_AGREED"))) == ["gemeente"]
    ready = making.led(wise, making.a_workshop(wise, state="INVITED"))
    assert now(wise, ready) == ["plaatsen"]
    making.somebody(ready, state="SEATED", place=1)
    assert now(wise, ready) == ["gaat-door"]


def test_a_missing_lawyer_is_named_before_the_rest(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    Facilitator.unscoped.filter(workshop=workshop, expertise="LAW").delete()
    making.somebody(workshop, state="SEATED", place=1)
    assert now(wise, workshop)[0] == "begeleiders"


def confirmed(wise, begins):
    known = {"begins_at": begins, "ends_at": begins + timedelta(hours=4)}
    return making.led(wise, making.a_workshop(wise, state="CONFIRMED", **known))


def offered(wise, workshop):
    verbs = page(wise, workshop).context["verbs"].get("De bijeenkomst zelf", [])
    return [verb["url"].split("/")[-2] for verb in verbs]


def test_before_the_day_all_is_ready_and_nothing_is_ticked_yet(wise):
    coming = confirmed(wise, timezone.now() + timedelta(days=7))
    assert now(wise, coming) == ["plaatsen"]
    assert offered(wise, coming) == ["zaal"]


def test_while_it_goes_on_the_room_is_opened(wise):
    begun = confirmed(wise, timezone.now() - timedelta(minutes=1))
    assert now(wise, begun) == ["zaal"]
    assert len(offered(wise, begun)) == 4


def test_after_the_day_it_is_recorded_as_held(wise):
    assert "gehouden" in now(wise, confirmed(wise, timezone.now() - timedelta(hours=5)))


def test_the_look_back_comes_when_it_is_due_and_then_the_end(wise):
    sent = {"state": "REPORT_SENT", "report_sent_on": ago(30)}
    assert now(wise, making.a_workshop(wise, **sent)) == ["verslag"]
    due = making.a_workshop(wise, **sent | {"report_sent_on": ago(100)})
    assert now(wise, due) == ["terugkijken"]
    done = making.a_workshop(wise, state="FOLLOW_UP", report_sent_on=ago(200), looked_back=2)
    assert now(wise, done) == ["afronden"]


def test_who_leads_is_not_asked_to_plan(wise):
    workshop = making.a_workshop(wise, state="MIX_AGREED", begins_at=None, ends_at=None)
    making.led(wise, workshop)
    assert now(wise, workshop, "paul") == []
    verbs = [v["text"] for links in page(wise, workshop, "paul").context["verbs"].values()
             for v in links]  # fmt: skip
    assert "Een knelpunt toevoegen" in verbs
    assert "Plaatsen verdelen" not in verbs


def test_what_a_part_finds_urgent_stands_on_top_and_three_is_the_most(wise, monkeypatch):
    found = {"first": [{"text": f"Eerst {n}", "url": f"/{n}/x/"} for n in range(5)]}
    part = ("gatherings/_looked_back.html", lambda workshop, actor: found)
    monkeypatch.setattr(parts, "PARTS", [part])
    asked = page(wise, making.a_workshop(wise)).context["now"]
    assert [item["text"] for item in asked] == ["Eerst 0", "Eerst 1", "Eerst 2"]


def test_a_stage_is_done_when_all_of_it_is_there(wise):
    workshop = making.a_workshop(wise, state="MIX_AGREED")
    stage = parts.Stage.MIX.value

    def done():
        steps = page(wise, workshop).context["steps"]
        return next(step["done"] for step in steps if step["title"] == stage)

    assert not done()
    making.led(wise, workshop)
    assert done()


def test_a_cancelled_workshop_offers_nothing_and_says_why(wise):
    workshop = making.a_workshop(wise, state="CANCELLED")
    workshop.sealed = workshop.key.seal(workshop.words() | {"cancelled": "Geen zaal."}, workshop.pk)
    workshop.save()
    shown = page(wise, workshop)
    assert shown.context["verbs"] == {}
    assert "Geen zaal." in shown.content.decode()
