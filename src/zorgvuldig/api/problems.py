"""Every refusal in one form (RFC 9457): what, why, and what now. Unknown and forbidden alike."""

import msgspec
from django.http import HttpResponse
from msgspec import Struct

from zorgvuldig.handbook import read

TYPE = "application/problem+json"


class Probleem(Struct, frozen=True):
    """A refusal, as everybody gets it. `detail` says what can be done."""

    type: str
    title: str
    status: int
    detail: str


class Refused(Exception):
    """The call is not answered. `headers` go out with the refusal."""

    def __init__(self, status: int, detail: str = "", **headers: str) -> None:
        super().__init__(status)
        self.status, self.detail = status, detail
        self.headers = {name.replace("_", "-"): said for name, said in headers.items()}


def problem(status: int, detail: str = "") -> Probleem:
    """The refusal with this status in the words of the handbook."""
    told = read("api")["problem"]
    said = told.get(str(status)) or told["500" if status >= 500 else "400"]
    return Probleem("about:blank", said["title"], status, detail or said["detail"])


def response(refused: Refused) -> HttpResponse:
    """The answer that says so."""
    body = msgspec.json.encode(problem(refused.status, refused.detail))
    return HttpResponse(body, TYPE, refused.status, headers=refused.headers)
