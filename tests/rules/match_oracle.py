"""Contract section 8 once more, naively, from plain dictionaries; no code of the product."""

import math
import unicodedata


def same(words):
    return " ".join(unicodedata.normalize("NFC", words).split()).casefold()


def kilometres(a, b):
    if any("latitude" not in side or "longitude" not in side for side in (a, b)):
        return None
    lat1, lon1, lat2, lon2 = (
        side[name] * math.pi / 180 for side in (a, b) for name in ("latitude", "longitude")
    )
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return math.floor(2 * 6371 * math.asin(math.sqrt(min(1, h))) + 0.5)


def match(line):
    request = line["request"]
    eligible, excluded = [], []
    for person in line["confidants"]:
        why = reasons(request, person)
        if why:
            excluded.append({"confidant": person["id"], "reasons": sorted(why)})
        else:
            eligible.append(fit(request, person))
    eligible.sort(key=lambda pair: pair[0])
    excluded.sort(key=lambda out: out["confidant"])
    return {"eligible": [shown for _, shown in eligible], "excluded": excluded}


def reasons(request, person):
    why = set()
    if not request.get("consent_to_match"):
        why.add("CONSENT_MISSING")
    if request.get("caller_is_professional"):
        why.add("CALLER_IS_PROFESSIONAL")
    if set(request["languages"]) - set(person.get("languages", [])):
        why.add("LANGUAGE_NOT_MET")
    hopes = wishes(request, person)
    for name in ("gender", "community", "region"):
        if name in hopes and hopes[name] == ("must", False):
            why.add(f"{name.upper()}_NOT_MET")
    why |= communities(request, person) | places(request, person) | papers(request, person)
    return why


def communities(request, person):
    if request.get("community_wish") != "NOT_FROM":
        return set()
    theirs = [same(words) for words in person.get("communities", [])]
    if not theirs:
        return {"COMMUNITY_UNKNOWN"}
    return {"COMMUNITY_EXCLUDED"} if same(request["community"]) in theirs else set()


def places(request, person):
    why, km, least = set(), kilometres(request, person), request.get("minimum_km", 0)
    if request.get("not_from_my_town"):
        if "town" not in person:
            why.add("PLACE_UNKNOWN")
        elif same(person["town"]) == same(request["town"]):
            why.add("SAME_TOWN")
    if least > 0 and km is None:
        why.add("PLACE_UNKNOWN")
    if km is not None and km < least:
        why.add("TOO_CLOSE")
    return why


def papers(request, person):
    why = set()
    if not person.get("available"):
        why.add("NOT_AVAILABLE")
    if person["open_matches"] >= person.get("max_open_matches", 3):
        why.add("FULL")
    if person.get("conflict_declared"):
        why.add("CONFLICT_DECLARED")
    if person.get("training_valid_until", "") < request["on"]:
        why.add("TRAINING_NOT_VALID")
    if not person.get("vog_valid"):
        why.add("VOG_NOT_VALID")
    if not person.get("confidentiality_signed"):
        why.add("CONFIDENTIALITY_NOT_SIGNED")
    if not person.get("active_coach"):
        why.add("NO_ACTIVE_COACH")
    return why


def wishes(request, person):
    """Each stated wish: must or soft, and whether this person meets it."""
    found = {}
    if request.get("gender", "NONE") != "NONE":
        met = person.get("gender", "UNSTATED") == request["gender"]
        found["gender"] = ("must" if request.get("gender_must", True) else "soft", met)
    if request.get("community_wish") == "SAME_AS_STATED":
        met = same(request["community"]) in [same(w) for w in person.get("communities", [])]
        found["community"] = ("must" if request.get("community_must", True) else "soft", met)
    if "region" in request:
        met = same(request["region"]) in [same(w) for w in person.get("regions", [])]
        found["region"] = ("must" if request.get("region_must", False) else "soft", met)
    return found


def fit(request, person):
    soft = {name: met for name, (kind, met) in wishes(request, person).items() if kind == "soft"}
    km = kilometres(request, person)
    unmet = [int(name in soft and not soft[name]) for name in ("gender", "community", "region")]
    key = (*unmet, person["open_matches"], int(km is None), -1 if km is None else km, person["id"])
    return key, {
        "confidant": person["id"],
        "met": sorted(name for name in soft if soft[name]),
        "unmet": sorted(name for name in soft if not soft[name]),
        "distance_km": km,
    }
