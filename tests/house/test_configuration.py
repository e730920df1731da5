"""What an operator may say stands in one place, is read, and is told in the papers."""

import ast
import re
from pathlib import Path

from tests.house.reading import ROOT, SRC, place, python_files, tree
from tools import configuration as maker
from zorgvuldig.configuration import PARTS, Told, settings_of

DECLARED = {name for part in PARTS for name in settings_of(part)}
READER, DECLARING = SRC / "setting.py", SRC / "configuration.py"
OF_OTHERS = {"DJANGO_SETTINGS_MODULE"}  # said to Django, never read by us
NAME = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|`(?:ADDRESS|LISTEN|PORT|METRICS)`")


def reads_elsewhere(path: Path) -> list[str]:
    """The places where the environment is asked for one name."""
    return [
        f"{place(path)}: {ast.unparse(node)}"
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
            and ast.unparse(node.value) in ("os.environ", "environ"))
        or (isinstance(node, ast.Call)
            and ast.unparse(node.func) in ("os.environ.get", "os.getenv", "environ.get", "getenv"))
    ]  # fmt: skip


def test_the_environment_is_read_in_one_place():
    files = [path for path in python_files() if path != READER]
    assert [found for path in files for found in reads_elsewhere(path)] == []
    assert reads_elsewhere(READER)  # so that this test sees what it looks for


def test_what_is_set_for_children_is_declared():
    said = {
        node.value
        for path in python_files()
        for code in ast.walk(tree(path))
        if (isinstance(code, ast.Assign) and ast.unparse(code.targets[0]).startswith("os.environ["))
        or (isinstance(code, ast.Call) and ast.unparse(code.func) == "os.environ.setdefault")
        for node in ast.walk(code)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isupper()
    }
    assert {"ZORGVULDIG_LEAVING"} <= said <= DECLARED | OF_OTHERS


def asked_for() -> set[str]:
    """What the product asks of `told`."""
    return {
        node.attr
        for path in python_files()
        if path not in (READER, DECLARING)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "told"
        and node.attr.isupper()
    }  # fmt: skip


def test_everything_declared_is_read_and_everything_read_is_declared():
    assert asked_for() == DECLARED


def test_no_name_is_declared_twice():
    assert sum(len(settings_of(part)) for part in PARTS) == len(DECLARED)


def test_the_reference_is_as_it_is_made_now():
    assert (ROOT / maker.PAGE).read_text(encoding="utf-8") == maker.page(), "make configuration"


def test_secrets_are_known_as_such():
    secret = {name for name in DECLARED if getattr(Told, name).secret}
    assert secret == {
        "DATABASE_URL", "DATABASE_OWNER_URL", "SECRET_KEY", "ZORGVULDIG_KEYRING", "EMAIL_PASSWORD",
    }  # fmt: skip
