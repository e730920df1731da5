"""What leaves the house as a file: only the counts of one's own organisation, its directory, its
logbook for another system, one dossier by the rights desk or sealed after others said yes, one
paper that belongs to one matter, and somebody's own appointment. Whatever is new has to be named
here, and says which of these it is."""

import ast
from enum import Enum

import pytest

from tests.house.reading import SRC, imported, place, python_files, tree


class Holds(Enum):
    """What a file may hold."""

    OWN_COUNTS = "counts of one's own organisation, small numbers hidden"
    ONE_DOSSIER = "one dossier, asked for by the client, decided at the rights desk"
    ONE_PAPER = "one text about one matter, that stands on a page too"
    APPOINTMENT = "the day, hour and place of one thing somebody goes to"
    MOVING = "one dossier, sealed, by who keeps it after others said yes"
    LOGBOOK = "the logbook of one's own organisation, numbers in place of names"
    SERVICES = "the directory of one's own organisation: services, and nobody they are for"
    NOTHING = "no row of anybody"


FILES = {
    "api/door.py:_response": Holds.LOGBOOK,
    "carrying/views/out.py:fetch": Holds.MOVING,
    "directory/views/exchange.py:metadata": Holds.NOTHING,
    "directory/views/exchange.py:table": Holds.SERVICES,
    "dossiers/views/correcting.py:pdf": Holds.ONE_PAPER,
    "dossiers/views/letters.py:letter_pdf": Holds.ONE_PAPER,
    "dossiers/views/mapping_paper.py:pdf": Holds.ONE_PAPER,
    "dossiers/views/notices.py:notice_pdf": Holds.ONE_PAPER,
    "dossiers/views/plans.py:pdf": Holds.ONE_PAPER,
    "dossiers/views/summary.py:on_paper": Holds.ONE_PAPER,
    "drafts/views.py:keep": Holds.NOTHING,
    "exchange/views/inbox.py:paper": Holds.ONE_PAPER,
    "exchange/views_public.py:_fetched": Holds.ONE_PAPER,
    "gatherings/reports/views_public.py:download": Holds.ONE_PAPER,
    "gatherings/seat/views_public.py:calendar": Holds.APPOINTMENT,
    "gatherings/seat/views_public.py:paper": Holds.ONE_PAPER,
    "gatherings/views/funding.py:table": Holds.OWN_COUNTS,
    "gatherings/views/report_papers.py:download": Holds.ONE_PAPER,
    "gatherings/visiting/views_public.py:appointment": Holds.APPOINTMENT,
    "gatherings/visiting/views_public.py:feed": Holds.APPOINTMENT,
    "guide/views_public.py:notice_pdf": Holds.NOTHING,
    "guide/views_public.py:manual": Holds.NOTHING,
    "people/login/views_public.py:signed_out": Holds.NOTHING,
    "helpline/views/support.py:paper": Holds.ONE_PAPER,
    "people/views_public.py:ready": Holds.NOTHING,
    "privacy/views/looks.py:looks_pdf": Holds.ONE_PAPER,
    "privacy/views/rights_file.py:_print": Holds.ONE_PAPER,
    "privacy/views/rights_file.py:names_pdf": Holds.ONE_PAPER,
    "privacy/views/rights_file.py:portable": Holds.ONE_DOSSIER,
    "recording/files.py:_file": Holds.NOTHING,
    "recording/files.py:as_file": Holds.NOTHING,
    "statistics/views_papers.py:download": Holds.OWN_COUNTS,
    "style/serving.py:logo": Holds.NOTHING,
    "style/serving.py:sheet": Holds.NOTHING,
    "style/views.py:ready_letter": Holds.NOTHING,
    "web/views_public.py:alive": Holds.NOTHING,
}
# Words with which a response becomes something else than a page.
STREAMS = {"StreamingHttpResponse", "FileResponse", "JsonResponse", "as_pdf", "as_file"}
HEADERS = ("content-disposition", "attachment")
NAMED = {"content_type", "as_attachment"}


def leaving(module: ast.AST) -> set[str]:
    """The functions in this file that answer with a file, a stream or another type than a page."""
    functions = (n for n in ast.walk(module) if isinstance(n, ast.FunctionDef))
    return {one.name for one in functions if any(_tells(node) for node in ast.walk(one))}


def _tells(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
        return getattr(name, "id", name) in STREAMS or bool(
            NAMED & {word.arg for word in node.keywords}
        )
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.casefold().startswith(HEADERS)
    )


def found() -> set[str]:
    return {f"{place(path)}:{name}" for path in python_files(SRC) for name in leaving(tree(path))}


def that_hold(what: Holds) -> set[str]:
    return {where.partition(":")[0] for where, holds in FILES.items() if holds == what}


def test_every_file_that_leaves_is_named():
    assert found() == {*FILES}


@pytest.mark.parametrize(
    "body",
    [
        "return StreamingHttpResponse(rows())",
        "return http.FileResponse(paper)",
        "return JsonResponse({})",
        "return HttpResponse(rows, content_type='text/csv')",
        "return as_file(rows, TYPE, name)",
        "return files.as_pdf(printed, name)",
        "answer['Content-Disposition'] = name",
        "return HttpResponse(rows, headers={'content-disposition': name})",
        "return sent(rows, f'attachment; filename={name}')",
    ],
)
def test_what_would_be_found(body):
    assert leaving(ast.parse(f"def export(request):\n    {body}")) == {"export"}


def test_a_page_is_no_export():
    body = "return render(request, 'dossiers/dossier.html', {'attached': 1})"
    assert leaving(ast.parse(f"def page(request):\n    {body}")) == set()


def test_a_whole_dossier_leaves_by_the_rights_desk_or_sealed_after_others_said_yes():
    assert {where.split("/")[0] for where in that_hold(Holds.ONE_DOSSIER)} == {"privacy"}
    assert that_hold(Holds.MOVING) == {"carrying/views/out.py"}


def test_only_counts_services_and_the_logbook_go_out_as_a_stream():
    streaming = {place(p) for p in python_files(SRC) if "StreamingHttpResponse" in p.read_text()}
    may = (Holds.OWN_COUNTS, Holds.SERVICES, Holds.LOGBOOK)
    assert streaming <= set().union(*(that_hold(what) for what in may))


def test_every_table_goes_through_the_one_function_that_makes_no_formula():
    """Nobody else writes separated values, or says by hand that it sends them."""
    texts = {place(p): (p, p.read_text(encoding="utf-8")) for p in python_files(SRC)}
    home = "paper/separated.py"
    for word in ("csv.writer", "DictWriter", "text/csv"):
        assert {where for where, (_, text) in texts.items() if word in text} <= {home}, word


def test_only_tables_of_counts_and_services_are_written_at_all():
    """Who writes separated values: exports of counts and services named above, or what they ask."""
    home = "zorgvuldig.paper.separated"
    files = [p for p in python_files(SRC) if any(n.startswith(home) for n in imported(p))]
    assert {place(path) for path in files} == {
        "directory/table.py",
        "directory/views/exchange.py",
        "gatherings/views/funding.py",
        "paper/__init__.py",
        "statistics/papers/table.py",
    }
