"""What is kept of values, and the statistics that are made of it."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serverless_lab.engine.services.cloudwatch.points import (
    MOST_EXACT,
    measured,
    percentile_of,
    statistic,
    together,
)
from serverless_lab.engine.services.cloudwatch.state import Point

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


def whole(values):
    return together(measured(value) for value in values)


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([7], "p50", 7),
        ([1, 2], "p50", 1),
        ([1, 2], "p50.1", 2),
        ([1, 2, 3, 4], "p25", 1),
        ([1, 2, 3, 4], "p75", 3),
        (range(1, 101), "p90", 90),
        (range(1, 101), "p99", 99),
        (range(1, 101), "p99.9", 100),
        ([5] * 99 + [500], "p99", 5),
        ([5] * 99 + [500], "p99.5", 500),
        ([3, 1, 2], "p0", 1),
        ([3, 1, 2], "p100", 3),
    ],
)
def test_percentiles(values, percent, expected):
    assert statistic(whole(values), percent) == expected


@pytest.mark.parametrize(
    "stat", ["p", "p-1", "p101", "p1e3", "99", "P99", "p99.12345678901", "tm90", "p100.1", "p 9", ""]
)
def test_what_is_no_percentile(stat):
    assert percentile_of(stat) is None


@pytest.mark.parametrize(
    ("stat", "number"), [("p0", 0), ("p100", 100), ("p99.9", 99.9), ("p99.1234567890", 99.123456789)]
)
def test_what_is_a_percentile(stat, number):
    assert percentile_of(stat) == number


@given(VALUES, VALUES)
def test_two_points_together_are_the_point_of_all(some, others):
    both, apart = whole([*some, *others]), together([whole(some), whole(others)])
    assert (both.count, both.low, both.high, both.values) == (apart.count, apart.low, apart.high, apart.values)
    assert math.isclose(both.total, apart.total, abs_tol=1e-6)
    assert statistic(both, "SampleCount") == len(some) + len(others)
    assert statistic(both, "Minimum") == min(some + others)


@given(VALUES, st.integers(1, 100))
def test_no_more_than_so_many_percent_lie_below(values, percent):
    found = statistic(whole(values), f"p{percent}")
    assert sum(value <= found for value in values) >= len(values) * percent / 100
    assert sum(value < found for value in values) < len(values) * percent / 100


def test_many_different_values_take_a_bounded_space_and_stay_near():
    chance = random.Random("many")
    values = [chance.uniform(1, 900_000) for _ in range(20_000)]
    point = whole(values)
    assert len(point.values) < MOST_EXACT + 6 * 90
    for percent in (50, 90, 99):
        right = sorted(values)[len(values) * percent // 100]
        assert abs(statistic(point, f"p{percent}") - right) / right < 0.06
    assert statistic(point, "Maximum") == max(values)


def test_a_statistic_set_alone_has_no_percentiles_unless_all_values_are_the_same():
    assert statistic(Point(3.0, 6.0, 1.0, 3.0, {}), "p50") is None
    assert statistic(Point(3.0, 6.0, 2.0, 2.0, {}), "p50") == 2.0
    assert statistic(Point(3.0, 6.0, 1.0, 3.0, {}), "Average") == 2.0
