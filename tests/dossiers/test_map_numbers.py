"""No number from a scale reaches a list, chart, export, filter, API, log line, mail, or rule (G18).

Numbers that stand nowhere else are kept on a map. Then every address is opened as everybody, every
column is read, and every call of a rule is looked at: the numbers may stand with the reasons of who
said them, on the map, beside an earlier one and on its paper, and nowhere else. Nor may anything
that is computed from them.
"""

import ast
import io
import json
import logging
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import ZipFile

import pytest
from django.core import mail
from django.db import connection, transaction
from django.urls import reverse
from pypdf import PdfReader

from tests.dossiers import mapped
from tests.house import world
from tests.house.reading import SRC, place, tree, written_by_hand
from tests.house.test_matrix import lines
from zorgvuldig.dossiers.models import Dossier, SafetyMap

OPENDOCUMENT = "application/vnd.oasis.opendocument.text"
NOOR, MAMA = 7.31, 2.17
COMPUTED = (NOOR + MAMA, NOOR - MAMA, MAMA - NOOR, (NOOR + MAMA) / 2, NOOR * MAMA)
PLANTED = {f"{number:.2f}" for number in (NOOR, MAMA, *COMPUTED)}
FORBIDDEN = PLANTED | {number.replace(".", ",") for number in PLANTED}
MAY_SHOW = {"dossiers:map", "dossiers:map_version", "dossiers:map_compare", "dossiers:map_pdf"}
IN_THE_COPY = {
    "privacy:rights_passages": {2},
    "privacy:rights_agree": {2, 3},
    "privacy:rights_paper": {2},
}  # the client's copy (AVG art. 15): Anna makes it, Esra reads it before it goes
LOOKING = (0, 1, 2, 3, 9, 13, 14, 18)  # visitor, stranger, Anna, Esra; roles outside and inside
RULES = str(SRC / "rules")


def found_in(text: str) -> set[str]:
    """The planted and computed numbers in it; a moment of the clock (09:12:07.31) is none."""
    found = re.findall(r"(?<![\d:])-?\d{1,2}[.,]\d\d(?!\d)", text)
    return {number for number in FORBIDDEN if number in found}


@pytest.fixture
def planted(db, monkeypatch):
    """The world of the table of everybody, with these numbers on the two maps in it."""
    monkeypatch.setitem(mapped.FULL, "voice_1_number", "7,31")
    monkeypatch.setitem(mapped.FULL, "voice_2_number", "2,17")
    town = world.build()
    reference = town.arguments["dossiers:map"]["reference"]
    town.arguments["drafts:keep"] = {}
    return town, reference


def read(answer) -> str:
    """All that an answer says: page, stream, paper, and its headers."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.get("Content-Type") == "application/pdf":
        body = "".join(p.extract_text() for p in PdfReader(io.BytesIO(body)).pages).encode()
    if answer.get("Content-Type") == OPENDOCUMENT:
        body = ZipFile(io.BytesIO(body)).read("content.xml")
    return f"{answer.headers} {body.decode()}"


def addresses(town) -> Iterator[tuple[str, str]]:
    for name, method, _ in lines():
        if method == "GET":
            address = reverse(name, kwargs=town.arguments.get(name, {}))
            yield name, address
            if name == "dossiers:map_pdf":
                yield name, f"{address}?doel=dossier"


@contextmanager
def watching_the_rules() -> Iterator[list[str]]:
    """Every function under `rules/` that is handed such a number while this lasts."""
    met: list[str] = []

    def watch(frame, event, argument):
        if event == "call" and frame.f_code.co_filename.startswith(RULES):
            given = repr(list(frame.f_locals.values()))
            if found_in(given):
                met.append(f"{frame.f_code.co_filename}:{frame.f_code.co_name}")

    sys.setprofile(watch)
    try:
        yield met
    finally:
        sys.setprofile(None)


@pytest.mark.gate("G18", "refuses")
@pytest.mark.gate("G18", "releases")
def test_a_number_stands_on_the_map_and_its_paper_and_nowhere_else(planted, caplog):
    town, _ = planted
    caplog.set_level(logging.INFO)
    shown = defaultdict(set)
    with watching_the_rules() as met:
        for number in LOOKING:
            for name, address in addresses(town):
                with transaction.atomic():
                    if found_in(read(town.knocking[number].get(address))):
                        shown[name].add(number)
                    transaction.set_rollback(True)
    assert set(shown) == MAY_SHOW | set(IN_THE_COPY)
    assert {name: shown[name] for name in IN_THE_COPY} == IN_THE_COPY
    assert shown["dossiers:map_pdf"] == {2}
    assert shown["dossiers:map"] == {2, 14, 18}
    assert met == []
    assert found_in(caplog.text) == set()


@pytest.mark.gate("G18", "refuses")
def test_on_the_map_a_number_always_stands_with_the_reasons(planted):
    town, _ = planted
    for name in sorted(MAY_SHOW - {"dossiers:map_pdf"}):
        page = read(town.knocking[2].get(reverse(name, kwargs=town.arguments[name])))
        flat = " ".join(page.replace("</strong>", "").split())
        times = 2 if name == "dossiers:map_compare" else 1
        assert flat.count("7,31") == times, name
        assert flat.count("zegt: 7,31, want: ik wil niet meer vechten") == times, name
        assert flat.count("zegt: 2,17, want: ik slaap er niet van") == times, name
        assert found_in(flat) == {"7,31", "2,17"}, name


@pytest.mark.gate("G18", "refuses")
def test_no_column_of_any_table_no_mail_and_no_log_line_holds_a_number(planted):
    town, reference = planted
    anna = town.knocking[2]
    typed = {"voice_1_name": "Noor", "voice_1_number": "7,31", "strength": "Kookt"}
    at = f"/dossiers/{reference}/kaart/maken/"
    with watching_the_rules() as met:
        refused = anna.post(at, typed)
        anna.post(f"/concept/?for={at}", typed)
    assert refused.status_code == 422
    assert "7,31" in anna.get(at).text  # the draft, for who typed it
    assert met == []
    assert [(table, found) for table, text in stored() if (found := found_in(text))] == []
    assert found_in(str([message.message() for message in mail.outbox])) == set()
    words = (
        SafetyMap.unscoped.filter(dossier__reference=reference)
        .first()
        .entry.words(Dossier.unscoped.select_related("key").get(reference=reference).key)
    )
    assert (words["voice_1_number"], type(words["voice_1_number"])) == ("7,31", str)


def stored() -> Iterator[tuple[str, str]]:
    """Every row of every table as text; sealed bytes too, as the letters they would be."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            for (row,) in cursor.fetchall():
                yield table, row
                for value in json.loads(row).values():
                    if isinstance(value, str) and value.startswith("\\x"):
                        yield table, bytes.fromhex(value[2:]).decode("latin-1")


@pytest.mark.gate("G18", "refuses")
def test_the_watch_over_the_rules_would_see_it():
    from zorgvuldig.rules.gates import unstamped

    with watching_the_rules() as met:
        unstamped([("strength", "Noor zegt 7,31")])
    assert met


OF_THE_SCALE = {
    "rules/gates/mapping.py",
    "dossiers/mapping/words.py",
    "dossiers/mapping/content.py",
    "dossiers/mapping/changes.py",
    "dossiers/forms/mapping.py",
}
COUNTING = {
    "int",
    "float",
    "sum",
    "round",
    "Decimal",
    "Fraction",
    "abs",
    "mean",
    "median",
    "sorted",
}


@pytest.mark.gate("G18", "refuses")
def test_what_knows_the_scale_is_five_files_and_none_of_them_can_count():
    naming = {
        place(path)
        for path in written_by_hand()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value.startswith("voice_") or node.value == "number" and "mapping" in path.name
    }
    assert naming - {"dossiers/views/mapping.py"} <= OF_THE_SCALE  # the view names the client
    counting = {
        (name, node.func.id)
        for name in OF_THE_SCALE
        for node in ast.walk(tree(SRC / name))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in COUNTING
    }
    assert counting == set()
