"""Everyday words of Turkish and Arabic, as they are written in Dutch texts, that a list of names
holds too. In small letters or at the beginning of a sentence they say nothing about somebody.

Only what young people and parents say: how they address each other, what they wish, what they
believe. A word that many people are called by as well is asked about, and never passed in silence.
"""

from zorgvuldig.rules.recognisable import folded

# Hardly ever a name: "lady", "grandmother", "fasting", "dear", "sir", "pilgrim", "faith", "custom".
_NO_NAMES = """
    hanım nine oruç lan sunna din deen habibi sidi haci hacı sheikh sjeik ouwe jihad hoca abla abi
    amca teyze dayı dede baba yalla wallah valla kafir umma shahada dua salat niyet
"""
# A word, and many people's name: hope, sea, rose, peace, sun, life, faith, light, angel, feast.
_NAMES_TOO = """
    umut deniz can gül sevgi barış güneş yıldız hayat dilek bayram ramazan cuma iman cihat ülkü
    bozkurt savaş zafer devrim özgür kader gazi arslan aslan melek sabır nur shahid amir emir rahma
    amal zina dunya dunia doenja jama medina sultan hala isha nasr malak ihsan jannah firdaus rahim
    salih ewa anne akbar
"""
NO_NAMES = frozenset(folded(word) for word in _NO_NAMES.split())
NAMES_TOO = frozenset(folded(word) for word in _NAMES_TOO.split())
# "Anne" with a capital is a name first, in Dutch.
FIRST_A_NAME = frozenset({"anne"})
EXALTED = frozenset({"allahu", "allahoe", "allah"})  # before "akbar"
