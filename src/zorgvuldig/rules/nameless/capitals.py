"""Capitals in the middle of a sentence: in Dutch nearly always a name of somebody or something."""

import re
from collections.abc import Iterator

from zorgvuldig.rules.nameless.everyday import RELATIONS, TITLES
from zorgvuldig.rules.nameless.found import Found, Kind, at, begins_sentence
from zorgvuldig.rules.nameless.patterns import STARTERS
from zorgvuldig.rules.nameless.rare import ORIGIN

WORD = re.compile(r"(?<![\w@.])[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*")
# What everybody knows and what points to nobody.
_COMMON = """
    Nederland Nederlands Nederlandse Nederlander Nederlanders Europa Europees Europese Engels
    Engelse Duits Duitse Frans Franse Amerika Amerikaans Amerikaanse Rusland Oekraïne Syrië Gaza
    Turkije Marokko Israël Palestina Iran Irak Afghanistan Somalië Eritrea Duitsland België
    Frankrijk Engeland Instagram TikTok YouTube Telegram Snapchat Discord Facebook Twitter WhatsApp
    Google Netflix PlayStation Xbox Fortnite Roblox Minecraft Twitch Reddit Signal Teams Word
    Veilig Thuis Halt Raad Kinderbescherming Jeugdzorg Jeugdbescherming Werkwijze Stappenplan
    Landelijk Steunpunt Extremisme Veiligheidshuis Handelingsprotocol Jeugdwet Wmo Internet
    God Allah Koran Bijbel Thora Ramadan Kerst Kerstmis Pasen Pinksteren Suikerfeest Offerfeest
    Sinterklaas Koningsdag Bevrijdingsdag Hitler Ik
"""
COMMON = frozenset(_COMMON.split())


def capitals_in(text: str) -> Iterator[Found]:
    """Words with a capital that do not begin a sentence and that are not everybody's."""
    for match in WORD.finditer(text):
        word = match[0].rstrip("’'-")
        known = word.removesuffix("-app") in COMMON | STARTERS or ORIGIN.fullmatch(word)
        plain = word.casefold() in RELATIONS | TITLES
        if not known and not plain and not begins_sentence(text, match.start()):
            yield at(match, Kind.CAPITAL)
