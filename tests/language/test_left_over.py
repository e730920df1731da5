"""Every page of the three towns that is shown in English, walked through for Dutch left between."""

import ast
import os
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.db import transaction

from tests.attack import places
from tests.house.reading import ROOT, python_files
from zorgvuldig.language.filters import said
from zorgvuldig.language.showing import shown_in
from zorgvuldig.language.whose import Typed
from zorgvuldig.logbook.lines import what_for
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Person

# Words that are Dutch and never English, and so common that nearly every sentence has one.
DUTCH = re.compile(
    r"(?<![\w’])(?:het|een|zijn|niet|uw|dat|deze|voor|aan|bij|te|om|als|wie|hoe|geen|nog|ook|naar|"
    r"maar|kan|mag|moet|wel|zelf|zij|heeft|hebt|wordt|kunt|dit|wij|waar|wanneer|waarom|en|er|tot|"
    r"januari|februari|maart|mei|juni|juli|augustus|oktober|terug|opslaan|vastleggen)(?![\w’])",
    re.IGNORECASE,
)
# Names stay as they are: of bodies and laws, and of who lives in these towns; so do addresses.
NAMES = re.compile(
    r"https?://\S+|Het Anker|Het Lyceum|Raad voor de Kinderbescherming|Autoriteit Persoonsgegevens"
    r"|Waterland aan Zee|Hoe houd ik contact met mijn kind\?"
    r"|Beroepscode BPSW art\. 11 en 13"
)
PARTS = re.compile(r"(?<=[.:,]) | (?=\()")
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


class Dutch(HTMLParser):
    """Collects the texts of a page that are not said to be Dutch, and read as if they were."""

    def __init__(self) -> None:
        super().__init__()
        self.standing: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        words = dict(attrs)
        before = bool(self.standing and self.standing[-1][1])
        skip = before or words.get("lang") == "nl" or tag in ("script", "style", "textarea")
        for name in ("title", "alt", "aria-label", "placeholder"):
            if not skip and words.get(name):
                self.hear(words[name])
        if tag not in VOID:
            self.standing.append((tag, skip))

    def handle_endtag(self, tag):
        while self.standing and self.standing.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not (self.standing and self.standing[-1][1]):
            self.hear(data)

    def hear(self, text):
        text = " ".join(text.split())
        if DUTCH.search(NAMES.sub("", text)) and not typed(text):
            self.found.append(text)


@cache
def all_typed() -> str:
    """Everything that the tests type, in one text: what people wrote stays as they wrote it."""
    found = []
    for path in python_files(ROOT / "tests"):
        if path.parent.name == "language":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(" ".join(node.value.split()))
            elif isinstance(node, ast.JoinedStr):
                found.append(ast.unparse(node))
    return "\n".join(found)


def typed(text: str) -> bool:
    """Typed as a whole; or a sentence of ours around what was typed, which has no Dutch itself."""
    return _typed(text) or all(_typed(part) or not DUTCH.search(part) for part in PARTS.split(text))


def _typed(text: str) -> bool:
    return text.strip(" .:;,·()–“”‘’") in all_typed()


def dutch_in(page: str) -> list[str]:
    reader = Dutch()
    reader.feed(page)
    return reader.found


def purposes_left() -> list[str]:
    """What for somebody did something, in words of ours, that the logbook cannot say in English."""
    lines = LogEntry.unscoped.exclude(purpose="").values_list("event_type", "purpose").distinct()
    told = [what_for(*line) for line in lines]
    with shown_in("en"):
        return [one for one in told if not isinstance(one, Typed) and said(one) == one]


def test_what_would_be_found():
    assert dutch_in('<p>Fill this in.</p><p lang="nl">Dit is een brief aan u.</p>') == []
    assert dutch_in("<p>Fill in <b>het vakje en nog een</b></p>") == ["het vakje en nog een"]
    assert dutch_in('<a title="Terug naar wat er was">x</a>') == ["Terug naar wat er was"]


@pytest.mark.parametrize("name", os.environ.get("TOWN", "care helpline gatherings").split())
def test_no_dutch_is_left_in_an_english_page(db, name):
    town = places.TOWNS[name]()
    Person.objects.update(language="en")
    found, english = {}, 0
    for address, method, client in town.opened():
        with transaction.atomic():
            answer = getattr(client, method.lower())(town.address(address))
            left_for = purposes_left()
            transaction.set_rollback(True)
        if left_for:
            found[f"{address}, in the logbook"] = left_for
        page = answer.content.decode() if "html" in answer.get("Content-Type", "") else ""
        if '<html lang="en"' in page and "left_dutch" not in page:
            english += 1
            if left := dutch_in(page):
                found[address] = left
    if os.environ.get("SHOW"):  # a file to write them to, for who translates
        text = "\n".join(f"{address}: {one}" for address, left in found.items() for one in left)
        Path(os.environ["SHOW"]).write_text(f"{english} pages in English\n{text}\n")
    assert found == {}
