"""Templates: all in use, no script or style of their own, no address of another house."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.house.reading import ROOT, SRC, place, python_files, template_name, templates

BY_NAME = {"400.html", "403.html", "404.html", "429.html", "500.html"}  # asked for by frameworks
QUOTED = re.compile(r"""["']([\w./-]+\.(?:html|txt))["']""")
DATA = r"[^>]*\btype=\"application/json\""  # not run; a passkey page hands its script names with it
SCRIPT = re.compile(
    rf"<script(?!{DATA})(?![^>]*\bsrc=)|<script(?!{DATA})[^>]*>\s*[^<\s]", re.IGNORECASE
)
STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:https?:)?//[\w-]+\.", re.IGNORECASE)
NAMESPACE = re.compile(r"xmlns(?::\w+)?=\"[^\"]*\"")
LONGEST = 80


def test_no_template_is_left_over():
    files = templates()
    readers = [*python_files(), *python_files(ROOT / "tests"), *files]
    named = {path: set(QUOTED.findall(path.read_text(encoding="utf-8"))) for path in readers}
    unused = {template_name(path) for path in files} - BY_NAME - asked_for()
    for path in files:
        if any(template_name(path) in names for other, names in named.items() if other != path):
            unused.discard(template_name(path))
    assert unused == set()


@cache
def asked_for() -> set[str]:
    """Every template that a package we use asks for."""
    folders = [Path(find_spec(package).origin).parent for package in ("allauth", "django")]
    found = [path for folder in folders for path in folder.rglob("templates/**/*.*")]
    return {template_name(path) for path in found}


def test_no_inline_script_or_style():
    for pattern in (SCRIPT, STYLE, HANDLER):
        assert {place(p) for p in templates() if pattern.search(p.read_text())} == set()


def test_no_address_of_another_host():
    """Nothing is fetched from elsewhere, and no page sends its reader away."""
    read = {place(path): NAMESPACE.sub("", path.read_text()) for path in templates()}
    assert {where for where, text in read.items() if ELSEWHERE.search(text)} == set()


def test_what_would_be_found():
    for wrong in ("<script>go()</script>", '<script src="a.js">go()</script>'):
        assert SCRIPT.search(wrong)
    for right in ('<script src="a.js"></script>', '<script type="application/json">{}</script>'):
        assert not SCRIPT.search(right)
    assert STYLE.search('<p style="color: red">')
    assert HANDLER.search('<a onclick="go()">')
    assert ELSEWHERE.search('<img src="//cdn.voorbeeld.example/a.png">')


def test_style_and_script_fetch_nothing_from_elsewhere():
    files = [*SRC.rglob("static_src/**/*.css"), *SRC.rglob("static_src/**/*.js")]
    assert files
    assert {place(p) for p in files if re.search(r"https?://", p.read_text())} == set()


def test_templates_are_small():
    assert {place(p) for p in templates() if len(p.read_text().splitlines()) > LONGEST} == set()


def test_a_part_of_a_page_is_named_so():
    """Who extends nothing and holds no whole page is a partial: its name begins with `_`."""
    pages = [p for p in templates() if p.suffix == ".html" and not _kept_apart(p)]
    for path in pages:
        whole = re.search(r"\{% extends|<html", path.read_text())
        assert bool(whole) != path.name.startswith("_"), place(path)


def _kept_apart(path: Path) -> bool:
    """Components are parts by their folder; allauth and Django give their own names."""
    theirs = ("allauth/", "account/", "mfa/", "django/")
    return template_name(path).startswith(("components/", *theirs))


INCLUDED = re.compile(r"{%\s*include \"([^\"]+)\"([^%]*)%}")


def test_a_form_that_is_included_has_the_token_of_its_page():
    """`only` leaves the token outside, and what is sent without it is refused."""
    texts = {template_name(path): path.read_text(encoding="utf-8") for path in templates()}
    alone = {
        f"{name}: {part}"
        for name, text in texts.items()
        for part, how in INCLUDED.findall(text)
        if how.split()[-1:] == ["only"] and "csrf_token" in texts.get(part, "")
    }
    assert alone == set()
