"""What may be told of counts: everything told is a sum of pieces that are never cut.

Per year and question the answers are laid in pieces. An answer with enough people is a piece of its
own; those with too few, or none, are told as one, with as many others as it takes. Every table,
picture and export about the same people uses the same pieces, so no sum and no difference of them
shows less than a piece (H-14, M-05).

Who knows what is told, and which answers had too few, can still think each of those any number
below the limit. Who also reckons back through this rule may rule some numbers out, and never finds
one (`tests/rules/test_atoms.py` tries all). `limit`: how many are enough.
"""

from collections.abc import Collection, Mapping, Sequence

from zorgvuldig.rules.small_numbers import TEN

Pieces = tuple[tuple[str, ...], ...]


def pieces(counts: Mapping[str, int], limit: int = TEN) -> Pieces:
    """The answers to one question, as they may be told; none at all when all together are too few.

    Those that stand alone keep their order; what is told as one comes last. The fewest of the
    others join until it hides enough, at last everything.
    """
    if sum(counts.values()) < limit:
        return ()
    joined = [code for code in counts if counts[code] < limit]
    others = sorted((code for code in counts if code not in joined), key=lambda c: counts[c])
    while others and joined and not _hides(counts, joined, others, limit):
        joined.append(others.pop(0))
    alone = tuple((code,) for code in counts if code in others)
    return (*alone, tuple(code for code in counts if code in joined)) if joined else alone


def _hides(
    counts: Mapping[str, int], joined: Collection[str], others: Sequence[str], limit: int
) -> bool:
    """Can each of the few still be any number below the limit, for who knows the sum, which are few
    and that nobody who joined is more than the fewest told apart?"""
    total, few = sum(counts[code] for code in joined), limit - 1
    small = sum(counts[code] < limit for code in joined)
    big = len(joined) - small
    if total < limit or total - limit * big < few:
        return False
    most = big * counts[others[0]] if others else total * bool(big)
    return total - few * (small - 1) - most <= 0


def runs(counts: Sequence[int], limit: int = TEN, *, over: bool) -> tuple[tuple[int, ...], ...]:
    """The same for the quarters of a year, by their place: one that is too few waits for the next.

    What was told while the year ran never changes. What is too few at the end is left out of all
    that is told of the year: the whole would else give it away. Only a year of which nothing was
    told may be told as one. `over`: no quarter comes any more.
    """
    laid: list[tuple[int, ...]] = []
    waiting: list[int] = []
    for place in range(len(counts)):
        waiting.append(place)
        if _run_hides(counts, waiting, limit):
            laid.append(tuple(waiting))
            waiting = []
    if over and not laid and sum(counts) >= limit:
        return (tuple(waiting),)
    return tuple(laid)


def _run_hides(counts: Sequence[int], run: Sequence[int], limit: int) -> bool:
    if len(run) == 1:
        return counts[run[0]] >= limit
    within = {str(place): counts[place] for place in run}
    return _hides(within, within.keys(), (), limit)


def answer(counts: Mapping[str, int], asked: Collection[str], limit: int = TEN) -> int | None:
    """How many gave one of these answers. None when that is no sum of pieces: then some, together
    with the rest of their piece, are too few to be told apart."""
    whole = [piece for piece in pieces(counts, limit) if set(piece) <= set(asked)]
    if not whole or {code for piece in whole for code in piece} != set(asked):
        return None
    return sum(counts[code] for code in asked)


def both_sides(counts: Mapping[str, int], limit: int = TEN) -> bool:
    """Does every answer stand alone? Only then may more be asked of those who gave one of them:
    else who is in one question and not in the other could be found by subtracting."""
    return all(len(piece) == 1 for piece in pieces(counts, limit)) and sum(counts.values()) >= limit
