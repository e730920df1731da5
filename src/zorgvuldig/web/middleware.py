"""What every request has in common."""

import logging
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import InterfaceError, OperationalError, transaction
from django.shortcuts import render, resolve_url

from zorgvuldig.web.typed import typed_by
from zorgvuldig.web.views_public import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    View = Callable[..., HttpResponseBase]
    Next = Callable[[HttpRequest], HttpResponse]


logger = logging.getLogger(__name__)
ALIVE = "/gezond/"  # says that the server answers, also when the database does not


def one_transaction(get_response: "Next") -> "Next":
    """A request is one transaction: deed and log line together. A failing page undoes both.

    A refusal (404, 403) keeps what was written, because a refusal is logged. When the database is
    away a page says so; the next request finds it again by itself.
    """

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if request.path == ALIVE:
            return get_response(request)
        with ExitStack() as stack:
            try:
                stack.enter_context(transaction.atomic(savepoint=False))
            except (OperationalError, InterfaceError):
                return database_away(request)
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return middleware


def database_away(request: "HttpRequest") -> "HttpResponse":
    """Nothing was begun, so nothing is half done: says so, and shows back what was typed."""
    logger.error("database_away")
    response = render(request, "web/database_away.html", status=503)
    response["Retry-After"] = "30"
    response["Cache-Control"] = "no-store"
    return response


def nothing_lent(get_response: "Next") -> "Next":
    """What is ours, style and pictures too, is not for other sites to take in, and no page asks
    the machine for more than `PERMISSIONS_POLICY` names. What says nothing of being kept, is not:
    also a refusal from before it was known who asks."""
    permissions = ", ".join(f"{what}={who}" for what, who in settings.PERMISSIONS_POLICY.items())

    def middleware(request: "HttpRequest") -> "HttpResponse":
        response = get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = permissions
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def readable_addresses(get_response: "Next") -> "Next":
    """No address of ours holds a NUL and the database takes none. In a text it may come along: the
    forms refuse it with a sentence, and nothing that was typed is lost."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return get_response(request)

    return middleware


def nothing_kept_by_the_browser(get_response: "Next") -> "Next":
    """Pages of somebody signed in leave no copy in the browser's store."""

    def middleware(request: "HttpRequest") -> "HttpResponse":
        response = get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    return middleware


class SignInFirst(LoginRequiredMiddleware):
    """Nobody works without signing in. What was typed by somebody who was signed out meanwhile is
    shown back: nobody is known to keep it for, and a bare way to the door would lose it."""

    def process_view(
        self, request: "HttpRequest", view_func: "View", *arguments: Any
    ) -> "HttpResponseBase | None":
        refused = super().process_view(request, view_func, *arguments)
        if refused is None or not typed_by(request):
            return refused
        context = {"sign_in": resolve_url(settings.LOGIN_URL), "path": request.path}
        return render(request, "web/signed_out.html", context, status=403)
