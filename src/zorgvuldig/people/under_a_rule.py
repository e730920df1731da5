"""No address without a rule, and no page whose rule was not asked.

This lets nobody through by itself: the rooms do, each with what it knows. It sees to it that what
is declared of an address is what was asked, so that the two cannot come apart unseen.
"""

from typing import TYPE_CHECKING, Any

from zorgvuldig.people import letting
from zorgvuldig.people.unseen import BAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

READS = ("GET", "HEAD", "OPTIONS")


class WithoutRule(Exception):
    """An address stands under no rule, or its door stands open against what its rule says."""


class NotAsked(Exception):
    """A page was made, and nobody asked the rule of its address."""


def under_a_rule(get_response: "Next") -> "Next":
    """Stands next to the view, so that it hears of nothing but pages that were made. Its fault is a
    page that fails, and so undoes what was done."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        with letting.listening() as asked:
            response = get_response(request)
        if getattr(request, "reached", False) and response.status_code < BAD:
            _require_asked(request, asked)
        return response

    def process_view(request: "HttpRequest", view: "Callable[..., HttpResponse]", *_: Any) -> None:
        address = _address(request)
        rules = letting.rules_of(address)
        is_open = not getattr(view, "login_required", True)
        if not rules or is_open != all(rule.is_open for rule in rules):
            raise WithoutRule(address)
        request.reached = True  # type: ignore[attr-defined]

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _require_asked(request: "HttpRequest", asked: set[str]) -> None:
    address, deed = _address(request), request.method not in READS
    rules = letting.rules_of(address, deed=deed)
    missed = [rule.code for rule in rules if rule.is_asked and rule.code not in asked]
    if missed:
        raise NotAsked(f"{address}: {', '.join(missed)}")


def _address(request: "HttpRequest") -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
