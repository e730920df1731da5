"""Situations for a workshop: typed by who takes part, clean or refused, read, swapped (W-04)."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.bringing import FIELDS, TEXTS, address, brought, sent, typed
from zorgvuldig import walls
from zorgvuldig.gatherings import situations
from zorgvuldig.gatherings.actions import situations as actions
from zorgvuldig.gatherings.models import CaseVignette
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.nameless import library
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.rules.codes import Regime
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.usefixtures("library_is_awake")

PLANTED = {
    "name": ("Toen zei Kevin Bakkers dat het klaar was.", "Kevin Bakkers"),
    "school": ("Hij zit op het Mondriaan College.", "Mondriaan College"),
    "day": ("Op 3 maart werd hij boos.", "Op 3 maart"),
    "town": ("De jongere woont in Tilburg.", "Tilburg"),
    "rare": ("Hij is de enige jongen in de groep.", "de enige jongen"),
}


@pytest.fixture
def table(wise):
    """A workshop that Paul and Lieke lead, with one participant in a seat."""
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    wise.workshop = workshop
    wise.seated = making.somebody(workshop, state="SEATED", place=1)
    return wise


def read(page):
    return unescape(page.content.decode())


def stored():
    return list(CaseVignette.unscoped.all())


def test_what_is_typed_is_stored_sealed_under_a_key_of_its_own(table):
    page = sent(table.seated)
    assert page.status_code == 200
    assert "ingeleverd" in read(page)
    (vignette,) = stored()
    assert (vignette.state, vignette.age_band, vignette.step) == ("HANDED_IN", "A16_17", "W6")
    assert vignette.key_id not in (table.workshop.key_id, table.seated.key_id)
    assert vignette.words()["situation"] == TEXTS["situation"]
    assert TEXTS["situation"].encode() not in bytes(vignette.sealed)
    assert vignette.regime == table.seated.regime


def test_the_form_sent_twice_stores_once(table):
    page = Client().get(address(table.seated))
    once = read(page).partition('name="once" value="')[2].partition('"')[0]
    for _ in range(2):
        assert Client().post(address(table.seated), FIELDS | {"once": once}).status_code == 200
    assert len(stored()) == 1
    number = stored()[0].pk
    with pytest.raises(AlreadyRecorded):
        actions.hand_in(participant=table.seated, once=number, typed=typed())


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize("planted", PLANTED)
def test_w04_what_points_to_somebody_is_pointed_out_at_its_place_and_nothing_is_stored(
    table, planted
):
    text, written = PLANTED[planted]
    page = sent(table.seated, situation=text)
    assert page.status_code == 422
    assert f"‘{written}’" in read(page)
    assert text in read(page)  # nothing typed is lost
    assert TEXTS["protects"] in read(page)
    assert stored() == []


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize("left", ["age", "region", "rare", "changed", "neutralised", "nobody_here"])
def test_w04_every_question_is_asked_and_nothing_typed_is_lost(table, left):
    fields = {name: value for name, value in FIELDS.items() if name != left}
    page = Client().post(address(table.seated), fields)
    assert page.status_code == 422
    assert f'id="id_{left}' in read(page)
    assert TEXTS["situation"] in read(page)
    assert stored() == []


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize("planted", PLANTED)
def test_w04_the_deed_refuses_whatever_the_form_did(table, planted):
    with pytest.raises(GateShut) as refusal:
        brought(table.seated, situation=PLANTED[planted][0])
    assert refusal.value.gate == "W-04"
    assert stored() == []


@pytest.mark.gate("W-04", "refuses")
def test_w04_without_the_library_nothing_goes_in_and_the_words_stay(table, monkeypatch):
    monkeypatch.setattr(library.Library, "findings", lambda self, text: None)
    page = sent(table.seated)
    assert page.status_code == 422
    assert "werkt nu even niet" in read(page)
    assert TEXTS["situation"] in read(page)
    assert stored() == []


@pytest.mark.gate("W-04", "releases")
def test_w04_what_is_rare_stays_with_a_sentence(table):
    text = PLANTED["rare"][0]
    page = sent(table.seated, situation=text)
    name = read(page).partition('name="why_')[2].partition('"')[0]
    done = sent(table.seated, situation=text, **{f"why_{name}": "Dat zijn er in elke groep veel"})
    assert done.status_code == 200
    assert len(stored()) == 1


def test_the_name_of_who_brings_it_is_known(table):
    words = table.seated.words() | {"name": "Samira Daoudi"}
    table.seated.sealed = table.seated.key.seal(words, table.seated.pk)
    table.seated.save()
    page = sent(table.seated, question="Mag samira dit weten?")
    assert page.status_code == 422
    assert "‘samira’" in read(page)


def test_what_is_shown_again_is_shown_as_text(table):
    page = sent(table.seated, situation='Hij is enig kind. Zei "<b>Kees</b> loopt daar weg nu"')
    assert page.status_code == 422
    assert "<b>Kees" not in page.content.decode()


def test_a_form_that_stood_open_too_long_comes_back_with_what_was_typed(table):
    page = Client().post(address(table.seated), FIELDS | {"once": "oud"})
    assert page.status_code == 422
    assert TEXTS["situation"] in read(page)
    once = read(page).partition('name="once" value="')[2].partition('"')[0]
    assert Client().post(address(table.seated), FIELDS | {"once": once}).status_code == 200


def test_too_much_is_refused_and_comes_back_whole(table):
    much = "De jongere praat op school. " * 200
    page = sent(table.seated, situation=much)
    assert page.status_code == 422
    assert "te lang" in read(page)
    assert much.strip() in read(page)


@pytest.mark.parametrize("state", ["INVITED", "WAITING", "OFFERED", "WITHDRAWN", "DECLINED"])
def test_without_a_seat_nothing_is_taken_in(table, state):
    ends = table.workshop.begins_at if state == "OFFERED" else None
    other = making.somebody(table.workshop, state=state, place=7, offered_until=ends)
    assert "geen plaats" in read(Client().get(address(other)))
    assert Client().post(address(other), FIELDS).status_code == 422
    with pytest.raises(NotNow):
        brought(other)
    assert stored() == []


@pytest.mark.parametrize("state", ["HELD", "CANCELLED"])
def test_after_the_day_nothing_is_taken_in(table, state):
    table.workshop.state = state
    table.workshop.save()
    with pytest.raises(NotNow):
        brought(table.seated)


def test_another_link_leads_nowhere(table):
    there = address(table.seated)
    table.seated.turn = 1
    table.seated.save()
    assert Client().get(there).status_code == 404
    assert Client().post(there, FIELDS).status_code == 404


def test_who_changes_it_before_it_is_read_leaves_nothing_of_the_former(table):
    former = brought(table.seated)
    later = brought(table.seated, question="Wie beslist hier?")
    assert [one.pk for one in stored()] == [later.pk]
    assert not DataKey.unscoped.filter(pk=former.key_id).exists()


def test_a_facilitator_reads_and_accepts(table):
    vignette = brought(table.seated)
    paul = signed_in(table.at_work("paul"))
    page = paul.get(f"/organiseren/situaties/{vignette.pk}/")
    assert TEXTS["situation"] in read(page)
    assert paul.post(f"/organiseren/situaties/{vignette.pk}/akkoord/").status_code == 302
    walls.say(organisation=table.workshop.organisation_id)
    assert stored()[0].state == "ACCEPTED"
    told = LogEntry.unscoped.filter(event_type__startswith="situation.")
    assert {"situation.handed_in", "situation.read", "situation.accepted"} == {
        line.event_type for line in told
    }


@pytest.mark.gate("W-04", "refuses")
def test_w04_the_check_looks_again_when_it_is_accepted(table):
    vignette = brought(table.seated)
    words = vignette.words() | {"situation": PLANTED["town"][0]}
    vignette.sealed = vignette.key.seal(words, vignette.pk)
    vignette.save()
    with pytest.raises(GateShut):
        actions.accept(vignette=vignette, actor=table.at_work("paul"))
    assert stored()[0].state == "HANDED_IN"


@pytest.mark.gate("W-04", "releases")
def test_w04_a_clean_situation_goes_on_the_table(table):
    actions.accept(vignette=brought(table.seated), actor=table.at_work("paul"))
    assert stored()[0].state == "ACCEPTED"


def test_the_author_reads_what_to_change_and_hands_it_in_anew(table):
    vignette = brought(table.seated)
    paul = signed_in(table.at_work("paul"))
    said = "Iedereen hier kent die vriend. Laat hem weg."
    paul.post(f"/organiseren/situaties/{vignette.pk}/terug/", {"remark": said})
    page = Client().get(address(table.seated))
    assert said in read(page)
    assert TEXTS["situation"] in read(page)  # what was typed stands in the form
    assert "checked" not in read(page).partition('name="nobody_here"')[2].partition(">")[0]
    assert sent(table.seated).status_code == 200
    walls.say(organisation=table.workshop.organisation_id)
    (later,) = stored()
    assert later.state == "HANDED_IN"
    assert "remark" not in later.words()


def test_in_a_small_town_an_example_comes_in_its_place_and_the_words_go(table):
    vignette = brought(table.seated)
    key = vignette.key_id
    paul = signed_in(table.at_work("paul"))
    paul.post(f"/organiseren/situaties/{vignette.pk}/ruilen/", {"standard": "FIFTEEN"})
    walls.say(organisation=table.workshop.organisation_id)
    (now,) = stored()
    assert (now.standard, now.state, now.key_id, bytes(now.sealed)) == (
        "FIFTEEN", "ACCEPTED", None, b"",
    )  # fmt: skip
    assert not DataKey.unscoped.filter(pk=key).exists()
    assert "Vijftien" in read(Client().get(address(table.seated)))


def test_an_example_is_laid_out_once(table):
    paul = signed_in(table.at_work("paul"))
    for _ in range(2):
        paul.post(f"/organiseren/werkateliers/{table.workshop.pk}/voorbeeld/",
                  {"standard": "POLICE_ASK"})  # fmt: skip
    page = paul.get(f"/organiseren/werkateliers/{table.workshop.pk}/situaties/")
    assert read(page).count("De politie belt</a>") == 1


@pytest.mark.parametrize("who", ["olga", "fenna", "greet", "loes"])
def test_who_does_not_lead_it_reads_nothing(table, who):
    vignette = brought(table.seated)
    client = signed_in(table.at_work(who))
    assert client.get(f"/organiseren/situaties/{vignette.pk}/").status_code == 404
    assert client.post(f"/organiseren/situaties/{vignette.pk}/akkoord/").status_code == 404
    assert (
        client.get(f"/organiseren/werkateliers/{table.workshop.pk}/situaties/").status_code == 404
    )


@pytest.mark.parametrize("regime", Regime)
def test_what_was_brought_has_a_row_of_the_law_for_every_frame(table, regime):
    told = situations.told(brought(table.seated))
    assert situations.advice(told, regime).row
    example = situations.told(making.an_example(table.workshop))
    assert situations.advice(example, regime).row


def test_the_page_costs_the_same_however_many_there_are(table):
    paul = signed_in(table.at_work("paul"))
    there = f"/organiseren/werkateliers/{table.workshop.pk}/situaties/"
    paul.get(there)
    asked = []
    for place in (2, 3, 4):
        walls.say(organisation=table.workshop.organisation_id)
        making.an_example(table.workshop)
        brought(making.somebody(table.workshop, state="SEATED", place=place))
        with CaptureQueriesContext(connection) as found:
            paul.get(there)
        asked.append(len(found))
    assert len({*asked}) == 1
