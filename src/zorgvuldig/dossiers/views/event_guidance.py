"""The handbook beside the work: what helps at this kind of event, at this stage, in this sector."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.access import events
from zorgvuldig.handbook import trigger
from zorgvuldig.handbook.trigger import Sector, Stage
from zorgvuldig.rules.codes import Regime

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

# Which words stand beside which form. Beside a talk only those of the talk, because the other may
# look along (G01).
STAGES = {
    "conversation": Stage.TALK,
    "parent_conversation": Stage.TALK,
    "group_talk": Stage.GROUP,
    "assessment": Stage.ASSESS,
    "next_steps": Stage.NEXT,
}
SECTORS = {Regime.SCHOOL: Sector.EDUCATION, Regime.YOUTH_WORK: Sector.YOUTH_WORK}
PARTS = {"questions": "Vragen die helpen", "attitude": "Uw houding", "pitfalls": "Valkuilen"}


def beside(actor: "Actor", form: Any, dossier: Any) -> list[dict[str, Any]]:
    """For each kind of event that plays here, what the handbook says at this stage; nothing for
    forms of other stages."""
    stage = STAGES.get(getattr(form, "help", ""))
    if stage is None:
        return []
    kinds = events.kinds_in(dossier) if dossier else _around(actor, stage)
    sector = sector_of(actor.organisation.regime)
    return [told for kind in kinds if (told := _told(kind, stage, sector))]


def _around(actor: "Actor", stage: Stage) -> list[str]:
    """A talk with a group belongs to no dossier: what plays in the organisation."""
    return events.kinds_around(actor) if stage == Stage.GROUP else []


def sector_of(regime: str) -> Sector:
    """The sector whose words fit an organisation."""
    return SECTORS.get(Regime(regime), Sector.CARE)


def _told(kind: str, stage: Stage, sector: Sector) -> dict[str, Any] | None:
    found = trigger.guidance(kind, stage, sector)
    if found is None:
        return None
    return {
        "id": found.id,
        "title": found.title,
        "purpose": found.purpose,
        "parts": [{"title": title, "lines": getattr(found, name)} for name, title in PARTS.items()],
    }
