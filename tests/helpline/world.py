"""A line in which every address has something behind it, and everybody at the door."""

from typing import Any
from uuid import uuid4

from django.test import Client

from tests import cast as care
from tests.cast import Town
from tests.helpline import cast, making, matched, passed_on, support
from zorgvuldig import walls
from zorgvuldig.helpline.actions import judging
from zorgvuldig.helpline.models import HelpRequest, Match, SecondLook

KNOCKING = ("chris", "wim", "wout", "cora", "vera", "yara", "koos", "fenna", "greet")
Arguments = dict[str, dict[str, Any]]

DOORS = ("line:write", "line:call", "line:back", "line:talk", "line:reach", "line:withdraw",
         "line:answer", "line:share", "line:rather_not")  # fmt: skip
OF_A_REQUEST = (
    "request", "talk", "message", "not_reached", "triage", "advice", "ask_look", "call_back",
    "call_back_erase", "code", "take", "give", "about",
    "own_person", "own_note", "own_message", "own_hand_over", "review", "extend", "take_up",
    "end_match",
)  # fmt: skip
OF_A_CONFIDANT = (
    "confidant", "confidant_change", "confidant_papers", "confidant_training", "confidant_coach",
    "confidant_account", "confidant_begin", "confidant_away", "confidant_stop", "confidant_again",
    "confidant_communities_withdraw", "confidant_talk", "coached",
)  # fmt: skip
OF_A_PROPOSAL = ("consent", "consent_withdraw", "wish", "caller_answer", "proposals",
                 "proposal_take_back", "no_fit")  # fmt: skip
TO_ELSEWHERE = ("referral_new", "acute_call", "close", "after_call", "come_back")
OF_A_PARCEL = ("parcel", "parcel_revoke", "parcel_answer")
OF_A_REFERRAL = ("referral", "referral_change", "referral_consent", "referral_stop", "hand_over")


def build() -> tuple[list[Client], Arguments]:
    """Who knocks, in the order of the table, and what each address is about."""
    anna, lantern = care.build().anna, cast.build()
    found = things(lantern)
    known = [getattr(lantern, name) for name in KNOCKING]
    clients = [care.knocking(actor) for actor in (known[0], anna, *known[1:])]
    walls.say(organisation=None)
    return [Client(), *clients], found


def things(lantern: Town) -> Arguments:
    """The arguments of every address that takes some. Wim took the request; Vera has the match."""
    match = making.a_match(lantern, making.a_request(lantern, code=True))
    return {
        **of_the_match(lantern, match),
        **of_a_proposal(lantern),
        **of_support(lantern),
        **public(),
    }


def of_the_match(lantern: Town, match: Match) -> Arguments:
    """The request, its confidant, and Cora who was asked to look along."""
    return {
        **{f"helpline:{name}": {"reference": match.request.reference} for name in OF_A_REQUEST},
        **{f"helpline:{name}": {"number": match.confidant_id} for name in OF_A_CONFIDANT},
        "helpline:look": {"number": asked_to_look(lantern, match.request).pk},
    }


def asked_to_look(lantern: Town, request: HelpRequest) -> SecondLook:
    """Wim asked Cora to look along."""
    return judging.ask_look(
        request=request,
        actor=lantern.at_work("wim"),
        asked_of=lantern.cora.membership,
        kind="SUPPORT",
        once=uuid4(),
    )


def of_a_proposal(lantern: Town) -> Arguments:
    """Wim took a request for which Yara is proposed; another question waits for Yara's answer."""
    proposal = matched.asked(lantern, "yara")
    waiting = matched.proposes(lantern, matched.to_match(lantern), proposal.confidant)
    about = {"reference": waiting.request.reference}
    return {
        **{f"helpline:{name}": about for name in OF_A_PROPOSAL},
        "helpline:propose": about | {"confidant": proposal.confidant_id},
        "helpline:asked": {"number": proposal.pk},
    }


def of_support(lantern: Town) -> Arguments:
    """A request Wim took with an offer that waits, and one that was handed over."""
    request, handed, goes = (making.a_request(lantern) for _ in range(3))
    offered, done, ready = (support.offered(lantern, one) for one in (request, handed, goes))
    for one, referral in ((handed, done), (goes, ready)):
        support.answered(lantern, one, referral)
        support.handed(lantern, one, referral)
    parcel = passed_on.sent(lantern, handed, done)
    send = {"reference": goes.reference, "number": ready.pk}
    waiting = {"reference": request.reference, "number": offered.pk}
    return {
        **{f"helpline:{name}": {"reference": request.reference} for name in TO_ELSEWHERE},
        **{f"helpline:{name}": waiting for name in OF_A_REFERRAL},
        **{f"helpline:referral_{name}": send for name in ("send", "link")},
        **{f"helpline:{name}": {"number": parcel.pk} for name in OF_A_PARCEL},
        "helpline:hand_over_paper": {"reference": handed.reference, "number": done.pk},
    }


def public() -> Arguments:
    """The open doors, in Dutch."""
    here = {"slug": "lantaarn", "language": "nl"}
    return {
        "line:choose": {"slug": "lantaarn"},
        "line:start": here,
        "line:privacy": here,
        "line:question": here | {"question": "WITHDRAWN"},
        **dict.fromkeys(DOORS, here),
    }
