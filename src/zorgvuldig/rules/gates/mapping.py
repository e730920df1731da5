"""The safety map: what goes well stands on it, worries come after an open talk, everybody speaks
for themselves (P04, G01; method.md 8.1 and 8.2).

No rule here meets a number of a scale, only whether somebody gave one (G18).
"""

from collections.abc import Collection, Iterable

from msgspec import Struct

from zorgvuldig.handbook.wording import label_words, no_stamp_on_map
from zorgvuldig.rules.gates.judging import NONE_FOUND, said_words
from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.gates.talking import EXPLORATORY


class Danger(Struct, frozen=True, kw_only=True):
    """One worry about what could happen, and what one would see when it is safe enough."""

    letter: str
    who: str = ""
    behaviour: str = ""
    what: str = ""
    goals: str = ""


class Voice(Struct, frozen=True, kw_only=True):
    """Somebody who was there. `quoted`: gave a number; which one stays with their words."""

    place: str
    name: str = ""
    quoted: bool = False
    why: str = ""
    higher: str = ""


class Mapped(Struct, frozen=True, kw_only=True):
    """What the rules look at on one map. `worries` names the filled fields that wait for an open
    talk; `texts` are the fields a label may never stand in, with their text."""

    good: tuple[str, ...] = ()
    without: str = ""
    worries: tuple[str, ...] = ()
    dangers: tuple[Danger, ...] = ()
    voices: tuple[Voice, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


def about_map(mode: str, mapped: Mapped) -> list[Shut]:
    """Every gate that is shut for this map."""
    answers = [
        open_talk_first(mode, mapped.worries),
        something_good(mapped.good, mapped.without),
        *(danger_told(danger) for danger in mapped.dangers),
        *(goal_has_danger(danger) for danger in mapped.dangers),
        made_together(mapped.voices),
        *(speaks_for_themselves(mode, voice) for voice in mapped.voices),
        unstamped(mapped.texts),
    ]
    return [answer for answer in answers if answer is not None]


def open_talk_first(mode: str, worries: Collection[str]) -> Shut | None:
    """G01: before an open talk only what goes well, wishes and next steps are mapped with the
    client; the worries, the goals about them and the scale exist from an open talk on."""
    if mode != EXPLORATORY or not worries:
        return None
    return Shut(
        "G01",
        "Zorgen, doelen en de schaal horen pas op de kaart na een open gesprek met de cliënt. "
        "Leg dat gesprek eerst vast, of laat deze vakken leeg.",
        next(iter(worries)),
    )


def something_good(good: Collection[str], without: str) -> Shut | None:
    """P04: every family shows signs of safety; at least one stands on the map, or why not."""
    if any(text.strip() for text in good) or said_words(without) - NONE_FOUND:
        return None
    return Shut(
        "P04",
        "Schrijf ten minste één ding op dat goed gaat of al veiligheid geeft. Lukt dat nu echt "
        "niet, schrijf dan op waarom.",
        "strength",
    )


def danger_told(danger: Danger) -> Shut | None:
    """A danger statement says who worries, about what behaviour, and what could happen to whom."""
    parts = {"who": danger.who, "behaviour": danger.behaviour, "what": danger.what}
    missing = [name for name, text in parts.items() if not text.strip()]
    if len(missing) in (0, len(parts)):
        return None
    return Shut(
        "DANGER",
        f"Maak zorg {danger.letter} af: wie maakt zich zorgen, over welk gedrag, en wat kan er met "
        "wie gebeuren als er niets verandert?",
        f"danger_{danger.letter}_{missing[0]}",
    )


def goal_has_danger(danger: Danger) -> Shut | None:
    """A safety goal belongs to one danger statement."""
    told = any(text.strip() for text in (danger.who, danger.behaviour, danger.what))
    if told or not danger.goals.strip():
        return None
    return Shut(
        "GOAL",
        f"Dit doel hoort bij zorg {danger.letter}, en die staat er niet. Schrijf eerst de zorg op.",
        f"goal_{danger.letter}",
    )


def made_together(voices: Collection[Voice]) -> Shut | None:
    """A map is made with the client and the family: it says who were there."""
    if any(voice.name.strip() for voice in voices):
        return None
    return Shut("TOGETHER", "Een kaart maakt u samen. Schrijf op wie erbij waren.", "voice_1_name")


def speaks_for_themselves(mode: str, voice: Voice) -> Shut | None:
    """Everybody present gives an own number with reasons and what makes it one point higher; who
    gives none says why in their own words. Before an open talk there is no scale."""
    needed = {"name": voice.name}
    if mode != EXPLORATORY:
        needed["why"] = voice.why
    if voice.quoted:
        needed["higher"] = voice.higher
    said = (voice.name, voice.why, voice.higher)
    missing = [name for name, text in needed.items() if not text.strip()]
    if not missing or not (voice.quoted or any(text.strip() for text in said)):
        return None
    return Shut("VOICE", WHAT_LACKS[missing[0]], f"voice_{voice.place}_{missing[0]}")


WHAT_LACKS = {
    "name": "Schrijf op wie dit zegt. Een getal hoort altijd bij een mens en zijn redenen.",
    "why": "Schrijf de redenen op, in de woorden van deze persoon. Wil iemand geen getal noemen, "
    "schrijf dan op waarom.",
    "higher": "Vraag ook: wat maakt het één punt hoger? Bij een 10: wat houdt het zo?",
}


def unstamped(texts: Iterable[tuple[str, str]]) -> Shut | None:
    """No label stands on a map, in either mode: what is on it survives closing and hangs on a
    kitchen wall. A child's own words stay as they were said."""
    for field, text in texts:
        if found := label_words(text):
            return Shut("LABEL", no_stamp_on_map(found), field)
    return None
