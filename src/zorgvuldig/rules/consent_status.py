"""From recorded answers to the one answer the tables ask for; law.md B4, contract.md section 2.

A consent is for one recipient, one purpose and one set of information; anything else is out of
scope. The newest answer of each giver counts. Among several givers the least favourable counts.
"""

from collections.abc import Sequence

from msgspec import Struct

from zorgvuldig.rules.codes import ConsentStatus, RepAll

LEAST_FAVOURABLE = (
    ConsentStatus.REFUSED,
    ConsentStatus.WITHDRAWN,
    ConsentStatus.NOT_ASKED,
    ConsentStatus.OUT_OF_SCOPE,
    ConsentStatus.GIVEN,
)


class Recorded(Struct, frozen=True, kw_only=True):
    """One recorded answer about one recipient. `giver` tells the givers apart."""

    giver: object
    purpose: str
    given: bool
    withdrawn: bool = False
    items: frozenset[object] = frozenset()
    speaks_for_all: str = RepAll.UNKNOWN


def status(
    answers: Sequence[Recorded], purpose: str, items: frozenset[object] = frozenset()
) -> ConsentStatus:
    """The answer of one giver (newest first) for this purpose and these items.

    A refusal or a withdrawal holds whatever the items; a yes covers only its own items.
    """
    newest = next((a for a in answers if a.purpose == purpose), None)
    if newest is None:
        return ConsentStatus.OUT_OF_SCOPE if answers else ConsentStatus.NOT_ASKED
    if not newest.given:
        return ConsentStatus.REFUSED
    if newest.withdrawn:
        return ConsentStatus.WITHDRAWN
    return ConsentStatus.GIVEN if items <= newest.items else ConsentStatus.OUT_OF_SCOPE


def of_all(
    answers: Sequence[Recorded], purpose: str, items: frozenset[object] = frozenset()
) -> ConsentStatus:
    """The least favourable answer among those who were asked; NOT_ASKED when nobody was."""
    givers = {answer.giver for answer in answers}
    found = {status([a for a in answers if a.giver == g], purpose, items) for g in givers}
    return next((s for s in LEAST_FAVOURABLE if s in found), ConsentStatus.NOT_ASKED)


def speaks_for_all(
    answers: Sequence[Recorded], with_authority: frozenset[object], purpose: str
) -> RepAll:
    """Does it speak for everyone with authority, for this purpose? NO as soon as one who is known
    was not asked."""
    asked = [answer for answer in answers if answer.purpose == purpose]
    if with_authority - {answer.giver for answer in asked}:
        return RepAll.NO
    return RepAll(asked[0].speaks_for_all) if asked else RepAll.UNKNOWN
