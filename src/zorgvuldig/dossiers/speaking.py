"""Who may use which right of the client: the rules asked for one person of the dossier."""

from datetime import date

from zorgvuldig.dossiers.models import Dossier, Recipient
from zorgvuldig.people.models import Organisation
from zorgvuldig.rules.codes import PARENTS, Addressee, Age, Outcome, Regime
from zorgvuldig.rules.rights import Asker, Right, RightsAdvice, RightsFacts, advise


def asked_by(
    dossier: Dossier, right: Right, person: Recipient, organisation: Organisation, today: date
) -> RightsAdvice:
    """What the law says when this person of the dossier asks this today (table H)."""
    return advise(
        RightsFacts(
            right=right,
            regime=Regime(organisation.regime),
            asker=asker(person, dossier.age_on(today)),
            age=dossier.age_on(today),
            capacity=dossier.capacity,  # type: ignore[arg-type]
            is_b3_rep=person.is_representative,
        )
    )


def asker(person: Recipient, age: Age) -> Asker:
    """As whom this person asks: an adult has representatives and no parents with authority."""
    if person.is_representative and (age == Age.GE18 or person.addressee not in PARENTS):
        return Asker.REPRESENTATIVE
    return Asker(person.addressee) if person.addressee in PARENTS else Asker.OTHER


def may_speak(dossier: Dossier, person: Recipient, organisation: Organisation, today: date) -> bool:
    """May this person put their own words into the client's file? A statement takes nothing away:
    only who has no say at all is not heard here; whatever the law wants looked at, is (H05, H11,
    H14, H29, H30)."""
    advice = asked_by(dossier, Right.OWN_STATEMENT, person, organisation, today)
    return advice.outcome != Outcome.DENY


def who_may_speak(dossier: Dossier, organisation: Organisation, today: date) -> list[Recipient]:
    """The people around the client who may speak here today, besides the client."""
    persons = Recipient.unscoped.filter(dossier=dossier, addressee__in=SPEAKERS)
    found = persons.order_by("added_at")
    return [one for one in found if may_speak(dossier, one, organisation, today)]


SPEAKERS = (*PARENTS, Addressee.NETWORK)
