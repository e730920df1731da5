"""The rules of the published structure of AuditEvent (FHIR R4) and of the Bundle around it that
`fhir.resources` does not ask: the invariants, the required bindings, the forms of the plain types,
and of the extensible bindings the codes we use. Each is named as in the structure.
"""

import re
from collections.abc import Iterator
from typing import Any

DICOM = "http://dicom.nema.org/resources/ontology/DCM"
TERMS = "http://terminology.hl7.org/CodeSystem"
# Required bindings: no other code is valid.
REQUIRED = {
    "action": {"C", "R", "U", "D", "E"},
    "outcome": {"0", "4", "8", "12"},
    "agent.network.type": {"1", "2", "3", "4", "5"},
}
# Of the extensible value sets what we send, with the words they have there.
KNOWN = {
    "type": {
        (DICOM, "110100", "Application Activity"), (DICOM, "110101", "Audit Log Used"),
        (DICOM, "110110", "Patient Record"), (DICOM, "110114", "User Authentication"),
    },
    "agent.type.coding": {
        (f"{TERMS}/extra-security-role-type", "humanuser", "human user"),
        (f"{TERMS}/extra-security-role-type", "dataprocessor", "data processor"),
    },
    "entity.type": {
        (f"{TERMS}/audit-entity-type", "1", "Person"),
        (f"{TERMS}/audit-entity-type", "2", "System Object"),
    },
    "entity.role": {
        (f"{TERMS}/object-role", "1", "Patient"), (f"{TERMS}/object-role", "4", "Domain Resource"),
    },
}  # fmt: skip
NEEDED = ("type", "recorded", "agent", "source")  # 1..1 and 1..*
ELEMENTS = {
    "": {"resourceType", "id", "type", "subtype", "action", "period", "recorded", "outcome",
         "outcomeDesc", "purposeOfEvent", "agent", "source", "entity"},
    "agent": {"type", "role", "who", "altId", "name", "requestor", "location", "policy", "media",
              "network", "purposeOfUse"},
    "agent.network": {"address", "type"},
    "source": {"site", "observer", "type"},
    "entity": {"what", "type", "role", "lifecycle", "securityLabel", "name", "description", "query",
               "detail"},
}  # fmt: skip
ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
CODE = re.compile(r"[^\s]+(\s[^\s]+)*")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def broken(event: dict[str, Any]) -> set[str]:
    """The rules that this AuditEvent breaks, by their name in the structure."""
    found = {name for name, holds in RULES.items() if not holds(event)}
    return found | {f"binding {place}" for place in _wrong_codes(event)}


def walked(part: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every element with its path, without the numbers of lists."""
    yield place, part
    if isinstance(part, dict):
        for name, value in part.items():
            yield from walked(value, f"{place}.{name}".lstrip("."))
    elif isinstance(part, list):
        for value in part:
            yield from walked(value, place)


def _at(event: dict[str, Any], path: str) -> list[Any]:
    """What stands at this path, each apart; lists are walked, not given."""
    return [part for place, part in walked(event) if place == path and not isinstance(part, list)]


def _wrong_codes(event: dict[str, Any]) -> Iterator[str]:
    for place, codes in REQUIRED.items():
        if any(code not in codes for code in _at(event, place)):
            yield place
    for place, codes in KNOWN.items():
        told = [
            (one.get("system"), one.get("code"), one.get("display")) for one in _at(event, place)
        ]
        if any(one not in codes for one in told):
            yield place


def _ele_1(event: dict[str, Any]) -> bool:
    """All elements have a value or children: nothing is empty, and no null."""
    return all(part not in ({}, [], "", None) for _, part in walked(event))


def _references(event: dict[str, Any]) -> list[dict[str, Any]]:
    places = ("agent.who", "source.observer", "entity.what", "agent.location")
    return [one for place in places for one in _at(event, place)]


def _ref(event: dict[str, Any]) -> bool:
    """ref-1, and that each points to something: at least a reference, identifier or display."""
    ids = {one.get("id") for one in event.get("contained", [])}
    return all(
        one.keys() & {"reference", "identifier", "display"}
        and (not one.get("reference", "").startswith("#") or one["reference"][1:] in ids)
        for one in _references(event)
    )


def _cardinalities(event: dict[str, Any]) -> bool:
    agents, sources = event.get("agent", []), [event.get("source", {})]
    return (
        all(event.get(name) for name in NEEDED)
        and all(isinstance(one.get("requestor"), bool) for one in agents)
        and all(isinstance(one.get("observer"), dict) for one in sources)
        and not isinstance(event["type"], list)
    )


def _known_elements(event: dict[str, Any]) -> bool:
    return all(
        set(part) <= ELEMENTS[place]
        for place, part in walked(event)
        if isinstance(part, dict) and place in ELEMENTS
    )


def _plain(event: dict[str, Any]) -> bool:
    """The forms of id, instant, code and uri."""
    codes = [part["code"] for _, part in walked(event) if isinstance(part, dict) and "code" in part]
    uris = [part for place, part in walked(event)
            if place.endswith(("system", "policy")) and isinstance(part, str)]  # fmt: skip
    return (
        bool(ID.fullmatch(event.get("id", "x")))
        and bool(INSTANT.fullmatch(str(event.get("recorded"))))
        and all(CODE.fullmatch(code) for code in codes)
        and all(uri == uri.strip() and " " not in uri for uri in uris)
        and all(len(part) < 1024 * 1024 for _, part in walked(event) if isinstance(part, str))
    )


RULES = {
    "sev-1": lambda event: (
        not any(one.get("name") and one.get("query") for one in event.get("entity", []))
    ),
    "ele-1": _ele_1,
    "ref-1": _ref,
    "ext-1": lambda event: all(
        ("extension" in one) != any(name.startswith("value") for name in one)
        for one in _at(event, "extension")
    ),
    "per-1": lambda event: all(
        one.get("start", "") <= one.get("end", "9") for one in _at(event, "period")
    ),
    "dom-2": lambda event: not any("contained" in one for one in event.get("contained", [])),
    "dom-3": lambda event: (
        {f"#{one.get('id')}" for one in event.get("contained", [])}
        <= {one.get("reference") for one in _references(event)}
    ),
    "dom-4": lambda event: (
        not any(
            {"versionId", "lastUpdated"} & one.get("meta", {}).keys()
            for one in event.get("contained", [])
        )
    ),
    "dom-5": lambda event: (
        not any("security" in one.get("meta", {}) for one in event.get("contained", []))
    ),
    "cardinality": _cardinalities,
    "elements": _known_elements,
    "types": _plain,
}


def broken_bundle(bundle: dict[str, Any]) -> set[str]:
    """The rules of a Bundle of type collection, bdl-1 to bdl-12 as far as they touch it."""
    entries = bundle.get("entry", [])
    addresses = [one.get("fullUrl", "") for one in entries]
    holds = {
        "bdl-1": "total" not in bundle,
        "bdl-2": not any("search" in one for one in entries),
        "bdl-3": not any("request" in one for one in entries),
        "bdl-4": not any("response" in one for one in entries),
        "bdl-5": all("resource" in one for one in entries),
        "bdl-7": len(addresses) == len(set(addresses)),
        "bdl-8": not any("/_history/" in one for one in addresses),
        "fullUrl": all(
            one["fullUrl"] == f"urn:uuid:{one['resource'].get('id')}" for one in entries
        ),
        "ele-1": all(part not in ({}, [], "", None) for _, part in walked(bundle)),
        "type": bundle.get("type") == "collection",
    }
    return {name for name, held in holds.items() if not held}
