"""How far a workshop has come, stage by stage; workshop.md A3."""

from typing import Any

from zorgvuldig.gatherings.access.standing import Standing
from zorgvuldig.gatherings.views.parts import Stage
from zorgvuldig.gatherings.views.workshop_words import day_of, when
from zorgvuldig.handbook.wording import written
from zorgvuldig.rules.gates.gatherings import both_expertises
from zorgvuldig.rules.gatherings.codes import WorkshopState as W

# From which states on a stage is behind. The situations and the look back are told by others.
BEHIND = {
    Stage.REQUEST: W.REQUESTED,
    Stage.PREPARATION: W.PREP_CALL_DONE,
    Stage.MIX: W.MIX_AGREED,
    Stage.INVITATIONS: W.CONFIRMED,
    Stage.SITUATIONS: W.HELD,
    Stage.SESSION: W.HELD,
    Stage.REPORT: W.REPORT_SENT,
    Stage.FOLLOW_UP: W.CLOSED,
}
ORDER = list(W)


def walked(workshop: Any, found: Standing) -> list[dict[str, Any]]:
    """Every stage, whether it is behind, and since when."""
    if workshop.state == W.CANCELLED:
        return []
    here = ORDER.index(W(workshop.state))
    return [
        {
            "title": stage.value,
            "done": here >= ORDER.index(last) and not _lacks(stage, workshop, found),
            "note": _note(workshop, stage),
        }
        for stage, last in BEHIND.items()
    ]


def _lacks(stage: Stage, workshop: Any, found: Standing) -> bool:
    """Day and leads belong to the mix, and may come later than the seats."""
    if stage != Stage.MIX:
        return False
    return workshop.begins_at is None or both_expertises(found.expertises) is not None


def _note(workshop: Any, stage: Stage) -> str:
    days = {
        Stage.REQUEST: day_of(workshop.requested_at),
        Stage.PREPARATION: workshop.prepared_on,
        Stage.SESSION: workshop.held_on,
        Stage.REPORT: workshop.report_sent_on,
        Stage.FOLLOW_UP: workshop.ended_on,
    }
    if day := days.get(stage):
        return written(day)
    if stage == Stage.SESSION and workshop.begins_at:
        return f"Afgesproken voor {when(workshop)}"
    if stage == Stage.FOLLOW_UP and workshop.looked_back:
        return "Eén keer teruggekeken" if workshop.looked_back == 1 else "Twee keer teruggekeken"
    return ""
