"""A view looks up, asks, does and answers. It meets rows through access and actions only."""

import ast

from tests.house.reading import SRC, imported, place, python_files, tree, views

HOME = "web/views.py"  # everybody's first address decides itself where each begins
MARK = "gatherings/door.py"  # the mark every public view of gatherings carries


def test_views_ask_access_never_models():
    guilty = {place(p) for p in views() if any("models" in n.split(".") for n in imported(p))}
    assert guilty == set()


def test_there_are_views_to_look_at():
    assert {"dossiers", "guide", "people", "web"} <= {place(p).split("/")[0] for p in views()}


def test_only_public_views_open_a_door():
    opening = {place(p) for p in python_files() if "login_not_required" in p.read_text()}
    assert {p for p in opening if not p.endswith("/views_public.py")} == {HOME, MARK}


def test_public_and_staff_pages_share_no_view():
    for path in SRC.rglob("urls*.py"):
        for name in {n for n in imported(path) if n.startswith("zorgvuldig.") and "views" in n}:
            assert "views_public" not in name or not name.endswith(".views"), place(path)


def test_every_public_view_says_so():
    """A view in views_public.py without the mark would only look open."""
    for path in SRC.rglob("views_public.py"):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and _is_page(node):
                marks = {d.id for d in node.decorator_list if isinstance(d, ast.Name)}
                assert marks & {"login_not_required", "open_to_all"}, f"{place(path)}:{node.name}"


def _is_page(node: ast.FunctionDef) -> bool:
    """Takes a request, or a door with one, and is decorated; error handlers and parts of pages are
    not."""
    takes = [argument.arg for argument in node.args.args[:1]]
    return takes in (["request"], ["door"]) and bool(node.decorator_list)
