"""The confidants of De Lantaarn: Vera, who may be proposed, and Yunus, who is still preparing."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from zorgvuldig.demo import lantern_words as words
from zorgvuldig.helpline.actions import applying, coaching, preparing
from zorgvuldig.helpline.models import Match
from zorgvuldig.rules.helpline.codes import Training

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast
    from zorgvuldig.helpline.models import Confidant

BY_COORDINATOR, BY_COACH = "coordinator", "coach"


def gather(cast: "Cast") -> "Confidant":
    """Both applied; the answer is Vera, with everything in order since two months."""
    vera = _vera(cast)
    _yunus(cast)
    return vera


def _vera(cast: "Cast") -> "Confidant":
    day = _days_before(cast)
    vera = _applies(cast, words.VERA, day(110), languages=["nl", "ar"], gender="WOMAN")
    _talks(cast, vera, "INTAKE", day(95), words.VERA_INTAKE)
    at: dict[str, Any] = {"confidant": vera, "actor": cast.at_work("cora")}
    preparing.keep_papers(
        **at, certificate_on=day(90), code_signed_on=day(80), secrecy_signed_on=day(80)
    )
    preparing.add_training(**at, subjects=list(Training), done_on=day(75))
    preparing.choose_coach(**at, coach=cast.at_desk("koos"))
    preparing.link_account(**at, account=cast.at_desk("vera"))
    preparing.activate(**at, active_from=day(60), today=day(60))
    return vera


def coached(cast: "Cast", vera: "Confidant") -> None:
    """Koos spoke with Vera about the mother she meets."""
    match = Match.unscoped.get(confidant=vera)
    day = _days_before(cast)(25)
    _talks(cast, vera, "COACHING", day, words.VERA_COACHING, by="koos", match=match)


def _yunus(cast: "Cast") -> None:
    day = _days_before(cast)
    yunus = _applies(cast, words.YUNUS, day(20), languages=["nl", "tr"], gender="MAN")
    _talks(cast, yunus, "INTAKE", day(9), words.YUNUS_INTAKE)
    at: dict[str, Any] = {"confidant": yunus, "actor": cast.at_work("cora")}
    preparing.keep_papers(
        **at, certificate_on=None, code_signed_on=day(9), secrecy_signed_on=day(9)
    )
    preparing.add_training(**at, subjects=[Training.LISTENING, Training.LIMITS], done_on=day(3))


def _applies(cast: "Cast", told: dict[str, Any], today: date, **codes: Any) -> "Confidant":
    return applying.apply(
        actor=cast.at_work("cora"),
        once=uuid4(),
        today=today,
        codes={"most_matches": 2, **codes},
        words=told,
        communities_agreed=False,
    )


def _talks(
    cast: "Cast", confidant: "Confidant", kind: str, on: date, summary: str, by: str = "cora",
    match: Match | None = None,
) -> None:  # fmt: skip
    coaching.record_talk(
        confidant=confidant,
        actor=cast.at_work(by),
        once=uuid4(),
        kind=kind,
        held_on=on,
        summary=summary,
        policy=BY_COORDINATOR if by == "cora" else BY_COACH,
        match=match,
    )


def _days_before(cast: "Cast") -> Any:
    return lambda days: cast.today - timedelta(days=days)
