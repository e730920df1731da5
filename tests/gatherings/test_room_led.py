"""Leading the room: the page of who leads it, the screen, and notes about nobody."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.gatherings import making
from zorgvuldig import walls
from zorgvuldig.gatherings.actions import noting, rounds
from zorgvuldig.gatherings.models import Bottleneck, RoomNote, RoomRound
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.nameless import library
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow
from zorgvuldig.rules.gatherings.codes import Answer, NoteKind

pytestmark = pytest.mark.usefixtures("library_is_awake")

CLEAN = "School en jeugdhulp weten van elkaar niet wie er beslist over delen."
NUMBER = "06 " + "1" * 8


@pytest.fixture
def workshop(wise):
    return making.today_at(wise, room_code="ABC234")


@pytest.fixture
def paul(wise, signed_in, workshop):
    return signed_in(wise.paul)


def at(workshop, name="room"):
    return reverse(f"gatherings:{name}", args=[workshop.pk])


def asks(paul, workshop, question="card:SMALL_VILLAGE"):
    return paul.post(at(workshop, "room_ask"), {"once": str(uuid4()), "question": question})


def shows(paul, workshop):
    """Presses the button that stands on the page."""
    number = re.search(r'name="round" value="([^"]+)"', paul.get(at(workshop)).text)[1]
    return paul.post(at(workshop, "room_show"), {"round": number})


def noted(wise, workshop, text=CLEAN, **known):
    told = {"once": uuid4(), "kind": NoteKind.DILEMMA, "text": text}
    noting.note(workshop=workshop, actor=wise.at_work("paul"), **(told | known))


def test_a_question_is_asked_and_shown_from_the_page_of_the_room(wise, paul, workshop):
    example = making.an_example(workshop)
    assert "Laat de antwoorden zien" not in paul.get(at(workshop)).text
    asks(paul, workshop, f"situation:{example.pk}")
    page = paul.get(at(workshop)).text
    assert "Laat de antwoorden zien" in page
    assert "Dit is echt gevaarlijk" in page
    walls.say(organisation=workshop.organisation_id)
    for number in range(5):
        phone = f"{number}".encode()
        asked = RoomRound.unscoped.get()
        rounds.answer(workshop=workshop, number=asked.pk, phone=phone, given=Answer.SHARE)
    shows(paul, workshop)
    assert "Wat antwoordde de zaal?" in paul.get(at(workshop)).text


def test_the_screen_shows_the_code_the_question_and_then_the_law(wise, paul, workshop):
    example = making.an_example(workshop)
    screen = paul.get(at(workshop, "projector")).text
    assert "ABC234" in screen
    assert 'src="data:image/svg+xml' in screen
    assert "<button" not in screen
    asks(paul, workshop, f"situation:{example.pk}")
    screen = paul.get(at(workshop, "projector")).text
    assert "Ieder antwoordt eerst alleen" in screen
    assert "Wat zegt de wet" not in screen
    shows(paul, workshop)
    assert "Wat zegt de wet" in paul.get(at(workshop, "projector")).text


def test_the_screen_renews_itself_without_a_new_look(wise, signed_in, paul, workshop):
    screen = paul.get(at(workshop, "projector")).text
    again = re.search(r'hx-get="([^"]*)"', screen)[1].replace("&amp;", "&")
    walls.say(organisation=workshop.organisation_id)
    lines = LogEntry.unscoped.count()
    part = paul.get(again)
    assert part.status_code == 200
    assert "<html" not in part.text
    walls.say(organisation=workshop.organisation_id)
    assert LogEntry.unscoped.count() == lines
    assert signed_in(wise.lieke).get(again).status_code == 404
    assert paul.get(f"{again}x").status_code == 404
    walls.say(organisation=workshop.organisation_id)
    refused = LogEntry.unscoped.filter(event_type="room.projected", outcome="denied")
    assert [line.object_id for line in refused] == [str(workshop.pk)] * 2


def test_opening_the_screen_is_a_look_and_logged(paul, workshop):
    paul.get(at(workshop, "projector"))
    walls.say(organisation=workshop.organisation_id)
    assert LogEntry.unscoped.filter(event_type="room.projected").count() == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samira vertelde dat haar broer alleen nog binnen zit.", "Samira"),
        ("De jongen uit Volendam ging niet meer naar school.", "Volendam"),
        ("Op 3 maart 2026 belde school met het wijkteam.", "3 maart 2026"),
        (f"Bel mij op {NUMBER} als er iets is.", NUMBER),
    ],
)
def test_a_note_that_points_at_somebody_is_refused_with_its_place(wise, workshop, text, found):
    with pytest.raises(NotNow, match=found):
        noted(wise, workshop, text)
    assert not RoomNote.unscoped.exists()


@pytest.mark.gate("W-08", "refuses")
@pytest.mark.parametrize("between", [None, ("WHO_DECIDES", "EDUCATION", "YOUTH_CARE")])
def test_w08_a_note_and_a_bottleneck_take_no_number_of_a_file(wise, workshop, between):
    kind = NoteKind.BOTTLENECK if between else NoteKind.DILEMMA
    with pytest.raises(NotNow, match="AB12-CD34"):
        noted(wise, workshop, "Het liep vast, zie AB12-CD34.", nobody=True, kind=kind,
              between=between)  # fmt: skip
    assert not RoomNote.unscoped.exists()
    assert not Bottleneck.unscoped.exists()


def test_the_name_of_who_takes_part_stands_in_no_note(wise, workshop):
    one = making.somebody(workshop, state="SEATED", place=1)
    one.sealed = one.key.seal(one.words() | {"name": "Wiebrecht Verzonnen"}, one.pk)
    one.save()
    with pytest.raises(NotNow, match="wiebrecht"):
        noted(wise, workshop, "Volgens wiebrecht weet niemand wie er beslist.", nobody=True)


def test_a_clean_note_is_stored_once_and_sealed(wise, workshop):
    once = uuid4()
    noted(wise, workshop, once=once)
    with pytest.raises(AlreadyRecorded):
        noted(wise, workshop, once=once)
    note = RoomNote.unscoped.get()
    assert note.words(workshop.key) == {"text": CLEAN}
    assert b"jeugdhulp" not in bytes(note.sealed)


def test_a_bottleneck_stands_between_two_sectors(wise, paul, workshop):
    between = ("WHO_DECIDES", "EDUCATION", "YOUTH_CARE")
    noted(wise, workshop, kind=NoteKind.BOTTLENECK, between=between)
    stuck = Bottleneck.unscoped.get()
    page = paul.get(at(workshop)).text
    assert "Knelpunt (Jeugdhulp en Onderwijs):</strong> Onduidelijk wie beslist." in page
    walls.say(organisation=workshop.organisation_id)
    assert (stuck.kind, stuck.one, stuck.other, stuck.in_the_room) == (*between, True)
    assert stuck.words(workshop.key)["happens"] == CLEAN


def test_the_form_says_beside_the_text_what_to_change(paul, workshop):
    sent = {"once": str(uuid4()), "kind": "DILEMMA", "text": "Samira belde de school."}
    page = paul.post(at(workshop, "room_note"), sent)
    assert page.status_code == 422
    assert "Samira" in page.text
    stuck = sent | {"kind": "BOTTLENECK", "text": CLEAN}
    assert "tussen welke twee sectoren" in paul.post(at(workshop, "room_note"), stuck).text
    right = sent | {"text": CLEAN}
    assert paul.post(at(workshop, "room_note"), right).status_code == 302
    assert CLEAN in paul.get(at(workshop)).text


def test_without_the_library_nothing_is_noted_and_the_words_stay(paul, workshop, monkeypatch):
    monkeypatch.setattr(library.Library, "findings", lambda self, text: None)
    sent = {"once": str(uuid4()), "kind": "DILEMMA", "text": CLEAN}
    page = paul.post(at(workshop, "room_note"), sent)
    assert (page.status_code, CLEAN in page.text) == (422, True)
    walls.say(organisation=workshop.organisation_id)
    assert not RoomNote.unscoped.exists()


def test_a_word_that_might_be_a_name_stays_when_somebody_read_it_again(wise, workshop):
    text = "De afspraken van het Verzonnenberaad gelden ook voor school."
    with pytest.raises(NotNow, match="Verzonnenberaad"):
        noted(wise, workshop, text)
    noted(wise, workshop, text, nobody=True)
    with pytest.raises(NotNow, match="Samira"):
        noted(wise, workshop, "Samira vertelde dat haar broer binnen zit.", nobody=True)


def test_nothing_is_noted_before_the_day_is_certain(wise):
    early = making.led(wise, making.a_workshop(wise, state="INVITED"))
    with pytest.raises(NotNow, match="op de dag zelf"):
        noted(wise, early)


@pytest.mark.parametrize("size", [1, 6])
def test_the_pages_cost_the_same_for_many(wise, paul, workshop, size, django_assert_num_queries):
    making.an_example(workshop)
    asks(paul, workshop)
    walls.say(organisation=workshop.organisation_id)
    for number in range(size):
        noted(wise, workshop)
        making.somebody(workshop, state="SEATED", place=number + 1)
        RoomRound.unscoped.create(
            organisation=workshop.organisation, workshop=workshop, card="SMALL_VILLAGE",
            state="SHOWN", opened_at=workshop.begins_at - timedelta(days=1),
        )  # fmt: skip
    paul.get(at(workshop))
    with django_assert_num_queries(11):
        paul.get(at(workshop))
    screen = paul.get(at(workshop, "projector")).text
    again = re.search(r'hx-get="([^"]*)"', screen)[1].replace("&amp;", "&")
    with django_assert_num_queries(8):
        paul.get(again)
