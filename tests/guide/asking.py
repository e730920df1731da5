"""From the facts of the contract to what somebody ticks on the page."""

import re
from typing import Any

from django.http import HttpResponse

TALK, SHARE = "/mag-ik-delen/praten/", "/mag-ik-delen/delen/"
CHILD = {"regime": "JEUGDHULP", "age": "LT12", "addressee": "AUTHORITY_PARENT"}


def ticked(facts: dict[str, Any]) -> dict[str, Any]:
    """The form as it would be sent with these facts."""
    sent: dict[str, Any] = {}
    for name, value in facts.items():
        if name == "duty_conflict":
            sent |= {"conflict_tried": "on"}
            sent |= {f"conflict_{question}": "on" for question, yes in value.items() if yes}
        elif name == "identifiable":
            sent["recognisable"] = "yes" if value else "unchecked"
        elif name != "reidentification_passed" and value is not False:
            sent[name] = "on" if value is True else value
    if facts.get("reidentification_passed") and facts.get("identifiable") is False:
        sent["recognisable"] = "no"
    return sent


def text(response: HttpResponse) -> str:
    """What one reads, without the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
