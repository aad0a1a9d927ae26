"""Metric math worked out: series of values by their time, and what an expression makes of them."""

import math
import operator
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.cloudwatch.expressions import Node


class Line(NamedTuple):
    """Values by the beginning of their period; `times` are all the periods there could be one for."""

    values: dict[Instant, float]
    times: range


Value = Line | float


class Unfit(Exception):
    """The parts of an expression do not go together."""


def work_out(node: Node, lines: dict[str, Value]) -> Value:
    """What an expression gives; `lines` are those that it names. Raises Unfit."""
    match node.kind:
        case "number":
            return float(node.value)
        case "id":
            return lines[node.value]
        case "word" | "list":
            raise Unfit("Invalid syntax")
        case "FILL":
            return _fill(work_out(node.parts[0], lines), node.parts[1], lines)
        case "SUM" | "AVG" | "MIN" | "MAX":
            return _gather(node.kind, node.parts[0], lines)
    parts = [work_out(part, lines) for part in node.parts]
    if node.kind == "IF":
        return _if(parts)
    if node.kind == "PERIOD":
        return _line(parts[0]).times.step / SECOND
    if node.kind in _ONE:
        return _each(_ONE[node.kind], parts)
    return _each(_TWO[node.kind], parts)


def _each(work: Callable[..., float], parts: list[Value]) -> Value:
    """The same at each time that all lines have; a time at which it cannot be done has no value."""
    lines = [part for part in parts if isinstance(part, Line)]
    if not lines:
        alone = _try(work, [part for part in parts if not isinstance(part, Line)])
        if alone is None:
            raise Unfit("The expression has no value")
        return alone
    values: dict[Instant, float] = {}
    for time in lines[0].values:
        if all(time in line.values for line in lines):
            found = _try(work, [part.values[time] if isinstance(part, Line) else part for part in parts])
            if found is not None:
                values[time] = found
    return Line(values, lines[0].times)


def _try(work: Callable[..., float], given: list[float]) -> float | None:
    try:
        found = work(*given)
    except (ArithmeticError, ValueError):
        return None
    return float(found) if not isinstance(found, complex) and math.isfinite(found) else None


def _if(parts: list[Value]) -> Value:
    """Where the condition is not 0 the second, elsewhere the third; without a third there is nothing elsewhere."""
    condition, *branches = parts
    if not isinstance(condition, Line):
        if condition == 0 and len(branches) == 1:
            return Line({}, _line(branches[0]).times)
        return branches[0] if condition != 0 else branches[1]
    values: dict[Instant, float] = {}
    for time, met in condition.values.items():
        branch = branches[0] if met != 0 else branches[-1] if len(branches) == 2 else None
        found = branch.values.get(time) if isinstance(branch, Line) else branch
        if found is not None:
            values[time] = found
    return Line(values, condition.times)


def _fill(filled: Value, how: Node, lines: dict[str, Value]) -> Line:
    line = _line(filled)
    if how.kind == "word":
        return Line(_between(line, how.value.upper() == "LINEAR"), line.times)
    value = work_out(how, lines)
    found = {
        time: value.values.get(time) if isinstance(value, Line) else value
        for time in line.times
        if time not in line.values
    }
    return Line(line.values | {time: one for time, one in found.items() if one is not None}, line.times)


def _between(line: Line, slanting: bool) -> dict[Instant, float]:
    """Gaps filled with the value before them, or on the straight way to the one after."""
    values: dict[Instant, float] = {}
    known = sorted(line.values)
    for before, after in pairwise([*known, line.times.stop]):
        last = line.values[before]
        rise = (line.values[after] - last) / (after - before) if after in line.values else None
        values[before] = last
        if not slanting or rise is not None:
            for time in range(before + line.times.step, after, line.times.step):
                values[time] = last + (rise or 0.0) * (time - before) if slanting else last
    return values


def _gather(kind: str, given: Node, lines: dict[str, Value]) -> Value:
    """Over a list: at each time that any line has. Over one line: a single number."""
    if given.kind != "list":
        values = list(_line(work_out(given, lines)).values.values())
        if not values:
            raise Unfit(f"{kind} has no values")
        return _ALL[kind](values)
    many = [_line(work_out(part, lines)) for part in given.parts]
    times = sorted({time for line in many for time in line.values})
    return Line(
        {time: _ALL[kind]([line.values[time] for line in many if time in line.values]) for time in times},
        many[0].times,
    )


def _line(value: Value) -> Line:
    if not isinstance(value, Line):
        raise Unfit("Unsupported operand type: Scalar")
    return value


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known)


_ALL: dict[str, Callable[[list[float]], float]] = {
    "SUM": sum,
    "AVG": _mean,
    "MIN": min,
    "MAX": max,
}
_ONE: dict[str, Callable[[float], float]] = {"ABS": abs, "CEIL": math.ceil, "FLOOR": math.floor}
_TWO: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
    "&&": lambda one, other: one != 0 and other != 0,
    "||": lambda one, other: one != 0 or other != 0,
}
