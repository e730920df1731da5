"""Which strings of a Python file somebody reads on a screen, in Dutch: for `make catalogue`."""

import ast
import re
from collections.abc import Iterator

NO_WORDS = {
    "record",
    "reverse",
    "redirect",
    "render",
    "getattr",
    "Path",
    "compile",
    "CheckConstraint",
}
NO_WORDS |= {"UniqueConstraint", "ForeignKey", "ManyToManyField", "OneToOneField", "Index", "Rule"}
NO_WORDS |= {"warning", "error", "exception", "debug", "info", "TypeVar", "NewType", "field_widget"}
LABELS = {
    "label",
    "help_text",
    "title",
    "text",
    "submit",
    "hint",
    "key",
    "empty_label",
    "why",
    "button",
    "purpose",
}
COMMON = re.compile(
    r"(?<!\w)(?:de|het|een|van|is|zijn|niet|u|uw|er|dat|die|dit|deze|voor|met|op|aan|bij|te|en|of|om|"
    r"als|wat|wie|hoe|geen|nog|al|ook|naar|door|over|na|tot|uit|maar|hier|kan|mag|moet|wel|zelf|zij|"
    r"heeft|hebt|wordt|in|gisteren|vandaag|morgen|geleden|dan|mee|akkoord|"
    r"uiterlijk|keer|bijvoorbeeld|zoals|binnen|opnieuw|zonder|afgesloten|sinds)(?!\w)",
    re.IGNORECASE,
)
SHORT = re.compile(r"[A-ZÉ][a-zéëï’‑-]+(?: [\w’ ‑-]+)*[.?:…]?")


def dutch_in(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Every string that reads as Dutch for a reader, and whether it stands as a label."""
    passed: set[ast.AST] = set()
    labels: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            passed.update(ast.walk(node))
            passed.discard(node)
            passed.difference_update(_nested(node))
        elif isinstance(node, ast.Call) and _called(node) in NO_WORDS and not _tells(node):
            passed.update(one for argument in node.args for one in ast.walk(argument))
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
            passed.update(ast.walk(node.annotation))
        elif isinstance(node, ast.FunctionDef) and node.returns:
            passed.update(ast.walk(node.returns))
        elif isinstance(node, ast.keyword | ast.Assign) and _names_a_label(node):
            labels.add(node.value)
        elif isinstance(node, ast.ClassDef) and "Choices" in ast.unparse(node).partition(":")[0]:
            labels.update(_labels(node))
    for node in ast.walk(tree):
        if node not in passed and (unit := _unit(node)) and (node in labels or _reads(unit)):
            yield unit, node in labels


def _names_a_label(node: ast.keyword | ast.Assign) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in LABELS
    return ast.unparse(node.targets[0]).endswith("PURPOSE")


def _labels(choices: ast.ClassDef) -> Iterator[ast.AST]:
    """The words beside each code of a list of choices."""
    for one in choices.body:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Tuple):
            yield one.value.elts[-1]


def _nested(joined: ast.JoinedStr) -> Iterator[ast.AST]:
    """Texts within the braces of another: said apart."""
    for value in joined.values:
        if isinstance(value, ast.FormattedValue):
            yield from (one for one in ast.walk(value.value) if isinstance(one, ast.Constant))


def _called(node: ast.Call) -> str:
    if ast.unparse(node.func).startswith("messages."):
        return ""  # what is said to somebody, and not written in a log
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _tells(node: ast.Call) -> bool:
    """`messages.warning(…)` is for who reads the next page, and no line of a log."""
    return ast.unparse(node.func).startswith("messages.")


def _unit(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if re.search(r"[^\W\d_]{2}", node.value) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    names: dict[str, int] = {}
    made = ""
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            name = (re.findall(r"[a-z_]+", ast.unparse(value.value)) or ["value"])[-1].strip("_")
            names[name] = names.get(name, 0) + 1
            made += f"{{{name}{names[name] if names[name] > 1 else ''}}}"
        elif isinstance(value, ast.Constant):
            made += str(value.value)
    return made


def _reads(unit: str) -> bool:
    if (
        any(sign in unit for sign in ("SELECT ", "%(", "<", "(?:"))
        or "\n" in unit.strip()
        or unit[0] == "\n"
    ):
        return False  # a pattern, or words that are split into a list
    sentence = re.search(r"\w[\w,:’”)}]* [“‘(]?\{?\w", unit) and COMMON.search(unit)
    return bool(sentence or SHORT.fullmatch(unit))
