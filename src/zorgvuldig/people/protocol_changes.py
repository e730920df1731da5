"""What a change of the sharing protocol would change: line by line, before anything is kept."""

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zorgvuldig.people.forms import ProtocolForm

YES, NO, NOBODY, FORMER = "ja", "nee", "niemand", "een oud-collega"


def digest(agreed: "Mapping[str, Any]") -> str:
    """Another number as soon as one agreement reads otherwise."""
    return sha256(json.dumps(agreed, sort_keys=True).encode()).hexdigest()


def changes(
    form: "ProtocolForm",
    now: "Mapping[str, Any]",
    agreed: "Mapping[str, Any]",
    names: "Mapping[int, str]",
) -> list[dict[str, Any]]:
    """Each agreement that would read otherwise: `what`, as it is `now` and would be `then`, each
    in parts with whether that is a word of ours."""
    return [
        {
            "what": str(form.fields[name].label),
            "now": _words(now.get(name), names),
            "then": _words(value, names),
        }
        for name, value in agreed.items()
        if now.get(name) != value
    ]


def no_longer_deciding(
    now: "Mapping[str, Any]", agreed: "Mapping[str, Any]", names: "Mapping[int, str]"
) -> list[str]:
    """Who decides now and would decide for nobody any more, by name."""
    gone = _deciding(now) - _deciding(agreed)
    return sorted(names[number] for number in gone if number in names)


def lacking(agreed: "Mapping[str, Any]") -> list[str]:
    """What the protocol would lack then, in the words of `protocol.missing`. Where nobody is named
    to decide, as on a line, that is not lacking."""
    names = "deciders" in agreed
    everyone = bool(agreed.get("deciders"))
    lacks = {
        "wie er beslist over het delen van informatie": names and not _deciding(agreed),
        "wie er beslist voor elk beroep": bool(_deciding(agreed))
        and not everyone
        and not all(who for name, who in agreed.items() if name.startswith("deciders_")),
        "de weg voor advies zonder naam": not str(agreed.get("anonymous_route", "")).strip(),
        "de afspraak over terugkoppeling": not str(agreed.get("feedback_rule", "")).strip(),
        "de bevestiging dat het protocol geldt": not agreed.get("holds"),
    }
    return [what for what, lacks_it in lacks.items() if lacks_it]


def _deciding(agreed: "Mapping[str, Any]") -> set[int]:
    return {
        number
        for name, numbers in agreed.items()
        if name.startswith("deciders")
        for number in numbers
    }


def _words(value: Any, names: "Mapping[int, str]") -> list[tuple[str, bool]]:
    if isinstance(value, bool):
        return [(YES if value else NO, True)]
    if isinstance(value, list):
        known = [(names.get(number, FORMER), number not in names) for number in value]
        return known or [(NOBODY, True)]
    return [(str(value), False)] if value else []
