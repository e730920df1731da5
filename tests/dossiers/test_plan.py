"""The plan made with the client: whose wish first, one lead, versions, looking again, an end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.dossiers import afterwards as gone_on
from tests.dossiers import planned
from tests.dossiers.conftest import entry
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.actions import afterwards, closing, keeping, planning, talks, telling
from zorgvuldig.dossiers.models import ActionPlan, Dossier, Entry, SmallStep
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import ChangedMeanwhile, GateShut, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def address(dossier, page="plan/"):
    return f"/dossiers/{dossier.reference}/samen/{page}"


def form(town, **changes):
    """The form of a plan, as a browser sends it; `seen` as the page gave it."""
    return {
        "once": str(uuid4()),
        "happened_on": TODAY().isoformat(),
        "lead": str(town.anna.membership.pk),
        "review_on": planned.soon(30).isoformat(),
        **planned.WISH,
        **changes,
    }


def sent(client, dossier, town, **changes):
    """Open the page, and send its form."""
    seen = client.get(address(dossier)).context["form"].initial["seen"]
    return client.post(address(dossier), form(town, seen=seen, **changes))


# whose wish first


@pytest.mark.parametrize("lacking", ["client_goal", "choices_offered", "chosen", "lead", "joined"])
def test_p06_p10_a_plan_lacks_nothing_that_makes_it_theirs(town, signed_in, dossier, lacking):
    answer = sent(signed_in(town.anna), dossier, town, **{lacking: ""})
    assert (answer.status_code, ActionPlan.unscoped.count()) == (422, 0)
    assert list(answer.context["form"].errors) == [lacking]


def test_p06_the_form_says_that_the_client_comes_first(town, signed_in, dossier):
    answer = sent(signed_in(town.anna), dossier, town, client_goal="niets")
    assert "Schrijf eerst op wat de cliënt zelf wil" in str(answer.context["form"].errors)


@pytest.mark.parametrize(
    "changes", [{"client_goal": ""}, {"client_goal": "n.v.t."}, {"joined": ""}]
)
def test_p06_the_action_itself_refuses_a_goal_of_the_organisation_first(town, dossier, changes):
    with pytest.raises(GateShut) as shut:
        planned.plan(dossier, town, **changes)
    assert shut.value.gate == "P06"
    assert ActionPlan.unscoped.count() == 0


def test_the_wish_stands_above_what_the_organisation_wants(town, signed_in, dossier):
    page = signed_in(town.anna).get(address(dossier)).text
    wishes = ["Wat wil de cliënt zelf?", "Wat willen ouders", "Wat wil uw organisatie?"]
    places = [page.index(wish) for wish in wishes]
    assert places == sorted(places)


# one lead, and a day to look again


def test_a_plan_of_anna_is_stored_sealed_and_sets_the_day_of_the_dossier(town, signed_in, dossier):
    answer = sent(signed_in(town.anna), dossier, town)
    plan = ActionPlan.unscoped.select_related("entry").get()
    assert answer["Location"] == address(dossier, "")
    assert (plan.lead, plan.lead_outside) == (town.anna.membership, False)
    dossier.refresh_from_db()
    assert dossier.review_on == plan.review_on == planned.soon(30)
    assert b"voetballen" not in bytes(plan.entry.sealed)
    assert plan.entry.words(dossier.key) == planned.WISH


def test_a_lead_from_outside_is_named_in_sealed_words(town, signed_in, dossier):
    anna, who = signed_in(town.anna), "Karim, jongerenwerker van het buurthuis"
    refused = sent(anna, dossier, town, lead="outside")
    assert list(refused.context["form"].errors) == ["lead_name"]
    sent(anna, dossier, town, lead="outside", lead_name=who)
    plan = ActionPlan.unscoped.select_related("entry").get()
    assert (plan.lead, plan.lead_outside) == (None, True)
    assert who in anna.get(address(dossier, "")).text
    assert b"Karim" not in bytes(plan.entry.sealed)


@pytest.mark.parametrize(
    ("lead", "name"), [("anna", "Karim"), (None, ""), ("chaima", "")], ids=["two", "none", "other"]
)
def test_the_action_refuses_two_leads_none_and_one_of_another_house(town, dossier, lead, name):
    who = lead and getattr(town, lead).membership
    with pytest.raises(NotNow, match="precies één regisseur"):
        planned.plan(dossier, town, lead=who, lead_name=name)


def test_a_lead_who_left_is_named_and_another_is_asked_for(town, signed_in, dossier):
    planned.plan(dossier, town, lead=town.ilse.membership)
    Membership.unscoped.filter(pk=town.ilse.membership.pk).update(ended_on=TODAY())
    assert (
        "Ilse (werkt hier niet meer: kies een ander)"
        in signed_in(town.anna).get(address(dossier, "")).text
    )
    town.ilse.membership.refresh_from_db()
    with pytest.raises(NotNow, match="precies één regisseur"):
        planned.plan(dossier, town, lead=town.ilse.membership)


@pytest.mark.parametrize("codes", [{"lead": None}, {"lead_outside": True}])
def test_the_database_refuses_a_plan_without_exactly_one_lead(town, dossier, codes):
    plan = planned.plan(dossier, town)
    with pytest.raises(IntegrityError, match="plan_has_one_lead"), transaction.atomic():
        ActionPlan.unscoped.filter(pk=plan.pk).update(**codes)


def test_the_database_refuses_a_second_plan_beside_the_first(town, dossier):
    planned.plan(dossier, town)
    planned.plan(dossier, town)
    with pytest.raises(IntegrityError, match="one_plan_at_a_time"), transaction.atomic():
        ActionPlan.unscoped.update(ended_on=None, ended_as="")


@pytest.mark.gate("G21", "refuses")
def test_g21_a_plan_and_its_review_have_a_date_that_is_still_to_come(town, dossier):
    with pytest.raises(GateShut) as shut:
        planned.plan(dossier, town, review_on=TODAY())
    assert shut.value.gate == "G21"
    planned.plan(dossier, town)
    with pytest.raises(GateShut) as shut:
        planning.review_plan(
            dossier=dossier, actor=town.at_work("anna"), review_on=TODAY(), **entry(seen="Goed")
        )
    assert shut.value.gate == "G21"


# in words the client may read


@pytest.mark.gate("G01", "refuses")
def test_g01_before_an_open_talk_a_plan_does_not_name_the_topic(town, signed_in, dossier):
    with pytest.raises(GateShut) as shut:
        planned.plan(dossier, town, agency_goal="Dat hij niet radicaliseert")
    assert shut.value.gate == "G01"
    answer = sent(signed_in(town.anna), dossier, town, joined="Weg van het extremisme")
    assert list(answer.context["form"].errors) == ["joined"]


def test_after_an_open_talk_a_plan_stamps_nobody_either(town, dossier):
    talks.record_conversation(
        dossier=dossier, actor=town.at_work("anna"), mode="TRANSPARENT", **entry(own_words="Goed")
    )
    with pytest.raises(GateShut) as shut:
        planned.plan(dossier, town, agency_goal="Dat hij niet radicaliseert")
    assert shut.value.gate == "NO_STAMP"


# versions


def test_a_changed_plan_is_a_new_entry_that_begins_with_the_former(town, signed_in, dossier):
    first, anna = planned.plan(dossier, town), signed_in(town.anna)
    step = planned.step(dossier, town)
    begun = anna.get(address(dossier)).context["form"].initial
    assert (begun["client_goal"], begun["lead"]) == (
        "Ik wil weer voetballen",
        str(town.anna.membership.pk),
    )
    sent(anna, dossier, town, client_goal="Ik wil keeper worden")
    first.refresh_from_db()
    new = ActionPlan.unscoped.get(ended_on=None)
    assert (new.former, first.ended_as) == (first, "REPLACED")
    assert SmallStep.unscoped.get(pk=step.pk).plan == new
    page = anna.get(address(dossier, "")).text
    assert "Ik wil keeper worden" in page
    assert f"/vastgelegd/{first.pk}/" in page
    assert (
        "Ik wil weer voetballen"
        in anna.get(f"/dossiers/{dossier.reference}/vastgelegd/{first.pk}/").text
    )


def test_who_comes_second_sees_all_texts_and_overwrites_nothing_unseen(town, signed_in, dossier):
    planned.plan(dossier, town)
    anna = signed_in(town.anna)
    seen = anna.get(address(dossier)).context["form"].initial["seen"]
    planned.plan(dossier, town, client_goal="Ik wil keeper worden")
    answer = anna.post(address(dossier), form(town, seen=seen, client_goal="Ik wil zwemmen"))
    assert answer.status_code == 422
    texts = ["Ik wil weer voetballen", "Ik wil zwemmen", "Ik wil keeper worden"]
    (row,) = answer.context["compared"]
    assert [text["value"] for text in row["rows"]] == texts
    assert ActionPlan.unscoped.count() == 2
    chosen = form(town, client_goal="Ik wil zwemmen", seen=answer.context["form"].data["seen"])
    assert anna.post(address(dossier), chosen).status_code == 302
    assert planning.plan_of(dossier).entry.words(dossier.key)["client_goal"] == "Ik wil zwemmen"


def test_the_action_itself_refuses_a_version_made_on_an_old_one(town, dossier):
    planned.plan(dossier, town)
    with pytest.raises(ChangedMeanwhile):
        planned.plan(dossier, town, read={})
    assert (ActionPlan.unscoped.count(), Entry.unscoped.filter(kind="PLAN").count()) == (1, 1)


def test_sent_twice_it_is_one_plan(town, signed_in, dossier):
    anna = signed_in(town.anna)
    seen = anna.get(address(dossier)).context["form"].initial["seen"]
    typed = form(town, seen=seen)
    assert [anna.post(address(dossier), typed).status_code for _ in range(2)] == [302, 302]
    assert ActionPlan.unscoped.count() == 1


def test_a_plan_begins_with_what_was_agreed_after_the_weighing(town, signed_in, dossier):
    afterwards.agree_next_steps(
        dossier=dossier,
        actor=town.at_work("anna"),
        outcome="OTHER_SUPPORT",
        review_on=planned.soon(),
        **entry(client_wants="Naar de sportschool", others="Zijn zusje weet het", agreements="x"),
    )
    begun = signed_in(town.anna).get(address(dossier)).context["form"].initial
    assert begun["client_goal"] == "Naar de sportschool"
    assert begun["siblings_peers"] == "Zijn zusje weet het"
    assert "agency_goal" not in begun


# looking at it together, and its end


def test_a_wish_beside_the_question_at_a_review_is_shown_as_it_was_typed(town, signed_in, dossier):
    planned.plan(dossier, town, client_goal="Ik wil <b>weg</b>")
    page = signed_in(town.anna).get(address(dossier, "plan/bekijken/")).text
    assert "Ik wil &lt;b&gt;weg&lt;/b&gt;" in page
    assert "<b>weg" not in page


def test_at_a_review_every_step_is_asked_about_and_the_next_day_is_set(town, signed_in, dossier):
    plan, anna = planned.plan(dossier, town), signed_in(town.anna)
    one, two = (planned.step(dossier, town, what) for what in ("Meetrainen", "Schoenen kopen"))
    here = address(dossier, "plan/bekijken/")
    names = [f"step_{step.pk.hex}" for step in (one, two)]
    asked = anna.get(here).context["form"].fields
    assert asked[names[0]].label == "Wat gebeurde er met deze stap: Meetrainen"
    typed = {
        "once": str(uuid4()),
        "happened_on": TODAY().isoformat(),
        "client_goal_now": "Hij traint weer",
        "review_on": planned.soon(45).isoformat(),
        names[0]: "Twee keer geweest",
    }
    assert anna.post(here, typed).status_code == 422
    anna.post(here, {**typed, names[1]: "Geleend van zijn neef"})
    plan.refresh_from_db()
    dossier.refresh_from_db()
    assert plan.review_on == dossier.review_on == planned.soon(45)
    written = Entry.unscoped.get(kind="PLAN_REVIEW")
    shown = anna.get(f"/dossiers/{dossier.reference}/vastgelegd/{written.pk}/").text
    assert "Wat gebeurde er met deze stap: Schoenen kopen" in shown
    assert "Geleend van zijn neef" in shown


def test_a_plan_that_is_done_takes_no_steps_and_stays_readable(town, signed_in, dossier):
    planned.plan(dossier, town)
    step, anna = planned.step(dossier, town), signed_in(town.anna)
    typed = {
        "once": str(uuid4()),
        "happened_on": TODAY().isoformat(),
        "reached": "Hij traint elke week",
    }
    anna.post(address(dossier, "plan/klaar/"), typed)
    step.refresh_from_db()
    assert (ActionPlan.unscoped.get().ended_as, step.ended_as) == ("DONE", "PLAN")
    page = anna.get(address(dossier, "")).text
    assert "Dit plan is voorbij" in page
    assert "Ik wil weer voetballen" in page
    assert anna.get(address(dossier, "stap/"))["Location"] == address(dossier)
    with pytest.raises(NotNow, match="Maak eerst samen een plan"):
        planned.step(dossier, town)


def close(dossier, town):
    closing.close(
        dossier=dossier,
        actor=town.at_work("anna"),
        outcome="NO_CONCERN",
        help_relation=True,
        today=TODAY(),
        **entry(reason="Het gaat goed", told="Alles"),
    )


def test_closing_ends_the_plan_and_leaves_it_to_be_read(town, signed_in, dossier):
    planned.plan(dossier, town)
    planned.step(dossier, town)
    close(dossier, town)
    assert ActionPlan.unscoped.get().ended_as == "CLOSED"
    assert LogEntry.unscoped.filter(event_type="plan.ended").count() == 1
    anna = signed_in(town.anna)
    page = anna.get(address(dossier, "")).text
    assert "Ik wil weer voetballen" in page
    assert "Samen een nieuw plan maken" not in page
    answer = sent(anna, dossier, town)
    assert answer.status_code == 422
    assert "Dit dossier is afgesloten" in answer.text


def test_after_reopening_a_new_plan_begins_with_the_last_one(town, signed_in, dossier):
    planned.plan(dossier, town)
    close(dossier, town)
    keeping.reopen(
        dossier=dossier, actor=town.at_work("anna"), review_on=planned.soon(), **entry(reason="x")
    )
    anna = signed_in(town.anna)
    assert (
        anna.get(address(dossier)).context["form"].initial["client_goal"]
        == planned.WISH["client_goal"]
    )
    assert sent(anna, dossier, town).status_code == 302
    assert ActionPlan.unscoped.count() == 2


def test_a_plan_to_look_at_comes_in_place_of_looking_at_the_dossier(town, signed_in, dossier):
    planned.plan(dossier, town)
    yesterday = TODAY() - timedelta(days=1)
    ActionPlan.unscoped.update(review_on=yesterday)
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=yesterday)
    now = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/").context["now"]
    notices = f"/dossiers/{dossier.reference}/informatie/"
    assert [item["url"] for item in now] == [address(dossier, "plan/bekijken/"), notices]
    assert now[0]["text"].startswith("Bekijk samen het plan. De datum is voorbij: gisteren")


def last_step(client, dossier):
    return client.get(f"/dossiers/{dossier.reference}/").context["steps"][-1]["done"]


def test_w7_what_was_shared_is_followed_up_by_a_plan_but_a_plan_alone_weighs_nothing(
    town, signed_in, dossier
):
    anna = signed_in(town.anna)
    planned.plan(dossier, town)
    assert not last_step(anna, dossier)
    made = gone_on.shared(town)
    telling.tell_client(
        proposal=story.fresh(made.proposal),
        actor=town.at_work("anna"),
        **entry(how="zelf", told="Alles"),
    )
    assert not last_step(anna, made.dossier)
    planned.plan(made.dossier, town)
    assert last_step(anna, made.dossier)
