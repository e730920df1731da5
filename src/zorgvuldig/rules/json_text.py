"""JSON to the letter: what contract.md section 1 calls readable, and nothing else."""

import json
from typing import Any

from zorgvuldig.rules.depth import pruned

LONGEST_WHOLE = 20  # digits; beyond it every limit of the contract is passed anyway


def parse(line: bytes) -> Any:
    """The value in this line; anything that is no JSON in UTF-8 is a ValueError.

    NaN and Infinity are no JSON. Half a surrogate pair, escaped, is: the grammar allows it.
    """
    text = line.decode("utf-8")
    try:
        return STRICT.decode(text)
    except RecursionError:
        return STRICT.decode(pruned(text))


def no_number(name: str) -> None:
    """NaN, Infinity and -Infinity."""
    raise ValueError(name)


def whole(digits: str) -> int:
    """The number; one of thousands of digits is cut short, it only has to be too large."""
    return int(digits[:LONGEST_WHOLE])


STRICT = json.JSONDecoder(parse_constant=no_number, parse_int=whole)
