"""What stands in docs/handleiding: a page for each file and each folder there, read piece by piece.

`**words**` are words on the screen, letter for letter: a button, a link, a heading, a question. A
sentence the screen says stands between “ and ”. An address between backticks is one of the
product. Whoever changes one of those in the product, finds the manual in the tests.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "docs/handleiding"
START = "start"
PICTURES = "beelden"
ADDRESS = re.compile(r"/(?:[a-z-]+/)*")
SAID = re.compile(r"“([^”]+)”")
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Task:
    """One heading of level two with what stands below it; a page may open without one."""

    title: str
    tokens: tuple[Token, ...]

    @property
    def anchor(self) -> str:
        return anchor(self.title)

    @property
    def words(self) -> list[str]:
        """What stands in bold, in order."""
        found = []
        for line in self._lines():
            inside = line.children or []
            for number, token in enumerate(inside):
                if token.type == "strong_open":
                    found.append(text_of(inside[number + 1 : _closing(inside, number)]))
        return found

    @property
    def said(self) -> list[str]:
        """What stands between “ and ”."""
        return [x for line in self._lines() for x in SAID.findall(text_of(line.children or []))]

    @property
    def pictures(self) -> list[str]:
        """The names of the pictures, without folder and ending."""
        return [Path(source).stem for source, _ in self.images]

    @property
    def images(self) -> list[tuple[str, str]]:
        """Each picture as it is named, with what it tells who cannot see it."""
        return [
            (str(one.attrs["src"]), one.content) for one in self._inside() if one.type == "image"
        ]

    @property
    def links(self) -> list[str]:
        return [str(one.attrs["href"]) for one in self._inside() if one.type == "link_open"]

    @property
    def addresses(self) -> list[str]:
        """The addresses of the product that are named."""
        named = [one.content for one in self._inside() if one.type == "code_inline"]
        return [one for one in named if one.startswith("/")]

    def _lines(self) -> Iterator[Token]:
        return (token for token in self.tokens if token.type == "inline")

    def _inside(self) -> Iterator[Token]:
        return (token for line in self._lines() for token in line.children or [])


@dataclass(frozen=True)
class Page:
    """One page of the manual: for a role, or the start."""

    name: str
    files: tuple[Path, ...]

    @property
    def title(self) -> str:
        first = self.files[0].read_text().splitlines()[0]
        return first.removeprefix("# ")

    @property
    def tasks(self) -> list[Task]:
        return [task for path in self.files for task in tasks_of(path)]

    @property
    def headed(self) -> list[Task]:
        """Without what opens the page."""
        return [task for task in self.tasks if task.title]


def pages() -> list[Page]:
    """The start first, then the rest in the order in which the start names them."""
    start = Page(START, (SOURCES / f"{START}.md",))
    named = [link.partition("/")[0] for task in start.tasks for link in task.links]
    found = [path.name for path in SOURCES.iterdir() if path.is_dir()]
    order = sorted(found, key=lambda name: (name not in named, [*named, name].index(name)))
    return [start, *(Page(name, tuple(sorted((SOURCES / name).glob("*.md")))) for name in order)]


def tasks_of(path: Path) -> list[Task]:
    """A file in pieces; what stands before the first heading of level two has no title."""
    tokens = MARKDOWN.parse(path.read_text())
    begins = [n for n, token in enumerate(tokens) if token.type == "heading_open"]
    begins = [n for n in begins if tokens[n].tag == "h2"]
    pieces = [tokens[: begins[0] if begins else None]]
    pieces += [tokens[a:b] for a, b in zip(begins, [*begins[1:], None], strict=True)]
    return [Task(tokens_title(piece), tuple(piece)) for piece in pieces if piece]


def tokens_title(piece: list[Token]) -> str:
    first = piece[0]
    return text_of(piece[1].children or []) if first.tag == "h2" else ""


def text_of(tokens: list[Token]) -> str:
    """What is read: without marks, with lines as spaces."""
    text = "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type != "image"
    )
    return " ".join(text.split())


def anchor(title: str) -> str:
    """The place of a heading on its page, as code hosts make it of the same file."""
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", title).lower())
    return re.sub(r"\s", "-", kept.strip())


def _closing(inside: list[Token], opened: int) -> int:
    return next(n for n in range(opened, len(inside)) if inside[n].type == "strong_close")
