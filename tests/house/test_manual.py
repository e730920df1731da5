"""The manual holds together: pictures, links, roles and words; and its pages can be built.

What it quotes of the screen is looked up in tests/browser/manual.
"""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.urls import resolve

from tests.browser.manual.shots_of_dossiers import DOSSIERS
from tests.browser.manual.shots_of_others import OTHERS
from tests.browser.manual.standins import built_in
from tests.house.reading import ROOT, word
from tests.house.test_words import AVOIDED
from tools.manual import build
from tools.manual.sources import PICTURES, SOURCES, pages
from zorgvuldig.guide import manual
from zorgvuldig.people.roles import Role

TAKEN = [shot.name for shot in (*DOSSIERS, *OTHERS)]
NAMED = [name for page in pages() for task in page.tasks for name in task.pictures]
LONGEST = 120  # lines of one source
LONG_SENTENCE = 30  # words


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The whole manual, with a stand-in for each picture."""
    return built_in(tmp_path_factory.mktemp("manual"))


class Read(HTMLParser):
    """What a page leads to, the places on it, and its pictures with their texts."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.pictures: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.feed(page.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.places |= {str(found["id"])} if "id" in found else set()
        self.links += [str(found["href"])] if "href" in found else []
        self.pictures += [found] if tag == "img" else []


def leads_somewhere(link: str, page: Path) -> bool:
    if link.startswith("/"):
        return resolve(link) is not None
    path, _, place = link.partition("#")
    target = page.parent / path if path else page
    return target.is_file() and (not place or place in Read(target).places)


# --- pictures ------------------------------------------------------------------------------------


def test_every_picture_that_is_named_is_taken_and_the_other_way_round():
    assert sorted(set(NAMED)) == sorted(TAKEN)


def test_every_picture_tells_what_it_shows():
    found = [image for page in pages() for task in page.tasks for image in task.images]
    assert [source for source, told in found if len(told) < 20] == []


# --- links ---------------------------------------------------------------------------------------


def test_every_link_of_every_page_leads_somewhere(built: Path):
    wrong = [
        (page.name, link)
        for page in built.glob("*.html")
        for link in Read(page).links
        if not leads_somewhere(link, page)
    ]
    assert wrong == []


def test_a_link_that_leads_nowhere_is_found(built: Path):
    page = built / "index.html"
    assert leads_somewhere("hulpverlener.html#een-signaal-beschrijven", page)
    assert not leads_somewhere("hulpverlener.html#weg", page)
    assert not leads_somewhere("weg.html", page)


def test_every_address_of_the_product_exists():
    named = [address for page in pages() for task in page.tasks for address in task.addresses]
    assert named
    for address in named:
        resolve(address)


def test_no_two_places_on_a_page_have_one_name(built: Path):
    """A heading that stands twice on a page could not be linked to."""
    for page in pages():
        places = [task.anchor for task in page.headed]
        assert len(places) == len(set(places)), page.name


# --- roles ---------------------------------------------------------------------------------------


def test_every_role_finds_its_page_on_the_first():
    choose = next(task for task in pages()[0].tasks if task.title == "Kies uw rol")
    told = " ".join(token.content for token in choose.tokens if token.type == "inline").lower()
    assert [role.label for role in Role if role.label not in told] == []


def test_every_page_is_linked_from_the_first():
    start, *rest = pages()
    links = [link for task in start.tasks for link in task.links]
    assert [page.name for page in rest if not any(x.startswith(page.name) for x in links)] == []


# --- words ---------------------------------------------------------------------------------------


def sources() -> list[Path]:
    return sorted(SOURCES.rglob("*.md"))


def test_sources_are_small_and_each_task_has_steps_or_says_why():
    assert {p.name for p in sources() if len(p.read_text().splitlines()) > LONGEST} == set()


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_the_words_are_those_of_the_product(path: Path):
    text = path.read_text()
    assert [stem for stem in AVOIDED if word(stem, text)] == []
    assert re.findall(r"\b[Jj](?:e|ij|ouw)\b", text) == []


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_sentences_are_short(path: Path):
    lines = [
        re.sub(r"!\[.*?\]\(.*?\)|\]\(.*?\)|[*|`]", " ", x) for x in path.read_text().split("\n")
    ]
    sentences = [one for line in lines for one in re.split(r"[.!?:;]\s|$", line)]
    assert [one for one in sentences if len(one.split()) > LONG_SENTENCE] == []


# --- the pages -----------------------------------------------------------------------------------


def test_a_page_has_no_script_and_tells_its_language(built: Path):
    for page in built.glob("*.html"):
        found = Read(page)
        assert "script" not in found.tags
        assert "style" not in found.tags
        assert found.tags.count("h1") == 1
        assert '<html lang="nl">' in page.read_text()
        assert "inhoud" in found.places
        assert all(one["alt"] is not None and one["width"] for one in found.pictures)


def test_every_page_is_a_file_the_product_serves(built: Path):
    names = [path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()]
    assert [name for name in names if not re.fullmatch(manual.NAMES, name)] == []


def test_a_picture_that_was_not_taken_stops_the_building(tmp_path: Path):
    with pytest.raises(build.PictureMissing):
        build.build(tmp_path)


def test_a_manual_that_is_served_elsewhere_leads_back_to_the_product(built: Path, tmp_path: Path):
    (tmp_path / PICTURES).symlink_to(built / PICTURES)
    build.build(tmp_path, "https://zorg.voorbeeld.example")
    page = (tmp_path / "hulpverlener.html").read_text()
    assert 'href="https://zorg.voorbeeld.example/mag-ik-delen/"' in page


# --- served by the product -----------------------------------------------------------------------


@pytest.mark.django_db
def test_it_is_served_without_a_cookie_once_it_was_put_there(client, settings, built, tmp_path):
    settings.VAR = tmp_path
    assert client.get("/handleiding/").status_code == 404
    assert b"/handleiding/" not in client.get("/toegankelijkheid/").content
    (tmp_path / "manual").symlink_to(built)
    for name, kind in (("", "text/html"), ("stijl.css", "text/css"), ("mark.svg", "image/svg")):
        answer = client.get(f"/handleiding/{name}")
        assert (answer.status_code, answer["Content-Type"].split(";")[0][:9]) == (200, kind[:9])
        assert not answer.cookies
    picture = client.get(f"/handleiding/{PICTURES}/{TAKEN[0]}.png")
    assert picture["Content-Type"] == "image/png"
    assert b'href="/handleiding/"' in client.get("/toegankelijkheid/").content


@pytest.mark.parametrize(
    "name",
    ["../secret.html", "..%2fsecret.html", "beelden/../../secret.html", "beelden/", "secret.txt"],
)
@pytest.mark.django_db
def test_nothing_but_the_manual_is_served(client, settings, built, tmp_path, name):
    """What lies beside it does not come along, whatever kind of file it is."""
    settings.VAR = tmp_path
    shutil.copytree(built, tmp_path / "manual")
    for place in ("secret.html", "manual/secret.txt"):
        (tmp_path / place).write_text("secret")
    answer = client.get(f"/handleiding/{name}")
    assert answer.status_code == 404
    assert b"secret" not in answer.content


def test_make_manual_is_there():
    assert "\nmanual: setup\n" in (ROOT / "Makefile").read_text()
