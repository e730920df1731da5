"""Nothing that was taken out to see a test fail, stays out."""

import ast

from tests.house.reading import SRC, place


def test_no_check_is_switched_off():
    """`if False`, `if True`, `False and …`: a check that somebody took out for a moment."""
    off = {
        f"{place(path)}:{node.lineno}"
        for path in sorted(SRC.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if any(isinstance(one, ast.Constant) for one in _asked(node))
    }
    assert off == set()


def _asked(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.If | ast.IfExp | ast.Assert):
        return [node.test]
    return node.values[:-1] if isinstance(node, ast.BoolOp) else []
