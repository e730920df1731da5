"""How a request stands on a day: the advice, who decides, and which duties are still open."""

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct, convert, structs

from zorgvuldig.privacy.codes import GIVES, Outcome
from zorgvuldig.privacy.rights.facts import clock_of, facts_of
from zorgvuldig.rules import rights
from zorgvuldig.rules.codes import Outcome as Advised
from zorgvuldig.rules.rights import Due, RightsAdvice, RightsFacts
from zorgvuldig.rules.rights.following import TOGETHER
from zorgvuldig.rules.rights.table import NOTHING_HELD, OPEN_ROWS

if TYPE_CHECKING:
    from zorgvuldig.privacy.models import RightsAnswer, RightsRequest

REFUSALS = (Outcome.PARTLY, Outcome.REFUSED, Outcome.NOT_ENTITLED)
SHOWS_FILE = ("ACCESS", "COPY")
HANDED = ("ACCESS", "COPY", "WHO_LOOKED", "PORTABILITY", "INFORMATION", "INFORMATION_OTHERS")
BY_HAND = ("EXPLAIN_TO_CHILD", "INVOLVE_CLIENT", "TALK_ABOUT_PARENTS", "TELL_RECIPIENTS",
           "SHOW_ROLES_AND_DATES", "STORE_BESIDE", "SHOW_COMPLAINT_ROUTES",
           "MENTION_RIGHTS_ADVOCATE", "GIVE_REASON")  # fmt: skip
IN_THE_LETTER = ("SHOW_COMPLAINT_ROUTES", "MENTION_RIGHTS_ADVOCATE", "GIVE_REASON",
                 "NEITHER_CONFIRM_NOR_DENY", "OFFER_OWN_STATEMENT", "ANSWER_IN_WRITING",
                 "NAME_RECIPIENTS", "EXPORT_READABLE")  # fmt: skip
ERASES = ("CHECK_LEGAL_HOLD", "PROVE_DESTRUCTION", "REPEAT_AFTER_RESTORE")


class Standing(Struct, frozen=True, kw_only=True):
    """The request on this day."""

    facts: RightsFacts
    advice: RightsAdvice
    clock: Due

    @property
    def open_row(self) -> bool:
        """Is there only a way to show, nothing to decide?"""
        return self.advice.row in OPEN_ROWS

    @property
    def uncertain(self) -> bool:
        """Do the rules ask a lawyer?"""
        return self.advice.outcome == Advised.ESCALATE

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What may be decided: refusing what is rightly asked only where the law has grounds."""
        if self.open_row:
            return (Outcome.ROUTES,)
        if self.uncertain:
            return Outcome.GIVEN, Outcome.NOT_ENTITLED
        if not self.advice.allowed:
            return (Outcome.NOT_ENTITLED,)
        refused = (Outcome.PARTLY, Outcome.REFUSED) if self.advice.grounds else ()
        return (Outcome.GIVEN, *refused)

    @property
    def nothing(self) -> bool:
        """Is the answer that nothing is held?"""
        return self.advice.row == NOTHING_HELD

    @property
    def dark(self) -> bool:
        """Must the answer leave open whether there is a file?"""
        return "NEITHER_CONFIRM_NOR_DENY" in self.advice.duties

    @property
    def released(self) -> bool:
        """Do keeper and second person release what is rightly asked?"""
        return bool(self.advice.decides) and not self.together("")

    def together(self, outcome: str) -> bool:
        """Do decision maker and privacy officer decide this, and not keeper and second person?"""
        return outcome in REFUSALS or self.advice.decides == TOGETHER


def standing(asked: "RightsRequest", today: date, *, agreed: bool = False) -> Standing:
    """What the rules say today; asked again on the day of the answer."""
    facts = facts_of(asked, today, agreed=agreed)
    return Standing(facts=facts, advice=rights.advise(facts), clock=clock_of(asked))


def follows(stands: Standing, outcome: str) -> RightsAdvice:
    """The duties and gaps that come with this outcome."""
    return rights.after_looking(stands.facts) if outcome in GIVES else stands.advice


class Duty(Struct, frozen=True):
    """Something that must be done, and whether it was. `by_hand`: only people can say so."""

    code: str
    done: bool
    by_hand: bool


def duties_of(
    asked: "RightsRequest", answer: "RightsAnswer | None", ticked: set[str], facts: dict[str, Any]
) -> list[Duty]:
    """Every duty of the answer as it was decided, before that of the advice in `facts`."""
    codes = answer.advice["duties"] if answer and answer.decided_on else facts["duties"]
    seen = _seen(asked, answer, facts)
    return [
        Duty(
            code,
            code in seen or code in ticked,
            by_hand(code, open_row=facts["open_row"]) and code not in seen,
        )
        for code in codes
        if not _falls_away(code, answer)
    ]


def by_hand(code: str, *, open_row: bool) -> bool:
    """Can only people say that this was done? What stands in a letter is done by giving it; where
    there is only a way to show there is no letter."""
    return code in BY_HAND and (open_row or code not in IN_THE_LETTER)


def _falls_away(code: str, answer: "RightsAnswer | None") -> bool:
    """What only follows when something is given."""
    nothing_done = answer is not None and answer.outcome not in GIVES
    given_only = (*ERASES, "TELL_RECIPIENTS", "NAME_RECIPIENTS", "EXPORT_READABLE",
                  "SHOW_ROLES_AND_DATES", "STORE_BESIDE", "TALK_ABOUT_PARENTS",
                  "INFORM_CLIENT_BEFORE")  # fmt: skip
    return nothing_done and code in given_only


def _seen(asked: "RightsRequest", answer: "RightsAnswer | None", facts: dict[str, Any]) -> set[str]:
    """The duties of which the product itself sees that they were done."""
    decided = answer if answer and answer.decided_on else None
    letter = bool(decided and decided.letter_digest and asked.answered_on)
    erased = bool(decided and asked.done_on and asked.right == "DESTRUCTION")
    signs: dict[str, Any] = {
        "LOG_REQUEST": True,
        "INFORM_CLIENT_BEFORE": asked.client_informed_on,
        "FREEZE_AT_ONCE": facts["frozen"],
        "STORE_BESIDE": facts["beside"],
        "TELL_RECIPIENTS": facts["told"],
        "NOT_BY_WHO_IT_IS_ABOUT": decided,
        "SECOND_PERSON": decided and decided.agreed_by_id,
        "ASK_LAWYER": decided and decided.lawyer_asked,
        "RECORD_REASON": decided and facts["reasoned"],
    }
    seen = {code for code, sign in signs.items() if sign}
    return seen.union(IN_THE_LETTER if letter else (), ERASES if erased else ())


def typed(asked: "RightsRequest", said: dict[str, Any], today: date) -> Standing:
    """What the rules would say with these facts; nothing is stored."""
    plain = {**structs.asdict(facts_of(asked, today)), **said}
    facts = convert(plain, RightsFacts, strict=True)
    return Standing(facts=facts, advice=rights.advise(facts), clock=clock_of(asked))


def what_goes(stands: Standing) -> tuple[str, ...]:
    """Why a passage may be left out for this asker, when what was asked is given."""
    return follows(stands, Outcome.GIVEN).leave_out or ("OTHERS_DATA",)
