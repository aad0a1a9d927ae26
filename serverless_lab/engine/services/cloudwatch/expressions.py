"""Metric math as text: read into a tree, or refused. Source: CloudWatch user guide, "Metric math syntax"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.cloudwatch.errors import BadExpression

DEEPEST = 40  # how deeply an expression may be nested; Python gives up at a depth that depends on who calls
# Functions of metric math and how many arguments each takes.
FUNCTIONS = {
    "ABS": (1, 1),
    "AVG": (1, 1),
    "CEIL": (1, 1),
    "FILL": (2, 2),
    "FLOOR": (1, 1),
    "IF": (2, 3),
    "MAX": (1, 1),
    "MIN": (1, 1),
    "PERIOD": (1, 1),
    "SUM": (1, 1),
}
OTHERS = frozenset(
    "ANOMALY_DETECTION_BAND DATAPOINT_COUNT DAY DB_PERF_INSIGHTS DIFF DIFF_TIME EPOCH FIRST HOUR INSIGHT_RULE_METRIC "
    "LAMBDA LAST LOG LOG10 METRICS METRIC_COUNT MINUTE MONTH RATE REMOVE_EMPTY RUNNING_SUM SEARCH SERVICE_QUOTA SLICE "
    "SORT STDDEV TIME_SERIES YEAR".split()
)
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d*)?|\.\d+)|([A-Za-z][A-Za-z0-9_]*)|(<=|>=|==|!=|&&|\|\||[-+*/^<>(),\[\]]))")
# By how tightly they bind, loosest first.
_LEVELS = (("||", "OR"), ("&&", "AND"), ("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/"))
_WORDS = {"AND": "&&", "OR": "||"}
_FILLS = ("REPEAT", "LINEAR")


class Node(NamedTuple):
    """`kind`: number | id | word | list | an operator | a function's name. `value` is of numbers, ids and words."""

    kind: str
    parts: tuple["Node", ...] = ()
    value: str = ""


def read(id: str, text: str) -> Node:
    """The tree of an expression; raises BadExpression, or NotSimulated for a function that AWS has besides."""
    try:
        return _read(text)
    except _Wrong as wrong:
        raise BadExpression(id=id, detail=wrong) from None


def ids(node: Node) -> Iterator[str]:
    """The lines that an expression speaks of."""
    if node.kind == "id":
        yield node.value
    for part in node.parts:
        yield from ids(part)


def size(node: Node) -> int:
    return 1 + sum(map(size, node.parts))


class _Wrong(Exception):
    """What is wrong with an expression, in AWS's words."""


@lru_cache(maxsize=256)
def _read(text: str) -> Node:
    reader = _Reader(text)
    node = reader.either(0)
    if reader.left:
        raise _Wrong("Invalid syntax")
    return node


class _Reader:
    """`left` are the tokens still to read, the next one last."""

    def __init__(self, text: str) -> None:
        self.left = list(_tokens(text))[::-1]
        self.depth = 0

    def either(self, level: int) -> Node:
        """Operators of a level and everything that binds more tightly, from left to right."""
        if level == len(_LEVELS):
            return self.signed()
        node = self.either(level + 1)
        while self.left and self.left[-1].upper() in _LEVELS[level]:
            sign = self.left.pop().upper()
            node = Node(_WORDS.get(sign, sign), (node, self.either(level + 1)))
        return node

    def signed(self) -> Node:
        negative = False
        while self.left and self.left[-1] in ("-", "+"):
            negative ^= self.left.pop() == "-"
        node = self.power()
        return Node("*", (Node("number", value="-1"), node)) if negative else node

    def power(self) -> Node:
        node = self.single()
        if not self.take("^"):
            return node
        self.deeper()
        raised = Node("^", (node, self.signed()))
        self.depth -= 1
        return raised

    def single(self) -> Node:
        if not self.left:
            raise _Wrong("Invalid syntax")
        token = self.left.pop()
        if token in ("(", "["):
            return self.within(token)
        if token[0].isdigit() or token[0] == ".":
            return Node("number", value=token)
        if not token[0].isalpha():
            raise _Wrong("Invalid syntax")
        if self.take("("):
            return self.function(token.upper())
        return Node("word" if token.upper() in _FILLS else "id", value=token)

    def within(self, opened: str) -> Node:
        self.deeper()
        node = self.either(0) if opened == "(" else Node("list", tuple(self.listed()))
        self.close(")" if opened == "(" else "]")
        self.depth -= 1
        return node

    def function(self, name: str) -> Node:
        if name in OTHERS:
            raise NotSimulated(feature=f"The function {name} of metric math")
        if name not in FUNCTIONS:
            raise _Wrong(f"Function '{name}' not found")
        self.deeper()
        node = Node(name, tuple(self.listed()))
        self.close(")")
        self.depth -= 1
        fewest, most = FUNCTIONS[name]
        if not fewest <= len(node.parts) <= most:
            raise _Wrong(f"Invalid number of arguments for function {name}")
        return node

    def listed(self) -> Iterator[Node]:
        yield self.either(0)
        while self.take(","):
            yield self.either(0)

    def take(self, token: str) -> bool:
        if self.left and self.left[-1] == token:
            self.left.pop()
            return True
        return False

    def close(self, token: str) -> None:
        if not self.take(token):
            raise _Wrong("Invalid syntax")

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Wrong("The expression is nested too deeply")


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while text[place:].strip():
        found = _TOKEN.match(text, place)
        if found is None:
            raise _Wrong("Invalid syntax")
        yield found[found.lastindex or 0]
        place = found.end()
