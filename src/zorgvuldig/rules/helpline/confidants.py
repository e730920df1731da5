"""When somebody may begin as a confidant, and which paper runs out; helpline.md 5.

Nobody is sent to a caller whose papers are not in order: a certificate of conduct, a signed code of
conduct and secrecy, every training, a coach, and a talk before all of that.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Training
from zorgvuldig.rules.retention import add_months

SOON = timedelta(days=30)
TRIAL_MONTHS = 3  # our choice, decision 29

Trained = Mapping[str, date]  # by subject the last day on which it counts


class Papers(NamedTuple):
    """What there is of somebody. `coach` and `account`: somebody who works here now."""

    intake_on: date | None
    certificate_on: date | None
    code_signed_on: date | None
    secrecy_signed_on: date | None
    trained: Trained
    coach: bool
    account: bool


class Missing(NamedTuple):
    """What is not there yet, by the step where it is arranged, in a sentence."""

    step: str
    sentence: str


class RunsOut(NamedTuple):
    """A paper and the last day on which it counts."""

    step: str
    until: date


SENTENCES = {
    "intake": "Het kennismakingsgesprek is nog niet gevoerd. Leg het vast.",
    "certificate": "Er is geen geldige VOG. Vraag er een aan en vul de datum in.",
    "code": "De gedragscode is nog niet getekend. Bespreek hem en laat hem tekenen.",
    "secrecy": "De geheimhouding is nog niet getekend. Bespreek ook waar die ophoudt.",
    "coach": "Er is geen begeleider die hier nu werkt. Kies er een.",
    "training": "Nog niet elke training is gevolgd of nog geldig. Leg vast wat er is gevolgd.",
    "account": "Er is geen account met de rol vertrouwenspersoon. Nodig uit en koppel het.",
}


def missing(papers: Papers, today: date) -> list[Missing]:
    """What still has to be there before somebody may begin, in the order of the steps."""
    there = {
        "intake": papers.intake_on is not None,
        "certificate": certificate_counts(papers.certificate_on, today),
        "code": papers.code_signed_on is not None,
        "secrecy": papers.secrecy_signed_on is not None,
        "coach": papers.coach,
        "training": not untrained(papers.trained, today),
        "account": papers.account,
    }
    return [Missing(step, SENTENCES[step]) for step, is_there in there.items() if not is_there]


def certificate_until(certificate_on: date) -> date:
    """The last day on which a certificate of conduct counts."""
    return clocks.valid_until(certificate_on, clocks.CERTIFICATE_LASTS_MONTHS)


def certificate_counts(certificate_on: date | None, today: date) -> bool:
    """A certificate of conduct counts from its date, for as long as the clock says."""
    if certificate_on is None or certificate_on > today:
        return False
    return today <= certificate_until(certificate_on)


def all_subjects_until(trained: Trained) -> date | None:
    """The last day on which every subject counts; none while one was never followed."""
    if not set(Training) <= set(trained):
        return None
    return min(trained[subject] for subject in Training)


def untrained(trained: Trained, today: date) -> list[Training]:
    """The subjects that were never followed or count no more."""
    return [one for one in Training if one not in trained or trained[one] < today]


def runs_out(certificate_on: date | None, trained: Trained, today: date) -> list[RunsOut]:
    """The papers that run out within a month or have run out, the first to go first."""
    ends = [RunsOut("certificate", certificate_until(certificate_on))] if certificate_on else []
    if until := all_subjects_until(trained):
        ends.append(RunsOut("training", until))
    return sorted((one for one in ends if one.until <= today + SOON), key=lambda one: one.until)


def trial_until(active_from: date) -> date:
    """The last day of the trial period; then coach and confidant look back."""
    return add_months(active_from, TRIAL_MONTHS) - timedelta(days=1)
