"""Counts requests for the watch: how many, how long, and whether they went well. Of nobody.

Told apart are only the room of a page behind the login and the class of the answer. All doors
without a login are one room, `open`: which of them somebody came to, and when, is not counted, or
a small line could be listened to by its numbers. Each process writes a file of its own; the one
that leads them reads them together (`command/measuring.py`). Who practises is not counted. Off
unless METRICS says where it is
read. Source: docs/decisions/0053.
"""

import os
import shutil
import time
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

OPEN, NOWHERE, ACCOUNT = "open", "nowhere", "account"
BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
OURS = "zorgvuldig."
LIBRARY = "PROMETHEUS_MULTIPROC_DIR"


class Measures(NamedTuple):
    """What is counted; made once in each process."""

    requests: Any
    seconds: Any


def counted(get_response: "Next") -> "Next":
    """Stands outside everything, so that what fails anywhere is counted too."""
    if not settings.METRICS:
        raise MiddlewareNotUsed

    def middleware(request: "HttpRequest") -> "HttpResponse":
        began = time.perf_counter()
        response = get_response(request)
        if getattr(request, "practises", False):
            return response
        room = room_of(request)
        measures().requests.labels(room, f"{response.status_code // 100}xx").inc()
        measures().seconds.labels(room).observe(time.perf_counter() - began)
        return response

    return middleware


def room_of(request: "HttpRequest") -> str:
    """The room of a page behind the login; every other page is the same."""
    found = request.resolver_match
    if found is None:
        return NOWHERE
    if not getattr(found.func, "login_required", True):
        return OPEN
    module = str(getattr(found.func, "__module__", ""))
    return module.split(".")[1] if module.startswith(OURS) else ACCOUNT


def folder() -> "Path":
    """Where the processes write; of this start only."""
    place: Path = settings.VAR / "metrics"
    return place


def begin_anew() -> None:
    """By the process that leads the others, before they start."""
    shutil.rmtree(folder(), ignore_errors=True)
    folder().mkdir(parents=True)


@cache
def measures() -> Measures:
    """In files that are read together, also when the library was loaded before anybody said so."""
    folder().mkdir(parents=True, exist_ok=True)
    os.environ[LIBRARY] = str(folder())
    from prometheus_client import CollectorRegistry, Counter, Histogram, values

    values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]
    mine = CollectorRegistry()
    return Measures(
        Counter("zorgvuldig_requests", "Requests", ["room", "status"], registry=mine),
        Histogram("zorgvuldig_request_seconds", "How long they took", ["room"], buckets=BUCKETS,
                  registry=mine),
    )  # fmt: skip
