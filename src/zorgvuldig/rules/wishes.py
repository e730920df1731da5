"""A request for a confidant and the confidants, as they come in; contract.md section 8.

What the caller asks for, not what the caller is; what the confidant said they may be matched on.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType, structs

from zorgvuldig.rules.faults import Fault

# Reading a line asks the length only. What a text is made of is asked by `Matching.check_texts`,
# once of each text: thousands of confidants say the same few.
Words = Annotated[str, Meta(min_length=1)]
Language = Annotated[str, Meta(min_length=2, max_length=3)]
LANGUAGE = re.compile(r"\A[a-z]{2,3}\Z")
WORDS = re.compile(r"\S")
ConfidantId = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{1,64}\Z")]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Whole = Annotated[int, Meta(ge=0, le=1000)]

HALF_A_PLACE = "Bij een plaats op de kaart horen twee getallen: breedte en lengte."
NO_COMMUNITY = "Er is een wens over de gemeenschap, maar welke gemeenschap ontbreekt."
NO_TOWN = "De wens is: niet uit mijn woonplaats. Die woonplaats ontbreekt."
NO_PLACE = "De wens is een afstand. Daarvoor ontbreekt de plaats op de kaart."
BLANK = "Hier staan alleen spaties. Laat het veld weg of vul het in."
NO_LANGUAGE = "Een taal is een code van twee of drie kleine letters, zoals nl of tr."
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


class Confidant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
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
        """Raises Fault at the first text, wish, place or id that cannot be judged."""
        self.check_texts()
        self.request.check()
        people = self.confidants
        halves = [p for p in people if (p.latitude is UNSET) != (p.longitude is UNSET)]
        if halves or len({p.id for p in people}) < len(people):
            self.check_each()

    def check_each(self) -> None:
        """Raises Fault at the first with half a place or an id that was there before."""
        seen: set[str] = set()
        for i, confidant in enumerate(self.confidants):
            check_place(confidant, f"confidants[{i}]")
            if confidant.id in seen:
                raise Fault(f"confidants[{i}].id", TWICE)
            seen.add(confidant.id)

    def check_texts(self) -> None:
        """Every language is a code and all words say something; each text is looked at once."""
        asked, people = self.request, self.confidants
        languages = set(asked.languages).union(*[p.languages for p in people])
        words = {asked.community, asked.region, asked.town}.union(
            [p.town for p in people], *[p.communities for p in people], *[p.regions for p in people]
        )
        wrong = {text for text in languages if not LANGUAGE.search(text)}
        blank = {text for text in words if text is not UNSET and not WORDS.search(text)}
        if wrong or blank:
            raise self.fault(wrong, blank)

    def fault(self, wrong: set[str], blank: set[str]) -> Fault:
        """At the first field with one of these languages or words."""
        people = ((f"confidants[{i}]", p) for i, p in enumerate(self.confidants))
        return next(
            Fault(f"{path}.{name}", NO_LANGUAGE if name == "languages" else BLANK)
            for path, who in (("request", self.request), *people)
            for name, value in structs.asdict(who).items()
            if not (wrong if name == "languages" else blank).isdisjoint(
                value if isinstance(value, tuple) else (value,)
            )
        )


def check_place(who: Request | Confidant, path: str) -> None:
    """One coordinate without the other is a Fault at the missing one."""
    if who.latitude is UNSET and who.longitude is not UNSET:
        raise Fault(f"{path}.latitude", HALF_A_PLACE)
    if who.longitude is UNSET and who.latitude is not UNSET:
        raise Fault(f"{path}.longitude", HALF_A_PLACE)
