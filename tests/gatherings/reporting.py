"""Steps around a report, as tests need them."""

from typing import Any
from uuid import uuid4

from tests.cast import Town
from zorgvuldig.gatherings.access.reports import report_of
from zorgvuldig.gatherings.actions import following_up, reporting, signing
from zorgvuldig.gatherings.actions.reporting import Advice
from zorgvuldig.gatherings.models import Workshop, WorkshopReport
from zorgvuldig.gatherings.reports.looked import Checked, check
from zorgvuldig.gatherings.reports.words import written_in
from zorgvuldig.rules.gatherings.codes import RecommendationState


def report(workshop: Workshop) -> WorkshopReport:
    found = report_of(workshop)
    assert found is not None
    return found


def write(wise: Town, workshop: Workshop, by: str = "paul", **sections: str) -> None:
    """Write these sections otherwise, as the form does."""
    found = report(workshop)
    said = found.words(workshop.key)["sections"] | sections
    reporting.write(workshop=workshop, actor=wise.at_work(by), sections=said,
                    seen=found.changed_at)  # fmt: skip


def advise(wise: Town, workshop: Workshop, **known: Any) -> None:
    said = {"theme": "TRAINING", "for_whom": "scholen", "action": "Bied elk jaar scholing aan.",
            "owner": "opleidingscoördinator", "due_on": None, **known}  # fmt: skip
    reporting.advise(workshop=workshop, actor=wise.at_work("paul"), once=uuid4(),
                     advice=Advice(**said))  # fmt: skip


def checked(workshop: Workshop) -> Checked:
    return check(workshop, written_in(report(workshop), workshop))


def explain(wise: Town, workshop: Workshop, why: str) -> None:
    """The same sentence for everything that is pointed at."""
    keys = [one.pointed.key for one in checked(workshop).lacking if one.pointed]
    reporting.explain(workshop=workshop, actor=wise.at_work("paul"),
                      reasons=dict.fromkeys(keys, why))  # fmt: skip


def sign(wise: Town, workshop: Workshop, by: str = "paul", *, read: bool = True) -> None:
    digest = written_in(report(workshop), workshop).digest()
    signing.sign(workshop=workshop, actor=wise.at_work(by), read=read, seen=digest)


def send(wise: Town, workshop: Workshop, by: str = "olga") -> None:
    signing.send(workshop=workshop, actor=wise.at_work(by))


def follow_up(workshop: Workshop, which: Any, **known: Any) -> None:
    said = {"state": RecommendationState.DONE, "came_of_it": "Het contactpunt is er.",
            "nobody": False, "was": "OPEN", **known}  # fmt: skip
    following_up.follow_up(workshop=workshop, which=which, **said)
