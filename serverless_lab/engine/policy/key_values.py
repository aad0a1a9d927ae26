"""Values of a condition key that are worth trying when a line of a Condition should come out otherwise."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from ipaddress import ip_network

from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.decision import KeyTest
from serverless_lab.engine.policy.operators import read_operator

_ELSEWHERE = ("198.51.100.7", "203.0.113.25", "192.0.2.1")


def worth_trying(test: KeyTest) -> list[Values | None]:
    """In order of plainness, without what the key already is; None is the key's absence."""
    written = read_operator(test.operator)
    if written is None:
        return []
    texts = [text for wanted in test.wanted for text in _around(written.operator.name, wanted)]
    values: list[Values | None] = [[text] for text in texts] if written.over else list(texts)
    found: list[Values | None] = []
    for value in [*values, None]:
        if value != test.actual and value not in found:
            found.append(value)
    return found


def _around(operator: str, wanted: str) -> Iterator[str]:
    """A value that agrees first, then some that do not."""
    if operator in ("Bool", "Null"):
        yield from ("true", "false")
    elif operator.startswith("Numeric"):
        yield from _numbers(wanted)
    elif operator.startswith("Date"):
        yield from _dates(wanted)
    elif operator.endswith("IpAddress"):
        yield from _addresses(wanted)
    else:
        yield wanted.replace("*", "").replace("?", "x")
        yield wanted.replace("*", "x").replace("?", "x")
        yield f"not-{wanted.replace('*', '').replace('?', '')}"


def _numbers(wanted: str) -> Iterator[str]:
    try:
        number = Decimal(wanted)
        around = [number, number - 1, number + 1]
    except InvalidOperation:
        return
    yield from (f"{found:f}" for found in around if found.is_finite())


def _dates(wanted: str) -> Iterator[str]:
    try:
        moment = datetime.fromtimestamp(int(wanted), UTC) if wanted.isdigit() else datetime.fromisoformat(wanted)
        for seconds in (0, -1, 1):
            yield (moment + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return


def _addresses(wanted: str) -> Iterator[str]:
    try:
        network = ip_network(wanted, strict=False)
    except ValueError:
        return
    yield str(network[min(1, network.num_addresses - 1)])
    yield from _ELSEWHERE
