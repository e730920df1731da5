"""What in a report could still tell who somebody is, each at its place (W-05)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zorgvuldig.gatherings.access.reports import people_around
from zorgvuldig.gatherings.looking import look
from zorgvuldig.gatherings.reports.words import Written, place_in_words
from zorgvuldig.rules.gatherings.codes import Section
from zorgvuldig.rules.gatherings.pointed import part_of
from zorgvuldig.rules.gatherings.vignettes import NEVER_EXPLAINED, Lacking, lacking_in_report

if TYPE_CHECKING:
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.rules.gatherings.pointed import Pointed


@dataclass(frozen=True)
class Checked:
    """`lacking`: what keeps it from being signed. `explained`: what was found and may stay.
    `whole`: the library looked too."""

    lacking: "list[Lacking]"
    explained: "list[Pointed]"
    whole: bool

    def to_explain(self) -> "list[Pointed]":
        """What may stay with a sentence, or has one already; each once."""
        open_ = (one.pointed for one in self.lacking if one.pointed)
        may = [one for one in open_ if one.sort not in NEVER_EXPLAINED]
        return [*{one.key: one for one in [*may, *self.explained]}.values()]

    def by_place(self) -> "list[tuple[str, list[Lacking]]]":
        """What still has to be done, under the place where it stands."""
        found: dict[str, list[Lacking]] = {}
        for one in self.lacking:
            found.setdefault(place_in_words(one.field), []).append(one)
        return [*found.items()]


def check(workshop: "Workshop", text: Written) -> Checked:
    """Look through every section and every recommendation. The municipality's own name may stand
    where it is the host, and nowhere else without a reason (decision 0037)."""
    places = text.places()
    looked = look(places, people_around(workshop))
    context = places.get(Section.CONTEXT, "")
    pointed = [
        one
        for one in looked.pointed
        if one.field != Section.CONTEXT or not part_of(text.municipality, context, one)
    ]
    lacking = lacking_in_report(pointed, text.reasons)
    left = {one.pointed.key for one in lacking if one.pointed}
    explained = [one for one in pointed if one.key in text.reasons and one.key not in left]
    return Checked(lacking, explained, looked.whole)
