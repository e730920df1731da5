"""Brings the catalogues of languages up to date with the source: `make catalogue`.

Texts come from the templates, from the Dutch in the program, and from the handbook. New ones are
added, those that are gone are kept apart as obsolete, and no translation is changed. Then it says
what is still to do, and which translations cannot be used. What is written for clients, families
and visitors is not in it: letters and mails stay Dutch, and the public pages of a line have texts
of their own.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib  # type: ignore[import-untyped]

from zorgvuldig.language.catalogue import languages
from zorgvuldig.language.dutch import dutch_in
from zorgvuldig.language.sameness import faults
from zorgvuldig.language.units import units_in

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = Path("src/zorgvuldig")
CATALOGUES = PRODUCT / "language"
# A text that stands in more rooms is translated in the first of these.
ROOMS = [
    "web",
    "people",
    "recording",
    "drafts",
    "dossiers",
    "guide",
    "helpline",
    "gatherings",
    "exchange",
    "carrying",
    "directory",
    "statistics",
    "privacy",
    "logbook",
    "api",
    "style",
    "practice",
    "vault",
    "rules",
    "handbook",
]
# Parts of the handbook that staff read on their screens.
HANDBOOK = [
    "codes",
    "day",
    "labels",
    "events",
    "letting",
    "gates",
    "help_desk",
    "login",
    "api",
    "statistics",
    "directory",
    "bias",
    "retention",
    "first_day",
    "house_style",
    "practice",
    "rights",
    "method",
    "principles",
    "law",
    "notices",
]
EVENTS = [
    f"trigger/{path.stem}" for path in sorted((ROOT / PRODUCT / "handbook/trigger").glob("*.toml"))
]
# And of the gatherings; but not what is put before visitors or stands in a report, in Dutch.
ASIDE = {
    "gatherings/bottlenecks": {"text"},
    "gatherings/programme": {"say", "who"},
    "gatherings/recommendations": {"action", "for_whom"},
    "gatherings/meetings": {"line", "lead", "goal", "numbers"},
    "gatherings/confidence": {"lead"},
}
PAPERS = [*ROOMS, *(f"handbook_{name.replace('/', '_')}" for name in [*HANDBOOK, *EVENTS, *ASIDE])]
# For clients, visitors, or a whole room that looks.
FOR_OTHERS = re.compile(
    r"(?<!exchange)/public|/mail|_mail|mails|/door|trouble|api/answers/|/letter/|rules/notices|projector"
    r"|/room/_(?:asked|columns|screen)|^(?!.*/views).*(?:papers?|papers/\w+|letters)\.py"
    r"|/vault/(?!models\.py)"  # for operators
    # words that a Dutch text is looked through for, or that are put in it
    r"|rules/(?:places|gatherings/spelled|nameless/(?:ages|everyday|given|patterns|people|when))\.py"
)
# Keys of the handbook whose texts are codes or sources; with [], of what stands in a list.
NOT_READ = {
    "room",
    "source",
    "reviewed",
    "law",
    "url",
    "code",
    "field",
    "text_state",
    "level",
    "id",
    "beside[]",
    "stems[]",
}
# Of papers with more names and codes than words: the only keys whose words somebody reads.
ONLY_READ = {
    "first_day": {"title", "intro", "why", "by_itself"},
    "house_style": {"means"},
    "notices": {"label", "how"},
    "practice": {"does", "title", "text", "steps"},
    "rights": {"title", "text", "label"},
}
LETTERS = re.compile(r"[^\W\d_]{2}")
CODE = re.compile(r"[\w.:/-]*[_:./]\w*")
HEADERS = {
    "Accept",
    "Allow",
    "Authorization",
    "Vary",
    "Content",
    "Retry",
    "True",
    "False",
    "Bearer",
}


class Text(NamedTuple):
    """One text and where it stands."""

    unit: str
    room: str
    place: str
    kind: str  # template, program or handbook


def texts() -> Iterator[Text]:
    """Every text that staff may read, room by room."""
    found = [*_of_templates(), *_of_the_program(), *_of_the_handbook()]
    found.sort(key=lambda text: PAPERS.index(text.room))
    seen = set()
    for text in found:
        if text.unit not in seen:
            seen.add(text.unit)
            yield text


def _files(pattern: str) -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / PRODUCT).rglob(pattern)):
        place = path.relative_to(ROOT / PRODUCT).as_posix()
        room = place.split("/")[0]
        if room in ROOMS and path.is_file() and not FOR_OTHERS.search(f"/{place}"):
            yield room, path


def _of_templates() -> Iterator[Text]:
    messages = _files("templates/*/messages/*.txt")  # of allauth: shown on the next page
    for room, path in [*_files("templates/**/*.html"), *messages]:
        place = path.as_posix().split("/templates/", 1)[1]
        for unit in units_in(path.read_text(encoding="utf-8")):
            yield Text(unit, room, place, "template")


def _of_the_program() -> Iterator[Text]:
    classes = _classes()
    for room, path in _files("*.py"):
        if "migrations" in path.parts:
            continue
        place = path.relative_to(ROOT / PRODUCT).as_posix()
        for unit, labelled in dutch_in(ast.parse(path.read_text(encoding="utf-8"))):
            if labelled or unit not in classes | HEADERS:
                yield Text(unit, room, place, "program")


def _classes() -> set[str]:
    found = set()
    for _, path in _files("*.py"):
        found |= set(re.findall(r"^\s*class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


def _of_the_handbook() -> Iterator[Text]:
    for name in [*HANDBOOK, *EVENTS, *ASIDE]:
        path = ROOT / PRODUCT / "handbook" / f"{name}.toml"
        told, aside = tomllib.loads(path.read_text(encoding="utf-8")), ASIDE.get(name, set())
        for unit in _words(told, "", ONLY_READ.get(name), aside):
            yield Text(unit, f"handbook_{name.replace('/', '_')}", path.name, "handbook")


def _words(value: object, key: str, only: set[str] | None, aside: set[str]) -> Iterator[str]:
    """What stands under this key, without what is left aside; with `only`, once one of those keys
    was passed."""
    if key in aside:
        return
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _words(one, name, None if only and name in only else only, aside)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one, f"{key}[]", only, aside)
    elif isinstance(value, str) and not only and key not in NOT_READ and _has_words(value):
        yield value


def _has_words(value: str) -> bool:
    return bool(LETTERS.search(value)) and not CODE.fullmatch(value)


def renewed(language: str) -> dict[Path, polib.POFile]:
    """The catalogues as they ought to be: by room, every text once."""
    kept = {entry.msgid: entry for _, entry in _written(language) if entry.msgstr}
    files: dict[Path, polib.POFile] = {}
    for text in texts():
        path = CATALOGUES / language / f"{text.room}.po"
        paper = files.setdefault(path, _empty(language))
        before = kept.pop(text.unit, None)
        paper.append(
            polib.POEntry(
                msgid=text.unit,
                msgstr=before.msgstr if before else "",
                flags=before.flags if before else [],
                tcomment=before.tcomment if before else "",
                comment=text.kind,
                occurrences=[(text.place, "")],
            )
        )
    for entry in kept.values():
        gone = polib.POEntry(msgid=entry.msgid, msgstr=entry.msgstr, obsolete=True)
        files[CATALOGUES / language / "web.po"].append(gone)
    return files


def _empty(language: str) -> polib.POFile:
    paper = polib.POFile(wrapwidth=100)
    paper.metadata = {
        "Project-Id-Version": "zorgvuldig",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return paper


def _written(language: str) -> Iterator[tuple[str, polib.POEntry]]:
    for path in sorted((ROOT / CATALOGUES / language).glob("*.po")):
        for entry in polib.pofile(path.read_text(encoding="utf-8")):
            yield path.stem, entry


def unusable(language: str) -> list[str]:
    """Every translation that cannot be used, and why."""
    found = []
    for room, entry in _written(language):
        if not entry.obsolete and entry.msgstr:
            for fault in faults(entry.msgid, entry.msgstr, kind=entry.comment):
                found.append(f"{room}: ‘{entry.msgid[:70]}’ {fault}")
    return found


def main() -> None:
    """Writes every catalogue anew and says what is still to do."""
    for language in languages():
        for path, paper in renewed(language).items():
            (ROOT / path).parent.mkdir(exist_ok=True)
            (ROOT / path).write_text(str(paper) + "\n", encoding="utf-8")
            todo = [entry for entry in paper if not entry.msgstr and not entry.obsolete]
            words = sum(len(entry.msgid.split()) for entry in todo)
            print(f"{path.stem:22}{len(paper):6} texts{len(todo):6} to do ({words} words)")
        sys.exit("\n".join(unusable(language)) or None)


if __name__ == "__main__":
    main()
