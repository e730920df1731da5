"""What an organisation takes in: only a whole file by its form, once, and nothing hostile."""

import json
from datetime import timedelta
from uuid import uuid4

import jsonschema_rs
import pytest
from django.utils import timezone

from tests.carrying import making
from zorgvuldig.carrying import reading, sealing
from zorgvuldig.carrying.actions import taking_in
from zorgvuldig.carrying.lists import schema
from zorgvuldig.carrying.models import Arrival, TakenIn
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import DataKey

pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    return making.sample()


@pytest.fixture
def whole(town, dossier):
    making.story.sign(dossier, town, "CONTRADICTING", "Hij helpt elke week")
    return making.whole(town, dossier)


def nothing_stored(town) -> bool:
    town.at_work("chaima")
    rows = (Arrival, TakenIn, Dossier, Entry, DataKey)
    return [model.__name__ for model in rows if model.unscoped.exists()] == []


def brought(town, file, by="chaima"):
    return taking_in.bring(actor=town.at_work(by), file=file.file, passphrase=file.passphrase)


def refusal(town, file) -> str:
    with pytest.raises(NotNow) as refused:
        brought(town, file)
    assert nothing_stored(town)
    return refused.value.sentence


def changed(file, change) -> object:
    return making.sealed_again(making.content(file, change))


def test_the_sample_of_these_tests_is_as_we_make_them(file):
    told = making.inside(file)
    assert jsonschema_rs.Draft202012Validator(schema()).is_valid(told)
    assert reading.read(making.content(file)).client.naam == "Noor Testman"


def test_what_was_decided_arrives_as_a_dossier_of_its_own(town):
    found = making.taken_in(town, making.moved(town))
    town.at_work("chaima")
    assert found.client["name"] == "Noor Testman"
    assert found.organisation_id == town.chaima.organisation.pk
    kinds = sorted(Entry.unscoped.filter(dossier=found).values_list("kind", flat=True))
    assert kinds == ["TAKEN_IN", "TAKEN_OVER", "TAKEN_OVER", "TAKEN_OVER"]
    assert not Arrival.unscoped.exists()


def test_a_wrong_passphrase_opens_nothing(town, file):
    file.passphrase = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"
    assert refusal(town, file) == sealing.WRONG


def test_a_file_that_was_changed_on_the_way_opens_nothing(town, file):
    told = json.loads(file.file)
    told["inhoud"] = told["inhoud"][:-8] + "AAAAAAA="
    file.file = json.dumps(told).encode()
    assert refusal(town, file) == sealing.WRONG


def test_the_same_file_is_taken_in_once(town, file):
    making.taken_in(town, file)
    with pytest.raises(NotNow) as refused:
        making.taken_in(town, file)
    assert refused.value.sentence == taking_in.TWICE
    assert Dossier.unscoped.count() == 1


def test_opened_twice_it_is_still_taken_in_once(town, file):
    first, second = brought(town, file), brought(town, file)
    taken(town, first)
    with pytest.raises(NotNow):
        taken(town, second)
    assert TakenIn.unscoped.count() == 1


def test_what_was_taken_in_is_not_even_opened_again(town, file):
    making.taken_in(town, file)
    with pytest.raises(NotNow) as refused:
        brought(town, file)
    assert refused.value.sentence == taking_in.TWICE
    assert not Arrival.unscoped.exists()


def taken(town, arrival, ground="HELP"):
    return taking_in.take_in(
        arrival=arrival, actor=town.at_work("chaima"), ground=ground, why="Zij woont nu hier",
        once=uuid4(), review_on=making.today() + timedelta(days=30), today=making.today(),
    )  # fmt: skip


@pytest.mark.parametrize("ground", ["OWN"])
def test_the_ground_must_be_one_for_this_file(town, file, ground):
    arrival = brought(town, file)
    with pytest.raises(NotNow):
        taken(town, arrival, ground)


def test_the_own_dossier_is_taken_in_as_that_and_nothing_else(town, whole):
    ours = making.of_themselves(whole, "Het Anker")
    with pytest.raises(NotNow):
        taken(town, brought(town, ours))
    assert taken(town, brought(town, ours), "OWN").pk


def test_the_whole_dossier_of_another_organisation_does_not_open(town, whole):
    """It was made without a decision to share: who has file and passphrase reads nothing."""
    with pytest.raises(NotNow, match="ander programma van De Brug zelf"):
        brought(town, whole)
    assert nothing_stored(town)


def test_nobody_is_looked_for(town, file):
    """A dossier of the same name is no reason to say so, to refuse, or to lay anything in it."""
    first = making.taken_in(town, file)
    other = changed(file, lambda told: told["bestand"].update(nummer=str(uuid4())))
    second = making.taken_in(town, other)
    assert first.pk != second.pk
    assert not LogEntry.unscoped.filter(event_type="dossier.searched").exists()


def test_put_back_nothing_stays(town, file):
    arrival = brought(town, file)
    taking_in.put_back(arrival=arrival, actor=town.at_work("chaima"))
    assert nothing_stored(town)


def test_what_nobody_took_in_is_gone_after_a_day(town, file):
    brought(town, file)
    taking_in.clear(timezone.now() + timedelta(hours=23))
    assert Arrival.unscoped.count() == 1
    taking_in.clear(timezone.now() + timedelta(hours=25))
    assert nothing_stored(town)


def test_a_line_keeps_no_dossiers_and_a_volunteer_opens_none(town, file):
    town.at_work("chaima")
    town.chaima.membership.roles = ["VOLUNTEER"]
    with pytest.raises(NotNow):
        brought(town, file)


def set_at(*path, to):
    def change(told):
        part = told
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = to

    return change


TEXT = ("stukken", 0, "woorden", 0, "tekst")
HOSTILE = {
    "a name nobody knows": set_at("x", to=1),
    "a name nobody knows in a piece": set_at("stukken", 0, "besluit", to="ja"),
    "another form": set_at("formaat", to="iets"),
    "another version": set_at("versie", to="9.0"),
    "a number for a text": set_at(*TEXT, to=1),
    "a text for a list": set_at("stukken", to="x"),
    "an object for a text": set_at("client", "naam", to={"$ref": "file:///etc/passwd"}),
    "no name": set_at("client", "naam", to=""),
    "a name of a space": set_at("client", "naam", to=" "),
    "no date": set_at("stukken", 0, "gebeurd_op", to="gisteren"),
    "a day to come": set_at("stukken", 0, "gebeurd_op", to="2999-01-01"),
    "long ago": set_at("stukken", 0, "vastgelegd_op", to="0001-01-01"),
    "born tomorrow": set_at("client", "geboren_op", to="2999-01-01"),
    "a last change before its newest piece, so that its term is over": set_at(
        "dossier", "laatste_wijziging", to="1990-01-01"
    ),
    "an unknown sort": set_at("stukken", 0, "soort", "code", to="JUDGEMENT"),
    "a sort that is made here": set_at("stukken", 0, "soort", "code", to="TAKEN_OVER"),
    "an unknown ground": set_at("bestand", "grond", "code", to="TRUST_US"),
    "an unknown age": set_at("client", "leeftijd", "code", to="OLD"),
    "no ground to move on": set_at("bestand", "grond", to=None),
    "everything, although only a part was decided": set_at("bestand", "omvang", "code", to="WHOLE"),
    "a NUL": set_at(*TEXT, to="a\x00b"),
    "an escape": set_at(*TEXT, to="\x1b[2J"),
    "text turned round": set_at("client", "naam", to="Noor \u202enamtseT"),
    "a mark nobody sees": set_at("stukken", 0, "door", "functie", to="be\u200bslisser"),
    "a script": set_at(*TEXT, to="<script>alert(1)</script>"),
    "a picture": set_at(*TEXT, to="<IMG src=x onerror=alert(1)>"),
    "an address that runs": set_at("client", "naam", to="javascript:alert(1)"),
    "a text that never ends": set_at(*TEXT, to="a" * 100_001),
    "half a character": set_at(*TEXT, to="\ud800"),
}


@pytest.mark.parametrize("why", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(town, file, why):
    told = making.inside(file)
    HOSTILE[why](told)
    content = json.dumps(told).encode()
    sentence = refusal(town, making.sealed_again(content))
    assert sentence.startswith("Dit dossier ")
    assert sentence.endswith(".")


def test_the_sentence_says_where(town, file):
    def change(told):
        told["stukken"][2]["woorden"][0]["tekst"] = "\x07"

    assert refusal(town, changed(file, change)) == (
        "Dit dossier klopt niet met het formaat. Kijk bij stukken 3.woorden 1.tekst: de tekst "
        "bevat tekens die niet te zien zijn of andere tekst verbergen."
    )


def test_of_what_is_no_json_it_says_the_line(town):
    sentence = refusal(town, making.sealed_again(b'{\n"formaat": "zorgvuldig-dossier",\n oeps }'))
    assert sentence == reading.NO_JSON.format(line=3)


@pytest.mark.parametrize("content", [
    b"", b"[]", b"null", b"\xff\xfe", b"[" * 200_000, b'{"formaat":' * 50_000,
    b'{"stukken": [' + b"[" * 100_000,
])  # fmt: skip
def test_what_is_no_dossier_is_refused(town, content):
    assert refusal(town, making.sealed_again(content))


@pytest.mark.parametrize(
    "file_", [b"", b"PK\x03\x04", b"[" * 200_000, b"{}", b"x" * (8 * 1024 * 1024 + 1)]
)
def test_what_is_no_sealed_file_is_refused(town, file_):
    with pytest.raises(NotNow) as refused:
        taking_in.bring(actor=town.at_work("chaima"), file=file_, passphrase="x")
    assert refused.value.sentence in (sealing.NO_FILE, sealing.TOO_LARGE)
    assert nothing_stored(town)


@pytest.mark.parametrize(("part", "name", "value"), [
    ("sleutel", "n", 2**24), ("sleutel", "r", 64), ("sleutel", "p", 100),
    ("sleutel", "zout", "AA=="), ("slot", "nonce", "AA=="), ("slot", "manier", "geen"),
])  # fmt: skip
def test_a_file_does_not_say_how_much_work_it_is(town, file, part, name, value):
    told = json.loads(file.file)
    told[part][name] = value
    file.file = json.dumps(told).encode()
    assert refusal(town, file) == sealing.NO_FILE


def test_the_same_piece_twice_is_refused(town, file):
    assert "twee keer" in refusal(
        town, changed(file, lambda told: told["stukken"].append(told["stukken"][0]))
    )


def test_too_many_pieces_are_refused(town, file):
    def change(told):
        told["stukken"] = [dict(told["stukken"][0], nummer=str(uuid4())) for _ in range(3_001)]

    assert "te lang of te kort" in refusal(town, changed(file, change))


def test_a_label_from_outside_is_not_shown(town, file):
    found = changed(file, set_at("stukken", 0, "soort", "label", to="bewezen gevaarlijk"))
    town.at_work("chaima")
    told = reading.read(sealing.opened(found.file, found.passphrase))
    assert told.stukken[0].soort.label == "veiligheidsrisico"


def test_an_opinion_cannot_come_in_as_a_fact(town, whole):
    def change(told):
        sign = next(one for one in told["stukken"] if one["uitspraak"])
        sign["uitspraak"] = {"code": "OPINION", "label": "mening"}

    assert "feit, een mening" in refusal_of(town, changed(whole, change))


def refusal_of(town, file) -> str:
    with pytest.raises(NotNow) as refused:
        brought(town, file)
    return refused.value.sentence
