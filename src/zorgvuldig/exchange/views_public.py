"""A letter behind a link, for somebody who does not use this product. No cookie, nothing kept by
the browser, and no name on the page but the one the sender chose.

No page here asks for a session or says whose product it is; the token against forms of another
site would need a cookie, and nothing here acts with anybody's authority.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from zorgvuldig.exchange import secrets
from zorgvuldig.exchange.actions import collecting
from zorgvuldig.exchange.forms import CodeForm
from zorgvuldig.language.engine import drawn
from zorgvuldig.recording.files import as_file

if TYPE_CHECKING:
    from django.http import HttpRequest

NOTHING, WRONG = 404, 422


@login_not_required
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: "HttpRequest", link: str) -> HttpResponse:
    """Ask for the code; with the right one the letter can be fetched for a quarter of an hour."""
    waiting = collecting.behind(link)
    if waiting is None:
        return _page(request, "exchange/public/nothing.html", NOTHING)
    if request.method == "POST" and "fetch" in request.POST:
        return _fetched(request, waiting, request.POST["fetch"])
    if waiting.opened:
        return _page(request, "exchange/public/opened_before.html", NOTHING)
    if request.method != "POST":
        return _asked(request, waiting, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _asked(request, waiting, form, WRONG)
    if collecting.try_code(waiting, form.cleaned_data["code"]):
        ticket = secrets.ticket(waiting.parcel.pk)
        return _page(request, "exchange/public/opened.html", from_=waiting.shown_as, ticket=ticket)
    if waiting.tries_left <= 0:
        return _page(request, "exchange/public/nothing.html", NOTHING)
    form.add_error("code", _not_right(waiting.tries_left))
    return _asked(request, waiting, form, WRONG)


def _asked(
    request: "HttpRequest", waiting: collecting.Waiting, form: CodeForm, status: int = 200
) -> HttpResponse:
    shown = {"from_": waiting.shown_as, "form": form, "until": waiting.parcel.answer_by}
    return _page(request, "exchange/public/code.html", status, **shown)


def _fetched(request: "HttpRequest", waiting: collecting.Waiting, ticket: str) -> HttpResponse:
    if not secrets.is_ticket(waiting.parcel.pk, ticket):
        return _page(request, "exchange/public/nothing.html", NOTHING)
    return as_file(collecting.fetch(waiting), "application/pdf", "brief.pdf")


def _not_right(left: int) -> str:
    tries = "nog één keer" if left == 1 else f"nog {left} keer"
    return f"Deze code is niet juist. U kunt het {tries} proberen. Bel bij twijfel de afzender."


def _page(request: "HttpRequest", template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Drawn without the request, so that nothing asks for a session."""
    return HttpResponse(drawn(request, template, context), status=status)
