"""Who applied to be a confidant and never became one is not kept for ever."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making
from zorgvuldig import walls
from zorgvuldig.handbook import read
from zorgvuldig.helpline.access.going import who_prepares
from zorgvuldig.helpline.actions import applying, coaching, preparing
from zorgvuldig.helpline.models import Confidant
from zorgvuldig.privacy.actions.running import erase_applicants
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.retention import add_months
from zorgvuldig.vault.models import Erasure

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def applied(lantern, months, days=0, state="APPLIED", **known):
    """Somebody whose last step was so long ago."""
    made = making.a_confidant(lantern, state=state, active_from=None, **known)
    Confidant.unscoped.filter(pk=made.pk).update(
        last_step_on=add_months(TODAY(), -months) + timedelta(days=days)
    )
    made.refresh_from_db()
    return made


def gone(lantern, today=None) -> int:
    return erase_applicants(lantern.cora.organisation.pk, today or TODAY()).gone


def is_there(lantern, made) -> bool:
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        return Confidant.unscoped.filter(pk=made.pk).exists()


@pytest.mark.parametrize("state", ["APPLIED", "INTAKE"])
def test_half_a_year_without_a_step_it_goes_and_the_ledger_knows(lantern, state):
    made = applied(lantern, 6, state=state)
    assert gone(lantern) == 1
    assert not is_there(lantern, made)
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        assert Erasure.unscoped.get().object_id == made.pk


def test_a_day_before_it_stays(lantern):
    made = applied(lantern, 6, days=1)
    assert gone(lantern) == 0
    assert is_there(lantern, made)


def test_who_is_active_stays_whenever_the_last_step_was(lantern):
    made = making.a_confidant(lantern)
    Confidant.unscoped.update(last_step_on=add_months(TODAY(), -30))
    assert gone(lantern) == 0
    assert is_there(lantern, made)


def test_who_stands_in_a_request_that_is_kept_stays(lantern):
    match = making.a_match(lantern)
    Confidant.unscoped.update(
        state="INTAKE", active_from=None, last_step_on=add_months(TODAY(), -7)
    )
    assert gone(lantern) == 0
    assert is_there(lantern, match.confidant)


def takes_up_papers(lantern, made):
    preparing.keep_papers(confidant=made, actor=lantern.at_work("cora"), certificate_on=TODAY(),
                          code_signed_on=None, secrecy_signed_on=None)  # fmt: skip


def is_trained(lantern, made):
    preparing.add_training(confidant=made, actor=lantern.at_work("cora"), subjects=["NORMALISING"],
                           done_on=TODAY())  # fmt: skip


def is_spoken_with(lantern, made):
    coaching.record_talk(confidant=made, actor=lantern.at_work("koos"), once=uuid4(),
                         kind="INTAKE", held_on=TODAY(), summary="Goed.",
                         policy="coach")  # fmt: skip


def tells_more(lantern, made):
    applying.change(confidant=made, actor=lantern.at_work("vera"), today=TODAY(), codes={},
                    words={"town": "Tiel"}, communities_agreed=False, policy="self")  # fmt: skip


def is_away(lantern, made):
    applying.be_away(confidant=made, actor=lantern.at_work("vera"), away_from=TODAY(),
                     away_until=None, policy="self")  # fmt: skip


@pytest.mark.parametrize("step", [takes_up_papers, is_trained, is_spoken_with, tells_more, is_away])
def test_a_step_makes_the_half_year_begin_again(lantern, step):
    made = applied(lantern, 6)
    step(lantern, made)
    assert gone(lantern) == 0
    assert is_there(lantern, made)


def test_the_coordinator_hears_it_a_month_before_and_sees_where(lantern):
    applied(lantern, 5, days=-2)
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        assert who_prepares(TODAY()) == {lantern.cora.person.pk}
    page = signed_in(lantern.cora).get(reverse("helpline:confidants"), {"toon": "voorbereiding"})
    assert "Zonder nieuwe stap wordt dit gewist" in page.content.decode()


def test_before_that_nobody_is_bothered(lantern):
    applied(lantern, 4)
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        assert who_prepares(TODAY()) == set()


def test_the_clock_says_what_is_published():
    assert read("retention")["term"]["applicant"]["months"] == clocks.PREPARING_MONTHS
