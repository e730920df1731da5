"""Which gate stands where, and which tests show it: writes docs/gates.md from what is there.

A gate stands in every function that names its number ("G05") in code, in every rule of
`rules/gates` and who asks that rule, and in the constraints named here. Tests say themselves which
gate they show, with the mark `gate`. `python tools/gates.py` writes the page; the house test
compares.
"""

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = Path("docs/gates.md")
PRODUCT, RULES = Path("src/zorgvuldig"), Path("src/zorgvuldig/rules/gates")
ONLY_SHOW = ("views", "migrations", "templatetags", "demo")  # name gates, and hold nobody up
BLOCKERS, REFUSES_BLOCKERS = "rules.duties:FULFILLED_BY", "refuse_unless_ready"
GATES_MODULE = "zorgvuldig.rules.gates"
LEVELS = ("rules", "action", "browser", "house")
WHATS = ("refuses", "releases")
CONSTRAINTS = {
    "exception_has_new_date": "G02",
    "second_person_is_another": "G02",
    "opinion_is_followed_up": "G06",
    "second_hand_says_agreement": "G07",
    "completed_by_two_with_review": "G09",
    "one_view_each": "G09",
    "outside_without_names": "G12",
    "nobody_decides_alone": "G13",
    "submitted_to_another": "G13",
    "told_or_dated": "G16",
}
WITHOUT_A_FUNCTION = {
    "G17": "no function holds it: row C00 of `rules.disclosure_table` asks nothing else, and the "
    "page with 112 asks no login",
    "G18": "no function holds it: there is nothing that counts, and tests of the house keep it so",
}


class Shown(NamedTuple):
    """One test that shows one gate."""

    gate: str
    what: str
    level: str
    test: str


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every function, method and constant of a file, with its code; docstrings are not code."""
    whole = tree(path)
    classes = [node for node in ast.walk(whole) if isinstance(node, ast.ClassDef)]
    holders: list[ast.Module | ast.ClassDef] = [whole, *classes]
    for holder in holders:
        of = f"{holder.name}." if isinstance(holder, ast.ClassDef) else ""
        for node in holder.body:
            if isinstance(node, ast.FunctionDef):
                code = node.body[1:] if ast.get_docstring(node) else node.body
                yield of + node.name, ast.Module(code, [])
            elif isinstance(node, ast.Assign) and not ast.unparse(node).startswith("__"):
                yield of + ast.unparse(node.targets[0]), node.value
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                yield of + ast.unparse(node.target), node.value


def texts(code: ast.AST) -> set[str]:
    """The texts in a piece of code."""
    found = {node.value for node in ast.walk(code) if isinstance(node, ast.Constant)}
    return {text for text in found if isinstance(text, str)}


def names(code: ast.AST) -> set[str]:
    """The names in a piece of code."""
    return {node.id for node in ast.walk(code) if isinstance(node, ast.Name)}


def asked(code: ast.AST, imported: set[str]) -> set[str]:
    """The rules of `rules/gates` that are asked here: `gates.not_alone`, or imported by name."""
    return {
        node.attr
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "gates"
    } | (names(code) & imported)


def imported_rules(path: Path) -> set[str]:
    """What this file imports by name from `rules/gates`."""
    return {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(GATES_MODULE)
        for alias in node.names
    }


def place(root: Path, path: Path, name: str) -> str:
    """As one says it: "dossiers.actions.talks:describe_sign"."""
    parts = path.relative_to(root / PRODUCT).with_suffix("").parts
    return f"{'.'.join(part for part in parts if part != '__init__')}:{name}"


def rules_of(root: Path, gates: set[str]) -> dict[str, set[str]]:
    """Each function of `rules/gates`, with the gates it is about, also by way of another."""
    code = dict(pair for path in sorted((root / RULES).glob("*.py")) for pair in named(path))
    about = {name: texts(part) & gates for name, part in code.items()}
    for _ in code:  # until what is named by way of others has come through
        about = {
            name: found.union(*(about[other] for other in names(code[name]) if other in about))
            for name, found in about.items()
        }
    return {name: found for name, found in about.items() if found}


def where(root: Path, gates: set[str]) -> dict[str, list[str]]:
    """Per gate every place in the product that holds it, in the order of the files."""
    rules = rules_of(root, gates)
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((root / PRODUCT).rglob("*.py")):
        if {*path.parts} & {*ONLY_SHOW} or path.name.startswith("views"):
            continue
        imported = imported_rules(path)
        for name, code in named(path):
            held = texts(code) & gates
            held |= rules.get(name, set()) if path.is_relative_to(root / RULES) else set()
            held = held.union(*(rules.get(rule, set()) for rule in asked(code, imported)))
            for gate in sorted(held):
                found[gate].append(place(root, path, name))
    return dict(found)


def constraints(root: Path) -> set[str]:
    """The names of the constraints of the working room."""
    models = (root / PRODUCT / "dossiers/models").glob("*.py")
    return {
        str(word.value.value)
        for path in models
        for word in ast.walk(tree(path))
        if isinstance(word, ast.keyword)
        and word.arg == "name"
        and isinstance(word.value, ast.Constant)
    }


def shown(root: Path) -> list[Shown]:
    """Every mark `gate` on a test."""
    return [
        Shown(gate, what, _level(path.relative_to(root / "tests")), _test(root, path, node))
        for path in sorted((root / "tests").rglob("test_*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        for gate, what in _marks(node)
    ]


def _marks(test: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.gate":
            gate, what = (ast.literal_eval(argument) for argument in mark.args)
            yield gate, what


def _level(path: Path) -> str:
    return path.parts[0] if path.parts[0] in LEVELS else "action"


def _test(root: Path, path: Path, test: ast.FunctionDef) -> str:
    return f"{path.relative_to(root / 'tests').as_posix()}::{test.name}"


def page(root: Path = ROOT) -> str:
    """The whole page, as it should be now."""
    gates = tomllib.loads((root / PRODUCT / "handbook/gates.toml").read_text(encoding="utf-8"))
    places, tests = where(root, set(gates)), shown(root)
    parts = [_one(gate, words, places.get(gate, []), tests) for gate, words in gates.items()]
    return "\n".join([HEAD, *parts]) + "\n"


def _one(gate: str, words: dict[str, str], places: list[str], tests: list[Shown]) -> str:
    held = [f"`{name}`" for name in places]
    if BLOCKERS in places:
        held.append(f"as a blocker by `dossiers.actions.readiness:{REFUSES_BLOCKERS}`")
    held += [f"constraint `{name}`" for name, of in CONSTRAINTS.items() if of == gate]
    held += [WITHOUT_A_FUNCTION[gate]] if gate in WITHOUT_A_FUNCTION else []
    lines = [
        f"\n## {gate} {words['code']}\n",
        f"**{words['title']}.** {words['rule']}\n",
        f"- Released by: {words['release']}",
        f"- Stands in: {', '.join(held)}",
    ]
    for level in LEVELS:
        for what in WHATS:
            found = [t.test for t in tests if (t.gate, t.level, t.what) == (gate, level, what)]
            if found:
                lines += [f"- {level}, {what}:", *(f"  - `{test}`" for test in sorted(found))]
    return "\n".join(lines)


HEAD = """# Gates

Made by `make gates` from `handbook/gates.toml`, the source and the marks on the tests; do not edit.
Each gate: what it says, what releases it, where it stands, and the tests that show it refuse and
open: in the rules, in the deeds and their pages (action), in a real browser, and in the house
itself. Guidance is not here: it never blocks."""

if __name__ == "__main__":
    (ROOT / PAGE).write_text(page(), encoding="utf-8")
    print(f"{PAGE} written", file=sys.stderr)
