"""GetMetricStatistics: periods, their edges, and what it refuses."""

from datetime import timedelta

import pytest

from serverless_lab.engine.instant import HOUR, MINUTE, SECOND, to_datetime
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import FIRST, measured, refused, span, told
from tests.engine.support import Life


@pytest.fixture
def life():
    """Runs in minutes 0, 1, 4, 5 and 9 of the life, of as many milliseconds, each well before the minute ends."""
    life = Life()
    life.create()
    for minute in (0, 1, 4, 5, 9):
        behind = FIRST + minute * MINUTE + 25 * SECOND - life.cloud.state.clock.read(life.wall)
        life.wait(behind / SECOND)
        life.invoke(DurationMs=float(minute))
    return life


@pytest.mark.parametrize(
    ("period", "first", "values"),
    [
        (60, 0, {0: 1.0, 1: 1.0, 4: 1.0, 5: 1.0, 9: 1.0}),
        (300, 0, {0: 3.0, 5: 2.0}),
        (300, -1, {-1: 2.0, 4: 2.0, 9: 1.0}),
        (600, 0, {0: 5.0}),
        (1, 0, {0: 1.0, 1: 1.0, 4: 1.0, 5: 1.0, 9: 1.0}),
    ],
)
def test_periods_begin_with_the_start(life, period, first, values):
    asked = {"StartTime": to_datetime(FIRST + first * MINUTE), "EndTime": to_datetime(FIRST + 20 * MINUTE)}
    assert measured(life, "Invocations", Period=period, **asked) == values


def test_the_start_is_rounded_down_and_the_end_is_not_included(life):
    near = {"StartTime": to_datetime(FIRST + MINUTE + 59 * SECOND), "EndTime": to_datetime(FIRST + 5 * MINUTE)}
    assert measured(life, "Invocations", **near) == {1: 1.0, 4: 1.0}
    near["EndTime"] += timedelta(microseconds=1)
    assert measured(life, "Invocations", **near) == {1: 1.0, 4: 1.0, 5: 1.0}


def test_all_statistics_of_a_period(life):
    asked = good.statistics("Duration", "SampleCount", "Average", "Sum", "Minimum", "Maximum", Period=600)
    asked |= span(0) | {"ExtendedStatistics": ["p50", "p99"]}
    assert told(life, "GetMetricStatistics", asked) == {
        "Label": "Duration",
        "Datapoints": [
            {
                "Timestamp": to_datetime(FIRST),
                "Unit": "Milliseconds",
                "SampleCount": 5.0,
                "Average": 3.8,
                "Sum": 19.0,
                "Minimum": 0.0,
                "Maximum": 9.0,
                "ExtendedStatistics": {"p50": 4.0, "p99": 9.0},
            }
        ],
    }


def test_only_the_unit_that_is_asked_for(life):
    assert measured(life, "Duration", Unit="Milliseconds") != {}
    assert measured(life, "Duration", Unit="Seconds") == {}


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"Statistics": None}, "InvalidParameterCombination", "Must specify either Statistics or ExtendedStatistics"),
        ({"ExtendedStatistics": ["p101"]}, "ValidationError", "The value p101 for parameter ExtendedStatistics"),
        (
            {"Period": 90},
            "InvalidParameterValue",
            "The parameter Period must be a value in the set [ 1, 5, 10, 20, 30 ]",
        ),
        ({"Period": 0}, "ValidationError", "Member must have value greater than or equal to 1"),
        ({"EndTime": good.SPAN["StartTime"]}, "InvalidParameterValue", "StartTime must be less than"),
        ({"Namespace": ":menu"}, "ValidationError", "Member must satisfy regular expression pattern: [^:].*"),
        ({"Statistics": ["Median"]}, "ValidationError", "Member must satisfy enum value set"),
        ({"Dimensions": [{"Name": "가", "Value": "x"}]}, "InvalidParameterValue", "must contain only ASCII characters"),
        (
            {"Dimensions": [{"Name": "a", "Value": "x"}, {"Name": "a", "Value": "y"}]},
            "InvalidParameterValue",
            "contains duplicate name a",
        ),
    ],
)
def test_refusals(life, changes, code, said):
    params = {name: value for name, value in (good.statistics() | changes).items() if value is not None}
    found = refused(life, "GetMetricStatistics", params)
    assert found[0] == code
    assert said in found[1]


def test_at_most_1440_datapoints(life):
    assert measured(life, "Invocations", **span(0, 24 * HOUR)) != {}
    code, message = refused(life, "GetMetricStatistics", good.statistics() | span(0, 24 * HOUR + MINUTE))
    assert code == "InvalidParameterCombination"
    assert message.startswith("You have requested up to 1,441 datapoints, which exceeds the limit of 1,440.")
