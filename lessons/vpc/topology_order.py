"""In which order the boxes stand below each other, and on which side of them each line runs, so that no two cross."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, permutations
from typing import NamedTuple

MOST = 6  # boxes with lines of which every order is tried
Edge = tuple[int, int]


class Arrangement(NamedTuple):
    """`order`: the boxes from above. `right`: lines on the right, the others run on the left."""

    order: Sequence[int]
    right: frozenset[Edge]


@lru_cache(maxsize=256)
def arrange(count: int, edges: frozenset[Edge]) -> Arrangement:
    """Without crossings where there is such an arrangement: of these as few lines on the right as can be, and of those
    the first order."""
    best: Arrangement | None = None
    for order in _orders(count, edges):
        right = _right(order, edges)
        if right is not None and (best is None or len(right) < len(best.right)):
            best = Arrangement(order, right)
            if not right:
                break
    return best or Arrangement(range(count), frozenset())


def _orders(count: int, edges: Iterable[Edge]) -> Iterable[Sequence[int]]:
    """What has no line stays where it is."""
    joined = sorted({end for edge in edges for end in edge})
    if len(joined) > MOST:
        yield range(count)
        return
    for moved in permutations(joined):
        places = dict(zip(joined, moved, strict=True))
        yield [places.get(each, each) for each in range(count)]


def _right(order: Sequence[int], edges: Iterable[Edge]) -> frozenset[Edge] | None:
    """The lines that have to run on the right in this order; None where two sides are not enough."""
    places = {each: number for number, each in enumerate(order)}
    spans = {edge: sorted((places[edge[0]], places[edge[1]])) for edge in sorted(edges)}
    crossed: dict[Edge, list[Edge]] = {edge: [] for edge in spans}
    for one, other in combinations(spans, 2):
        (first, last), (start, end) = sorted((spans[one], spans[other]))
        if first < start < last < end:
            crossed[one].append(other)
            crossed[other].append(one)
    side: dict[Edge, bool] = {}
    found: set[Edge] = set()
    for edge in spans:
        if edge not in side:
            group = _two_sides(edge, crossed, side)
            if group is None:
                return None
            found |= min(({each for each in group if side[each] is way} for way in (True, False)), key=len)
    return frozenset(found)


def _two_sides(begin: Edge, crossed: dict[Edge, list[Edge]], side: dict[Edge, bool]) -> list[Edge] | None:
    """Lines that hang together by crossings, each on the other side than those it would cross."""
    side[begin] = False
    group = [begin]
    for edge in group:
        for other in crossed[edge]:
            if other not in side:
                side[other] = not side[edge]
                group.append(other)
            elif side[other] is side[edge]:
                return None
    return group
