"""Situations go: the same day (W-04), at once when there is danger (W-07), and they come from no
file (W-08)."""

import ast
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests import cast as care
from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.bringing import FIELDS, TEXTS, address, brought, sent
from tests.house.reading import SRC, place, tree
from zorgvuldig import walls
from zorgvuldig.gatherings.actions import destroying
from zorgvuldig.gatherings.actions import situations as actions
from zorgvuldig.gatherings.forms.situations import ExampleForm, RemarkForm, SituationForm
from zorgvuldig.gatherings.models import AnsweredHere, CaseVignette, RoomRound
from zorgvuldig.handbook import gatherings
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.privacy.actions import replaying, running
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.vault.models import DataKey, Erasure

pytestmark = pytest.mark.usefixtures("library_is_awake")


@pytest.fixture
def table(wise):
    """A workshop with a situation on it, read and accepted."""
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    wise.workshop = workshop
    wise.seated = making.somebody(workshop, state="SEATED", place=1)
    wise.vignette = brought(wise.seated)
    actions.accept(vignette=wise.vignette, actor=wise.at_work("paul"))
    wise.vignette.refresh_from_db()
    return wise


def here(table):
    walls.say(organisation=table.workshop.organisation_id)


def stored(table):
    here(table)
    return list(CaseVignette.unscoped.all())


def asked_about(table, vignette):
    """A question in the room about it, that one telephone answered."""
    now = {"organisation": table.workshop.organisation, "workshop": table.workshop}
    asked = RoomRound.unscoped.create(**now, vignette=vignette, step="W6", counts={"SHARE": 6})
    AnsweredHere.unscoped.create(
        organisation=table.workshop.organisation, round=asked, phone_digest=b"1"
    )
    return asked


def everything_in_the_database():
    """Every stored byte of this room, as text."""
    told = []
    with connection.cursor() as cursor:
        for model in apps.get_app_config("gatherings").get_models():
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            told += [str([*row]) for row in cursor.fetchall()]
    return "\n".join(told)


# ---- The same day (W-04) ---------------------------------------------------------------------


@pytest.mark.gate("W-04", "refuses")
def test_w04_after_the_session_one_press_destroys_words_keys_and_answers(table):
    asked = asked_about(table, table.vignette)
    making.an_example(table.workshop)
    key = table.vignette.key_id
    paul = signed_in(table.at_work("paul"))
    paul.post(f"/organiseren/werkateliers/{table.workshop.pk}/vernietigen/")
    assert stored(table) == []
    assert not DataKey.unscoped.filter(pk=key).exists()
    assert not AnsweredHere.unscoped.exists()
    asked.refresh_from_db()  # what a group answered stays, without what it was about
    assert (asked.vignette_id, asked.counts) == (None, {"SHARE": 6})
    assert [row.key_id for row in Erasure.unscoped.all()] == [key]


def night(table, day):
    here(table)
    tally = running.erase_situations(table.workshop.organisation_id, day)
    assert tally.failed == []
    return tally.gone


@pytest.mark.gate("W-04", "refuses")
def test_w04_the_night_after_the_day_everything_goes_by_itself(table):
    today = timezone.localdate()
    table.workshop.state, table.workshop.held_on = "HELD", today
    table.workshop.begins_at = making.ago(hours=1)
    here(table)
    table.workshop.save()
    assert night(table, today) == 0
    assert night(table, today + timedelta(days=1)) == 1
    assert stored(table) == []
    assert night(table, today + timedelta(days=1)) == 0


def test_a_day_nobody_closed_is_over_all_the_same(table):
    begun = timezone.now() - timedelta(days=1)
    here(table)
    table.workshop.begins_at = begun
    table.workshop.ends_at = begun + timedelta(hours=3)
    table.workshop.save()
    assert night(table, timezone.localdate()) == 1


def test_what_does_not_go_on_leaves_nothing(table):
    here(table)
    table.workshop.state = "CANCELLED"
    table.workshop.save()
    assert night(table, timezone.localdate()) == 1


def test_who_gave_the_seat_back_leaves_nothing(table):
    here(table)
    table.seated.state = "WITHDRAWN"
    table.seated.save()
    assert night(table, timezone.localdate()) == 1
    assert stored(table) == []


@pytest.mark.gate("W-04", "releases")
def test_w04_until_the_day_a_situation_stays(table):
    assert night(table, timezone.localdate()) == 0
    assert len(stored(table)) == 1


def test_a_backup_that_is_put_back_forgets_it_again(table, tmp_path, settings):
    settings.LEDGER_FILE = tmp_path / "ledger"
    here(table)
    row = CaseVignette.unscoped.get()
    key = DataKey.unscoped.get(pk=row.key_id)
    destroying.destroy_all(workshop=table.workshop, actor=table.at_work("paul"))
    running.catch_up()
    here(table)
    key.save(force_insert=True)
    row.save(force_insert=True)
    assert replaying.replay().failed == []
    assert stored(table) == []
    assert not DataKey.unscoped.filter(pk=key.pk).exists()


# ---- Danger now (W-07) -----------------------------------------------------------------------


def nothing_is_left(table):
    (left,) = stored(table)
    assert (left.state, left.age_band, left.step, left.regime, left.standard) == (
        "TAKEN_OUT", "UNKNOWN", "", "", "",
    )  # fmt: skip
    assert (left.key, bytes(left.sealed), left.participant) == (None, b"", None)
    assert left.words() == {}
    assert not RoomRound.unscoped.exists()


@pytest.mark.gate("W-07", "refuses")
def test_w07_a_facilitator_takes_it_out_with_one_press_and_sees_the_number(table):
    asked_about(table, table.vignette)
    key = table.vignette.key_id
    paul = signed_in(table.at_work("paul"))
    page = paul.post(f"/organiseren/situaties/{table.vignette.pk}/gevaar/")
    text = unescape(page.content.decode())
    assert 'href="tel:112"' in text
    assert "De gewone weg" in text
    nothing_is_left(table)
    assert CaseVignette.unscoped.get().handed_in_at > table.vignette.handed_in_at
    assert not DataKey.unscoped.filter(pk=key).exists()
    assert str(table.seated.pk) not in everything_in_the_database().partition("casevignette")[2]


@pytest.mark.gate("W-07", "refuses")
def test_w07_its_author_takes_it_out_by_the_own_link_and_sees_the_number(table):
    page = Client().post(address(table.seated, "danger"))
    assert "is uit de oefening gehaald" in page.content.decode()
    assert 'href="tel:112"' in page.content.decode()
    assert "De gewone weg" in page.content.decode()
    nothing_is_left(table)


def test_an_example_can_be_taken_out_too_and_twice_is_once(table):
    example = making.an_example(table.workshop)
    paul = signed_in(table.at_work("paul"))
    for _ in range(2):
        there = f"/organiseren/situaties/{example.pk}/gevaar/"
        assert 'href="tel:112"' in paul.post(there).content.decode()
    here(table)
    assert CaseVignette.unscoped.get(pk=example.pk).state == "TAKEN_OUT"


@pytest.mark.gate("W-07", "refuses")
def test_w07_what_was_taken_out_comes_back_in_no_way(table):
    paul = table.at_work("paul")
    destroying.take_out(vignette=table.vignette, actor=paul)
    for act, more in (
        (actions.accept, {}),
        (actions.send_back, {"remark": "x"}),
        (actions.swap, {"standard": "FIFTEEN"}),
    ):
        with pytest.raises(GateShut) as refusal:
            act(vignette=table.vignette, actor=paul, **more)
        assert refusal.value.gate == "W-07"
    nothing_is_left(table)


@pytest.mark.gate("W-07", "releases")
def test_w07_every_situation_has_the_button_and_without_a_press_the_exercise_goes_on(table):
    making.an_example(table.workshop)
    paul = signed_in(table.at_work("paul"))
    page = paul.get(f"/organiseren/werkateliers/{table.workshop.pk}/situaties/")
    text = page.content.decode()
    assert text.count("Haal deze situatie uit de oefening") == 2
    one = paul.get(f"/organiseren/situaties/{table.vignette.pk}/").content.decode()
    assert "Haal deze situatie uit de oefening" in one
    assert "uit de oefening" in Client().get(address(table.seated)).content.decode()
    assert {v.state for v in stored(table)} == {"ACCEPTED"}


def test_looking_at_the_page_of_danger_takes_nothing_out(table):
    looked = Client().get(address(table.seated, "danger")).content.decode()
    assert 'href="tel:112"' in looked
    assert "is uit de oefening gehaald" not in looked
    assert "Haal deze situatie nu uit de oefening" in looked
    assert {v.state for v in stored(table)} == {"ACCEPTED"}


# ---- From no file (W-08) ---------------------------------------------------------------------


@pytest.mark.gate("W-08", "refuses")
def test_w08_a_situation_that_names_a_dossier_is_refused(table):
    other = making.somebody(table.workshop, state="SEATED", place=2)
    page = sent(other, situation="Zie ook K7QM-2XRP, daar staat meer.")
    assert page.status_code == 422
    assert "K7QM-2XRP" in page.content.decode()
    with pytest.raises(GateShut) as refusal:
        brought(other, situation="Zie ook K7QM-2XRP, daar staat meer.")
    assert refusal.value.gate == "W-08"
    assert len(stored(table)) == 1


@pytest.mark.gate("W-08", "refuses")
def test_w08_nothing_in_an_address_fills_the_form(table):
    other = making.somebody(table.workshop, state="SEATED", place=2)
    there = address(other)
    said = {**FIELDS, "dossier": "K7QM-2XRP", "verzoek": "AAAA-AAAA"}
    assert TEXTS["situation"] not in Client().get(there, said).content.decode()
    empty = Client().post(there + "?situation=Iets+uit+een+dossier", {})
    assert "Iets uit een dossier" not in empty.content.decode()


@pytest.mark.gate("W-08", "refuses")
def test_w08_no_form_of_a_situation_offers_a_row_of_anything():
    for form in (SituationForm, RemarkForm, ExampleForm):
        for field in form().fields.values():
            assert not hasattr(field, "queryset")
    offered = {code for code, _ in ExampleForm().fields["standard"].choices}
    assert offered - {""} == {*gatherings.vignettes()}


@pytest.mark.gate("W-08", "refuses")
def test_w08_a_situation_points_to_nothing_outside_its_workshop():
    points_to = {
        field.related_model._meta.label
        for field in CaseVignette._meta.get_fields()
        if field.is_relation and not field.auto_created
    }
    assert points_to == {
        "people.Organisation", "gatherings.Workshop", "gatherings.Participant", "vault.DataKey",
    }  # fmt: skip


@pytest.mark.gate("W-08", "refuses")
def test_w08_only_two_deeds_make_a_situation_from_what_is_typed_or_from_the_handbook():
    makers = {
        f"{place(path)}:{deed.name}"
        for path in SRC.rglob("*.py")
        if "migrations" not in path.parts
        for deed in ast.walk(tree(path))
        if isinstance(deed, ast.FunctionDef) and _makes_one(deed)
    }
    assert makers == {
        "gatherings/actions/situations.py:hand_in", "gatherings/actions/situations.py:lay_out",
    }  # fmt: skip


def _makes_one(deed: ast.FunctionDef) -> bool:
    called = {ast.unparse(node.func) for node in ast.walk(deed) if isinstance(node, ast.Call)}
    return bool(called & {"CaseVignette", "CaseVignette.unscoped.create",
                          "CaseVignette.unscoped.bulk_create"})  # fmt: skip


@pytest.mark.gate("W-08", "refuses")
def test_w08_who_keeps_dossiers_has_no_way_from_a_dossier_to_a_situation(table):
    anna = signed_in(care.build().at_work("anna"))
    there = f"/organiseren/werkateliers/{table.workshop.pk}/situaties/"
    assert anna.get(there).status_code == 404
    for room in ("dossiers", "helpline"):
        files = [*SRC.glob(f"{room}/**/*.py"), *SRC.glob(f"{room}/**/*.html")]
        assert files
        assert [place(p) for p in files if "gathering" in p.read_text()] == []


@pytest.mark.gate("W-08", "releases")
def test_w08_what_is_typed_here_is_taken_in(table):
    other = making.somebody(table.workshop, state="SEATED", place=2)
    assert sent(other).status_code == 200
    assert len(stored(table)) == 2


def test_the_program_itself_can_destroy_one(table):
    here(table)
    actor = OnSchedule(table.workshop.organisation_id)
    destroying.destroy_one(vignette=table.vignette, actor=actor)
    destroying.destroy_one(vignette=table.vignette, actor=actor)
    assert stored(table) == []
    with pytest.raises(NotNow):
        actions.accept(vignette=table.vignette, actor=table.at_work("paul"))
    assert isinstance(table.vignette.pk, UUID)
