"""Two colleagues change the plan, or end one step, at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from tests import cast
from tests.dossiers import planned
from tests.dossiers.afterwards import opened
from tests.dossiers.conftest import entry
from tests.dossiers.sharing.test_at_once import until_somebody_waits
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import closing, planning, stepping
from zorgvuldig.dossiers.models import ActionPlan, Dossier, Entry, SmallStep
from zorgvuldig.recording.refusals import NotNow


def told():
    """A dossier of Anna's with a plan and one step, committed."""
    with transaction.atomic():
        town = cast.build()
        dossier = opened(town, "Noor Testman")
        planned.plan(dossier, town)
        return town, dossier, planned.step(dossier, town)


def in_a_thread(deed, anna, number, **values):
    """In a connection of its own, as another browser would."""
    try:
        with walls.working_for(organisation=anna.organisation.pk, person=anna.person.pk):
            dossier = Dossier.unscoped.select_related("key").get(pk=number)
            deed(dossier=dossier, actor=anna, **values)
        return "stored"
    except NotNow:
        return "refused"
    finally:
        connections.close_all()


def test_two_versions_at_once_are_one_and_a_comparison(committed):
    town, dossier, _ = told()
    with walls.working_for(organisation=town.anna.organisation.pk):
        read = planning.as_read(dossier, planning.plan_of(dossier))

    def change(goal):
        return in_a_thread(
            planning.make_plan,
            town.anna,
            dossier.pk,
            read=read,
            lead=town.anna.membership,
            review_on=planned.soon(20),
            **entry(**{**planned.WISH, "client_goal": goal}),
        )

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(change, ["Ik wil keeper worden", "Ik wil zwemmen"]))
    assert sorted(answers) == ["refused", "stored"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert ActionPlan.unscoped.filter(ended_on=None).count() == 1
        assert ActionPlan.unscoped.count() == Entry.unscoped.filter(kind="PLAN").count() == 2
        assert SmallStep.unscoped.get().plan == ActionPlan.unscoped.get(ended_on=None)


def test_a_step_met_and_let_go_at_once_ends_once(committed):
    town, dossier, step = told()
    deeds = {
        stepping.meet_step: {"said": "Ja", "compliment": "Knap"},
        stepping.let_go: {"why": "x"},
    }

    def end(deed):
        return in_a_thread(deed, town.anna, dossier.pk, step=step, **entry(**deeds[deed]))

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(end, deeds))
    assert sorted(answers) == ["refused", "stored"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert Entry.unscoped.filter(kind__in=["STEP_MET", "STEP_LET_GO"]).count() == 1


def ends_the_plan(dossier, anna):
    planning.end_plan(dossier=dossier, actor=anna, **entry(reached="Hij traint weer"))


def closes(dossier, anna):
    closing.close(
        dossier=dossier,
        actor=anna,
        outcome="NO_CONCERN",
        help_relation=True,
        today=planned.soon(0),
        **entry(reason="Het gaat goed", told="Alles"),
    )


@pytest.mark.parametrize("deed", [ends_the_plan, closes])
def test_a_step_agreed_while_the_plan_ends_is_not_stored(committed, deed):
    """It waits, and looks again at what is there by then."""
    town, dossier, _ = told()
    step = {"taken_by": "CLIENT", "goal": "", "by_on": planned.soon(3)}
    agree = (stepping.agree_step, town.anna, dossier.pk)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            deed(dossier, town.at_work("anna"))
            said = {**step, **entry(what="Nog een stap")}
            answer = pool.submit(lambda: in_a_thread(*agree, **said))
            until_somebody_waits()
        assert answer.result() == "refused"
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert SmallStep.unscoped.filter(ended_on=None).count() == 0
