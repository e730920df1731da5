"""The open table: no spreadsheet reckons with it; read in row by row, and never twice."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.directory.making import SERVICE, service
from zorgvuldig.directory import table
from zorgvuldig.directory.actions import importing
from zorgvuldig.directory.actions import listings as keeping
from zorgvuldig.directory.actions.importing import Deed
from zorgvuldig.directory.models import Listing
from zorgvuldig.handbook import read
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.paper.separated import as_typed, plain
from zorgvuldig.recording.refusals import ChangedMeanwhile

HERE = "/sociale-kaart/"
TODAY = timezone.localdate
HEAD = "naam;themas;talen;kosten;email;bron;nagekeken_op;gemeenten"


def row(name, **said):
    values = {
        "themas": "FREE_TIME", "talen": "nl|ar", "kosten": "FREE", "email": "x@x.example",
        "bron": "website", "nagekeken_op": TODAY().isoformat(), "gemeenten": "Rivierstad", **said,
    }  # fmt: skip
    return ";".join([name, *values.values()])


def text(*rows):
    return "\r\n".join([HEAD, *rows])


def plan(town, told, by="ilse"):
    return importing.plan(actor=town.at_work(by), text=told)


def deeds(found):
    return [step.deed for step in found.steps]


def read_in(town, told, by="ilse"):
    seen = plan(town, told, by).seen
    return importing.carry_out(actor=town.at_work(by), text=told, seen=seen)


def exported(town, by="ilse"):
    actor = town.at_work(by)
    rows = Listing.unscoped.filter(organisation=actor.organisation).order_by("name")
    return "".join(table.written(rows))


def held(by_name=None):
    return Listing.unscoped.get(name=by_name) if by_name else Listing.unscoped.count()


EVIL = [
    "=1+1",
    "+31",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "''=1",
    "\uff1d1+1",
    "'s-Hertogenbosch",
    "'",
]


@pytest.mark.parametrize("cell", EVIL)
def test_no_cell_is_reckoned_with_and_every_cell_comes_back(cell):
    assert plain(cell)[0] not in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
    assert as_typed(plain(cell)) == cell


def test_every_cell_that_leaves_is_safe(town):
    evil = {"name": "=cmd()", "about": "@SUM(A1)", "phone": "+00 000", "source": "-1",
            "address": "=1;\"2\"", "opening": "+1"}  # fmt: skip
    service(town, **evil)
    cells = [
        cell for line in csv.reader(io.StringIO(exported(town)), delimiter=";") for cell in line
    ]
    assert {cell[0] for cell in cells if cell}.isdisjoint("=+-@")
    again = exported(town)
    assert deeds(plan(town, again)) == [Deed.SAME]


def test_a_table_goes_to_another_organisation_and_changes_nothing_twice(town):
    service(town)
    service(town, name='Rechtswinkel; "recht"', towns=[], about="Regel één\nregel twee", phone="+0")
    told = exported(town)
    assert deeds(read_in(town, told, "chaima")) == [Deed.ADD, Deed.ADD]
    assert exported(town, "chaima") == told
    assert deeds(read_in(town, told, "chaima")) == [Deed.SAME, Deed.SAME]
    assert held() == 2
    town.at_work("ilse")
    assert held() == 2


def test_looking_changes_nothing(town):
    assert deeds(plan(town, text(row("Fietsclub"), row("Koor")))) == [Deed.ADD, Deed.ADD]
    assert held() == 0


def test_a_bad_row_holds_nothing_back_and_is_said_by_its_line(town):
    told = text(
        row("Fietsclub"),
        row("Koor", themas="ZINGEN"),
        row("", email="geen adres"),
        row("Moestuin", nagekeken_op="31-02-2026"),
        row("Te breed") + ";nog;iets",
        row("Buurthuis"),
    )
    done = read_in(town, told)
    assert deeds(done) == [Deed.ADD, Deed.WRONG, Deed.WRONG, Deed.WRONG, Deed.WRONG, Deed.ADD]
    assert [step.line for step in done.steps] == [2, 3, 4, 5, 6, 7]
    said = [" ".join(step.wrong) for step in done.steps]
    assert "‘ZINGEN’ staat niet in de lijst van themas" in said[1]
    assert "naam: Vul dit in" in said[2]
    assert "email: " in said[2]
    assert "nagekeken_op: Dit is geen datum" in said[3]
    assert "meer vakken" in said[4]
    assert held() == 2
    mended = told.replace("ZINGEN", "FREE_TIME")
    assert deeds(read_in(town, mended))[:2] == [Deed.SAME, Deed.ADD]
    assert held() == 3


def test_words_of_the_list_do_as_well_as_codes(town):
    read_in(town, text(row("Koor", themas="Sport en vrije tijd|MEANING", talen="Nederlands, Turks",
                           kosten="vergoed, soms na verwijzing")))  # fmt: skip
    one = held("Koor")
    assert (one.themes, one.languages, one.cost) == (
        ["FREE_TIME", "MEANING"],
        ["nl", "tr"],
        "INSURED",
    )


def test_what_was_checked_later_here_is_not_replaced(town):
    found = service(town)
    told = exported(town)
    yesterday = (TODAY() - timedelta(days=1)).isoformat()
    older = told.replace(TODAY().isoformat(), yesterday).replace("vaste groep", "andere groep")
    assert deeds(read_in(town, older)) == [Deed.OLDER]
    assert held("Boksschool De Hoek").about == found.about
    newer = told.replace("vaste groep", "andere groep")
    done = read_in(town, newer)
    assert deeds(done) == [Deed.CHANGE]
    assert done.steps[0].changed == ("about",)
    assert "andere groep" in held("Boksschool De Hoek").about


def test_a_row_without_a_mark_is_known_by_its_name_and_municipalities(town):
    service(town)
    told = text(
        row("boksschool de hoek", gemeenten="rivierstad"),
        row("Boksschool De Hoek", gemeenten="Bergdorp"),
    )
    assert deeds(read_in(town, told)) == [Deed.CHANGE, Deed.ADD]
    assert deeds(plan(town, told)) == [Deed.SAME, Deed.SAME]


def test_what_both_typed_by_hand_does_not_stand_there_twice(town):
    service(town)
    service(town, by="chaima", about="Van Chaima")
    assert deeds(read_in(town, exported(town), "chaima")) == [Deed.CHANGE]
    assert held() == 1
    assert deeds(read_in(town, exported(town, "chaima"))) == [Deed.SAME]


def test_two_of_the_same_name_keep_apart_by_their_marks(town):
    service(town)
    service(town, email="ander@dehoek.example")
    told = exported(town)
    assert deeds(read_in(town, told, "chaima")) == [Deed.ADD, Deed.ADD]
    assert deeds(plan(town, told, "chaima")) == [Deed.SAME, Deed.SAME]


def test_a_column_that_is_not_there_changes_nothing(town):
    service(town)
    read_in(town, text(row("Boksschool De Hoek")))
    assert held("Boksschool De Hoek").about == SERVICE["about"]


def test_the_same_service_twice_in_one_file_is_said(town):
    found = plan(town, text(row("Koor"), row("koor")))
    assert deeds(found) == [Deed.ADD, Deed.WRONG]
    assert "eerder in dit bestand" in found.steps[1].wrong[0]


def test_nothing_becomes_public_and_nothing_goes_by_reading_in(town):
    kept = service(town, name="Blijft", is_public=True)
    read_in(town, text(row("Koor")))
    assert held() == 2
    assert not held("Koor").is_public
    kept.refresh_from_db()
    assert kept.is_public


def test_it_does_exactly_what_was_looked_at_or_nothing(town):
    found = service(town)
    told = text(row("Boksschool De Hoek"), row("Koor"))
    seen = plan(town, told).seen
    keeping.change(listing=found, actor=town.at_work("gerda"), seen=1, about="Van Gerda")
    with pytest.raises(ChangedMeanwhile):
        importing.carry_out(actor=town.at_work("ilse"), text=told, seen=seen)
    assert held() == 1


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("", "geen rijen"),
        (HEAD, "geen rijen"),
        ("naam;bron\r\nKoor;x", "ontbreken: themas, talen, kosten, nagekeken_op"),
        (f"{HEAD};naam\r\n{row('Koor')}", "twee keer: naam"),
        (f"{HEAD}\r\n{'x' * 200000}", "niet als tabel te lezen"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_helps(town, told, says):
    with pytest.raises(table.Unreadable) as refusal:
        plan(town, told)
    assert says in refusal.value.sentence


def test_a_spreadsheet_may_write_it_in_its_own_way(town):
    told = text(row("Koor")).replace(";", ",").replace("nl|ar", '"nl, ar"')
    assert deeds(plan(town, "\ufeff" + told)) == [Deed.ADD]
    day = TODAY().strftime("%d-%m-%Y")
    assert deeds(plan(town, text(row("Koor", nagekeken_op=day)))) == [Deed.ADD]
    odd = text(row("Koor")).replace("naam;", "Naam ;").replace("nagekeken_op", "Nagekeken op")
    found = plan(
        town,
        f"{odd}".replace("gemeenten", "gemeenten;kleur").replace("Rivierstad", "Rivierstad;rood"),
    )
    assert (deeds(found), found.unknown) == ([Deed.ADD], ["kleur"])


def test_too_many_rows_are_refused_at_once(town, monkeypatch):
    monkeypatch.setitem(read("directory"), "most_rows", 2)
    with pytest.raises(table.Unreadable):
        plan(town, text(*[row(f"Koor {n}") for n in range(3)]))


# the pages


def sent(told, name="kaart.csv"):
    return {"file": SimpleUploadedFile(name, told if isinstance(told, bytes) else told.encode())}


def test_on_the_screen_first_a_look_and_then_the_deed(town, signed_in):
    client = signed_in(town.at_work("ilse"))
    looked = client.post(f"{HERE}inlezen/", sent(text(row("Koor"), row("", email="x"))))
    assert looked.status_code == 200
    shown = looked.content.decode()
    assert "Er is nog niets veranderd" in shown
    assert "1 rij wordt niet ingelezen" in shown
    town.at_work("ilse")
    assert held() == 0
    agreed = looked.context["form"].initial
    done = client.post(f"{HERE}inlezen/doen/", agreed, follow=True)
    assert "1 erbij, 0 gewijzigd, 0 zonder verandering, 1 niet ingelezen" in done.content.decode()
    again = client.post(f"{HERE}inlezen/doen/", agreed)
    assert again.status_code == 409
    assert "Staat er al precies zo" in again.content.decode()
    town.at_work("ilse")
    assert held() == 1
    line = LogEntry.unscoped.get(event_type="directory.read_in")
    assert line.purpose


def test_a_cell_that_goes_on_and_on_is_told_short(town, signed_in):
    client = signed_in(town.at_work("ilse"))
    looked = client.post(f"{HERE}inlezen/", sent(text(row("Koor" + "a" * 5000)))).content.decode()
    assert "Regel 2, Kooraaa" in looked
    assert "a" * 100 not in looked


def test_a_deed_without_its_table_does_nothing_and_says_so(town, signed_in):
    client = signed_in(town.at_work("ilse"))
    for lacking in ({}, {"table": "geen;tabel", "seen": "x"}):
        done = client.post(f"{HERE}inlezen/doen/", lacking, follow=True)
        assert "Er is niets ingelezen. Kies uw bestand nog een keer" in done.content.decode()
    town.at_work("ilse")
    assert held() == 0


@pytest.mark.parametrize(
    ("told", "says"),
    [(b"", "leeg"), (b"\x00\x01", "niet als tekst"), (b"x" * 1_000_001, "te groot")],
)
def test_a_file_that_is_no_table_is_refused_on_the_page(town, signed_in, told, says):
    answer = signed_in(town.at_work("ilse")).post(f"{HERE}inlezen/", sent(told))
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_only_who_keeps_it_reads_in_and_everybody_here_takes_along(town, signed_in):
    service(town)
    anna = signed_in(town.at_work("anna"))
    assert anna.get(f"{HERE}inlezen/").status_code == 404
    assert anna.post(f"{HERE}inlezen/doen/", {"table": "x", "seen": "y"}).status_code == 404
    answer = anna.get(f"{HERE}tabel.csv")
    told = answer.text
    assert told.splitlines()[0] == ";".join(table.COLUMNS)
    assert "Boksschool De Hoek" in told
    town.at_work("anna")
    assert LogEntry.unscoped.get(event_type="directory.taken_along").purpose
    assert answer["Content-Disposition"].startswith('attachment; filename="sociale-kaart-')
    other = signed_in(town.at_work("chaima")).get(f"{HERE}tabel.csv")
    assert len(other.text.splitlines()) == 1


def test_every_column_is_described_for_people_and_machines(town, signed_in):
    assert list(read("directory")["column"]) == list(table.COLUMNS)
    client = signed_in(town.at_work("anna"))
    shown = client.get(f"{HERE}tabel/").content.decode()
    told = client.get(f"{HERE}tabel.csv-metadata.json").json()
    assert [one["name"] for one in told["tableSchema"]["columns"]] == list(table.COLUMNS)
    for name, about in read("directory")["column"].items():
        assert f'id="{name}"' in shown
        assert about["text"] in shown


def test_every_code_has_a_label():
    from zorgvuldig.rules import directory as rules

    for enum, kind in ((rules.Theme, "theme"), (rules.Cost, "cost"), (rules.Hint, "hint"),
                       (rules.Answered, "answer")):  # fmt: skip
        assert set(read("codes")[f"directory_{kind}"]) == {str(code) for code in enum}


def test_a_mark_of_somebody_else_brings_no_row_of_theirs(town):
    """A mark is no key to rows of another organisation."""
    found = service(town)
    told = exported(town)
    actor = town.at_work("chaima")
    assert deeds(importing.plan(actor=actor, text=told)) == [Deed.ADD]
    read_in(town, told.replace("vaste groep", "andere groep"), "chaima")
    town.at_work("ilse")
    found.refresh_from_db()
    assert found.about == SERVICE["about"]
