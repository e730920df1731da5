"""What the caller takes home after the hand-over, on one page: PDF/UA-1, nothing of a name.

The paper speaks the caller's language; the line's own words stand in the language in which somebody
wrote them down, and run the way of their letters.
"""

import unicodedata
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from zorgvuldig.handbook import helpline as handbook
from zorgvuldig.helpline.access.line import text_of
from zorgvuldig.helpline.public_page import unread
from zorgvuldig.paper import printed, writable
from zorgvuldig.rules.helpline.codes import About, ReferralState
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.handbook.helpline import Words
    from zorgvuldig.helpline.models import Helpline, HelpRequest, Referral

DUTCH, LONGEST_PROMISE = "nl", 2
Line = dict[str, str]


def ready(referral: "Referral", request: "HelpRequest") -> bool:
    """Only after the hand-over, and while the caller's yes stands."""
    handed = referral.state == ReferralState.HANDED_OVER
    return handed and bool(referral.words(request.key))


def pdf(referral: "Referral", request: "HelpRequest", line: "Helpline | None") -> bytes:
    """The paper, from what was recorded. No logo: it can be seen from across a room."""
    head = letterhead_of(request.organisation, logo=False)
    told = content(referral, request, line)
    return printed("zorgvuldig.helpline", "hand_over.typ", told, head=head)


def content(
    referral: "Referral", request: "HelpRequest", line: "Helpline | None"
) -> dict[str, Any]:
    """The words of the paper. Nobody's name but that of the recipient stands on it."""
    known = handbook.words(
        request.language if request.language in handbook.languages() else DUTCH,
        organisation=request.organisation.name,
        days=line.promise_days if line else LONGEST_PROMISE,
        number=settings.EMERGENCY_NUMBER,
    )
    says = known["paper"]
    return writable(
        {
            "title": says["title"],
            "lang": known.language.code,
            "dir": known.language.direction,
            "private": says["private"],
            "page": says["page"],
            "head": _head(referral, request, line.name if line else "", known),
            "parts": _parts(referral, request, line.phone if line else "", known),
            "notes": [says["own_words"], *_unread(line, known)],
        }
    )


def _head(referral: Any, request: Any, name: str, known: "Words") -> list[dict[str, Any]]:
    says, on = known["paper"], ""
    if referral.handed_over_on:
        with override(known.language.code):
            on = date_format(referral.handed_over_on, "j F Y")
    return [
        {"name": says["from"], "value": _own(name, known)},
        {"name": says["on"], "value": _fixed(on, known)},
        {"name": says["mark"], "value": _own(request.reference, known)},
    ]


def _parts(referral: Any, request: Any, phone: str, known: "Words") -> list[dict[str, Any]]:
    says, words = known["paper"], referral.words(request.key)
    about_young = referral.about == About.PERSON_OF_CONCERN and words.get("person_name")
    more = [says["name_told"]] * bool(about_young) + [says["no_more"]]
    written = {
        name: [_own(one, known) for one in _lines(words.get(kept, ""))] for name, kept in KEPT
    }
    written["told"] += [_fixed(one, known) for one in more] if written["told"] else []
    fixed = [_fixed(one, known) for one in says["expect_list"]]
    reach = [_own(phone, known) | {"before": says["phone"]}] if phone else []
    parts = {**written, "expect": fixed, "reach": reach}
    return [{"title": says[name], "lines": lines} for name, lines in parts.items()]


KEPT = (
    ("to", "recipient"),
    ("told", "told"),
    ("why", "why"),
    ("use", "use"),
    ("contact", "contact_person"),
    ("open", "open"),
    ("stays", "stays"),
)


def _unread(line: "Helpline | None", known: "Words") -> list[str]:
    said = unread(known, text_of(line, known.language.code)) if line else known.unread
    return [said] if said else []


def _fixed(text: str, known: "Words") -> Line:
    """A sentence of the handbook."""
    return {"text": text, "lang": known.language.code, "dir": known.language.direction}


def _own(text: str, known: "Words") -> Line:
    """What the line wrote itself: Dutch, unless its letters run from right to left."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in "LRAL"), "L")
    if first in ("R", "AL"):
        return {"text": text, "lang": known.language.code, "dir": "rtl"}
    return {"text": text, "lang": DUTCH, "dir": "ltr"}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
