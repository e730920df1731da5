"""The facts of a disclosure as tables C and D read them; contract.md section 6."""

from zorgvuldig.rules import consent, duty_conflict
from zorgvuldig.rules.case import Case
from zorgvuldig.rules.codes import Addressee, Age, Triage
from zorgvuldig.rules.consent import Standing
from zorgvuldig.rules.facts import DisclosureFacts


class Sharing(Case):
    """A case with a recipient and a set of information, the consent and the E test judged."""

    def __init__(self, facts: DisclosureFacts) -> None:
        """Facts that contradict each other are a Fault."""
        super().__init__(facts)
        self.acute = facts.triage == Triage.ACUTE
        self.anonymous = not facts.identifiable and facts.reidentification_passed
        self.unchecked = not facts.identifiable and not facts.reidentification_passed
        self.necessary = facts.necessary
        self.third_party_data = facts.third_party_data
        self.abuse_suspected = facts.abuse_suspected
        self.formal_order = facts.formal_order
        self.escalation_agreed = facts.escalation_agreed
        self.legal_duty = bool(facts.legal_duty_article.strip())
        self.under_order = facts.supervision_order and facts.necessary and self.fits_an_order
        self.consent = consent.answer(self)
        self.standing = self.consent.standing
        self.consented = self.consent.carries
        self.test = duty_conflict.result(facts.duty_conflict, facts.regime)

    @property
    def fits_an_order(self) -> bool:
        """D03, D04: the institution of the order asks or is told, and an order ends at 18."""
        return self.to == Addressee.GI_OTS and self.age != Age.GE18

    @property
    def age_unknown(self) -> bool:
        """Nobody can say whose consent counts."""
        return self.age == Age.UNKNOWN

    @property
    def test_tried(self) -> bool:
        """Were the questions of the duty conflict asked at all?"""
        return self.test is not None

    @property
    def test_passed(self) -> bool:
        """Does the duty-conflict test carry the sharing?"""
        return self.test == duty_conflict.PASSED

    @property
    def may_still_ask(self) -> bool:
        """Somebody was not asked yet, and nothing on record says that asking does harm."""
        return self.standing == Standing.NEED and not self.not_asked_reason

    def carried_by(self, row: str) -> bool:
        """Is this the row of table B on which the consent stands?"""
        return self.consented and self.consent.row == row
