"""Making the map together: what may stand on it, versions, and two people at once."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.dossiers import mapped
from tests.dossiers.conftest import entry
from tests.dossiers.mapped import EXPLORED, FULL, GOOD, QUOTES, WORRIES
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.actions import involving, mapping
from zorgvuldig.dossiers.models import Dossier, Entry, SafetyMap
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, GateShut, NotNow

pytestmark = pytest.mark.django_db


def at(dossier, rest=""):
    return f"/dossiers/{dossier.reference}/kaart/{rest}"


def typed(client, dossier, **words):
    """The form as it was opened just now, with these words typed over it."""
    form = client.get(at(dossier, "maken/")).context["form"]
    begun = {name: form[name].value() or "" for name in form.fields}
    return {**begun, "once": str(uuid4()), "happened_on": timezone.localdate().isoformat(), **words}


def make(client, dossier, **words):
    return client.post(at(dossier, "maken/"), typed(client, dossier, **words))


@pytest.fixture
def open_dossier(town, dossier):
    mapped.talked_openly(dossier, town)
    return dossier


# what may stand on it


@pytest.mark.gate("G01", "refuses")
def test_g01_before_an_open_talk_the_page_has_no_place_for_worries(town, signed_in, dossier):
    anna = signed_in(town.anna)
    page = anna.get(at(dossier, "maken/"))
    asked = set(page.context["form"].fields)
    assert not asked & {"past_harm", "danger_A_who", "goal_A", "voice_1_number", "child_worries"}
    assert "zorgen over" not in page.context["form"].as_p()
    assert make(anna, dossier, **FULL).status_code == 302
    written = Entry.unscoped.get(kind="SAFETY_MAP").words(dossier.key)
    assert set(written) == {*GOOD, "child_good", "child_wishes", "steps", "voice_1_name",
                            "voice_2_name"}  # fmt: skip
    shown = anna.get(at(dossier))
    assert [column["kind"] for column in shown.context["map"]["columns"]] == ["protects", "goals"]
    assert "Waar maken wij ons zorgen over?" not in shown.text


@pytest.mark.gate("G01", "refuses")
@pytest.mark.parametrize("name", ["past_harm", "danger_A_who", "goal_A", "voice_1_number"])
def test_g01_the_action_itself_refuses_worries_before_an_open_talk(town, dossier, name):
    with pytest.raises(GateShut) as shut:
        mapped.kept(dossier, town, **EXPLORED, **{name: "4"})
    assert shut.value.gate == "G01"
    assert SafetyMap.unscoped.count() == 0


@pytest.mark.gate("G01", "refuses")
def test_g01_a_map_of_before_the_open_talk_holds_no_worries(town, open_dossier):
    told = {**entry(**FULL), "happened_on": timezone.localdate() - timezone.timedelta(days=3)}
    with pytest.raises(GateShut) as shut:
        mapping.record_map(dossier=open_dossier, actor=town.at_work("anna"), read={}, **told)
    assert shut.value.gate == "G01"


@pytest.mark.gate("G01", "releases")
def test_g01_from_an_open_talk_on_the_whole_map_is_made(town, signed_in, open_dossier):
    anna = signed_in(town.anna)
    assert make(anna, open_dossier, **FULL).status_code == 302
    written = Entry.unscoped.get(kind="SAFETY_MAP")
    assert written.words(open_dossier.key) == FULL
    assert SafetyMap.unscoped.get().mode == "TRANSPARENT"
    page = anna.get(at(open_dossier))
    kinds = [column["kind"] for column in page.context["map"]["columns"]]
    assert kinds == ["protects", "worries", "goals"]
    assert "Zorg A. Mama: de berichten over wraak, elke avond." in page.text
    assert "Bij zorg A: Noor legt haar telefoon om tien uur weg" in page.text


def test_p04_a_map_needs_something_good_or_a_reason(town, signed_in, open_dossier):
    anna, bare = signed_in(town.anna), {**FULL, "strength": "", "existing_safety": ""}
    page = make(anna, open_dossier, **bare)
    assert page.status_code == 422
    assert "ten minste één ding op dat goed gaat" in page.text
    with pytest.raises(GateShut) as shut:
        mapped.kept(open_dossier, town, **{n: t for n, t in bare.items() if t})
    assert shut.value.gate == "P04"
    assert make(anna, open_dossier, **bare, without="Mama huilde te veel").status_code == 302


@pytest.mark.parametrize("name", ["danger_A_who", "danger_A_behaviour", "danger_A_what"])
def test_a_worry_is_told_whole(town, signed_in, open_dossier, name):
    page = make(signed_in(town.anna), open_dossier, **{**FULL, name: ""})
    assert page.status_code == 422
    assert "Maak zorg A af" in page.text


@pytest.mark.parametrize("name", ["danger_A_behaviour", "steps", "voice_2_why"])
def test_no_label_stands_on_the_map_also_after_an_open_talk(town, signed_in, open_dossier, name):
    page = make(signed_in(town.anna), open_dossier, **{**FULL, name: "zijn extremisme"})
    assert page.status_code == 422
    assert "Op de kaart staat geen stempel" in page.text
    with pytest.raises(GateShut):
        mapped.kept(open_dossier, town, **{**FULL, name: "zijn extremisme"})


def test_the_child_speaks_in_its_own_words(town, signed_in, open_dossier):
    anna, said = signed_in(town.anna), "Ze noemen mij op school een terrorist"
    labels = {f.label for f in anna.get(at(open_dossier, "maken/")).context["form"]}
    assert {"Waar maak je je zorgen over?", "Wat gaat er goed?", "Wat wens je?"} <= labels
    make(anna, open_dossier, **{**FULL, "child_worries": said})
    assert said in anna.get(at(open_dossier)).text


def test_what_colleagues_wrote_in_an_assessment_never_comes_on_the_map(town, signed_in, dossier):
    story.all_steps(dossier, town)
    anna = signed_in(town.anna)
    page = anna.get(at(dossier, "maken/")).text
    make(anna, dossier, **FULL)
    for text in (page, anna.get(at(dossier)).text):
        assert "Wij zien een risico" not in text
        assert "Rouw" not in text


# a number is the quote of a person


def test_a_number_stands_with_who_said_it_and_why(town, signed_in, open_dossier):
    anna = signed_in(town.anna)
    make(anna, open_dossier, **FULL)
    page = anna.get(at(open_dossier))
    assert "zegt: 4, want: ik slaap er niet van" in " ".join(page.text.split()).replace(
        "</strong>", ""
    )
    assert "Eén punt hoger door: als zij haar telefoon laat zien" in page.text


@pytest.mark.parametrize("lacking", ["voice_2_name", "voice_2_why", "voice_2_higher"])
def test_a_number_without_person_or_reasons_is_refused(town, signed_in, open_dossier, lacking):
    assert make(signed_in(town.anna), open_dossier, **{**FULL, lacking: ""}).status_code == 422
    with pytest.raises(GateShut) as shut:
        mapped.kept(open_dossier, town, **{n: t for n, t in FULL.items() if n != lacking})
    assert shut.value.gate == "VOICE"


@pytest.mark.parametrize("said", ["11", "-1", "zes", "6,555", "1e1", "٥"])
def test_a_number_is_from_nought_to_ten(town, signed_in, open_dossier, said):
    page = make(signed_in(town.anna), open_dossier, **{**FULL, "voice_1_number": said})
    assert page.status_code == 422
    assert "Noem een getal van 0 tot en met 10" in page.text


@pytest.mark.parametrize("said", ["0", "10", "6,5", "7.25"])
def test_a_number_may_be_said_with_a_half(town, signed_in, open_dossier, said):
    make(signed_in(town.anna), open_dossier, **{**FULL, "voice_1_number": said})
    written = Entry.unscoped.get(kind="SAFETY_MAP").words(open_dossier.key)
    assert written["voice_1_number"] == said


# versions


def test_every_map_is_a_version_of_its_own_begun_with_the_former(town, signed_in, open_dossier):
    anna = signed_in(town.anna)
    make(anna, open_dossier, **FULL)
    first = SafetyMap.unscoped.get()
    form = anna.get(at(open_dossier, "maken/")).context["form"]
    assert form["strength"].value() == GOOD["strength"]
    assert form["danger_A_what"].value() == WORRIES["danger_A_what"]
    assert form["voice_2_name"].value() == "Mama"
    assert not form["voice_2_number"].value()  # a quote belongs to the talk it was said in
    make(anna, open_dossier, **QUOTES, steps="Samen naar de club")
    second = SafetyMap.unscoped.exclude(pk=first.pk).get()
    assert second.former_id == first.pk
    assert Entry.unscoped.get(pk=first.pk).words(open_dossier.key) == FULL
    assert "Samen naar de club" in anna.get(at(open_dossier)).text
    older = anna.get(at(open_dossier, f"{first.pk}/")).text
    assert "Dit is een eerdere kaart." in older
    assert "Samen naar de club" not in older
    assert LogEntry.unscoped.filter(event_type="safety_map.recorded").count() == 2


def test_a_button_for_one_more_place_stores_nothing_and_keeps_what_was_typed(
    town, signed_in, open_dossier
):
    anna = signed_in(town.anna)
    page = anna.post(
        at(open_dossier, "maken/"),
        {**typed(anna, open_dossier, **FULL), "more": "danger"},
    )
    assert page.status_code == 200
    form = page.context["form"]
    assert not form.errors
    assert form["danger_A_what"].value() == WORRIES["danger_A_what"]
    assert [row[0].name for row in form.dangers] == ["danger_A_who", "danger_B_who"]
    assert [row[0].name for row in form.voices] == [f"voice_{n}_name" for n in (1, 2, 3)]
    assert [field.name for field in form.goals] == ["goal_A", "goal_B"]
    assert SafetyMap.unscoped.count() == 0
    again = anna.get(at(open_dossier, "maken/")).context["form"]
    assert again["danger_A_what"].value() == WORRIES["danger_A_what"]


def test_a_draft_that_was_on_its_way_when_the_map_was_kept_does_not_come_back(
    town, signed_in, open_dossier
):
    anna, here = signed_in(town.anna), at(open_dossier, "maken/")
    sent = typed(anna, open_dossier, **FULL)
    anna.post(here, sent)
    late = {**sent, "steps": "Half getypt"}
    assert anna.post(f"/concept/?for={here}", late).status_code == 200
    form = anna.get(here).context["form"]
    assert form["steps"].value() == FULL["steps"]
    town.at_work("anna")
    hours = timezone.now() - timezone.timedelta(hours=2)
    Entry.unscoped.filter(kind="SAFETY_MAP").update(recorded_at=hours)
    assert anna.get(here).context["form"]["steps"].value() == "Half getypt"


def test_sent_twice_it_is_stored_once(town, signed_in, open_dossier):
    anna = signed_in(town.anna)
    sent = typed(anna, open_dossier, **FULL)
    for _ in range(2):
        assert anna.post(at(open_dossier, "maken/"), sent).status_code == 302
    assert SafetyMap.unscoped.count() == 1
    once = SafetyMap.unscoped.get().pk
    with pytest.raises(AlreadyRecorded):
        mapping.record_map(
            dossier=open_dossier,
            actor=town.at_work("anna"),
            read={},
            **{**entry(**FULL), "once": once},
        )


def test_a_closed_dossier_keeps_its_map_and_takes_no_other(town, signed_in, open_dossier):
    mapped.kept(open_dossier, town, **FULL)
    today = timezone.localdate()
    Dossier.unscoped.filter(pk=open_dossier.pk).update(
        closed_on=today, outcome="NO_CONCERN", keep_until=today, review_on=None, triage=""
    )
    anna = signed_in(town.anna)
    page = anna.get(at(open_dossier))
    assert GOOD["existing_safety"] in page.text
    assert at(open_dossier, "maken/") not in page.text
    assert make(anna, open_dossier, **FULL).status_code == 422
    with pytest.raises(NotNow, match="afgesloten"):
        mapped.kept(open_dossier, town, **FULL)


# two people


def keeps_too(town, dossier, who="bram"):
    membership = getattr(town, who).membership
    involving.involve(
        dossier=dossier, actor=town.at_work("anna"), membership=membership,
        today=timezone.localdate(),
    )  # fmt: skip
    involving.keep_together(dossier=dossier, actor=town.at_work("anna"), membership=membership)


def test_who_was_later_sees_what_came_between_and_overwrites_nothing(town, signed_in, open_dossier):
    mapped.kept(open_dossier, town, **FULL)
    keeps_too(town, open_dossier)
    anna, bram = signed_in(town.anna), signed_in(town.bram)
    mine = typed(anna, open_dossier, **QUOTES, steps="Anna belt de club")
    make(bram, open_dossier, **QUOTES, steps="Bram belt de club", past_harm="Op 4 november")
    page = anna.post(at(open_dossier, "maken/"), mine)
    assert page.status_code == 422
    assert "intussen een nieuwere kaart" in page.text
    texts = [[row["value"] for row in f["rows"]] for f in page.context["compared"]]
    assert ["Tante komt woensdag eten", "Anna belt de club", "Bram belt de club"] in texts
    town.at_work("anna")
    assert SafetyMap.unscoped.count() == 2
    form = page.context["form"]
    assert form["past_harm"].value() == "Op 4 november"  # not touched by Anna: follows Bram
    assert form["steps"].value() == "Anna belt de club"
    again = {name: form[name].value() or "" for name in form.fields}
    assert anna.post(at(open_dossier, "maken/"), again).status_code == 302
    newest = mapping.versions_of(open_dossier).first().entry.words(open_dossier.key)
    assert (newest["steps"], newest["past_harm"]) == ("Anna belt de club", "Op 4 november")


def test_the_action_refuses_what_did_not_read_the_newest(town, open_dossier):
    mapped.kept(open_dossier, town, **FULL)
    with pytest.raises(ChangedMeanwhile):
        mapping.record_map(
            dossier=open_dossier, actor=town.at_work("anna"), read={}, **entry(**FULL)
        )


def test_the_database_refuses_two_maps_after_the_same_one(town, open_dossier):
    first = mapped.kept(open_dossier, town, **FULL)
    mapped.kept(open_dossier, town, **FULL, without="x")
    third = mapped.kept(open_dossier, town, **FULL, without="y")
    with pytest.raises(IntegrityError, match="one_map_follows"), transaction.atomic():
        SafetyMap.unscoped.filter(pk=third.pk).update(former=first)


def test_the_database_refuses_two_first_maps(town, open_dossier):
    mapped.kept(open_dossier, town, **FULL)
    second = mapped.kept(open_dossier, town, **FULL, without="x")
    with pytest.raises(IntegrityError, match="one_first_map"), transaction.atomic():
        SafetyMap.unscoped.filter(pk=second.pk).update(former=None)


# who may, and what it costs


def test_who_thinks_along_reads_the_map_and_makes_none(town, signed_in, open_dossier):
    version = mapped.kept(open_dossier, town, **FULL)
    involving.involve(
        dossier=open_dossier, actor=town.at_work("anna"), membership=town.ilse.membership,
        today=timezone.localdate(),
    )  # fmt: skip
    ilse, chaima = signed_in(town.ilse), signed_in(town.chaima)
    page = ilse.get(at(open_dossier))
    assert GOOD["existing_safety"] in page.text
    assert (at(open_dossier, "maken/") in page.text, page.context["purposes"]) == (False, [])
    for rest in ("maken/", f"{version.pk}/kaart.pdf?doel=samen"):
        assert ilse.get(at(open_dossier, rest)).status_code == 404
    for rest in ("", f"{version.pk}/", "vergelijken/", "maken/"):
        assert chaima.get(at(open_dossier, rest)).status_code == 404


def test_a_look_at_the_map_is_logged_with_its_purpose(town, signed_in, open_dossier):
    version = mapped.kept(open_dossier, town, **FULL)
    signed_in(town.anna).get(at(open_dossier))
    line = LogEntry.unscoped.get(event_type="map.read")
    assert (line.object_id, line.client_ref) == (str(version.pk), open_dossier.pk)
    assert (line.auth_policy, line.purpose) == ("involved", "de kaart bekijken")


def test_the_dossier_and_its_timeline_lead_to_the_map(town, signed_in, open_dossier):
    version = mapped.kept(open_dossier, town, **FULL)
    anna = signed_in(town.anna)
    page = anna.get(f"/dossiers/{open_dossier.reference}/")
    assert {"url": at(open_dossier), "text": "Kaart bekijken of maken"} in page.context["verbs"][
        "more"
    ]["Samen met cliënt en gezin"]
    entry_page = anna.get(f"/dossiers/{open_dossier.reference}/vastgelegd/{version.pk}/")
    assert at(open_dossier, f"{version.pk}/") in entry_page.text


def test_the_map_costs_the_same_with_many_versions_and_helpers(town, signed_in, open_dossier):
    child = open_dossier
    anna, cost = signed_in(town.anna), []
    anna.get(at(child))
    for count in (2, 4):
        for number in range(2):
            mapped.kept(child, town, **FULL, without=f"{count}{number}")
            mapped.joined(child, town, mapped.aunt(child, town, f"Tante {count}{number}"))
        for rest in ("kaart/", "kaart/vergelijken/", "kaart/maken/", "netwerk/"):
            with CaptureQueriesContext(connection) as seen:
                page = anna.get(f"/dossiers/{child.reference}/{rest}")
            assert page.status_code == 200
            cost.append(len(seen))
        town.at_work("anna")
    assert cost == [9, 9, 9, 8] * 2
