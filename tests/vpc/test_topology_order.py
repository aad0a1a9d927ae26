"""Boxes and sides of the lines between them: where no crossing is possible, there is none."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.vpc.topology_order import MOST, Arrangement, Edge, arrange


def crossings(arranged: Arrangement, edges: frozenset[Edge]) -> int:
    """Lines of one side of which each begins or ends inside of the other."""
    places = {each: number for number, each in enumerate(arranged.order)}
    found = 0
    for one, other in combinations(edges, 2):
        inside = [min(places[each] for each in one) < places[end] < max(places[each] for each in one) for end in other]
        apart = not set(one) & set(other) and inside[0] is not inside[1]
        found += apart and (one in arranged.right) is (other in arranged.right)
    return found


def graphs(count: int, most: int) -> st.SearchStrategy[frozenset[Edge]]:
    return st.frozensets(st.sampled_from(list(combinations(range(count), 2))), max_size=most)


# Of four and five boxes all graphs but the complete one of five are planar, of six all with at most eight lines; and
# planar graphs of so few have a Hamiltonian cycle when they are filled up, so they can be drawn like this.
@given(st.one_of(graphs(4, 6), graphs(5, 9), graphs(6, 8)))
def test_a_drawing_without_crossings_is_found(edges: frozenset[Edge]) -> None:
    arranged = arrange(6, edges)
    assert sorted(arranged.order) == list(range(6))
    assert crossings(arranged, edges) == 0


@pytest.mark.parametrize(
    ("edges", "order", "right"),
    [
        ({(0, 1), (1, 2), (2, 3)}, [0, 1, 2, 3], 0),
        ({(0, 2), (1, 3)}, [0, 1, 3, 2], 0),  # rather another order than a line on the right
        (set(combinations(range(4), 2)), [0, 1, 2, 3], 1),
    ],
)
def test_what_can_stay_stays(edges: set[Edge], order: list[int], right: int) -> None:
    arranged = arrange(4, frozenset(edges))
    assert (list(arranged.order), len(arranged.right)) == (order, right)


def test_too_many_stay_in_their_order() -> None:
    star = frozenset((0, each) for each in range(1, MOST + 2))
    assert list(arrange(MOST + 2, star).order) == list(range(MOST + 2))
