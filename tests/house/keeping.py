"""What stands behind the addresses about keeping and erasing."""

from typing import Any
from uuid import uuid4

from tests.cast import Town
from tests.privacy import moving
from zorgvuldig.privacy.actions import holding


def things(town: Town) -> dict[str, dict[str, Any]]:
    """A closed dossier that the privacy officer may hold back, and one that waits for Esra."""
    free, held = (moving.dossier(town, name) for name in ("Fleur Afgerond", "Joris Gesloten"))
    for file in (free, held):
        moving.closed_on(file, moving.TODAY())
    hold = holding.hold_back(
        dossier=held, actor=town.at_work("frank"), once=uuid4(), kind="COMPLAINT",
        second=town.esra.membership,
    )  # fmt: skip
    return {
        "privacy:hold": {"reference": free.reference},
        "privacy:hold_answer": {"number": hold.pk},
    }
