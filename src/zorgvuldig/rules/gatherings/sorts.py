"""What sort of detail was pointed at, what its writer is told of it, and what they may do.

It may stay in another way on each page, and nothing is asked of a writer that the page at hand does
not have.
"""

from enum import StrEnum


class Sort(StrEnum):
    """What sort of detail it is, as its writer is told."""

    KNOWN = "KNOWN"
    NAME = "NAME"
    INITIALS = "INITIALS"
    MAYBE = "MAYBE"
    PLACE = "PLACE"
    BODY = "BODY"
    DAY = "DAY"
    AGE = "AGE"
    REACH = "REACH"
    NAMED_BACKGROUND = "NAMED_BACKGROUND"
    BACKGROUND = "BACKGROUND"
    SCRIPT = "SCRIPT"
    RARE = "RARE"


class Way(StrEnum):
    """How it may stay where it is read: a sentence beside it, an explanation on a page of its own,
    or a tick that somebody read it again."""

    SENTENCE = "SENTENCE"
    EXPLAIN = "EXPLAIN"
    TICK = "TICK"


WHY = {
    Sort.KNOWN: "Dit is de naam van iemand die meedoet. Laat de naam weg.",
    Sort.NAME: "Dit is of lijkt een naam. Schrijf bijvoorbeeld ‘de jongere’ of ‘een collega’.",
    Sort.INITIALS: "Dit lijken voorletters. Laat ze weg en schrijf bijvoorbeeld ‘de jongere’.",
    Sort.MAYBE: "Dit is misschien een naam van een mens, een plek of een organisatie.",
    Sort.PLACE: "Dit lijkt een plaats, een wijk of een straat. Schrijf hoogstens in wat voor "
    "streek het speelt.",
    Sort.BODY: "Dit lijkt een school, club, gebedshuis of organisatie bij naam. Schrijf ‘een "
    "school’ of ‘een club’.",
    Sort.DAY: "Een precieze dag of tijd is terug te zoeken. Schrijf hoelang het ongeveer geleden "
    "is.",
    Sort.AGE: "Een precieze leeftijd is niet nodig. Schrijf bijvoorbeeld ‘16 of 17 jaar’.",
    Sort.REACH: "Dit lijkt een adres, nummer of account. Haal het weg.",
    Sort.NAMED_BACKGROUND: "Een geloof, land of volk bij naam wijst snel naar één gezin. Schrijf "
    "het algemener, zoals ‘een geloof’ of ‘een ander land’.",
    Sort.SCRIPT: "Hier staan letters van een ander schrift. Die kan niemand hier nakijken. Schrijf "
    "het in het Nederlands, of in elk geval met ons eigen alfabet.",
    Sort.BACKGROUND: "Geloof of afkomst staat er alleen als de vraag daarom draait.",
}
ASKS = {
    (Sort.MAYBE, Way.SENTENCE): "Schrijf het anders, of schrijf erbij waarom het naar niemand "
    "wijst.",
    (Sort.MAYBE, Way.EXPLAIN): "Schrijf het anders, of leg uit waarom het niemand aanwijst.",
    (Sort.MAYBE, Way.TICK): "Schrijf het anders, of vink aan dat het naar niemand wijst.",
    (Sort.RARE, Way.SENTENCE): "Verander het, of schrijf erbij waarom dit bij veel jongeren past.",
    (Sort.RARE, Way.EXPLAIN): "Verander het, of leg uit waarom dit bij veel jongeren past.",
    (Sort.RARE, Way.TICK): "Verander het, of vink aan dat het naar niemand wijst.",
    (Sort.BACKGROUND, Way.SENTENCE): "Is dat zo, vink het dan aan. Anders haalt u het weg.",
    (Sort.BACKGROUND, Way.EXPLAIN): "Is dat zo, leg dan uit waarom het niemand aanwijst. Anders "
    "haalt u het weg.",
    (Sort.BACKGROUND, Way.TICK): "Haal het hier weg.",
}
