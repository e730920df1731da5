"""Before a house style is put to use one sees a letter with it: the page of every letter, about
nobody, and plainly an example."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.style import papers
from tests.style.making import PLUM, in_use, laid_ready, nested, png
from zorgvuldig import paper
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.paper import CannotBePrinted
from zorgvuldig.people.models import Person
from zorgvuldig.style import example_paper
from zorgvuldig.style.letterhead import OWN, letterhead_of

START = "/organisatie/huisstijl/"


def opened(client, ready):
    return client.get(f"{START}{ready.pk}/brief.pdf")


def words(content):
    pages = (page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return re.sub(r"\s+", " ", " ".join(pages))


def test_it_has_the_head_of_what_is_laid_ready_and_not_of_what_is_in_use(town, knock):
    in_use(town, tree=nested(utrecht__link__color="#00518f"))
    answer = opened(knock("gerda"), laid_ready(town, logo=png()))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert "no-store" in answer["Cache-Control"]
    assert papers.logos(answer.content) == ["De Brug"]
    assert papers.pictures(answer.content) == ["/Image"]
    assert papers.wears(answer.content, PLUM)
    assert not papers.wears(answer.content, "#00518f")


def test_it_is_plainly_an_example_and_about_nobody(town, knock):
    content = opened(knock("gerda"), laid_ready(town)).content
    told = words(content)
    assert example_paper.MARK in PdfReader(BytesIO(content)).metadata.title
    assert told.count(example_paper.MARK) >= 2  # across the page, and at its foot
    assert "De Brug" in told
    names = [person.name for person in Person.objects.all()]
    assert names
    assert [name for name in names if name in told] == []


def test_it_comes_from_the_page_of_a_true_letter(town, monkeypatch):
    """With what is in use, a true letter with the same words is the same paper."""
    style = in_use(town)
    given = []
    monkeypatch.setattr(
        example_paper, "letter", lambda told, **how: given.append(told) or paper.letter(told, **how)
    )
    shown = example_paper.pdf(style.organisation, style)
    with paper.marked(example_paper.MARK):
        true = paper.letter(given[0], head=letterhead_of(style.organisation))
    assert papers.told(shown) == papers.told(true)
    assert words(shown) == words(true)
    from zorgvuldig.exchange.paper import pdf

    assert pdf.__globals__["paper"].letter is paper.letter


def test_that_somebody_looked_stands_in_the_logbook_with_why(town, knock):
    ready = laid_ready(town)
    opened(knock("gerda"), ready)
    town.at_work("gerda")
    line = LogEntry.unscoped.get(event_type="house_style.printed")
    assert (line.object_id, line.action, bool(line.purpose)) == (str(ready.pk), "R", True)


@pytest.mark.parametrize("name", ["anna", "chaima"])
def test_it_is_for_who_runs_this_office_alone(town, knock, name):
    assert opened(knock(name), laid_ready(town)).status_code in (403, 404)


def test_there_is_none_of_what_is_in_use_or_gone(town, knock):
    used = in_use(town)
    assert opened(knock("gerda"), used).status_code == 404


def test_a_letter_that_cannot_be_made_is_said(town, knock, monkeypatch):
    def refuses(*_, **__):
        raise CannotBePrinted

    monkeypatch.setattr(example_paper, "letter", refuses)
    gerda, ready = knock("gerda"), laid_ready(town)
    told = gerda.get(f"{START}{ready.pk}/brief.pdf", follow=True).content.decode()
    assert "kan nu geen PDF" in told
    town.at_work("gerda")
    assert not LogEntry.unscoped.filter(event_type="house_style.printed").exists()


def test_without_a_logo_it_has_the_colour_and_with_a_logo_alone_ours(town, knock):
    gerda = knock("gerda")
    plain = opened(gerda, laid_ready(town, logo=None)).content
    assert (papers.logos(plain), papers.wears(plain, PLUM)) == ([], True)
    drawn = opened(gerda, laid_ready(town, tree={})).content
    assert (papers.logos(drawn), papers.wears(drawn, OWN)) == (["De Brug"], True)


def test_the_page_offers_it_before_use_and_not_after(town, knock):
    gerda, ready = knock("gerda"), laid_ready(town)
    assert f"{ready.pk}/brief.pdf" in gerda.get(START).content.decode()
    gerda.post(f"{START}{ready.pk}/gebruiken/")
    assert "brief.pdf" not in gerda.get(START).content.decode()
