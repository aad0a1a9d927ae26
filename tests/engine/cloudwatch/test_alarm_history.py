"""States set by hand, and the history that alarms have."""

import json

from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import alarm_of, history_of, refused, told
from tests.engine.support import REGION


def test_a_state_that_is_set_by_hand(life):
    told(life, "PutMetricAlarm", good.alarm())
    asked = {
        "AlarmName": "too-many-errors",
        "StateValue": "ALARM",
        "StateReason": "try it",
        "StateReasonData": '{"a":1}',
    }
    told(life, "SetAlarmState", asked)
    alarm = alarm_of(life)
    assert (alarm["StateValue"], alarm["StateReason"], alarm["StateReasonData"]) == ("ALARM", "try it", '{"a":1}')
    assert history_of(life)[-1] == "Alarm updated from INSUFFICIENT_DATA to ALARM"
    told(life, "SetAlarmState", asked)
    assert len(history_of(life)) == 2
    for wrong in ("no", "[1]", "[" * 3000):
        assert refused(life, "SetAlarmState", asked | {"StateReasonData": wrong})[0] == "InvalidFormat"
    assert refused(life, "SetAlarmState", asked | {"AlarmName": "tea"})[0] == "ResourceNotFound"


def test_the_history_by_time_kind_and_page(life):
    for name in ("one", "two"):
        told(life, "PutMetricAlarm", good.alarm(name))
    life.advance(30)
    told(life, "SetAlarmState", {"AlarmName": "one", "StateValue": "OK", "StateReason": "x"})
    newest = told(life, "DescribeAlarmHistory", {"MaxRecords": 2})
    kinds = [item["HistoryItemType"] for item in newest["AlarmHistoryItems"]]
    assert kinds == ["StateUpdate", "ConfigurationUpdate"]
    rest = told(life, "DescribeAlarmHistory", {"MaxRecords": 2, "NextToken": newest["NextToken"]})
    assert [item["AlarmName"] for item in rest["AlarmHistoryItems"]] == ["one"]
    late = newest["AlarmHistoryItems"][0]["Timestamp"]
    assert history_of(life, StartDate=late) == ["Alarm updated from INSUFFICIENT_DATA to OK"]
    assert len(history_of(life, EndDate=late)) == 3
    assert history_of(life, AlarmTypes=["CompositeAlarm"]) == []


def test_a_history_that_would_be_too_long_leaves_out_what_is_longest(life):
    name = "n" * 255
    told(life, "PutMetricAlarm", good.alarm(name))
    data = json.dumps({"a": "x" * 3900})
    for state in ("ALARM", "OK"):
        asked = {"AlarmName": name, "StateValue": state, "StateReason": "x" * 1023, "StateReasonData": data}
        told(life, "SetAlarmState", asked)
    assert len(history_of(life)) == 3
    assert alarm_of(life, name)["StateReasonData"] == json.dumps(json.loads(data), separators=(",", ":"))


def test_the_history_keeps_the_last_500(life):
    told(life, "PutMetricAlarm", good.alarm())
    for number in range(600):
        state = "OK" if number % 2 else "ALARM"
        life.call(
            "cloudwatch", "SetAlarmState", {"AlarmName": "too-many-errors", "StateValue": state, "StateReason": "x"}
        )
    assert len(life.cloud.state.parts[f"cloudwatch/{REGION}"].history) == 500
