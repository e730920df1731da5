"""Talking with the client and with people around them: G01, G02 and G03 (method.md S1)."""

from collections.abc import Collection, Mapping

from zorgvuldig.handbook.wording import label_words, unstamped, without_label
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.gates.shut import Shut

EXPLORATORY, TRANSPARENT = "EXPLORATORY", "TRANSPARENT"
HEARD = ("told", "agreements", "next_contact")  # what the other heard, or may read afterwards
NEVER_LIFTED = (  # law.md C: no duty conflict lifts these
    "GOOD_CARE_OBJECTION",
    "AGE_UNKNOWN",
    "MINOR_CALLER_PROTECTED",
)


def topic_unnamed(mode: str, text: str, field: str = "") -> Shut | None:
    """G01: what the other may read of an exploratory talk does not name the topic. An open talk
    explains the worry honestly, so there it may."""
    found = label_words(text) if mode == EXPLORATORY else []
    return Shut("G01", without_label(found), field) if found else None


def topic_unheard(mode: str, words: Mapping[str, str]) -> list[Shut]:
    """G01: each field of a talk that the other reads or heard and that names the topic."""
    answers = [topic_unnamed(mode, words.get(name, ""), name) for name in HEARD]
    return [shut for shut in answers if shut is not None]


def read_along(mode: str, words: Mapping[str, object]) -> list[Shut]:
    """Each field of what is made with the client that stamps somebody or names the topic. Before an
    open talk that is G01; after it a paper on the kitchen table still stamps nobody (S9)."""
    gate = "G01" if mode == EXPLORATORY else "NO_STAMP"
    return [
        Shut(gate, unstamped(found), name)
        for name, text in words.items()
        if isinstance(text, str) and (found := label_words(text))
    ]


def client_told_first(told: bool, excepted: bool = False) -> Shut | None:
    """G02: before the talk the client knows who is approached, or a second person agreed to tell
    them later for safety."""
    if told or excepted:
        return None
    return Shut(
        "G02",
        "Vertel de cliënt eerst wie u benadert, of vraag een collega om akkoord om dat later "
        "te doen.",
    )


def told_whom(not_told: Collection[object]) -> Shut | None:
    """G02: an exception for safety is telling later, not never; a dossier does not end before."""
    if not not_told:
        return None
    return Shut("G02", "Vertel de cliënt eerst wie u hebt benaderd. Daarna kan het dossier dicht.")


def may_talk(advice: Advice, decided: bool = False) -> Shut | None:
    """G03: table A leaves room, or a decision on a passed duty-conflict test does. No decision
    lifts an objection of good care, an unknown age, or the protection of a young caller."""
    if advice.allowed or (decided and advice.reason_code not in NEVER_LIFTED):
        return None
    return Shut("G03", "Dit gesprek mag nu niet: zie bovenaan waarom, en wat wel kan.")


def agreed_by_another(deviates: bool, agreed: bool) -> Shut | None:
    """A talk that deviates from the main rule (A03) asks a second person (law.md table A)."""
    if agreed or not deviates:
        return None
    return Shut(
        "SECOND_PERSON", "Dit wijkt af van de gewone regel. Vraag eerst een collega om akkoord."
    )
