"""Matching, read twice: the product and a naive second reading of the contract agree."""

import random

from msgspec import convert, json

from tests.rules import match_oracle
from zorgvuldig.rules.matching import propose
from zorgvuldig.rules.wishes import Matching

WORDS = ["Aleviten", "ALEVITEN ", "Koerden", "Cafe\u0301", "café", "STRASSE", "straße"]
CODES = {
    "gender": ["WOMAN", "MAN", "NONE"],
    "community_wish": ["SAME_AS_STATED", "NOT_FROM", "NONE"],
}
MUSTS = ["gender_must", "community_must", "region_must", "not_from_my_town"]
PAPERS = ["available", "vog_valid", "confidentiality_signed", "active_coach"]


def perhaps(chance, line, **choices):
    """Adds each field half of the time."""
    for name, several in choices.items():
        if chance.random() < 0.5:
            line[name] = chance.choice(several)
    return line


def place(chance):
    if chance.random() < 0.3:
        return {}
    return {"latitude": chance.uniform(51, 53), "longitude": chance.uniform(4, 7)}


def request(chance):
    line = {"on": "2026-03-01", "languages": chance.choice([["nl"], ["nl", "tr"], ["nl", "nl"]])}
    line |= {"community": chance.choice(WORDS), "town": chance.choice(WORDS)} | place(chance)
    line |= {"consent_to_match": chance.random() < 0.9}
    perhaps(chance, line, **CODES, region=WORDS, **{name: [True, False] for name in MUSTS})
    if "latitude" in line:
        perhaps(chance, line, minimum_km=[0, 1, 40, 100])
    return line


def confidant(chance, name):
    line = {"id": name, "open_matches": chance.randrange(4), "training_valid_until": "2026-03-01"}
    line |= {paper: chance.random() < 0.95 for paper in PAPERS} | place(chance)
    line |= {"languages": chance.choice([["nl"], ["tr", "nl"], ["nl", "tr"]])}
    several = [chance.sample(WORDS, n) for n in (0, 1, 2)]
    dates = ["2026-02-28", "2026-03-02", "2027-01-01"]
    perhaps(chance, line, communities=several, regions=several, town=WORDS)
    perhaps(chance, line, gender=["WOMAN", "MAN", "OTHER", "UNSTATED"], max_open_matches=[1, 2, 3])
    return perhaps(chance, line, training_valid_until=[*dates, "2026-03-01"])


def test_many_matchings_by_chance_follow_the_contract():
    chance = random.Random(20260301)
    proposed = 0
    for _ in range(1500):
        people = [confidant(chance, name) for name in chance.sample("abcdeABC_-19", 6)]
        line = {"request": request(chance), "confidants": people}
        asked = convert(line, Matching)
        said = json.decode(json.encode(propose(asked.request, asked.confidants)))
        assert said == match_oracle.match(line), line
        proposed += len(said["eligible"])
    assert proposed > 500
