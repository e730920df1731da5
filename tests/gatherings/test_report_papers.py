"""The signed report as PDF/UA and OpenDocument, and what the municipality does with it."""

import io
import shutil
import subprocess
import zipfile
from datetime import timedelta
from html import unescape
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.reporting import follow_up
from tests.style import papers
from tests.style.making import PLUM, in_use
from zorgvuldig import walls
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.access.bottlenecks import added_up_for
from zorgvuldig.gatherings.models import Bottleneck, Recommendation, Workshop
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow

pytestmark = pytest.mark.usefixtures("library_is_awake")

NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TITLE = "Verslag van het werkatelier in Waterland aan Zee"


@pytest.fixture
def sent(wise):
    """A workshop whose report was sent, with one recommendation."""
    workshop = making.led(wise, making.a_workshop(wise, state="HELD"))
    wise.workshop = making.a_report(workshop, wise.at_work("paul"), "SENT")
    wise.one = Recommendation.unscoped.get(workshop=workshop)
    return wise


def host(workshop, name="report", **more):
    link = links.token("host", workshop.pk, workshop.turn)
    return reverse(f"gathering:{name}", kwargs={"slug": "samen-wijs", "link": link, **more})


def staff(wise, name="report_pdf", who="paul"):
    return signed_in(wise.actors[who]).get(reverse(f"gatherings:{name}", args=[wise.workshop.pk]))


def test_the_pdf_carries_the_head_of_who_held_the_workshop(sent):
    in_use(sent, "greet")
    for paper in (Client().get(host(sent.workshop, "report_pdf")), staff(sent)):
        assert papers.logos(paper.content) == ["Samen Wijs"]
        assert papers.wears(paper.content, PLUM)


def test_the_pdf_is_tagged_dutch_and_says_what_was_signed(sent):
    paper = PdfReader(io.BytesIO(Client().get(host(sent.workshop, "report_pdf")).content))
    root = paper.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert paper.metadata.title == TITLE
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    text = " ".join("".join(page.extract_text() for page in paper.pages).split())
    for said in (
        "Men kent elkaar.",
        "Noem één contactpunt.",
        "teamleider jeugd",
        "las dit verslag",
    ):
        assert said in text


def part(answer, name):
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(answer.content)).read(name))


def test_the_opendocument_has_headings_lists_and_a_table_in_dutch(sent):
    answer = staff(sent, "report_odt")
    words = part(answer, "content.xml")
    heads = [("".join(h.itertext()), h.get(f"{{{NS['text']}}}outline-level"))
             for h in words.iterfind(".//text:h", NS)]  # fmt: skip
    assert heads[0] == (TITLE, "1")
    assert ("Dilemma’s per stap", "2") in heads
    assert ("Bij stap 1, beschrijf wat u ziet", "3") in heads
    items = ["".join(i.itertext()) for i in words.iterfind(".//text:list/text:list-item", NS)]
    assert "Men kent elkaar." in items
    table = words.find(".//table:table", NS)
    head = table.find("table:table-header-rows/table:table-row", NS)
    assert ["".join(c.itertext()) for c in head] == ["Aanbeveling", "Voor wie", "Wie het doet",
                                                    "Klaar op"]  # fmt: skip
    assert len(table.findall("table:table-row", NS)) == 1
    meta = part(answer, "meta.xml")
    assert meta.find(".//dc:language", NS).text == "nl-NL"
    assert meta.find(".//dc:title", NS).text == TITLE
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names[0] == "mimetype"
    assert "Thumbnails/thumbnail.png" not in names


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_opens_the_opendocument(sent, tmp_path):
    (tmp_path / "verslag.odt").write_bytes(staff(sent, "report_odt").content)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path,
         tmp_path / "verslag.odt"],
        check=True, timeout=120, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "Noem één contactpunt." in (tmp_path / "verslag.txt").read_text("utf-8")


@pytest.mark.gate("W-05", "refuses")
@pytest.mark.parametrize("name", ["report_pdf", "report_odt"])
def test_what_nobody_signed_is_not_taken_along(wise, name):
    workshop = making.led(wise, making.a_workshop(wise, state="HELD"))
    wise.workshop = making.a_report(workshop, wise.at_work("paul"))
    assert staff(wise, name).status_code == 302
    assert Client().get(host(workshop, name)).status_code == 404
    assert Client().get(host(workshop)).status_code == 404


def test_every_download_is_logged_and_nothing_of_a_visitor(sent):
    staff(sent, "report_odt")
    Client().get(host(sent.workshop, "report_pdf"))
    lines = LogEntry.unscoped.filter(event_type="report.downloaded")
    told = {(line.user_id, line.source_ip is None) for line in lines if line.user_role == "CALLER"}
    assert told == {(None, True)}
    assert sent.paul.person.pseudonym in {line.user_id for line in lines}


def test_the_municipality_reads_the_report_and_its_recommendations(sent):
    page = unescape(Client().get(host(sent.workshop, "host")).content.decode())
    assert "Noem één contactpunt." in page
    assert "Nog niet begonnen" in page
    assert "Men kent elkaar." in unescape(Client().get(host(sent.workshop)).content.decode())


def test_the_municipality_says_what_came_of_it(sent):
    address = host(sent.workshop, "recommendation", which=sent.one.pk)
    page = Client().get(address)
    once = page.content.decode().partition('name="once" value="')[2].partition('"')[0]
    typed = {"once": once, "was": "OPEN", "state": "DONE", "came_of_it": "Het contactpunt is er."}
    done = unescape(Client().post(address, typed).content.decode())
    assert "Opgeslagen." in done
    assert "Het contactpunt is er." in done
    sent.at_work("olga")
    row = Recommendation.unscoped.get(pk=sent.one.pk)
    assert (row.state, row.state_on) == ("DONE", timezone.localdate())
    shown = signed_in(sent.olga).get(reverse("gatherings:workshop", args=[sent.workshop.pk]))
    assert "Het contactpunt is er." in unescape(shown.content.decode())


@pytest.mark.parametrize("state", ["OPEN", "BUSY", "DONE", "DROPPED"])
def test_a_recommendation_can_stand_anywhere(sent, state):
    follow_up(sent.workshop, sent.one.pk, state=state)
    assert Recommendation.unscoped.get(pk=sent.one.pk).state == state


def test_a_name_in_what_came_of_it_is_refused_and_the_town_itself_is_not(sent):
    with pytest.raises(NotNow, match="Kevin"):
        follow_up(sent.workshop, sent.one.pk, came_of_it="Kevin Bakkers doet dit nu.", nobody=True)
    follow_up(sent.workshop, sent.one.pk, came_of_it="In Waterland aan Zee is het er.")


def test_two_people_of_one_municipality_notice_each_other(sent):
    follow_up(sent.workshop, sent.one.pk, state="BUSY")
    with pytest.raises(ChangedMeanwhile):
        follow_up(sent.workshop, sent.one.pk, state="DROPPED")


def test_after_closing_nothing_of_it_changes(sent):
    Workshop.unscoped.filter(pk=sent.workshop.pk).update(state="CLOSED")
    with pytest.raises(NotNow, match="afgerond"):
        follow_up(sent.workshop, sent.one.pk)


def test_the_recommendation_of_another_workshop_is_not_there(sent):
    other = making.a_report(making.a_workshop(sent, state="HELD"), sent.at_work("paul"), "SENT")
    which = Recommendation.unscoped.get(workshop=other).pk
    assert Client().get(host(sent.workshop, "recommendation", which=which)).status_code == 404


def heard(wise, number, by="olga", **known):
    """So many workshops whose report was sent last quarter, each with one bottleneck."""
    actor = wise.at_work(by)
    for _ in range(number):
        long_ago = timezone.localdate() - timedelta(days=100)
        told = {"report_sent_on": long_ago, "keep_until": long_ago + timedelta(days=365), **known}
        workshop = making.a_workshop(wise, by=by, state="REPORT_SENT", **told)
        Bottleneck.unscoped.create(
            organisation=actor.organisation, workshop=workshop, kind="NO_FEEDBACK",
            one="SAFETY", other="EDUCATION", sealed=b"",
        )  # fmt: skip


def counted(wise):
    return [row.workshops for row in added_up_for(wise.at_work("olga"), timezone.localdate())]


def test_bottlenecks_are_added_up_from_five_workshops_of_ones_own(wise):
    heard(wise, 4)
    heard(wise, 3, by="otto")
    assert counted(wise) == []
    heard(wise, 1)
    assert counted(wise) == [5, 5]
    page = unescape(signed_in(wise.olga).get(reverse("gatherings:bottlenecks")).content.decode())
    assert "5 of meer" in page
    assert "Onderwijs" in page
    assert "Waterland" not in page


@pytest.mark.parametrize("known", [{"report_sent_on": None}, {"soon": 3}, {"today": 0}])
def test_what_is_not_over_or_about_to_be_erased_does_not_count(wise, known):
    today = timezone.localdate()
    if "soon" in known:
        known = {"keep_until": today + timedelta(days=1)}
    if "today" in known:
        known = {"report_sent_on": today}
    heard(wise, 5, **known)
    assert counted(wise) == []


def test_the_pages_of_the_municipality_leave_no_cookie(sent):
    for name in ("host", "report"):
        answer = Client().get(host(sent.workshop, name))
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
    walls.say(organisation=None)
