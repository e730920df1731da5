"""How many, said so that no number points at a person."""

from collections.abc import Mapping

STEP = 5
TEN = 10  # what the helpline holds to (H-14)
FEW = f"minder dan {TEN}"
ENOUGH = f"{TEN} of meer"
NOT_TOLD = "te klein om te vertellen"


def in_steps(count: int) -> int:
    """The count rounded down to a five, and 0 below five.

    One, two and none look alike: who knows a few dossiers could otherwise tell that a certain young
    person has one. In steps, because two exact numbers a day apart say that one was added, and a
    colleague may have seen who came in that day.
    """
    return count - count % STEP


def tens(counts: Mapping[str, int]) -> dict[str, str]:
    """The answers to one question as they may leave the line: below ten, and none at all, is
    "minder dan 10". When just one is hidden so, the smallest of the others says no more than "10 of
    meer", because the total of another question would give the hidden one away."""
    shown = {code: FEW if count < TEN else str(count) for code, count in counts.items()}
    enough = [code for code, said in shown.items() if said != FEW]
    if enough and len(enough) == len(shown) - 1:
        shown[min(enough, key=lambda code: (counts[code], code))] = ENOUGH
    return shown


def middle(counts: Mapping[str, int]) -> str | None:
    """The answer in the middle of a question whose answers go from little to much; of two in the
    middle the lower. None when fewer than five answered (W-06): then not even how many did is told.

    Nothing else is told of the group, and no total. With counts, even with small ones hidden, who
    knows how many came could subtract and find the one who answered otherwise.
    """
    total, reached = sum(counts.values()), 0
    if total < STEP:
        return None
    for code, count in counts.items():
        reached += count
        if reached * 2 >= total:
            return code
    return None


def apart(counts: Mapping[str, int], most: int | None = None) -> dict[str, str]:
    """As `tens`, for who may know how many answered together: what is hidden then adds up to ten or
    more, and each hidden number can still be one of ten (M-05). Hides one after another of the
    others as "10 of meer" until that holds; at last everything.

    Others are hidden in the order in which the answers stand, not the smallest first: "this one is
    no more than the ten beside it" once left one way only. `most` is told elsewhere: no more than
    so many can have answered. Where that might leave too little room, nothing is told."""
    if most is not None and most < TEN * len(counts) - 1:
        return dict.fromkeys(counts, NOT_TOLD)
    shown = {code: FEW if count < TEN else str(count) for code, count in counts.items()}
    for code in [code for code, count in counts.items() if count >= TEN]:
        if _enough_hidden(counts, shown) and _has_room(shown, most):
            break
        shown[code] = ENOUGH
    return shown


def _enough_hidden(counts: Mapping[str, int], shown: Mapping[str, str]) -> bool:
    """Can nothing be subtracted, and does that it stopped here say nothing of what is hidden?"""
    hidden = sum(counts[code] for code, said in shown.items() if said in (FEW, ENOUGH))
    covered = [*shown.values()].count(ENOUGH)
    enough = not hidden or hidden >= TEN * (covered + 1)
    return enough and _cannot_be_subtracted(counts, shown)


def with_parts(counts: Mapping[str, int]) -> tuple[str, dict[str, str]]:
    """How many there were in all, and each part. When the parts would give away a small number
    beside the whole, only the whole is told."""
    total, parts = sum(counts.values()), apart(counts)
    if total < TEN:
        return FEW, dict.fromkeys(counts, FEW)
    told = _cannot_be_subtracted(counts, parts)
    return str(total), parts if told else dict.fromkeys(counts, NOT_TOLD)


def _has_room(shown: Mapping[str, str], most: int | None) -> bool:
    """May each hidden number still be one of ten, when no more than so many answered?"""
    if most is None:
        return True
    least = {FEW: 0, ENOUGH: TEN}
    told = sum(least[said] if said in least else int(said) for said in shown.values())
    return most - told >= TEN - 1 or not least.keys() & set(shown.values())


def _cannot_be_subtracted(counts: Mapping[str, int], shown: Mapping[str, str]) -> bool:
    """With the total known: are the hidden numbers ten or more together, and can each still be one
    of ten?"""
    hidden = [code for code, said in shown.items() if said in (FEW, ENOUGH)]
    if not hidden:
        return True
    total = sum(counts[code] for code in hidden)
    least = {code: TEN if shown[code] == ENOUGH else 0 for code in hidden}
    most = {code: total if shown[code] == ENOUGH else TEN - 1 for code in hidden}
    room = (
        min(most[code], total - sum(least.values()) + least[code])
        - max(least[code], total - sum(most.values()) + most[code])
        for code in hidden
    )
    return total >= TEN and all(width >= TEN - 1 for width in room)
