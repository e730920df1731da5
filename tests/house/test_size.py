"""Small files, small functions, names that say something."""

import ast
from pathlib import Path

from tests.house.reading import ROOT, SRC, place, python_files, tree, written_by_hand

LONGEST_FILE = 300
LONGEST_TEST = 400
LONGEST_FUNCTION = 40
EMPTY_NAMES = {"utils", "helpers", "services", "managers", "manager", "common", "misc", "stuff"}


def ours() -> list[Path]:
    """Everything of the product, and its tools."""
    beside = [python_files(ROOT / name) for name in ("tools", "bench")]
    return [*written_by_hand(), *(path for files in beside for path in files)]


def test_no_long_files():
    assert {place(p): n for p in ours() if (n := _lines(p)) > LONGEST_FILE} == {}


def test_no_long_tests():
    tests = python_files(ROOT / "tests")
    assert {place(p): n for p in tests if (n := _lines(p)) > LONGEST_TEST} == {}


def test_no_long_style_or_script():
    files = [*SRC.rglob("static_src/**/*.css"), *SRC.rglob("static_src/**/*.js")]
    assert {place(p): n for p in files if (n := _lines(p)) > LONGEST_FILE} == {}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_long_functions():
    found = {
        f"{place(path)}:{node.name}": length
        for path in ours()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert found == {}


def test_no_names_that_say_nothing():
    files = [*ours(), *python_files(ROOT / "tests")]
    assert {place(p) for p in files if {p.stem, *p.parent.parts} & EMPTY_NAMES} == set()


def test_every_file_says_what_it_is():
    """Except where the framework asks for a file and its name says all."""
    silent = {"apps.py", "urls.py", "__init__.py"}
    for path in written_by_hand():
        if path.name not in silent and path.read_text().strip():
            assert ast.get_docstring(tree(path)), place(path)
