"""A sentence that says what to do begins with a verb: "Kies één contactpunt", "Leg vast wie belt".

Some of these verbs are the name of somebody or of a town too (see `words_too.txt`). Such a word is
read as a verb only where it cannot well be a name: alone, at the beginning of a sentence, and
before a word that in Dutch does not follow the one a sentence is about. Everywhere else it is found
as before: "Kies belde", "in Kies", "mevrouw Wijs", "Wijs, de docent".
"""

import re

from zorgvuldig.rules.nameless.found import begins_sentence
from zorgvuldig.rules.nameless.given import is_given
from zorgvuldig.rules.recognisable import folded

_VERBS = """
    begin bel benoem bepaal bespreek betrek bied borg bouw breng deel doe geef hang help houd huur
    ken kies kijk kom koppel laat leer leg maak meld neem noem oefen plan praat regel reken richt
    ruil schrijf sluit spreek start stel stem train verdeel vertel volg vraag werk wijs zet zoek
    zorg
"""
VERBS = frozenset(_VERBS.split())
# A main verb stands second in Dutch, so none of these follows a name that begins its sentence.
_AFTER = """
    één een de het dit deze elk elke ieder iedere elkaar elkaars iemand niemand wie wat hoe waar
    wanneer welk welke per vast jaarlijks ouders jongeren scholen afspraken
"""
AFTER = frozenset(folded(word) for word in _AFTER.split())
EACH_OTHER = frozenset({"elkaar", "elkaars"})
# In short notes without a verb: "Wijs de hele dag weg", "Wijs een uur later".
NOTES = frozenset({"hele", "halve", "uur", "dag", "week", "maand", "jaar", "keer", "paar", "tijd"})
_NEXT = re.compile(r"[ \t]+([^\W\d_]+)(?![\w’'-])(?:[ \t]+([^\W\d_]+))?")


def tells_to(text: str, start: int, written: str) -> bool:
    """Is this word only what somebody is told to do? What is a given name too, only before
    "elkaar"."""
    if folded(written) not in VERBS or not begins_sentence(text, start):
        return False
    after = _NEXT.match(text, start + len(written))
    allowed = EACH_OTHER if is_given(written) else AFTER
    return after is not None and folded(after[1]) in allowed and folded(after[2] or "") not in NOTES
