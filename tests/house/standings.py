"""How everybody in the towns of the tables stands to what is behind an address."""

from typing import NamedTuple

from zorgvuldig.people.letting import AT_A_LINE, HERE, OURS, SIGNED_IN, VISITOR


class Who(NamedTuple):
    letter: str
    roles: tuple[str, ...]


def visitor(letter: str) -> Who:
    return Who(letter, ())


def worker(letter: str, roles) -> Who:
    return Who(letter, tuple(str(role) for role in roles))


AT_WORK = VISITOR | {SIGNED_IN, HERE}
OF_THE_HOUSE = AT_WORK | {OURS, "YES_TO_SOFTWARE", "ANOTHERS_LOOK", "COMES_TO_PRIVACY"}
STANDS = {
    "dossiers": {
        "v": VISITOR,
        "s": AT_WORK,
        # Anna keeps the dossier and did everything in it
        "k": OF_THE_HOUSE
        | {
            "KEEPER",
            "NOTE_HOLDER",
            "MAKER",
            "GROUP_LEADER",
            "EVENT_AUTHOR",
            "KEEPS_ITS_DOSSIER",
            "SUGGESTED_IT",
            "OWN_ABSENCE",
            "BROUGHT_IT",
        },  # fmt: skip
        "a": OF_THE_HOUSE
        | {"ASKED_TO_AGREE", "TOLD_OF_CALL", "DECIDES", "ASKED_TO_HOLD", "STANDS_IN"},
        "apart": OF_THE_HOUSE,
        "involved": OF_THE_HOUSE | {"ADVISER"},
    },
    "helpline": {
        "v": VISITOR,
        "s": AT_WORK | {AT_A_LINE},
        "x": AT_WORK,
        "W": OF_THE_HOUSE | {AT_A_LINE, "TOOK_IT"},
        "w": OF_THE_HOUSE | {AT_A_LINE},
        "C": OF_THE_HOUSE | {AT_A_LINE, "WAS_ASKED_ALONG"},
        "V": OF_THE_HOUSE | {AT_A_LINE, "OWN_FILE", "OWN_MATCH"},
        "Y": OF_THE_HOUSE | {AT_A_LINE, "OWN_FILE", "PUT_TO_THEM"},
        "K": OF_THE_HOUSE | {AT_A_LINE, "COACHED_BY_THEM"},
        "F": OF_THE_HOUSE | {AT_A_LINE},
        "G": OF_THE_HOUSE | {AT_A_LINE},
    },
    "gatherings": {
        "v": VISITOR,
        "s": AT_WORK,
        "x": AT_WORK,
        "O": OF_THE_HOUSE,
        "P": OF_THE_HOUSE | {"LEADS_IT"},
        "L": OF_THE_HOUSE,
        "F": OF_THE_HOUSE,
        "G": OF_THE_HOUSE,
    },
}
# Where the tables ask for something else than that one dossier, note or request.
ELSEWHERE = {
    ("k", "dossiers:hand_over_answer"): {"ASKED_TO_TAKE_OVER"},
    ("a", "dossiers:advise"): {"CONSULTED"},
    ("a", "privacy:rights_agree"): {"LAID_BEFORE"},
    ("a", "privacy:rights_take_back"): {"LAID_BEFORE"},
}
# The request of these was erased with its dossier, which nobody keeps any more; and what two people
# look at together, does not come to the privacy officer.
NOT_THEIRS = {
    ("k", "privacy:rights_proof"): {"KEEPS_ITS_DOSSIER"},
    **{
        (letter, f"privacy:rights_{name}"): {"COMES_TO_PRIVACY"}
        for letter in ("apart", "involved")
        for name in ("agree", "take_back", "longer_pdf", "letter", "paper", "portable", "names")
    },
}
# Ways that nobody in the tables goes, by rule and standing, each with the test that goes it and
# fails without it. The demonstration has no address in the tests.
SEEN_ELSEWHERE = {
    ("demonstration", "OPEN"): "",
    ("helpline.machine", "MACHINE"): (
        "api/test_intake.py::test_a_call_becomes_a_request_to_be_called_back"
    ),
    ("statistics.machine", "MACHINE"): (
        "api/test_figures.py::test_the_same_pieces_as_the_page_and_its_table"
    ),
    ("logbook.machine", "MACHINE"): (
        "api/test_audit.py::test_every_line_becomes_an_audit_event_in_the_order_of_the_chain"
    ),
    ("carrying.agree", "YES_TO_TRANSFER"): (
        "carrying/test_pages.py::test_a_decider_says_yes_to_what_goes_to_another"
    ),
    ("dossiers.read", "LOOKS_IN"): (
        "dossiers/test_emergency.py::test_with_a_reason_the_dossier_opens_to_read_for_an_hour"
    ),
    ("dossiers.call", "LOOKS_IN"): (
        "dossiers/test_emergency.py::test_a_call_in_danger_is_the_one_thing_one_records"
    ),
    ("dossiers.judge", "KEEPER"): (
        "dossiers/test_assessing.py::test_g05_counter_signs_and_other_explanations_are_considered"
    ),
    ("dossiers.judge", "ADVISER"): (
        "dossiers/test_assessing.py::test_each_writes_apart_before_reading_the_other"
    ),
    ("dossiers.leave", "ONESELF"): (
        "dossiers/test_handing.py::test_who_thinks_along_leaves_by_themselves"
    ),
    ("dossiers.release", "INVOLVED_AND_ASKED"): (
        "dossiers/test_releasing.py::test_who_is_not_involved_any_more_does_not_release_it"
    ),
    ("dossiers.release", "ASKED_TO_RELEASE"): (
        "dossiers/test_releasing.py::test_another_releases_it_and_only_then_it_is_printed"
    ),
    ("dossiers.check_look", "NOBODY_ELSE_CHECKS"): (
        "dossiers/test_emergency.py::test_when_there_is_none_the_privacy_officer_is_told"
    ),
    ("helpline.request", "NOT_TAKEN"): (
        "helpline/test_desk_request.py::test_until_somebody_takes_it_every_worker_sees_it"
    ),
    ("helpline.request", "LOOKS_ALONG"): (
        "helpline/test_desk_judging.py::"
        "test_who_is_asked_may_read_the_request_and_answers_in_own_words"
    ),
    ("privacy.request", "TWO_DECIDE"): (
        "privacy/rights/test_exactly_what_was_decided.py::test_who_agrees_sees_which_pieces_go"
    ),
    ("privacy.words", "TWO_DECIDE"): (
        "privacy/rights/test_exactly_what_was_decided.py::test_who_agrees_sees_which_pieces_go"
    ),
}


def standing_in(town: str, letter: str, address: str) -> frozenset[str]:
    """How this person of that town stands to what is behind the address."""
    usual = STANDS[town][letter]
    if town != "dossiers":
        return frozenset(usual)
    more = ELSEWHERE.get((letter, address), set())
    return frozenset((usual | more) - NOT_THEIRS.get((letter, address), set()))
