"""The correction: to whoever received something that proved wrong (AVG art. 19).

Plain, without labels: on which day what was shared, that this part was not right, what is asked.
"""

from datetime import date
from typing import Any

from zorgvuldig.handbook.wording import label_words, written
from zorgvuldig.paper import writable

NOT_RIGHT = "Wij hebben dit nagegaan. Dit onderdeel blijkt niet te kloppen."
ASKED = (
    "Wij vragen u dit onderdeel te verbeteren of te wissen in wat u bewaart. Gaf u het door aan "
    "anderen? Laat het hun dan ook weten, en vraag hun hetzelfde."
)
WHY = (
    "Wij laten u dit weten omdat u op juiste informatie moet kunnen rekenen, en de cliënt ook. "
    "Hebt u een vraag, neem dan contact met ons op."
)


def text(*, to: str, shared_on: date, said: str, said_on: date, instead: str = "") -> str:
    """The ready text. What was said is repeated, unless its own words would stamp a person; a name
    of the recipient that says the topic stands in the head only. `instead`: what is right."""
    day = written(said_on)
    you = "u" if label_words(to) else f"u, {to}"
    part = f"wat wij schreven over {day}" if label_words(said) else f"‘{said}’ ({day})"
    first = f"Op {written(shared_on)} deelden wij informatie met {you}. Daarin stond: {part}."
    right = [f"Juist is: ‘{instead}’"] if instead and not label_words(instead) else []
    return "\n\n".join((first, NOT_RIGHT, *right, ASKED, WHY))


def letter(*, before: dict[str, Any], organisation: str, words: str, on: date) -> dict[str, Any]:
    """The correction as a letter, for the screen and for paper. `before` is the letter that it
    corrects: to the same reader, about the same person, as far as that one named them."""
    head = dict(before["head"])
    lines = [{"text": part, "note": ""} for part in words.split("\n\n") if part.strip()]
    blocks = [{"title": "", "lines": [line]} for line in lines]
    whole = {
        "title": "Correctie op eerder gedeelde informatie",
        "head": [
            ["Van", organisation],
            *([name, head[name]] for name in ("Aan", "Over") if name in head),
            ["Datum", written(on)],
        ],
        "parts": [{"title": "Wat niet klopte", "blocks": blocks}],
    }
    return writable(whole)
