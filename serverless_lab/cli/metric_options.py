"""What PutMetricData takes beside a list of values: one of them, in options of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from serverless_lab.cli.errors import CliError
from serverless_lab.cli.option import Option

_EITHER = (
    'The key "metric_data" cannot be specified when one of the following keys are also specified: metric_name, '
    "timestamp, unit, value, dimensions, statistic_values"
)


def add(table: dict[str, Option]) -> dict[str, Option]:
    """`--metric-name`, `--value` and others, for the one value that most people send."""
    metric = table["metric-data"]

    def put_list(params: dict[str, Any], value: Any) -> None:
        params["MetricData"] = value

    def put(member: str, read: Callable[[str], Any] = str) -> Callable[[dict[str, Any], Any], None]:
        def put_member(params: dict[str, Any], value: str) -> None:
            values = params.setdefault("MetricData", _OfOptions([{}]))
            if not isinstance(values, _OfOptions):
                raise CliError(_EITHER)
            values[0][member] = read(value)

        return put_member

    added = {
        "metric-name": put("MetricName"),
        "timestamp": put("Timestamp"),
        "unit": put("Unit"),
        "value": put("Value", _number),
        "dimensions": put("Dimensions", _named_values),
        "statistic-values": put("StatisticValues", _statistics),
        "storage-resolution": put("StorageResolution", _whole),
    }
    table["metric-data"] = replace(metric, required=False, put=put_list)
    return table | {name: Option(name, put=option) for name, option in added.items()}


class _OfOptions(list[dict[str, Any]]):
    """What plain options have put together, and not a list that was given."""


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise CliError(f"could not convert string to float: '{text}'") from None


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise CliError(f"invalid literal for int() with base 10: '{text}'") from None


def _pairs(text: str) -> list[tuple[str, str]]:
    found = [pair.partition("=") for pair in text.split(",")]
    if bad := [name for name, equals, _ in found if not equals]:
        raise CliError(f"{bad[0]} should be of the form Name=Value, with a comma between two of them")
    return [(name, value) for name, _, value in found]


def _named_values(text: str) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in _pairs(text)]


def _statistics(text: str) -> dict[str, float]:
    return {name: _number(value) for name, value in _pairs(text)}
