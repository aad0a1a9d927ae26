"""What orders say: their kind, their city, their price, as attributes and as the body."""

import json
from random import Random
from typing import Any, Final, NamedTuple

KINDS: Final = ("delivery", "pick-up", "eat-in")
CITIES: Final = ("Seoul", "Busan", "Jeju")
PRICES: Final = (6_000, 9_000, 15_000, 24_000, 48_000)
_HALF = 0.5


class Variety(NamedTuple):
    kind: str
    city: str
    price: int

    @property
    def body(self) -> str:
        return json.dumps(self._asdict())

    @property
    def attributes(self) -> dict[str, dict[str, Any]]:
        """As a request to publish has them."""
        text, number = {"DataType": "String"}, {"DataType": "Number"}
        return {
            "kind": text | {"StringValue": self.kind},
            "city": text | {"StringValue": self.city},
            "price": number | {"StringValue": str(self.price)},
        }


VARIETIES: Final = tuple(Variety(kind, city, price) for kind in KINDS for city in CITIES for price in PRICES)


def drawn(chance: Random) -> int:
    """Which of the varieties. Half of all orders are the first kind, half come from the first city."""
    kind, city = _mostly_first(len(KINDS), chance), _mostly_first(len(CITIES), chance)
    return (kind * len(CITIES) + city) * len(PRICES) + int(chance.random() * len(PRICES))


def _mostly_first(count: int, chance: Random) -> int:
    drawn = chance.random()
    return 0 if drawn < _HALF else 1 + int((drawn - _HALF) / _HALF * (count - 1))
