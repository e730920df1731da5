"""The directory as a table: to take along, what it means, and to read in after a look."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zorgvuldig.directory import table as tables
from zorgvuldig.directory.access import listings as access
from zorgvuldig.directory.actions import importing
from zorgvuldig.directory.actions.importing import Deed
from zorgvuldig.directory.forms.exchange import AgreedForm, TableForm
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import choices
from zorgvuldig.language.made import made
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.paper.separated import TYPE
from zorgvuldig.recording.files import as_file
from zorgvuldig.recording.refusals import ChangedMeanwhile

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

SAYS = {
    Deed.ADD: "Nieuw: deze dienst komt erbij.",
    Deed.CHANGE: "Dit wijzigt: {name}.",
    Deed.SAME: "Staat er al precies zo. Er verandert niets.",
    Deed.OLDER: "Hier is later nagekeken dan in deze tabel. Er verandert niets.",
    Deed.WRONG: "Deze rij wordt niet ingelezen:",
}
CHOOSE_AGAIN = "Er is niets ingelezen. Kies uw bestand nog een keer en bekijk wat er zou gebeuren."
LONGEST_NAME = 80  # in a sentence; a cell may hold anything
DONE = (
    "Ingelezen: {added} erbij, {changed} gewijzigd, {same} zonder verandering, "
    "{wrong} niet ingelezen."
)


@require_safe
def table(request: "Request") -> HttpResponse:
    """Every service of the own organisation, for anybody who works here."""
    actor = access.reader(request.actor)
    rows = access.listings_of(actor.organisation.pk).order_by("name", "pk")
    made = "".join(tables.written(rows))
    record(
        "directory.taken_along", actor=actor, action=Action.EXECUTE, about="directory:",
        purpose=importing.PURPOSE,
    )  # fmt: skip
    return as_file(made, TYPE, f"sociale-kaart-{timezone.localdate().isoformat()}.csv")


@require_safe
def columns(request: "Request") -> HttpResponse:
    """What each column means, and which words it takes."""
    actor = access.reader(request.actor)
    told = [
        {"name": name, **about, "codes": choices(about["codes"]) if "codes" in about else []}
        for name, about in read("directory")["column"].items()
    ]
    context = {"columns": told, "keeps": access.keeps(actor)}
    return render(request, "directory/columns.html", context)


@require_safe
def metadata(request: "Request") -> JsonResponse:
    """The same for a machine (CSV on the Web, W3C 2015)."""
    access.reader(request.actor)
    return JsonResponse(tables.described(), json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_http_methods(["GET", "POST"])
def read_in(request: "Request") -> HttpResponse:
    """Choose a file, and see what each row would do. Nothing changes here."""
    actor = access.keeper(request.actor)
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["file"]
            return _looked_at(request, importing.plan(actor=actor, text=text), text)
        except tables.Unreadable as refusal:
            form.add_error("file", refusal.sentence)
    status = 422 if request.method == "POST" else 200
    return render(request, "directory/read_in.html", {"form": form}, status=status)


@require_POST
def carry_out(request: "Request") -> HttpResponse:
    """Do what was looked at. Something else by now: look again, nothing is done."""
    actor = access.keeper(request.actor)
    form = AgreedForm(request.POST)
    if not form.is_valid():
        return _choose_again(request)
    text = form.cleaned_data["table"]
    try:
        done = importing.carry_out(actor=actor, text=text, seen=form.cleaned_data["seen"])
    except ChangedMeanwhile as refusal:
        messages.warning(request, refusal.sentence)
        return _looked_at(request, importing.plan(actor=actor, text=text), text, status=409)
    except tables.Unreadable:
        return _choose_again(request)
    count = done.counted
    still = count[Deed.SAME] + count[Deed.OLDER]
    told = DONE.format(
        added=count[Deed.ADD], changed=count[Deed.CHANGE], same=still, wrong=count[Deed.WRONG]
    )
    messages.success(request, told)
    return redirect("directory:start")


def _choose_again(request: "Request") -> HttpResponse:
    """What was sent is not what was looked at: nothing is done, and it is said."""
    messages.warning(request, CHOOSE_AGAIN)
    return redirect("directory:read_in")


def _looked_at(
    request: "Request", plan: importing.Plan, text: str, status: int = 200
) -> HttpResponse:
    count = plan.counted
    context = {
        "rows": [_told(step) for step in plan.steps],
        "unknown": ", ".join(plan.unknown),
        "does": count[Deed.ADD] + count[Deed.CHANGE],
        "wrong": count[Deed.WRONG],
        "form": AgreedForm(initial={"table": text, "seen": plan.seen}),
    }
    return render(request, "directory/looked_at.html", context, status=status)


def _told(step: importing.Step) -> dict[str, Any]:
    """A row in a sentence."""
    says = SAYS[step.deed]
    if step.deed == Deed.CHANGE:
        says = made(says, name=", ".join(importing.CALLED[name] for name in step.changed))
    name = Truncator(step.name).chars(LONGEST_NAME)
    return {"line": step.line, "name": name, "says": says, "wrong": step.wrong}
