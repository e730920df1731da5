"""Belief and origin in a text (W-04): by name it is always said more generally; in general words it
may stay when the dilemma turns on it."""

import re

from zorgvuldig.rules.nameless.rare import ORIGIN

# Small letters too; only words that mean nothing else.
_ORIGINS = (
    r"marokka\w+|turks\w*|syrische?\w*|somali\w*|eritre\w+|afghaan\w*|irakees\w*|irakezen|iraans\w*|"
    r"koerdi\w+|surinaams\w*|antilliaan\w*|poolse|roemeen\w*|bulgaar\w*|oekraïen\w*|russisch\w*|"
    r"chinees\w*|chinese|moluks\w*|molukker\w*|tsjetsjeen\w*|arabisch\w*|arabier\w*|palestijn\w*|"
    r"israëlisch\w*|bosnisch\w*|kosovaar\w*|pakistaan\w*|ghanees\w*|nigeriaan\w*|amazigh\w*|"
    r"berbers?|oeigoer\w*|rohingya\w*|hazara(?:[’']s)?|roma(?:[’']s)?|sinti\w*|congolees\w*|tamils?|armeen\w*|"
    r"armeniër\w*|assyri\w+"
)
_BELIEFS = (
    r"islam\w*|moslim\w*|moslima\w*|koran\w*|salafis\w*|soenni\w+|sji.?iet\w*|alevi\w*|ramadan|"
    r"hoofddoek\w*|ni[kq]ab\w*|boerka\w*|imams?|moskee\w*|christen\w*|christelijk\w*|katholiek\w*|"
    r"protestant\w*|gereformeerd\w*|evangelisch\w*|bijbel\w*|kerk(?:en|dienst\w*|elijk\w*)?|"
    r"dominees?|pastoors?|jood|joden|joods\w*|synagoge\w*|rabbijn\w*|thora\w*|hindoe\w*|"
    r"boeddhis\w+|sikhs?|[jy][ea]zidi\w*|druz(?:en|isch\w*)|baha.?i\w*|ahmadi\w*|kopt(?:en|isch\w*)|"
    r"jehova\w*|mormoon\w*|mormonen|suikerfeest|offerfeest"
)
NAMED = re.compile(rf"\b(?:{_ORIGINS}|{_BELIEFS})\b", re.IGNORECASE)
GENERAL = re.compile(
    r"\b(?:(?:het|zijn|haar|hun|een|dat|dit|nieuwe?|ander|eigen|vanuit) geloof|geloofs\w+|"
    r"gelovig\w*|ongelovig\w*|godsdienst\w*|religi\w+|bidt|bidden|gebeds?\w*|bekeerd\w*|bekering\w*|afkomst|"
    r"herkomst|nationaliteit\w*|migratieachtergrond|etnisch\w*|etniciteit|vluchteling\w*|asiel\w*|"
    r"statushouders?|geboorteland|ander land|andere cultuur)\b",
    re.IGNORECASE,
)


def named_in(text: str) -> list["re.Match[str]"]:
    """A belief, a country or a people by name."""
    return [*NAMED.finditer(text), *ORIGIN.finditer(text)]


def general_in(text: str) -> list["re.Match[str]"]:
    """Belief or origin in general words."""
    return [*GENERAL.finditer(text)]
