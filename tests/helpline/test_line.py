"""A line is its own organisation, and what it is may be seen by everybody once it is open."""

from uuid import uuid4

import pytest
from django.http import Http404
from django.utils import timezone

from tests.helpline import cast
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import beginning
from zorgvuldig.helpline.access.line import open_line
from zorgvuldig.helpline.models import Helpline
from zorgvuldig.recording.refusals import GateShut

pytestmark = pytest.mark.django_db


@pytest.mark.gate("H-13", "refuses")
def test_who_keeps_dossiers_has_no_line(town):
    with pytest.raises(GateShut) as refusal:
        cast.open_line(town.at_work("gerda"), "de-brug")
    assert refusal.value.gate == "H-13"


@pytest.mark.gate("H-13", "refuses")
def test_who_has_a_line_keeps_no_dossiers(lantern):
    with pytest.raises(GateShut) as refusal:
        beginning.note_unease(
            actor=lantern.at_work("cora"),
            once=uuid4(),
            happened_on=timezone.localdate(),
            triage="CONCERN",
            event_kind="",
            unease="Iets.",
        )
    assert refusal.value.gate == "H-13"


@pytest.mark.gate("H-13", "releases")
def test_an_organisation_of_its_own_has_a_line(lantern):
    walls.say(organisation=None)
    assert open_line("lantaarn").name == "De Lantaarn"


def test_a_line_that_is_not_open_yet_is_not_there(lantern):
    lantern.at_work("cora")
    Helpline.objects.filter(slug="lantaarn").update(is_open=False)
    walls.say(organisation=None)
    with pytest.raises(Http404):
        open_line("lantaarn")


def test_an_open_line_is_changed_by_nobody_else(lantern):
    lantern.at_work("chris")
    assert Helpline.objects.filter(slug="lantaarn").update(name="Van ons") == 0
