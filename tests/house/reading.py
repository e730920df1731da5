"""The house's own files and models, as its tests read them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Field, Model

from zorgvuldig.handbook import read

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src/zorgvuldig"
SENSITIVE = ("dossiers", "drafts", "logbook", "privacy", "vault")


def python_files(folder: Path = SRC) -> list[Path]:
    """Every Python file of the product."""
    return sorted(folder.rglob("*.py"))


def written_by_hand() -> list[Path]:
    """The same, without what Django wrote for us."""
    return [path for path in python_files() if "migrations" not in path.parts]


def templates() -> list[Path]:
    """Every template: pages, partials, mails, letters."""
    return sorted(path for path in SRC.rglob("templates/**/*") if path.suffix in {".html", ".txt"})


def template_name(path: Path) -> str:
    """What a view calls it."""
    return path.as_posix().split("/templates/", 1)[1]


def place(path: Path) -> str:
    """The file as one says it: "dossiers/views/page.py"."""
    return path.relative_to(SRC if path.is_relative_to(SRC) else ROOT).as_posix()


def room(path: Path) -> str:
    return path.relative_to(SRC).parts[0]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """What this file imports when it runs; imports for the type checker left out."""
    found = set()
    for node in _running(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module or ''}.{alias.name}" for alias in node.names}
    return found


def _running(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield from _running(child)


def views() -> list[Path]:
    """views.py, views_public.py and the like, and folders of that name."""
    return [p for p in python_files() if re.match(r"views(_|\.|$)", p.name) or "views" in p.parts]


def models() -> list[type[Model]]:
    """The models of our own rooms."""
    return [model for model in apps.get_models() if model.__module__.startswith("zorgvuldig.")]


def sensitive_models() -> list[type[Model]]:
    return [model for model in models() if model._meta.app_label in SENSITIVE]


def fields(model: type[Model]) -> Iterator[Field]:
    """What is stored: one column each."""
    yield from model._meta.local_fields


def policies() -> dict[str, dict[str, dict[str, str]]]:
    """What the handbook says of each stored field, by model: `["people.Person"]["email"]`."""
    return {
        f"{room}.{model}": entries
        for room, named in read("fields").items()
        for model, entries in named.items()
    }


def label(model: type[Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def word(stem: str, text: str) -> bool:
    """Does a word in this text begin with the stem?"""
    return re.search(rf"\b{stem}", text, re.IGNORECASE) is not None
