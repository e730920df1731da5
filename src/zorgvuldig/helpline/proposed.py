"""Who is proposed, in the words of the caller's language, for the page behind the code."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.helpline.access.proposals import profile_for_caller

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
