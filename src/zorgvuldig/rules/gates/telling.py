"""The client hears what was shared: G16 (method.md S9)."""

from collections.abc import Collection
from datetime import date

from zorgvuldig.rules.gates.shut import Shut


def client_told(told: bool, postponed_to: date | None = None, *, today: date) -> Shut | None:
    """G16: the client knows what was shared, or it waits for a day that was agreed with a second
    person and has not passed."""
    if told or (postponed_to is not None and today <= postponed_to):
        return None
    return Shut(
        "G16",
        "Vertel het de cliënt en leg dat vast, of spreek met een collega een dag af waarop u het "
        "alsnog vertelt.",
    )


def told_before_closing(not_told: Collection[object]) -> Shut | None:
    """G16: a dossier does not end while the client does not know; a postponement is not telling."""
    if not not_told:
        return None
    return Shut("G16", "Vertel de cliënt eerst wat er is gedeeld. Daarna kan het dossier dicht.")
