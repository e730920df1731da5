"""What every request has in common."""

from typing import TYPE_CHECKING

from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]


def one_transaction(get_response: "Next") -> "Next":
    """A request is one transaction: deed and log line together. A failing page undoes both.

    A refusal (404, 403) keeps what was written, because a refusal is logged.
    """

    def middleware(request: "HttpRequest") -> "HttpResponse":
        with transaction.atomic(savepoint=False):
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware


def nothing_kept_by_the_browser(get_response: "Next") -> "Next":
    """Pages of somebody signed in leave no copy in the browser's store."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        response = get_response(request)
        if request.user.is_authenticated or not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response

    return middleware
