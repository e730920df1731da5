"""Every picture of the manual is taken of the product as it is; what it quotes is on the screen.

With `MANUAL` in the environment the pictures are kept in that folder; `make manual` says which.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.conftest import start, stop
from tests.browser.manual import readme
from tests.browser.manual.shots import Seen, Visitor
from tests.browser.manual.shots_of_dossiers import DOSSIERS
from tests.browser.manual.shots_of_others import OTHERS
from tests.folders import own_folder
from tools.manual.sources import PICTURES, Page, Task, pages

pytestmark = pytest.mark.browser
SHOTS = {shot.name: shot for shot in (*DOSSIERS, *OTHERS)}
TRAINERS = "trainers"  # exercises go through every room


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Visitor]:
    """In a demonstration that nobody changed yet."""
    with own_folder() as var:
        address, process = start(var)
        visitor = Visitor(browser, address)
        yield visitor
        visitor.leave()
        stop(process)


@pytest.fixture(scope="module")
def seen(visitor: Visitor) -> dict[str, Seen]:
    """What was met on the way to each picture."""
    kept = os.environ.get("MANUAL")
    folder = Path(kept) / PICTURES if kept else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    found = {name: met(visitor, name, folder) for name in SHOTS}
    faults = [f"{name}: {one}" for name, one in found.items() if not isinstance(one, Seen)]
    assert faults == []
    return {name: one for name, one in found.items() if isinstance(one, Seen)}


def met(visitor: Visitor, name: str, folder: Path | None) -> Seen | str:
    """What was met, or why the picture cannot be taken."""
    try:
        return visitor.walk(SHOTS[name], folder / f"{name}.png" if folder else None)
    except Error as fault:
        return fault.message.splitlines()[0]


def around(page: Page, task: Task, seen: dict[str, Seen]) -> list[Seen]:
    """What a reader of this task has before them: the pages of its pictures; without pictures
    those of the whole page."""
    if page.name == TRAINERS:
        return list(seen.values())
    named = task.pictures or [name for one in page.tasks for name in one.pictures]
    return [seen[name] for name in named]


def is_there(word: str, where: list[Seen]) -> bool:
    """A button, link, heading or question with exactly these words; … stands for a name."""
    wanted = re.compile(re.escape(word).replace("…", ".+"))
    return any(wanted.fullmatch(piece) for one in where for piece in one.pieces)


def is_said(sentence: str, where: list[Seen]) -> bool:
    return any(sentence in text for one in where for text in one.texts)


def not_there(page: Page, seen: dict[str, Seen]) -> list[tuple[str, str, str]]:
    found = []
    for task in page.tasks:
        where = around(page, task, seen)
        for word in task.words:
            if not is_there(word, where):
                found.append((page.name, task.title, word))
        for sentence in task.said:
            if not is_said(sentence, where):
                found.append((page.name, task.title, sentence))
    return found


def test_the_picture_of_the_readme_shows_what_stands_on_the_page(visitor: Visitor):
    """`make pictures` renews it; look at it before it is committed."""
    now, shown = readme.taken(visitor), readme.kept(readme.PICTURE)
    assert len(shown) > 10
    assert now[: len(shown)] == shown


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_what_the_manual_quotes_stands_on_the_screen(page: Page, seen: dict[str, Seen]):
    assert not_there(page, seen) == []


def test_a_word_that_is_not_on_the_screen_is_found():
    where = [Seen({"Gesprek vastleggen", "Mag ik praten met Vader Duinpan?"}, ["Lees eerst."])]
    assert is_there("Gesprek vastleggen", where)
    assert is_there("Mag ik praten met …?", where)
    assert not is_there("Gesprek", where)
    assert not is_there("Gesprek opslaan", where)
    assert is_said("Lees eerst", where)
    assert not is_said("Lees later", where)
