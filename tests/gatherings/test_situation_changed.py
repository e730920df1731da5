"""Who brought a situation reads it on the own page, changes it and takes it back, until the room is
busy with it. What is replaced or taken back is gone, with every half-typed word about it (W-04)."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.bringing import FIELDS, TEXTS, address, brought, sent, typed
from zorgvuldig import walls
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.drafts.models import Draft
from zorgvuldig.gatherings.actions import rounds
from zorgvuldig.gatherings.actions import situations as actions
from zorgvuldig.gatherings.actions.sent_forms import SentOtherwise
from zorgvuldig.gatherings.models import CaseVignette
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.vault.models import DataKey, Erasure

pytestmark = pytest.mark.usefixtures("library_is_awake")

OTHERWISE = "De jongere heeft ruzie met een groep op school."
NAMED = "Toen zei Kevin Bakkers dat het klaar was."
TAKE_BACK = {"deed": "take_back", "sure": "on"}


@pytest.fixture
def table(wise):
    """A workshop of today with an open room, that Paul leads, and one participant in a seat."""
    ends = timezone.now() + timedelta(hours=1)
    wise.workshop = making.today_at(wise, room_code="ABC234", ends_at=ends)
    wise.seated = making.somebody(wise.workshop, state="SEATED", place=1)
    return wise


def read(page):
    return unescape(page.content.decode())


def once_of(page):
    return page.partition('name="once" value="')[2].partition('"')[0]


def stored(table):
    walls.say(organisation=table.workshop.organisation_id)
    return list(CaseVignette.unscoped.all())


def accepted(table, **other):
    vignette = brought(table.seated, **other)
    actions.accept(vignette=vignette, actor=table.at_work("paul"))
    return vignette


def chosen(table, vignette):
    return rounds.ask(
        workshop=table.workshop, actor=table.at_work("paul"), once=uuid4(), vignette=vignette.pk
    )


def test_the_own_page_leads_to_the_situation_and_back(table):
    accepted(table)
    own = read(Client().get(address(table.seated, "seat")))
    assert "wijzigen of terugnemen" in own
    assert address(table.seated) in own
    page = read(Client().get(address(table.seated)))
    assert TEXTS["situation"] in page
    assert "klaar voor de tafel" in page
    assert f'href="{address(table.seated, "seat")}"' in page
    form = read(Client().get(address(table.seated) + "?wijzig=ja"))
    assert f'href="{address(table.seated, "seat")}"' in form
    assert TEXTS["question"] in form.partition("<textarea")[2]  # what was typed stands in the form


def test_who_changes_it_needs_the_facilitator_anew_and_leaves_nothing_of_the_former(table):
    former = accepted(table)
    assert sent(table.seated, situation=OTHERWISE).status_code == 200
    (now,) = stored(table)
    assert now.pk != former.pk
    assert now.state == "HANDED_IN"
    assert now.words()["situation"] == OTHERWISE
    assert not DataKey.unscoped.filter(pk=former.key_id).exists()
    with pytest.raises(NotNow):
        chosen(table, now)


@pytest.mark.gate("W-04", "refuses")
def test_w04_what_is_changed_is_looked_at_again_and_what_lay_there_stays(table):
    former = accepted(table)
    page = sent(table.seated, situation=NAMED)
    assert page.status_code == 422
    assert "Kevin Bakkers" in read(page)
    assert [(one.pk, one.state) for one in stored(table)] == [(former.pk, "ACCEPTED")]
    with pytest.raises(GateShut):
        brought(table.seated, situation=NAMED)


def test_the_confirmations_are_given_anew(table):
    accepted(table)
    form = read(Client().get(address(table.seated) + "?wijzig=ja"))
    assert "checked" not in form.partition('name="nobody_here"')[2].partition(">")[0]


def test_who_takes_it_back_leaves_nothing(table):
    vignette = accepted(table)
    page = Client().post(address(table.seated), TAKE_BACK)
    assert "gewist" in read(page)
    assert stored(table) == []
    assert not DataKey.unscoped.filter(pk=vignette.key_id).exists()
    assert Erasure.unscoped.filter(object_id=vignette.pk).exists()
    paul = signed_in(table.at_work("paul"))
    assert paul.get(f"/organiseren/situaties/{vignette.pk}/").status_code == 404
    walls.say(organisation=table.workshop.organisation_id)
    assert LogEntry.unscoped.filter(event_type="situation.destroyed").count() == 1
    assert Client().post(address(table.seated), TAKE_BACK).status_code == 200  # twice is once
    assert "<textarea" in read(Client().get(address(table.seated)))  # and may bring another


def test_half_typed_words_about_it_go_too(table):
    vignette = accepted(table)
    path = reverse("gatherings:send_back_situation", args=[vignette.pk])
    drafts.keep(actor=table.at_work("paul"), path=path, typed=QueryDict("remark=Youssef van 4B"))
    actions.take_back(participant=table.seated)
    table.at_work("paul")
    assert not Draft.unscoped.filter(path=path).exists()


def test_without_the_tick_it_stays(table):
    accepted(table)
    page = Client().post(address(table.seated), {"deed": "take_back"})
    assert page.status_code == 422
    assert "Vink eerst aan" in read(page)
    assert len(stored(table)) == 1


@pytest.mark.parametrize("shown", [False, True])
def test_once_the_room_was_asked_about_it_it_stays_as_it_is(table, shown):
    vignette = accepted(table)
    form = read(Client().get(address(table.seated) + "?wijzig=ja"))
    fields = FIELDS | {"once": once_of(form), "situation": OTHERWISE}
    asked = chosen(table, vignette)
    if shown:
        rounds.show(asked=asked, actor=table.at_work("paul"))
    for page in (
        Client().post(address(table.seated), fields),
        Client().post(address(table.seated), TAKE_BACK),
    ):
        assert page.status_code == 422
        assert "kan niet meer" in read(page)
    with pytest.raises(NotNow):
        actions.take_back(participant=table.seated)
    assert [one.words()["situation"] for one in stored(table)] == [TEXTS["situation"]]
    page = read(Client().get(address(table.seated) + "?wijzig=ja"))
    assert "<textarea" not in page
    assert "Neem mijn situatie terug" not in page
    assert "Haal deze situatie nu uit de oefening" in page  # danger always (W-07)


def test_an_example_in_its_place_is_not_the_authors(table):
    vignette = brought(table.seated)
    actions.swap(vignette=vignette, actor=table.at_work("paul"), standard="FIFTEEN")
    with pytest.raises(NotNow):
        actions.take_back(participant=table.seated)
    with pytest.raises(NotNow):
        brought(table.seated)


def test_an_old_form_brings_nothing_back(table):
    first = uuid4()
    actions.hand_in(participant=table.seated, once=first, typed=typed())
    actions.take_back(participant=table.seated)
    with pytest.raises(SentOtherwise):
        actions.hand_in(participant=table.seated, once=first, typed=typed())
    assert stored(table) == []


def test_the_old_form_comes_back_with_what_was_typed_and_can_be_sent(table):
    page = read(Client().get(address(table.seated)))
    fields = FIELDS | {"once": once_of(page)}
    Client().post(address(table.seated), fields)
    Client().post(address(table.seated), TAKE_BACK)
    again = Client().post(address(table.seated), fields)
    assert again.status_code == 422
    assert TEXTS["situation"] in read(again)
    fields["once"] = once_of(read(again))
    assert Client().post(address(table.seated), fields).status_code == 200
    assert len(stored(table)) == 1
