"""The gate of a report: W-05, on plain values (workshop.md A3, A8)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zorgvuldig.rules.gates.shut import Shut

if TYPE_CHECKING:
    from zorgvuldig.rules.gatherings.vignettes import Lacking

NOT_LOOKED = (
    "Het verslag kon nu niet worden nagekeken op namen. Er is niets getekend of verstuurd. Probeer "
    "het over een minuut nog eens."
)
NOT_A_LEAD = "Alleen een begeleider van dit werkatelier tekent het verslag."
READ_IT = "Lees het hele verslag na, en vink aan dat hierin niemand is te herkennen."
SIGN_FIRST = "Een begeleider leest het verslag na en tekent. Daarna kan het weg."
SIGN_AGAIN = (
    "Het verslag is veranderd na het tekenen. Een begeleider leest het opnieuw na en tekent. "
    "Daarna kan het weg."
)


def nothing_recognisable(lacking: "Sequence[Lacking]", *, looked: bool) -> Shut | None:
    """W-05: nothing in the report points at somebody, or it is said why it points at nobody.
    `looked`: the whole text was looked at."""
    if not looked:
        return Shut("W-05", NOT_LOOKED)
    if not lacking:
        return None
    first, more = lacking[0], len(lacking) - 1
    many = f"Er staan nog {more} van zulke plekken in."
    left = "Er staat nog 1 van zulke plekken in." if more == 1 else many
    return Shut("W-05", f"{first.sentence} {left}" if more else first.sentence, first.field)


def read_by_a_facilitator(leads: bool, read: bool) -> Shut | None:
    """W-05: a person who was there read it whole, and says that nobody can be recognised."""
    if not leads:
        return Shut("W-05", NOT_A_LEAD)
    return None if read else Shut("W-05", READ_IT, "read")


def signed_as_it_stands(signed: bytes | memoryview | None, now: bytes) -> Shut | None:
    """W-05: what leaves is word for word what was signed. Both are digests."""
    if signed is None:
        return Shut("W-05", SIGN_FIRST)
    return None if bytes(signed) == now else Shut("W-05", SIGN_AGAIN)
