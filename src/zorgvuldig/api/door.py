"""The way in for a call: is it well formed, may it, not too often; then the answer, and its line.

No session is looked at. A key is asked first, so that who has none learns nothing of what is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import msgspec
from django.http import Http404, HttpResponse, StreamingHttpResponse

from zorgvuldig.api import limiting, problems, reading
from zorgvuldig.api.access import machine_of
from zorgvuldig.api.operations import OPERATIONS, Operation
from zorgvuldig.api.problems import Refused
from zorgvuldig.language.made import letters
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people.request import source_ip
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from zorgvuldig.people.actor import Machine

    Answer = HttpResponse | StreamingHttpResponse
    View = Callable[..., Answer]

CORS = {"Access-Control-Allow-Origin": "*"}


@dataclass(frozen=True)
class Call:
    """A call as its view sees it: who calls, if it takes an account, what it brought and asked."""

    request: "HttpRequest"
    body: Any = None
    asked: Any = None
    known: "Machine | None" = None
    wants_lines: bool = False

    @property
    def machine(self) -> "Machine":
        """The account of an operation that takes one."""
        if self.known is None:
            raise Http404
        return self.known

    @property
    def ip(self) -> str | None:
        """Where the call came from; for the brake, and kept by nobody."""
        return source_ip(self.request)


def answers(name: str) -> "Callable[[Callable[..., Any]], View]":
    """The one mark of an API view: it answers this operation of the table."""
    operation = OPERATIONS[name]

    def marked(view: "Callable[..., Any]") -> "View":
        @wraps(view)
        def answered(request: "HttpRequest", **where: Any) -> "Answer":
            try:
                return _answered(request, operation, view, where)
            except Refused as refused:
                return problems.response(refused)

        return answered

    return marked


def _answered(
    request: "HttpRequest", operation: Operation, view: "Callable[..., Any]", where: dict[str, Any]
) -> "Answer":
    methods = {operation.method, "HEAD" if operation.method == "GET" else operation.method}
    if request.method not in methods:
        raise Refused(405, Allow=", ".join(sorted(methods)))
    machine = machine_of(request) if operation.machine else None
    left = limiting.count(machine, source_ip(request))
    try:
        said = view(_call(request, operation, machine), **where)
    except Http404:
        raise _logged(operation, machine, Refused(404, **left.headers())) from None
    except NotNow as refusal:
        raise _logged(operation, machine, Refused(409, refusal.sentence)) from None
    except Fault as fault:
        raise _logged(operation, machine, reading.refusal(fault)) from None
    except Refused as refused:
        refused.headers |= left.headers()
        raise _logged(operation, machine, refused) from None
    _log(operation, machine, Outcome.SUCCESS)
    return _response(operation, said, left)


def _call(request: "HttpRequest", operation: Operation, machine: "Machine | None") -> Call:
    forms = [one for one in (operation.media, reading.JSON, operation.poured) if one]
    wanted = request.get_preferred_type(forms)
    if wanted is None:
        raise Refused(406)
    asked = reading.asked_in(request, operation.asked)
    body = reading.body_of(request, operation.takes) if operation.takes else None
    return Call(request, body, asked, machine, wanted == operation.poured)


def _response(operation: Operation, said: Any, left: limiting.Left) -> "Answer":
    if isinstance(said, Iterator):
        return StreamingHttpResponse(said, operation.poured, headers=left.headers())
    body = said if isinstance(said, bytes) else msgspec.json.encode(said, enc_hook=letters)
    open_to_pages = CORS if operation.method == "GET" and not operation.machine else {}
    headers = {**left.headers(), **open_to_pages}
    return HttpResponse(body, operation.media, operation.status, headers=headers)


def _logged(operation: Operation, machine: "Machine | None", refused: Refused) -> Refused:
    _log(operation, machine, Outcome.DENIED)
    return refused


def _log(operation: Operation, machine: "Machine | None", outcome: Outcome) -> None:
    """Every call of an account is a line; of an open call nobody is known and nothing is kept."""
    if machine is not None:
        record(
            "api.called",
            actor=machine,
            action=Action.EXECUTE,
            outcome=outcome,
            about=f"operation:{operation.name}",
            purpose="vraag van een aansluiting",
        )
