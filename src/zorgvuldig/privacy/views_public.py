"""The door without a login: how long everything is kept, as it runs."""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zorgvuldig.handbook import read

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@require_safe
def kept(request: "HttpRequest") -> "HttpResponse":
    """Every term: what, how long, from when, why, and what carries it out. The same file is what
    runs."""
    terms = read("retention")
    files = [{**term, "from": terms["start"][term["start"]]} for term in terms["dossier"].values()]
    rest = [*terms["term"].values(), *terms["beside"].values()]
    return render(request, "privacy/kept.html", {"files": files, "rest": rest, "run": terms["run"]})
