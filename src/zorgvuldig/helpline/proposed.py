"""Who is proposed and how the search stands, in the words of the caller's language, for the page
behind the code."""

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import override

from zorgvuldig.helpline.access.proposals import (
    answer_to_match,
    profile_for_caller,
    waiting_of,
)
from zorgvuldig.helpline.access.support import match_of
from zorgvuldig.helpline.access.talks import first_name
from zorgvuldig.rules.helpline.codes import Answer, ProposalState, State

if TYPE_CHECKING:
    from zorgvuldig.handbook.helpline import Words
    from zorgvuldig.helpline.models import HelpRequest


def proposed(request: "HelpRequest", words: "Words") -> dict[str, Any] | None:
    """What `public/_proposal.html` shows while the caller's answer is asked; nothing otherwise."""
    profile = profile_for_caller(request)
    if profile is None:
        return None
    named = words["page"]["proposal"]
    told = {
        "first_name": profile["first_name"],
        "languages": ", ".join(named["spoken"].get(code, code) for code in profile["languages"]),
        "gender": named["gender_is"].get(profile["gender"], ""),
        "regions": ", ".join(profile["regions"]),
        "about": profile["about"],
    }
    return {
        "number": profile["proposal"],
        "rows": [(named[name], text) for name, text in told.items() if text],
    }


def may_take_back(request: "HelpRequest") -> bool:
    """Does the caller's yes to a confidant stand, so that they may take it back?"""
    return request.state != State.CLOSED and answer_to_match(request) == Answer.GIVEN


def how_it_stands(request: "HelpRequest", words: "Words") -> dict[str, str]:
    """What a caller who waits for a confidant, or has one, reads of it: nobody waits in silence,
    also who left nothing but a code. Nothing while they themselves are asked."""
    told = words["page"]["beside"]
    if request.state == State.CLOSED:
        return {}
    if match := match_of(request):
        return {"text": told["with_you"], "name": first_name(match)}
    waiting = waiting_of(request)
    if waiting is not None:
        asking = waiting.state == ProposalState.TO_CONFIDANT
        return {"text": told["asking"]} if asking else {}
    if request.hears_by is None:
        return {}
    with override(words.language.code):
        return {"text": told["looking"].format(date=date_format(request.hears_by, "l j F"))}
