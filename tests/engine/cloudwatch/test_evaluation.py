"""Alarms on the account's clock: when they are looked at, what they then say, and when they sleep."""

import json

import pytest

from serverless_lab.engine.instant import HOUR, MINUTE, SECOND, from_datetime
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import BROKEN, FIRST, alarm_of, history_of, told
from tests.engine.support import REGION, Life

DAY = "21/09/26"  # every life begins 2026-09-21T14:13:20Z


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def fail(life, times=1):
    for _ in range(times):
        life.invoke(status="error", payload=BROKEN)


def to_minute(life, minute):
    """The next call happens shortly after this minute of the life began."""
    until = FIRST + minute * MINUTE
    life.call("lab", "AdvanceClock", {"Until": max(until, life.cloud.state.clock.read(life.wall + SECOND))})


def at(item):
    return (from_datetime(item) - FIRST) / MINUTE


def state(life):
    alarm = alarm_of(life)
    return alarm["StateValue"], alarm["StateReason"]


def test_an_error_raises_the_alarm_at_the_full_minute_and_not_before(life):
    told(life, "PutMetricAlarm", good.alarm())
    fail(life)
    life.call("lab", "AdvanceClock", {"Until": FIRST + MINUTE - 3 * SECOND})
    assert state(life) == ("INSUFFICIENT_DATA", "Unchecked: Initial alarm creation")
    to_minute(life, 1)
    assert state(life) == (
        "ALARM",
        f"Threshold Crossed: 1 datapoint [1.0 ({DAY} 14:13:00)] was greater than the threshold (0.0).",
    )
    alarm = alarm_of(life)
    assert (at(alarm["StateUpdatedTimestamp"]), at(alarm["StateTransitionedTimestamp"])) == (1, 1)
    assert json.loads(alarm["StateReasonData"]) == {
        "version": "1.0",
        "queryDate": "2026-09-21T14:14:00.000+0000",
        "startDate": "2026-09-21T14:13:00.000+0000",
        "statistic": "Sum",
        "period": 60,
        "recentDatapoints": [1.0],
        "threshold": 0.0,
        "evaluatedDatapoints": [{"timestamp": "2026-09-21T14:13:00.000+0000", "value": 1.0}],
    }


def test_all_three_states_in_turn(life):
    told(life, "PutMetricAlarm", good.alarm())
    fail(life)
    to_minute(life, 1)
    life.invoke()
    to_minute(life, 2)
    assert state(life) == (
        "OK",
        f"Threshold Crossed: 1 datapoint [0.0 ({DAY} 14:14:00)] was not greater than the threshold (0.0).",
    )
    to_minute(life, 10)
    assert state(life) == ("INSUFFICIENT_DATA", "Insufficient Data: 1 datapoint was unknown.")
    assert history_of(life, HistoryItemType="StateUpdate") == [
        "Alarm updated from INSUFFICIENT_DATA to ALARM",
        "Alarm updated from ALARM to OK",
        "Alarm updated from OK to INSUFFICIENT_DATA",
    ]
    items = told(life, "DescribeAlarmHistory", {"HistoryItemType": "StateUpdate"})["AlarmHistoryItems"]
    assert [at(item["Timestamp"]) for item in items] == [5, 2, 1]
    data = json.loads(items[-1]["HistoryData"])
    assert data["oldState"] == {"stateValue": "INSUFFICIENT_DATA", "stateReason": "Unchecked: Initial alarm creation"}
    assert data["newState"]["stateReasonData"]["recentDatapoints"] == [1.0]


@pytest.mark.parametrize(
    ("missing", "last", "reason"),
    [
        ("missing", "INSUFFICIENT_DATA", "Insufficient Data: 2 datapoints were unknown."),
        ("ignore", "ALARM", f"Threshold Crossed: 2 datapoints [1.0 ({DAY} 14:14:00), 1.0 ({DAY} 14:13:00)] were"),
        (
            "breaching",
            "ALARM",
            "Threshold Crossed: 1 datapoint was received for 2 periods and 1 missing datapoint was treated as "
            "[Breaching].",
        ),
        (
            "notBreaching",
            "OK",
            "Threshold Crossed: 1 datapoint was received for 2 periods and 1 missing datapoint was treated as "
            "[NonBreaching].",
        ),
    ],
)
def test_what_is_missing_is_treated_as_the_alarm_says(life, missing, last, reason):
    told(life, "PutMetricAlarm", good.alarm(EvaluationPeriods=2, TreatMissingData=missing))
    fail(life)
    to_minute(life, 1)
    fail(life)
    to_minute(life, 20)
    found = state(life)
    assert found[0] == last
    assert found[1].startswith(reason)
    raised = [line for line in history_of(life, HistoryItemType="StateUpdate") if line.endswith(" to ALARM")]
    assert len(raised) == 1


def test_an_alarm_that_never_hears_anything(life):
    for treatment in ("missing", "ignore", "breaching", "notBreaching"):
        told(life, "PutMetricAlarm", good.alarm(treatment, TreatMissingData=treatment))
    to_minute(life, 3)
    assert alarm_of(life, "missing")["StateReason"] == "Unchecked: Initial alarm creation"
    assert alarm_of(life, "ignore")["StateValue"] == "INSUFFICIENT_DATA"
    assert (alarm_of(life, "breaching")["StateValue"], alarm_of(life, "breaching")["StateReason"]) == (
        "ALARM",
        "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as "
        "[Breaching].",
    )
    assert alarm_of(life, "notBreaching")["StateValue"] == "OK"


def test_so_many_out_of_so_many(life):
    told(life, "PutMetricAlarm", good.alarm(EvaluationPeriods=3, DatapointsToAlarm=2, TreatMissingData="notBreaching"))
    for minute, broken in enumerate([True, False, True, False, False]):
        fail(life) if broken else life.invoke()
        to_minute(life, minute + 1)
        if minute == 2:
            assert state(life) == (
                "ALARM",
                f"Threshold Crossed: 2 out of the last 3 datapoints [1.0 ({DAY} 14:15:00), 1.0 ({DAY} 14:13:00)] were "
                "greater than the threshold (0.0) (minimum 2 datapoints for OK -> ALARM transition).",
            )
    assert state(life) == (
        "OK",
        f"Threshold Crossed: 2 out of the last 3 datapoints [0.0 ({DAY} 14:16:00), 0.0 ({DAY} 14:14:00)] were not "
        "greater than the threshold (0.0) (minimum 2 datapoints for ALARM -> OK transition).",
    )


def test_a_longer_period_slides_from_minute_to_minute(life):
    told(life, "PutMetricAlarm", good.alarm(Period=300, Threshold=1.0, TreatMissingData="notBreaching"))
    fail(life)
    to_minute(life, 3)
    fail(life)
    to_minute(life, 4)
    assert state(life)[0] == "ALARM"  # minutes -1 to 3 hold both
    assert f"[2.0 ({DAY} 14:12:00)]" in state(life)[1]
    to_minute(life, 6)
    assert state(life)[0] == "OK"  # minutes 1 to 5 hold one


@pytest.mark.parametrize(("stat", "threshold", "value"), [("p50", 15.0, 20.0), ("p90", 35.0, 40.0)])
def test_a_percentile(life, stat, threshold, value):
    changes = {"MetricName": "Duration", "Statistic": None, "ExtendedStatistic": stat, "Threshold": threshold}
    told(life, "PutMetricAlarm", {name: each for name, each in good.alarm(**changes).items() if each is not None})
    for duration in (10.0, 20.0, 30.0, 40.0):
        life.invoke(DurationMs=duration)
    to_minute(life, 1)
    assert state(life)[0] == "ALARM"
    assert f"[{value} " in state(life)[1]


def test_the_rate_of_errors(life):
    lines = [good.line("e", "Errors", ReturnData=False), good.line("i", "Invocations", ReturnData=False)]
    rate = {"Id": "rate", "Expression": "e/i*100"}
    told(life, "PutMetricAlarm", good.alarm(Threshold=50.0) | good.calculated(*lines, rate))
    fail(life)
    life.invoke()
    to_minute(life, 1)
    assert state(life)[0] == "OK"
    fail(life, 2)
    life.invoke()
    to_minute(life, 2)
    assert state(life)[0] == "ALARM"
    assert "[66.6666666666666" in state(life)[1]
    assert "statistic" not in json.loads(alarm_of(life)["StateReasonData"])


def test_a_metric_of_ones_own(life):
    changes = {"Namespace": "Kitchen", "MetricName": "Orders", "Dimensions": [], "Threshold": 9.0}
    told(life, "PutMetricAlarm", good.alarm(**changes))
    told(life, "PutMetricData", {"Namespace": "Kitchen", "MetricData": [{"MetricName": "Orders", "Value": 10.0}]})
    to_minute(life, 1)
    assert state(life)[0] == "ALARM"


def test_what_is_set_by_hand_lasts_until_the_next_look(life):
    told(life, "PutMetricAlarm", good.alarm())
    life.invoke()
    told(life, "SetAlarmState", {"AlarmName": "too-many-errors", "StateValue": "ALARM", "StateReason": "a test"})
    assert state(life) == ("ALARM", "a test")
    to_minute(life, 1)
    assert state(life)[0] == "OK"


def test_an_alarm_sleeps_when_nothing_can_change_it(life):
    told(life, "PutMetricAlarm", good.alarm())
    fail(life)
    to_minute(life, 60)
    assert [due.kind for due in life.cloud.state.due if due.kind.startswith("cloudwatch")] == []
    fail(life)
    assert [due.kind for due in life.cloud.state.due if due.kind.startswith("cloudwatch")] == [
        "cloudwatch.EvaluateAlarm"
    ]


def test_an_alarm_made_again_is_looked_at_once_a_minute(life):
    for _ in range(3):
        told(life, "PutMetricAlarm", good.alarm())
        told(life, "DeleteAlarms", {"AlarmNames": ["too-many-errors"]})
    told(life, "PutMetricAlarm", good.alarm())
    told(life, "PutMetricAlarm", good.alarm(Threshold=0.5))
    fail(life)
    to_minute(life, 1)
    assert len(history_of(life, HistoryItemType="StateUpdate")) == 1
    planned = [due for due in life.cloud.state.due if due.kind == "cloudwatch.EvaluateAlarm"]
    assert len(planned) == 1


def test_a_long_alarm_is_looked_at_five_times_a_period(life):
    told(life, "PutMetricAlarm", good.alarm(Period=3600, Threshold=1.0))
    fail(life)
    to_minute(life, 1)
    part = life.cloud.state.parts[f"cloudwatch/{REGION}"]
    assert part.alarms["too-many-errors"].planned == FIRST + MINUTE + HOUR // 5
    fail(life)
    to_minute(life, 14)
    assert state(life)[0] == "ALARM"


def test_replay_brings_alarms_to_the_same_state(life):
    told(life, "PutMetricAlarm", good.alarm())
    fail(life)
    life.call("lab", "SetClockRate", {"Rate": 3600})
    life.wait(2)
    life.call("lab", "Tick")
    assert len(history_of(life)) == 3
    assert life.replayed().encode() == life.cloud.encode()
