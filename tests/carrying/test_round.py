"""Out of De Brug, into Het Anker, and out again: what was carried is equal, and stays theirs."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.carrying import making
from tests.dossiers.conftest import entry
from zorgvuldig.carrying import gathering
from zorgvuldig.carrying.lists import schema
from zorgvuldig.dossiers.access.page import done_in
from zorgvuldig.dossiers.actions import closing, talks
from zorgvuldig.dossiers.letter.items import items_of
from zorgvuldig.dossiers.models import Consent, Conversation, DecisionRecord, Dossier, Entry, Sign
from zorgvuldig.privacy.rights.file import pieces
from zorgvuldig.rules.steps import Done

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = DOCS / "dossier-1.schema.json"
STAFF = ("Anna", "Bram", "Esra", "Frank", "Gerda", "Ilse")


@pytest.fixture
def rich(town):
    return making.rich(town)


@pytest.fixture
def file(town, rich):
    return making.whole(town, rich)


@pytest.fixture
def taken(town, file):
    return making.taken_in(town, file, "OWN")


def valid(told) -> bool:
    return jsonschema_rs.Draft202012Validator(schema(), validate_formats=True).is_valid(told)


def out_again(town, dossier):
    town.at_work("chaima")
    made = gathering.whole(dossier, number=dossier.pk, at=timezone.now())
    return json.loads(gathering.written(made))


def test_the_schema_that_stands_in_the_papers_is_the_one_that_is_used():
    """Made anew with: python tools/dossier_schema.py"""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()


def test_what_is_exported_is_valid_by_that_schema(file):
    told = making.inside(file)
    found = list(
        jsonschema_rs.Draft202012Validator(schema(), validate_formats=True).iter_errors(told)
    )
    assert [one.message for one in found] == []


def test_what_is_carried_is_everything_the_client_may_read(town, rich, file):
    town.at_work("anna")
    ours = {str(piece.id) for piece in pieces(rich)}
    assert {one["nummer"] for one in making.inside(file)["stukken"]} == ours
    kinds = {one["soort"]["code"] for one in making.inside(file)["stukken"]}
    wanted = {"TRIAGE", "CONVERSATION", "SIGN", "CONSULTATION", "ASSESSMENT", "CONSENT",
              "DISCLOSURE", "DECISION", "PLAN", "SAFETY_MAP"}  # fmt: skip
    assert wanted - kinds == set()


def test_of_who_wrote_it_stands_a_function_and_no_name(file):
    told = making.inside(file)
    who = {(one["door"]["functie"], one["door"]["organisatie"]) for one in told["stukken"]}
    assert who == {("jeugdhulpverlener", "De Brug")}
    beside = json.dumps([one["codes"] for one in told["stukken"]])
    labels = json.dumps([[word["vraag"] for word in one["woorden"]] for one in told["stukken"]])
    assert [name for name in STAFF if name in beside + labels] == []


def test_facts_stand_apart_from_opinions_and_assumptions(file):
    said = {one["uitspraak"]["code"] for one in making.inside(file)["stukken"] if one["uitspraak"]}
    assert said == {"FACT", "OPINION", "ASSUMPTION"}


def test_taken_in_and_given_on_it_is_equal(town, file, taken):
    before = {one["nummer"]: one for one in making.inside(file)["stukken"]}
    told = out_again(town, taken)
    after = {one["nummer"]: one for one in told["stukken"] if one["nummer"] in before}
    assert after == before
    own = [one["soort"]["code"] for one in told["stukken"] if one["nummer"] not in before]
    assert own == ["TAKEN_IN"]
    assert told["client"] == making.inside(file)["client"]
    assert valid(told)


def test_nothing_taken_in_counts_as_done_here(town, taken):
    """No gate is opened by an imported yes: steps, consents, talks, signs and decisions begin
    anew, and nothing of it can be put in a letter of ours."""
    town.at_work("chaima")
    assert done_in(taken) == Done(**dict.fromkeys((field for field in Done.__struct_fields__), 0))
    for model in (Consent, Conversation, DecisionRecord, Sign):
        assert not model.unscoped.filter(dossier=taken).exists()
    assert items_of(taken) == {}


def test_whose_it_is_comes_first_on_the_page(town, taken):
    town.at_work("chaima")
    said = pieces(taken)
    signs = [p for p in said if p.carried and p.carried["soort"]["code"] == "SIGN"]
    assert {p.by for p in signs} == {"jeugdhulpverlener, De Brug"}
    assert signs[0].rows[0][1].endswith("overgenomen van De Brug, door jeugdhulpverlener")


def test_the_page_says_first_that_it_began_elsewhere(town, taken, dossier, signed_in):
    begun = "Dit dossier begon met stukken van een andere organisatie"
    theirs = signed_in(town.at_work("chaima")).get(f"/dossiers/{taken.reference}/").text
    assert begun in theirs
    assert begun not in signed_in(town.at_work("anna")).get(f"/dossiers/{dossier.reference}/").text


@pytest.mark.parametrize(
    "change", [{"sealed": b"x"}, {"kind": "SIGN"}, {"happened_on": "2020-01-01"}]
)
def test_the_database_changes_nothing_of_it(town, taken, change):
    town.at_work("chaima")
    piece = Entry.unscoped.filter(dossier=taken, kind="TAKEN_OVER").first()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Entry.unscoped.filter(pk=piece.pk).update(**change)


def test_nothing_of_ours_becomes_theirs_afterwards(town, taken):
    town.at_work("chaima")
    own = Entry.unscoped.filter(dossier=taken, kind="TAKEN_IN").get()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Entry.unscoped.filter(pk=own.pk).update(kind="TAKEN_OVER")


def test_it_can_still_be_erased_whole(town, taken):
    town.at_work("chaima")
    taken.delete()
    assert not Entry.unscoped.filter(dossier=taken.pk).exists()


def close(town, dossier):
    chaima = town.at_work("chaima")
    closing.close(
        dossier=Dossier.unscoped.get(pk=dossier.pk), actor=chaima, outcome="OTHER_SUPPORT",
        help_relation=True, today=making.today(), **entry(changed="Het gaat weer goed"),
    )  # fmt: skip
    return Dossier.unscoped.get(pk=dossier.pk)


def aged(told):
    """As it was at the sender long ago."""
    for one in told["stukken"]:
        one["gebeurd_op"] = one["vastgelegd_op"] = "2019-05-04"
    told["dossier"] |= {"geopend_op": "2019-01-02", "laatste_wijziging": "2019-05-04"}


def test_its_term_counts_from_the_last_change_at_the_sender(town, file):
    old = making.sealed_again(making.content(file, aged))
    closed = close(town, making.taken_in(town, old, "OWN"))
    assert closed.kept_from.isoformat() == "2019-05-04"
    assert closed.keep_until.isoformat() == "2039-05-04"


def test_what_we_add_ourselves_begins_a_term_of_our_own(town, file):
    old = making.sealed_again(making.content(file, aged))
    found = making.taken_in(town, old, "OWN")
    talks.record_conversation(
        dossier=found, actor=town.at_work("chaima"), mode="EXPLORATORY", **entry(own_words="Hoi")
    )
    assert close(town, found).kept_from == making.today()


def test_reading_out_costs_the_same_however_much_there_is(town, rich):
    def asked() -> int:
        town.at_work("anna")
        with CaptureQueriesContext(connection) as found:
            gathering.whole(Dossier.unscoped.get(pk=rich.pk), number=rich.pk, at=timezone.now())
        return len(found)

    before = asked()
    for words in ("Nog een keer gezien", "En weer"):
        making.story.sign(rich, town, "UNCLEAR", words)
    assert asked() == before
