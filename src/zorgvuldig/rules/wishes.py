"""A request for a confidant and the confidants, as they come in; contract.md section 8.

What the caller asks for, not what the caller is; what the confidant said they may be matched on.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from zorgvuldig.rules.faults import Fault

Words = Annotated[str, Meta(pattern=r"\S")]
Language = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}\Z")]
ConfidantId = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{1,64}\Z")]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Whole = Annotated[int, Meta(ge=0, le=1000)]

HALF_A_PLACE = "Bij een plaats op de kaart horen twee getallen: breedte en lengte."
NO_COMMUNITY = "Er is een wens over de gemeenschap, maar welke gemeenschap ontbreekt."
NO_TOWN = "De wens is: niet uit mijn woonplaats. Die woonplaats ontbreekt."
NO_PLACE = "De wens is een afstand. Daarvoor ontbreekt de plaats op de kaart."
TWICE = "Deze vertrouwenspersoon staat al eerder in de lijst."


class GenderWish(StrEnum):
    """What the caller wishes."""

    WOMAN = "WOMAN"
    MAN = "MAN"
    NONE = "NONE"


class Gender(StrEnum):
    """What the confidant said."""

    WOMAN = "WOMAN"
    MAN = "MAN"
    OTHER = "OTHER"
    UNSTATED = "UNSTATED"


class CommunityWish(StrEnum):
    """From the community the caller names, or rather not."""

    SAME_AS_STATED = "SAME_AS_STATED"
    NOT_FROM = "NOT_FROM"
    NONE = "NONE"


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a caller wishes of a confidant; `community` are their own words."""

    on: date
    languages: Annotated[tuple[Language, ...], Meta(min_length=1)]
    consent_to_match: bool = False
    caller_is_professional: bool = False
    gender: GenderWish = GenderWish.NONE
    gender_must: bool = True
    community_wish: CommunityWish = CommunityWish.NONE
    community: Words | UnsetType = UNSET
    community_must: bool = True
    region: Words | UnsetType = UNSET
    region_must: bool = False
    town: Words | UnsetType = UNSET
    latitude: Latitude | UnsetType = UNSET
    longitude: Longitude | UnsetType = UNSET
    not_from_my_town: bool = False
    minimum_km: Whole = 0

    def check(self) -> None:
        """Raises Fault when a wish lacks what is needed to judge it."""
        check_place(self, "request")
        if self.community_wish != CommunityWish.NONE and self.community is UNSET:
            raise Fault("request.community", NO_COMMUNITY)
        if self.not_from_my_town and self.town is UNSET:
            raise Fault("request.town", NO_TOWN)
        if self.minimum_km > 0 and self.latitude is UNSET:
            raise Fault("request.latitude", NO_PLACE)


class Confidant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A confidant, with what may be matched on and what must be in order."""

    id: ConfidantId
    open_matches: Whole
    languages: tuple[Language, ...] = ()
    gender: Gender = Gender.UNSTATED
    communities: tuple[Words, ...] = ()
    regions: tuple[Words, ...] = ()
    town: Words | UnsetType = UNSET
    latitude: Latitude | UnsetType = UNSET
    longitude: Longitude | UnsetType = UNSET
    max_open_matches: Annotated[int, Meta(ge=0, le=3)] = 3
    training_valid_until: date | UnsetType = UNSET
    available: bool = False
    conflict_declared: bool = False
    vog_valid: bool = False
    confidentiality_signed: bool = False
    active_coach: bool = False


class Matching(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question to `match`: who of these can be proposed?"""

    request: Request
    confidants: tuple[Confidant, ...]

    def check(self) -> None:
        """Raises Fault at the first wish, place or id that cannot be judged."""
        self.request.check()
        seen: set[str] = set()
        for i, confidant in enumerate(self.confidants):
            check_place(confidant, f"confidants[{i}]")
            if confidant.id in seen:
                raise Fault(f"confidants[{i}].id", TWICE)
            seen.add(confidant.id)


def check_place(who: Request | Confidant, path: str) -> None:
    """One coordinate without the other is a Fault at the missing one."""
    if who.latitude is UNSET and who.longitude is not UNSET:
        raise Fault(f"{path}.latitude", HALF_A_PLACE)
    if who.longitude is UNSET and who.latitude is not UNSET:
        raise Fault(f"{path}.longitude", HALF_A_PLACE)
