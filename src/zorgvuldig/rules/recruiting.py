"""Whom do we need to find? For recruiting only; helpline.md 4, gate H-06.

Holds all open requests beside the whole pool, as if everybody were asked as well as possible, and
tells what is lacking for those who are then still without somebody. One request after another
would give a wrong picture: the one woman who speaks Turkish would seem to be missing, while a
request that many others could take had merely used her up.

The answer names no confidant and pairs nobody: who is asked for whom, a person chooses.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import networkx as nx
from msgspec import Struct

from zorgvuldig.rules.candidate import Folded, Wish
from zorgvuldig.rules.lacking import Lack, lacking
from zorgvuldig.rules.matching import barred
from zorgvuldig.rules.wishes import Confidant, Matching, Request

FREE = "a free place"


class Waiting(Struct, frozen=True):
    """An open request, under the number of whoever asks.

    `not_with` are the confidants it cannot be: a conflict was declared, or one of both said no.
    """

    number: int
    request: Request
    not_with: frozenset[str] = frozenset()


class Unserved(Struct, frozen=True):
    """A request that stays without somebody, and what is lacking for it."""

    number: int
    lacks: tuple[Lack, ...]


class Count(Struct, frozen=True):
    """For how many of these requests the same thing is lacking."""

    lack: Lack
    requests: int


class Recruiting(Struct, frozen=True):
    """How many are open, which of them stay without somebody, and what lacks most often."""

    open: int
    unserved: tuple[Unserved, ...]
    counts: tuple[Count, ...]


def whom_to_find(waiting: Sequence[Waiting], confidants: Sequence[Confidant]) -> Recruiting:
    """What the pool lacks for these requests, which stand in waiting order, the longest first.

    Who gave no consent yet, or is a professional, asks for nobody and is left out. A wish that
    cannot be judged raises `Fault`, as in `propose`.
    """
    asked = [one for one in waiting if asks_for_somebody(one.request)]
    check([one.request for one in asked], confidants)
    folded = Folded()
    wishes = [Wish(one.request, folded) for one in asked]
    pools = [[p for p in confidants if p.id not in one.not_with] for one in asked]
    served = served_together([fitting(*one) for one in zip(wishes, pools, strict=True)], confidants)
    unserved = tuple(
        Unserved(asked[i].number, lacking(wishes[i], pools[i]))
        for i in range(len(asked))
        if i not in served
    )
    counted = Counter(lack for one in unserved for lack in one.lacks)
    most_first = sorted(counted, key=lambda lack: (-counted[lack], lack))
    counts = tuple(Count(lack, counted[lack]) for lack in most_first)
    return Recruiting(len(asked), unserved, counts)


def asks_for_somebody(request: Request) -> bool:
    """The bars of the request itself (H-05) are nothing that recruiting could mend."""
    return request.consent_to_match and not request.caller_is_professional


def check(requests: Sequence[Request], confidants: Sequence[Confidant]) -> None:
    """Raises Fault at a wish or confidant that cannot be judged; the pool is looked at once."""
    for i, request in enumerate(requests):
        Matching(request=request, confidants=() if i else tuple(confidants)).check()


def fitting(wish: Wish, pool: Sequence[Confidant]) -> set[str]:
    """Who could be proposed for this request."""
    return {c.confidant.id for c, reasons in barred(wish, pool) if not reasons}


def served_together(fits: Sequence[set[str]], confidants: Sequence[Confidant]) -> set[int]:
    """Which requests find somebody when everybody is asked as well as possible, by place in line.

    As many as possible; and of all sets that large, the one in which nobody waits longer for the
    sake of somebody who waits shorter. There is one, so the order of the confidants means nothing.

    Each request in turn looks for a way to a free place: from a request to a confidant who fits,
    and from there on to a request that is with this confidant and may move over. Whoever was served
    stays served. Which requests can be served together is a matroid (a transversal one), and in a
    matroid taking each in turn that still can join gives that set: without a way now, there is none
    later.
    """
    free = free_places(fits, confidants)
    graph = nx.DiGraph((place, alike) for alike in free for place in alike)
    graph.add_edges_from((alike, FREE) for alike in free)
    graph.add_nodes_from([FREE, *range(len(fits))])
    return {place for place in range(len(fits)) if serve(place, graph, free)}


def serve(place: int, graph: nx.DiGraph, free: Counter[tuple[int, ...]]) -> bool:
    """Gives this request a place, moving others over where needed; False if there is no way."""
    try:
        *way, last, _ = nx.shortest_path(graph, place, FREE)
    except nx.NetworkXNoPath:
        return False
    for one, next_one in pairwise([*way, last]):
        graph.remove_edge(one, next_one)
        graph.add_edge(next_one, one)
    free[last] -= 1
    if not free[last]:
        graph.remove_edge(last, FREE)
    return True


def free_places(
    fits: Sequence[set[str]], confidants: Sequence[Confidant]
) -> Counter[tuple[int, ...]]:
    """The free places, those together that fit the same requests: so the graph stays small."""
    requests: dict[str, list[int]] = {}
    for place, people in enumerate(fits):
        for who in people:
            requests.setdefault(who, []).append(place)
    free: Counter[tuple[int, ...]] = Counter()
    for p in confidants:
        if p.id in requests:
            free[tuple(requests[p.id])] += p.max_open_matches - p.open_matches
    return free
