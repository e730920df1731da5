"""The facts as the tables read them; contract.md sections 2 and 3."""

from zorgvuldig.rules.codes import MINOR, PARENTS, ConsentStatus, Flaw, Regime
from zorgvuldig.rules.facts import DisclosureFacts, Facts


class Case:
    """One reading of the facts, made once and then only looked at.

    `client` and `rep` tell what an answer is worth: GIVEN, REFUSED, WITHDRAWN or NOT_ASKED.
    `own_data`: a caller of the helpline gives only data of their own.
    """

    def __init__(self, facts: Facts) -> None:
        """Facts that contradict each other are a Fault."""
        self.age = facts.age_band()
        self.minor = self.age in MINOR
        self.regime = facts.regime
        self.capacity = facts.capacity
        self.to = facts.addressee
        self.parents = facts.addressee in PARENTS
        self.client, self.rep = answers(facts)
        self.given = self.client == ConsentStatus.GIVEN
        self.rep_given = self.rep == ConsentStatus.GIVEN
        self.rep_all = facts.rep_all
        self.not_asked_reason = facts.not_asked_reason
        self.legal_measure = facts.legal_measure
        self.is_b3_rep = facts.is_b3_rep
        self.requested = facts.asked_by_recipient
        self.objection = facts.good_care_objection
        self.helpline = facts.regime == Regime.HELPLINE
        self.own_data = self.helpline and getattr(facts, "own_data", True)


def answers(facts: Facts) -> tuple[ConsentStatus, ConsentStatus]:
    """What the answers of client and representative are worth under the demands of B4.

    A contact has no lists of flaws: there a flawed consent comes in as OUT_OF_SCOPE.
    """
    if isinstance(facts, DisclosureFacts):
        return (
            worth(facts.client_consent, facts.client_consent_flaws),
            worth(facts.rep_consent, facts.rep_consent_flaws),
        )
    return worth(facts.client_consent), worth(facts.rep_consent)


def worth(answer: ConsentStatus, flaws: tuple[Flaw, ...] = ()) -> ConsentStatus:
    """A yes with a flaw, or one for something else, is worth no more than not having asked."""
    if answer == ConsentStatus.OUT_OF_SCOPE or (answer == ConsentStatus.GIVEN and flaws):
        return ConsentStatus.NOT_ASKED
    return answer
