"""Page, PDF, OpenDocument and open table agree to the number, and what is hidden is in none."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.cast import signed_in
from tests.statistics.stored import FIXTURE, LAST_YEAR, tell
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
# 7 and 5 are too few to be told.
COUNTS = {
    **FIXTURE,
    "channel": {"PHONE": 439, "WEB": 107, "CALL_BACK": 7, "EMAIL": 5},
    "caller": {"PARENT": 349, "PROFESSIONAL": 204, "UNSAID": 5},
}
HIDDEN = ("7", "5")
PAPERS = ("year_pdf", "year_odt", "year_csv", "year_description")


class Tables(HTMLParser):
    """Every cell of every row in the tables of a page, and the words in its pictures."""

    def __init__(self):
        super().__init__()
        self.rows, self.words, self.here = [], [], None

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        self.here = tag if tag in ("th", "td", "text", "tspan") else self.here
        if tag in ("th", "td"):
            self.rows[-1].append("")
        if tag == "text":
            self.words.append("")

    def handle_endtag(self, tag):
        self.here = (
            {"tspan": "text"}.get(tag) if tag in ("th", "td", "text", "tspan") else self.here
        )

    def handle_data(self, data):
        if self.here in ("th", "td"):
            self.rows[-1][-1] += data
        elif self.here:
            self.words[-1] += data


@pytest.fixture
def line(lantern):
    tell(lantern, "cora", LAST_YEAR, COUNTS)
    return lantern


def get(line, name="year", year=LAST_YEAR, who="cora"):
    return signed_in(line.at_work(who)).get(reverse(f"statistics:{name}", args=[year]))


def seen(line):
    tables = Tables()
    tables.feed(get(line).content.decode())
    return tables


def on_page(line):
    """What the page tells: each line of each table but its heading."""
    return [tuple(row) for row in seen(line).rows if row != ["Wat", "Aantal"]]


def in_odt(line):
    content = zipfile.ZipFile(io.BytesIO(get(line, "year_odt").content)).read("content.xml")
    rows = [table.findall(f"{TABLE}table-row")
            for table in ElementTree.fromstring(content).iter(f"{TABLE}table")]  # fmt: skip
    return [tuple("".join(cell.itertext()) for cell in row) for table in rows for row in table]


def in_csv(line):
    text = get(line, "year_csv").content.decode()
    told = csv.DictReader(io.StringIO(text), delimiter=";")
    return [(row["wat"], row["verteld_als"]) for row in told if row["soort"] != "woorden"]


def in_pdf(line):
    paper = PdfReader(io.BytesIO(get(line, "year_pdf").content))
    words = " ".join("".join(page.extract_text() for page in paper.pages).split())
    return re.sub(r"Pagina \d+ van \d+\.|\d+ \w+ 20\d\d", "", words)


def test_page_opendocument_and_table_tell_the_same_numbers_in_the_same_order(line):
    page = on_page(line)
    assert ("Met begeleiding of andere hulp", "160") in page
    assert ("Alles bij elkaar", "558") in page
    assert len(page) > 12
    assert in_odt(line) == page
    assert in_csv(line) == page


def test_the_pdf_tells_them_in_the_same_order_too(line):
    words, place = in_pdf(line), 0
    for text, said in on_page(line):
        place = words.find(f"{text} {said}", place)
        assert place >= 0, (text, said)
    numbers = {said for _, said in on_page(line)}
    assert {*re.findall(r": (\d+)", words)} - numbers - {str(LAST_YEAR)} == set()


def test_the_pictures_of_the_page_say_no_other_number(line):
    told = {f"{text}: {said}" for text, said in on_page(line)}
    drawn = " ".join(" ".join(seen(line).words).split())
    assert "Met begeleiding of andere hulp: 160" in drawn
    assert {*re.findall(r": (\d+)", drawn)} <= {one.rpartition(" ")[2] for one in told}


def test_a_hidden_number_is_in_none_of_them(line):
    texts = [str(on_page(line)), " ".join(seen(line).words), str(in_odt(line)), str(in_csv(line))]
    texts.append(in_pdf(line))
    for text in texts:
        assert "439" in text
        for number in HIDDEN:
            assert not re.search(rf"(?<!\d){number}(?!\d)", text), number
    assert f'width="{100 * 7 / 439:.1f}%' not in get(line).content.decode()


@pytest.mark.parametrize("name", PAPERS)
def test_every_file_taken_along_is_logged_with_its_purpose(line, name):
    answer = get(line, name)
    assert answer["Content-Disposition"].startswith('attachment; filename="cijfers-2025.')
    assert answer["Cache-Control"] == "no-store"
    line.at_work("cora")
    logged = LogEntry.unscoped.get(event_type="statistics.read")
    assert logged.purpose.startswith("jaarcijfers van de eigen organisatie meenemen als ")
    assert logged.object_id == str(LAST_YEAR)


@pytest.mark.parametrize("name", PAPERS)
def test_a_year_that_runs_is_not_taken_along(line, name):
    year = timezone.localdate().year
    tell(line, "cora", year, COUNTS, many=2)
    assert get(line, name, year).status_code == 404
    assert "meenemen" not in get(line, year=year).content.decode()


@pytest.mark.parametrize("name", PAPERS)
def test_who_may_not_see_the_page_gets_no_file(line, name):
    assert get(line, name, who="wim").status_code == 404
    assert get(line, name, who="chris").status_code == 404


def test_a_pdf_that_cannot_be_made_sends_back_to_the_page_and_says_so(line, unprintable):
    client = signed_in(line.at_work("cora"))
    page = client.get(reverse("statistics:year_pdf", args=[LAST_YEAR]), follow=True)
    assert "neem het ODT-bestand" in page.content.decode()


def test_the_description_names_the_table_that_is_sent(line):
    about = json.loads(get(line, "year_description").content)
    assert about["url"] in get(line, "year_csv")["Content-Disposition"]
    assert about["dc:creator"] == line.at_work("cora").organisation.name
