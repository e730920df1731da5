"""The log of the service, one JSON object on a line: when, how bad, which part, what, and where in
the program. Never the text of an exception: a database repeats the row it refuses, a mail server
the address, and so a name or an address of somebody would stand in a log that many can read. Nor
where somebody was: a page is told by its name.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

KEPT = 12  # frames, the last ones
WORKER = "procrastinate.worker"  # each worker logs below it, under a name of its own


class Lines(logging.Formatter):
    """What happened and where; of what went wrong only its kind."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "part": record.name,
            "what": record.getMessage(),
        }
        if hasattr(record, "request"):
            said |= page(record)
        if record.exc_info and record.exc_info[1] is not None:
            said |= fault(record.exc_info[1])
        return json.dumps(said, ensure_ascii=False)


class TriedAgain(logging.Filter):
    """Of what a worker says besides its faults only that something failed and is tried again:
    `doctor` sends people here to see why, and the last try may be days away."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.WARNING or not record.name.startswith(WORKER):
            return True
        return getattr(record, "action", "") == "job_error_retry"


def page(record: logging.LogRecord) -> dict[str, Any]:
    """Which page by its name and with what answer, instead of an address: in an address stand the
    code of an invitation and whatever somebody typed there."""
    match = getattr(record.request, "resolver_match", None)  # type: ignore[attr-defined]
    status = getattr(record, "status_code", None)
    return {"what": "request", "page": match.view_name if match else "", "status": status}


def fault(what: BaseException) -> dict[str, Any]:
    """The kind of this fault, the code the database gave it, and where it came from."""
    frames = traceback.extract_tb(what.__traceback__)[-KEPT:]
    told: dict[str, Any] = {
        "fault": type(what).__name__,
        "where": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    code = getattr(what.__cause__ or what, "sqlstate", None)
    return told | ({"sqlstate": code} if code else {})
