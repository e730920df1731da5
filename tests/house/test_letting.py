"""What the rules say and what the doors do is the same, for every address and everybody at it.

The tables of `test_matrix` are what the doors do; the tests there see to that. Here the rules are
asked about the same people. How each stands to what is behind an address, is what the towns of the
tables were built to be.
"""

from itertools import chain
from pathlib import Path

import pytest

from tests.gatherings.cast import WORK as WISE
from tests.helpline.cast import WORK as LANTERN
from tests.house import test_matrix, test_matrix_gatherings, test_matrix_helpline, world
from tests.house.knocking import SHUT
from tests.house.reading import place, python_files
from tests.house.standings import SEEN_ELSEWHERE, standing_in, visitor, worker
from tests.house.test_doors import routes
from zorgvuldig import urls
from zorgvuldig.handbook import read
from zorgvuldig.people import letting
from zorgvuldig.people.letting import Way, every_rule, rules_of
from zorgvuldig.people.roles import Role

assert urls.urlpatterns  # every room is here, with its rules

# Behind these is nothing for anybody in the tables: no second factor was set up yet, or what is
# asked for is not there; and no manual was put where the tests run.
NOTHING_THERE = {
    "guide:manual", "guide:manual_file",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    "mfa_remove_webauthn", "mfa_edit_webauthn",
}  # fmt: skip
TABLES = {
    "dossiers": (
        test_matrix,
        [
            visitor("v"),
            worker("s", [Role.PROFESSIONAL, Role.DECISION_MAKER]),
            worker("k", [Role.PROFESSIONAL]),
            worker("a", [Role.DECISION_MAKER]),
            *(worker("apart", [role]) for role in world.SHORT),
            *(worker("involved", [role]) for role in world.SHORT),
        ],
    ),
    "helpline": (
        test_matrix_helpline,
        [
            visitor("v"),
            worker("s", [LANTERN["chris"][1]]),
            worker("x", [Role.PROFESSIONAL]),
            worker("W", [LANTERN["wim"][1]]),
            worker("w", [LANTERN["wout"][1]]),
            worker("C", [LANTERN["cora"][1]]),
            worker("V", [LANTERN["vera"][1]]),
            worker("Y", [LANTERN["yara"][1]]),
            worker("K", [LANTERN["koos"][1]]),
            worker("F", [LANTERN["fenna"][1]]),
            worker("G", [LANTERN["greet"][1]]),
        ],
    ),
    "gatherings": (
        test_matrix_gatherings,
        [
            visitor("v"),
            worker("s", [WISE["otto"][1]]),
            worker("x", [Role.PROFESSIONAL]),
            worker("O", [WISE["olga"][1]]),
            worker("P", [WISE["paul"][1]]),
            worker("L", [WISE["lieke"][1]]),
            worker("F", [WISE["fenna"][1]]),
            worker("G", [WISE["greet"][1]]),
        ],
    ),
}


def says(address: str, town: str, who) -> bool:
    """Do the rules let this person through here?"""
    standings = standing_in(town, who.letter, address)
    return all(rule.lets(who.roles, standings) for rule in rules_of(address))


def differences() -> list[tuple[str, str, str, str]]:
    """Where the rules and the doors say something else: town, address, who, and what the door
    does."""
    found = []
    for town, (table, people) in TABLES.items():
        for address, _, answers in table.lines():
            assert len(answers) == len(people), address
            for who, answer in zip(people, answers, strict=True):
                opens = answer not in SHUT
                if opens != says(address, town, who) and address not in NOTHING_THERE:
                    found.append((town, address, f"{who.letter} {who.roles}", answer))
    return found


def test_rules_and_doors_agree_on_every_address_for_everybody():
    assert differences() == []


def test_no_access_function_holds_roles_of_its_own():
    """Who may, stands in the rules; a role that is asked beside them would not be told."""
    shelves = [path for path in python_files() if "access" in (path.stem, path.parent.name)]
    assert len(shelves) > 40
    assert {place(path) for path in shelves if ".holds(" in path.read_text()} == set()


def test_nothing_there_is_shut_for_everybody():
    answers = {address: answers for address, _, answers in test_matrix.lines()}
    assert {address for address in NOTHING_THERE if set(answers[address]) - set(">.")} == set()


def ways() -> list[tuple[str, Way]]:
    return [(code, way) for code, rule in every_rule().items() for way in rule.ways]


@pytest.mark.parametrize(("code", "way"), ways(), ids=lambda it: getattr(it, "standing", it))
def test_a_way_that_is_taken_out_is_missed(code, way, monkeypatch):
    """Each way is needed by somebody in the tables; the few that are not, are shown elsewhere."""
    rule = every_rule()[code]
    monkeypatch.setattr(rule, "ways", tuple(one for one in rule.ways if one is not way))
    assert bool(differences()) != ((code, way.standing) in SEEN_ELSEWHERE)


@pytest.mark.parametrize("test", sorted(filter(None, SEEN_ELSEWHERE.values())))
def test_what_is_seen_elsewhere_is_there(test):
    path, name = test.split("::")
    assert f"def {name}(" in (Path(__file__).parents[1] / path).read_text()


def test_every_address_stands_under_a_rule_and_every_line_is_an_address():
    listed = set(chain(*(rule.get("opens", {}) for rule in read("letting")["rules"].values())))
    more = set(chain(*(rule.get("also", ()) for rule in read("letting")["rules"].values())))
    for how in ("does", "also_does"):
        more |= set(chain(*(rule.get(how, ()) for rule in read("letting")["rules"].values())))
    demonstration = set(read("letting")["rules"]["demonstration"]["opens"])
    addresses = {name for name, _ in routes()}
    assert listed == addresses | demonstration
    assert more <= addresses


def test_an_address_is_told_in_words_once():
    told = list(chain(*(rule.get("opens", {}) for rule in read("letting")["rules"].values())))
    assert sorted(told) == sorted(set(told))
    rules = read("letting")["rules"].values()
    words = list(
        chain(*(rule.get(how, {}).values() for rule in rules for how in ("opens", "does")))
    )
    assert [text for text in words if words.count(text) > 1] == []


def test_every_rule_and_every_standing_has_words_that_are_used():
    known = read("letting")
    assert {way.standing for _, way in ways()} == set(known["standings"])
    assert {rule["room"] for rule in known["rules"].values()} == set(known["rooms"])
    assert {rule["gate"] for rule in known["rules"].values() if "gate" in rule} <= set(
        read("gates")
    )
    assert set(every_rule()) == set(letting._rules)
