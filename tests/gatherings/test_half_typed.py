"""What was half typed about a situation goes with it (W-04), and what is half typed elsewhere
stays."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import bringing, making
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.drafts.models import Draft
from zorgvuldig.gatherings.actions import destroying
from zorgvuldig.gatherings.actions import situations as actions

pytestmark = pytest.mark.usefixtures("library_is_awake")


@pytest.fixture
def table(wise):
    """Paul leads today; somebody brought a situation."""
    ends = timezone.now() + timedelta(hours=1)
    wise.workshop = making.today_at(wise, room_code="ABC234", ends_at=ends)
    author = making.somebody(wise.workshop, state="SEATED", place=1)
    wise.vignette = bringing.brought(author)
    return wise


def half_typed(table, name, number):
    path = reverse(f"gatherings:{name}", args=[number])
    drafts.keep(actor=table.at_work("paul"), path=path, typed=QueryDict("text=Youssef van 4B"))
    return path


def left(table):
    table.at_work("paul")
    return set(Draft.unscoped.values_list("path", flat=True))


@pytest.mark.gate("W-04", "refuses")
def test_w04_what_was_half_typed_in_the_room_and_about_a_situation_goes_with_it(table):
    half_typed(table, "send_back_situation", table.vignette.pk)
    half_typed(table, "room_note", table.workshop.pk)
    report = half_typed(table, "report_write", table.workshop.pk)
    destroying.destroy_all(workshop=table.workshop, actor=table.at_work("paul"))
    assert left(table) == {report}


@pytest.mark.gate("W-07", "refuses")
def test_w07_a_situation_that_is_taken_out_leaves_no_half_typed_word(table):
    half_typed(table, "send_back_situation", table.vignette.pk)
    actions.accept(vignette=table.vignette, actor=table.at_work("paul"))
    destroying.take_out(vignette=table.vignette, actor=table.at_work("paul"))
    assert left(table) == set()
