"""The year as PDF, OpenDocument and open table: all of them say what the page says."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from tests.statistics.told import a_year
from zorgvuldig.rules.small_numbers import FEW
from zorgvuldig.statistics.papers.content import rows_of
from zorgvuldig.statistics.papers.making import CSV, DESCRIPTION, ODT, PDF, file
from zorgvuldig.statistics.papers.table import COLUMNS

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def told(report):
    """Every number of the year as it is read aloud, figure by figure."""
    return [
        [(row.text, row.said) for row in rows_of(figure)]
        for part in report.parts
        for figure in part.figures
        if figure.rows
    ]


def pdf(report):
    return PdfReader(io.BytesIO(file(report, PDF, None).made))


def words_of(paper):
    return " ".join("".join(page.extract_text() for page in paper.pages).split())


def odt(report):
    return ElementTree.fromstring(
        zipfile.ZipFile(io.BytesIO(file(report, ODT, None).made)).read("content.xml")
    )


def in_odt(report):
    """The tables of the document, without their row of headings."""
    return [
        [
            tuple("".join(cell.itertext()) for cell in row)
            for row in table.findall(f"{{{TABLE}}}table-row")
        ]
        for table in odt(report).iter(f"{{{TABLE}}}table")
    ]


def in_csv(report):
    text = file(report, CSV, None).made.decode()
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_opendocument_has_every_number_of_the_year_and_no_other():
    assert in_odt(a_year()) == told(a_year())


def test_the_table_has_every_number_of_the_year_and_no_other():
    lines = in_csv(a_year())
    words = lines.pop(-2)
    assert words["verteld_als"] == words["toelichting"] == "Bij minder dan een op de tien."
    flat = [(text, said) for figure in told(a_year()) for text, said in figure]
    assert [(line["wat"].removeprefix("'"), line["verteld_als"]) for line in lines] == flat
    assert {line["aantal"] for line in lines if line["verteld_als"] == FEW} == {""}
    assert all(line["aantal"] == line["verteld_als"] for line in lines if line["aantal"])
    assert sum(line["soort"] == "totaal" for line in lines) == 2


def test_the_pdf_has_every_number_of_the_year_in_its_tables_and_its_pictures():
    words = words_of(pdf(a_year()))
    for figure in told(a_year()):
        for text, said in figure:
            assert f"{text} {said}" in words
    assert "Telefoon: 431" in words
    assert "Dat zijn er meer dan in 2023" in words


def test_the_pdf_is_accessible_and_its_pictures_have_a_name():
    paper = pdf(a_year())
    root = paper.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert paper.metadata.title == "Jaarcijfers 2024"
    names = [str(one["/Alt"]) for one in tags(root["/StructTreeRoot"]) if "/Alt" in one]
    assert names == [
        f"Staafdiagram: {title}. De tabel hierbij zegt hetzelfde."
        for title in ("Vragen aan de lijn", "Hoe mensen ons vonden")
    ]


def tags(node):
    """Every element of the tree that a screen reader reads."""
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    for kid in (one.get_object() for one in kids):
        if isinstance(kid, dict):
            yield kid
            yield from tags(kid)


def test_the_opendocument_has_headings_of_three_levels():
    heads = [
        (h.get(f"{{{TEXT}}}outline-level"), h.text) for h in odt(a_year()).iter(f"{{{TEXT}}}h")
    ]
    assert heads[:3] == [("1", "Jaarcijfers 2024"), ("2", "Hulplijn"), ("3", "Vragen aan de lijn")]


def test_no_cell_of_the_table_is_a_formula():
    assert "'=SOM(A1) geen zorg meer" in {line["wat"] for line in in_csv(a_year())}


def test_the_description_tells_of_every_column_what_it_holds():
    sent = file(a_year(), DESCRIPTION, None)
    about = json.loads(sent.made)
    assert sent.name == file(a_year(), CSV, None).name + "-metadata.json"
    assert about["url"] == file(a_year(), CSV, None).name
    columns = about["tableSchema"]["columns"]
    assert [one["name"] for one in columns] == [*in_csv(a_year())[0]]
    assert all(one["dc:description"] and one["datatype"] for one in columns)
    assert about["dialect"]["delimiter"] == ";"
    assert len(COLUMNS) == len(columns)


@pytest.mark.parametrize("kind", [PDF, ODT, CSV, DESCRIPTION])
def test_invented_figures_say_so(kind):
    assert ["verzonnen" in as_text(kind, fictional) for fictional in (False, True)] == [False, True]


def as_text(kind, fictional):
    report = a_year(fictional=fictional)
    if kind == PDF:
        return words_of(pdf(report))
    return (
        "".join(odt(report).itertext()) if kind == ODT else file(report, kind, None).made.decode()
    )


def test_letters_that_no_paper_has_do_not_stop_it():
    report = a_year(organisation="Jeugd\x07team 😀")
    assert file(report, PDF, None).made.startswith(b"%PDF")
    assert "Jeugdteam 😀" in "".join(odt(report).itertext())
