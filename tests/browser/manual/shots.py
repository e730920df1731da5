"""What a picture of the manual is: who looks, by which words one gets there, and what is taken.

A way is walked as a reader walks it: a text is the link with that name on the page that is open,
and what is no link is a step of its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE, sign_in

Step = Callable[[Page], Any]
HIGHEST = 760  # a picture shows where to begin, not a whole form
AIR = 16  # around what is taken
PHONE, DESK = 390, 700
READ = """() => {
    const closed = [...document.querySelectorAll('details:not([open])')];
    closed.forEach(one => one.open = true);
    const words = text => text.replace(/\\u00ad/g, '').replace(/\\s+/g, ' ').trim();
    const seen = part => { const copy = part.cloneNode(true);
        copy.querySelectorAll('.zv-only-read, .zv-optional').forEach(one => one.remove());
        return words(copy.textContent); };
    const parts = 'a, button, label, legend, h1, h2, h3, summary, option, th, dt, strong';
    const found = { pieces: [...document.querySelectorAll(parts)].map(seen),
                    text: words(document.body.innerText) };
    closed.forEach(one => one.open = false);
    return found; }"""

UNFOLD = """words => document.querySelectorAll('details').forEach(one => {
    one.open = one.open || one.textContent.includes(words); })"""


@dataclass(frozen=True)
class Shot:
    """One picture, by the name it has in the manual."""

    name: str
    who: str
    way: tuple[str | Step, ...] = ()
    part: str = "main"
    begins: str = "/"
    width: int = DESK
    beyond: tuple[str | Step, ...] = ()  # what the manual tells of and the picture does not show
    highest: int = HIGHEST


@dataclass
class Seen:
    """What a reader met on the way to a picture, words by words."""

    pieces: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def read(self, page: Page) -> None:
        found = page.evaluate(READ)
        self.pieces |= set(found["pieces"])
        self.texts.append(found["text"])

    def again(self) -> "Seen":
        return Seen(set(self.pieces), list(self.texts))


class Visitor:
    """The browser in which the pictures are taken; one session for each person and width. Where a
    way went before is remembered: what begins alike is walked once."""

    def __init__(self, browser: Browser, product: str) -> None:
        self.browser, self.product = browser, product
        self.pages: dict[tuple[str, int], Page] = {}
        self.been: dict[tuple[Any, ...], tuple[str, Seen]] = {}

    def page_of(self, shot: Shot) -> Page:
        key = (shot.who, shot.width)
        if key not in self.pages:
            context = self.browser.new_context(
                base_url=self.product,
                viewport={"width": shot.width, "height": 900},
                locale="nl-NL",
                color_scheme="light",
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            self.pages[key] = context.new_page()
            if shot.who:
                sign_in(self.pages[key], shot.who)
        return self.pages[key]

    def walk(self, shot: Shot, picture: Path | None) -> Seen:
        """To the page of the picture, and on: everything that was met on the way. Takes it, too."""
        page = self.page_of(shot)
        seen = self.to(page, shot, len(shot.way))
        self.photograph(page, shot, picture)
        for step in shot.beyond:
            take(page, step)
            seen.read(page)
        return seen

    def to(self, page: Page, shot: Shot, steps: int) -> Seen:
        """So many steps of the way."""
        key = (shot.who, shot.width, shot.begins, *shot.way[:steps])
        if key in self.been:
            address, before = self.been[key]
            page.goto(address)
            return before.again()
        seen = Seen()
        if steps:
            seen = self.to(page, shot, steps - 1)
            take(page, shot.way[steps - 1])
        else:
            page.goto(shot.begins)
        seen.read(page)
        self.been[key] = page.url, seen.again()
        return seen

    def photograph(self, page: Page, shot: Shot, path: Path | None) -> None:
        """The part that is named, from above, as high as a page of the manual can use. Without a
        place for it, only whether there is something to take."""
        box = page.locator(shot.part).first.bounding_box()
        assert box is not None, f"{shot.name}: {shot.part} is not to be seen"
        if path is None:
            return
        left, top = max(box["x"] - AIR, 0), max(box["y"] - AIR, 0)
        width = min(box["width"] + 2 * AIR, shot.width - left)
        height = min(box["height"] + 2 * AIR, shot.highest)
        clip = {"x": left, "y": top, "width": width, "height": height}
        page.screenshot(path=path, clip=clip, full_page=True)  # type: ignore[arg-type]

    def leave(self) -> None:
        for page in self.pages.values():
            page.context.close()


def take(page: Page, step: str | Step) -> None:
    """One step: the link that says this, or begins so, or what the step does itself. A link may be
    behind a fold."""
    if not isinstance(step, str):
        step(page)
        return
    link = page.get_by_role("link", name=step, exact=True)
    if link.count() == 0:
        page.evaluate(UNFOLD, step)
    if link.count() == 0:
        link = page.get_by_role("link", name=re.compile(f"^{re.escape(step)}"))
    link.first.click()
    page.wait_for_load_state()
