"""The client hears what was shared: G16 (method.md S9)."""

from collections.abc import Collection
from datetime import date

from zorgvuldig.rules.codes import Age, Capacity
from zorgvuldig.rules.gates.shut import Shut

YOUNG = (Age.LT12, Age.A12_15, Age.UNKNOWN)


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


def representative_hears(age: Age, capacity: Capacity) -> bool:
    """Does a representative hear it beside the client (method.md S9: by age; law.md H)? Under
    sixteen, when the client cannot weigh it, and while the age is not known."""
    return age in YOUNG or capacity == Capacity.INCAPABLE


def representative_told(
    text: str, age: Age, capacity: Capacity, field: str = "representative"
) -> Shut | None:
    """G16: what the representative was told stands there, or why they were not: telling them may
    harm the client, or the client may say no."""
    if text.strip() or not representative_hears(age, capacity):
        return None
    sentence = "Schrijf op wat u de ouder of vertegenwoordiger hebt verteld, of waarom niet."
    return Shut("G16", sentence, field)


def told_before_closing(not_told: Collection[object]) -> Shut | None:
    """G16: a dossier does not end while the client does not know; a postponement is not telling."""
    if not not_told:
        return None
    return Shut("G16", "Vertel de cliënt eerst wat er is gedeeld. Daarna kan het dossier dicht.")
