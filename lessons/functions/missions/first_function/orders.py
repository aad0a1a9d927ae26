"""The orders of "First function": the price list of a variant, and hidden orders with their right totals."""

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from lessons.courseware.course import Facts

ITEMS = ("dumplings", "soup", "noodles")
_NEVER_SOLD = ("tea", "kimchi", "rice cake", "cola", "salad")

Line = tuple[str, int]


class Order(NamedTuple):
    """`kind`: plain | threshold | large | unknown | empty, or own for one of the learner's."""

    kind: str
    lines: tuple[Line, ...]

    @property
    def event(self) -> dict[str, Any]:
        return {"items": [{"item": item, "count": count} for item, count in self.lines]}

    @property
    def text(self) -> str:
        return ", ".join(f"{count} × {item}" for item, count in self.lines) or "[]"


def draw(chance: Random) -> Facts:
    """Ten portions of dumplings come exactly to the threshold."""
    dumplings = chance.randrange(4_000, 6_001, 500)
    return {
        "dumplings": dumplings,
        "soup": chance.randrange(5_000, 8_001, 500),
        "noodles": chance.randrange(6_000, 9_001, 500),
        "threshold": dumplings * 10,
        "percent": chance.choice((5, 10, 15, 20)),
    }


def full_price(lines: Sequence[Line], facts: Facts) -> int:
    return sum(facts[item] * count for item, count in lines if item in ITEMS)


def total(lines: Sequence[Line], facts: Facts) -> float:
    full = full_price(lines, facts)
    return full * (100 - facts["percent"]) / 100 if full >= facts["threshold"] else full


def unknown(lines: Sequence[Line]) -> list[str]:
    return [item for item, _count in lines if item not in ITEMS]


def hidden(facts: Facts, chance: Random) -> list[Order]:
    """Other ones for every program, so that no program can have been written for them."""
    first, second = chance.sample(ITEMS, 2)
    stranger, other = chance.sample(_NEVER_SOLD, 2)
    twice = chance.choice(ITEMS)
    return [
        Order("plain", _below(facts, chance)),
        Order("plain", ((twice, 2), (twice, 2))),
        Order("threshold", (("dumplings", 10),)),
        Order("large", ((first, chance.randint(8, 11)), (second, chance.randint(8, 11)))),
        Order("unknown", ((first, 2), (stranger, chance.randint(2, 4)), (second, 2))),
        Order("unknown", ((other, 2),)),
        Order("empty", ()),
    ]


def _below(facts: Facts, chance: Random) -> tuple[Line, ...]:
    """Two items, together below the threshold."""
    while True:
        lines = tuple((item, chance.randint(2, 3)) for item in chance.sample(ITEMS, 2))
        if full_price(lines, facts) < facts["threshold"]:
            return lines
