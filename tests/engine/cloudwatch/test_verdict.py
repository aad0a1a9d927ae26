"""What an alarm makes of its datapoints: the tables of AWS's documentation, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serverless_lab.engine.services.cloudwatch.verdict import ALARM, INSUFFICIENT_DATA, OK, Rule, judge

KEPT = None
TREATMENTS = ("missing", "ignore", "breaching", "notBreaching")
# "Configuring how CloudWatch alarms treat missing data": five datapoints are looked at, the newest on the right, three
# evaluated; 0 is within the threshold, X is not, - is missing. First three have to breach, then two out of three.
THREE_OF_THREE = [
    ("0 - X - X", 0, (OK, OK, OK, OK)),
    ("0 - - - -", 2, (OK, OK, OK, OK)),
    ("- - - - -", 3, (INSUFFICIENT_DATA, KEPT, ALARM, OK)),
    ("0 X X - X", 0, (ALARM, ALARM, ALARM, ALARM)),
    ("- - X - -", 2, (ALARM, KEPT, ALARM, OK)),
    # in the text: a single breaching datapoint is not yet old enough
    ("- - - - X", 2, (INSUFFICIENT_DATA, KEPT, ALARM, OK)),
    ("- - - X -", 2, (INSUFFICIENT_DATA, KEPT, ALARM, OK)),
    ("- - - X 0", 1, (OK, OK, OK, OK)),
    ("- - X - 0", 1, (OK, OK, OK, OK)),
]
TWO_OF_THREE = [
    ("0 - X - X", 0, (ALARM, ALARM, ALARM, ALARM)),
    ("0 0 X 0 X", 0, (ALARM, ALARM, ALARM, ALARM)),
    ("0 - X - -", 1, (OK, OK, ALARM, OK)),
    ("- - - - 0", 2, (OK, OK, ALARM, OK)),
    ("- - - X -", 2, (ALARM, KEPT, ALARM, OK)),
]
ROWS = [(2 + (table is THREE_OF_THREE), *row) for table in (THREE_OF_THREE, TWO_OF_THREE) for row in table]
VALUES = {"0": 0.0, "X": 9.0, "-": None}


@pytest.mark.parametrize(("datapoints", "points", "filled", "states"), ROWS)
def test_the_tables_of_the_documentation(datapoints, points, filled, states):
    values = [VALUES[point] for point in points.split()]
    for treatment, state in zip(TREATMENTS, states, strict=True):
        rule = Rule("GreaterThanThreshold", 5.0, 3, datapoints, treatment)
        verdict = judge(rule, values)
        assert verdict.state == state, treatment
        assert 3 - len(verdict.used) == filled


@pytest.mark.parametrize(
    ("comparison", "below", "at", "above"),
    [
        ("GreaterThanOrEqualToThreshold", OK, ALARM, ALARM),
        ("GreaterThanThreshold", OK, OK, ALARM),
        ("LessThanThreshold", ALARM, OK, OK),
        ("LessThanOrEqualToThreshold", ALARM, ALARM, OK),
    ],
)
def test_comparisons_at_the_threshold_and_beside_it(comparison, below, at, above):
    rule = Rule(comparison, 5.0, 1, 1)
    assert [judge(rule, [value]).state for value in (4.999, 5.0, 5.001)] == [below, at, above]


POINTS = st.lists(st.sampled_from([0.0, 9.0, None]), min_size=7, max_size=7)


@given(POINTS, st.integers(1, 5), st.integers(1, 5), st.sampled_from(TREATMENTS))
def test_the_newest_known_values_decide_when_there_are_enough(values, periods, datapoints, treatment):
    rule = Rule("GreaterThanThreshold", 5.0, periods, min(datapoints, periods), treatment)
    known = [value for value in values if value is not None][-periods:]
    verdict = judge(rule, values)
    assert [values[place] for place in reversed(verdict.used)] == known
    if len(known) == periods:
        assert verdict.state == (ALARM if known.count(9.0) >= rule.datapoints else OK)
        assert verdict.filled == 0
    if verdict.filled:
        assert treatment in ("breaching", "notBreaching")
        assert verdict.filled == periods - len(known)


@given(POINTS, st.integers(1, 5))
def test_missing_as_breaching_alarms_at_least_as_soon_as_missing_as_not_breaching(values, periods):
    states = {
        treatment: judge(Rule("GreaterThanThreshold", 5.0, periods, periods, treatment), values).state
        for treatment in TREATMENTS
    }
    if states["notBreaching"] == ALARM:
        assert set(states.values()) == {ALARM}
    if states["breaching"] == OK:
        assert set(states.values()) == {OK}
