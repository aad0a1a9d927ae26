"""How requests name metrics, and how answers do."""

from typing import Any

from serverless_lab.engine.services.cloudwatch import points
from serverless_lab.engine.services.cloudwatch.errors import InvalidParameterValue, UnsupportedStat
from serverless_lab.engine.services.cloudwatch.requests import Dimension

SHORT_PERIODS = (1, 5, 10, 20, 30)


def dimensions_of(given: list[Dimension], where: str = "Dimensions") -> dict[str, str]:
    """Raises InvalidParameterValue for names and values that CloudWatch does not take, and for a name given twice."""
    found: dict[str, str] = {}
    for number, dimension in enumerate(given, 1):
        place = f"{where}.member.{number}"
        check_text(dimension.name, f"{place}.Name")
        check_text(dimension.value, f"{place}.Value")
        if dimension.name.startswith(":"):
            raise InvalidParameterValue(message=f"The parameter {place}.Name must not start with a colon.")
        if dimension.name in found:
            raise InvalidParameterValue(message=f"The parameter {where} contains duplicate name {dimension.name}.")
        found[dimension.name] = dimension.value
    return found


def listed(dimensions: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in dimensions.items()]


def check_stat(stat: str, where: str) -> str:
    if stat not in points.STATISTICS and points.percentile_of(stat) is None:
        raise UnsupportedStat(stat=stat, where=where)
    return stat


def is_period(seconds: int) -> bool:
    return seconds in SHORT_PERIODS or seconds % 60 == 0


def page(found: list[Any], token: str | None, size: int, refusal: type[Exception]) -> tuple[list[Any], dict[str, str]]:
    """One page of a list and how it goes on."""
    if token is not None and not (token.isascii() and token.isdecimal() and len(token) <= 9):
        raise refusal()
    start = int(token or 0)
    end = start + size
    return found[start:end], {"NextToken": str(end)} if end < len(found) else {}


def check_text(text: str, where: str) -> None:
    """Raises InvalidParameterValue."""
    if not text.isascii() or not text.isprintable() or not text.strip():
        raise InvalidParameterValue(
            message=f"The parameter {where} must contain only ASCII characters, and at least one that is no space."
        )
