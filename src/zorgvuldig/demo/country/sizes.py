"""How much there is of everything, at a part of the size of a country."""

from dataclasses import dataclass
from fractions import Fraction

ENTRIES, LINES = 20, 100  # of one dossier: on its timeline, and in the logbook
COUNTRY = {
    "organisations": 1_000,
    "persons": 60_000,
    "dossiers": 200_000,
    "requests": 50_000,
    "confidants": 5_000,
    "gatherings": 2_000,
}
AT_LEAST = {"organisations": 4, "confidants": 2, "gatherings": 2, "requests": 2, "dossiers": 2}
OF_A_PLACE = 8  # the fewest who work somewhere, so that every role is there
SHARE = 50  # one in so many organisations is a line, and one in so many holds gatherings
BIGGEST = 10  # the largest organisation has one in so many of all dossiers
NATIONAL = "national"


@dataclass(frozen=True)
class Size:
    """The counts of one country, and how they fall to its organisations."""

    organisations: int
    persons: int
    dossiers: int
    requests: int
    confidants: int
    gatherings: int

    @property
    def lines_of_help(self) -> int:
        return max(1, self.organisations // SHARE)

    @property
    def providers(self) -> int:
        return max(1, self.organisations // SHARE)

    @property
    def care(self) -> int:
        return self.organisations - self.lines_of_help - self.providers

    @property
    def told(self) -> str:
        """In one line for the operator."""
        return (
            f"{self.organisations} organisaties, {self.persons} personen, {self.dossiers} "
            f"dossiers, {self.dossiers * ENTRIES} regels op tijdlijnen, {self.requests} "
            f"hulpverzoeken, {self.confidants} vertrouwenspersonen, {self.gatherings} "
            "bijeenkomsten"
        )


def parse(written: str) -> Fraction | None:
    """ "national", "0.01" or "1%" as a part of a country; None for what is no part of one."""
    try:
        per_cent = written.endswith("%")
        part = Fraction(1 if written == NATIONAL else written.removesuffix("%"))
    except (ValueError, ZeroDivisionError):
        return None
    part = part / 100 if per_cent else part
    return part if 0 < part <= 1 else None


def at(part: Fraction) -> Size:
    """That part of a country, with at least something of every kind."""
    counts = {
        what: max(round(many * part), AT_LEAST.get(what, 0)) for what, many in COUNTRY.items()
    }
    fewest = counts["organisations"] * OF_A_PLACE + counts["confidants"]
    return Size(**{**counts, "persons": max(counts["persons"], fewest)})


def shared(many: int, places: int, first: int = 0) -> list[int]:
    """So many over these places as evenly as it goes; the first has at least `first` of them."""
    if places == 1:
        return [many]
    head = max(first, many // places)
    each, rest = divmod(many - head, places - 1)
    return [head, *(each + (n < rest) for n in range(places - 1))]
