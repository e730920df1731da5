"""A deed is about the row as it is, and not as a page once showed it."""

import pytest

from tests.gatherings import making
from tests.gatherings.planning import again
from zorgvuldig.gatherings.actions import going
from zorgvuldig.gatherings.actions.stages import lock
from zorgvuldig.gatherings.models import Workshop
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db


def test_who_holds_a_row_sees_what_another_did_meanwhile(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    stale = again(workshop)
    going.cancel(workshop=workshop, actor=wise.at_work("olga"), reason="Geen zaal.")
    with pytest.raises(NotNow, match="intussen"):
        going.confirm(workshop=stale, actor=wise.at_work("olga"))
    assert stale.state == "CANCELLED"


def test_what_was_erased_is_refused(wise):
    workshop = making.a_workshop(wise)
    gone = again(workshop)
    Workshop.unscoped.filter(pk=workshop.pk).delete()
    with pytest.raises(NotNow, match="gewist"):
        lock(gone)
