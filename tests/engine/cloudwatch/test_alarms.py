"""Alarms made, changed, switched, described and deleted."""

from serverless_lab.engine.instant import from_datetime
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import alarm_of, dimensions, history_of, refused, told
from tests.engine.support import ACCOUNT, REGION

FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
ALARM = f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm"


def test_a_new_alarm_as_it_is_described(life):
    told(life, "PutMetricAlarm", good.alarm(AlarmDescription="Call the cook", OKActions=[FUNCTION]))
    alarm = alarm_of(life)
    for name in ("AlarmConfigurationUpdatedTimestamp", "StateUpdatedTimestamp", "StateTransitionedTimestamp"):
        assert from_datetime(alarm.pop(name)) == life.now
    assert alarm == {
        "AlarmName": "too-many-errors",
        "AlarmArn": f"{ALARM}:too-many-errors",
        "AlarmDescription": "Call the cook",
        "ActionsEnabled": True,
        "OKActions": [FUNCTION],
        "AlarmActions": [],
        "InsufficientDataActions": [],
        "StateValue": "INSUFFICIENT_DATA",
        "StateReason": "Unchecked: Initial alarm creation",
        "MetricName": "Errors",
        "Namespace": "AWS/Lambda",
        "Statistic": "Sum",
        "Dimensions": dimensions(FunctionName="order-fn"),
        "Period": 60,
        "EvaluationPeriods": 1,
        "Threshold": 0.0,
        "ComparisonOperator": "GreaterThanThreshold",
    }


def test_what_else_can_be_said_of_an_alarm(life):
    changes = {"Statistic": None, "ExtendedStatistic": "p99.9", "DatapointsToAlarm": 2, "EvaluationPeriods": 3}
    changes |= {"TreatMissingData": "ignore", "Unit": "Milliseconds", "EvaluateLowSampleCountPercentile": "evaluate"}
    told(life, "PutMetricAlarm", good.alarm(**changes))
    alarm = alarm_of(life)
    assert {name: alarm[name] for name in changes if name != "Statistic"} == {
        name: value for name, value in changes.items() if value is not None
    }
    assert "Statistic" not in alarm


def test_an_alarm_on_an_expression(life):
    lines = [good.line("e", "Errors", ReturnData=False), good.line("i", "Invocations", ReturnData=False)]
    rate = {"Id": "rate", "Expression": "e/i*100", "Label": "Error rate", "ReturnData": True}
    told(life, "PutMetricAlarm", good.alarm() | good.calculated(*lines, rate))
    alarm = alarm_of(life)
    assert alarm["Metrics"] == [*lines, rate]
    assert "MetricName" not in alarm
    asked = {"Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": good.FUNCTION}
    assert told(life, "DescribeAlarmsForMetric", asked)["MetricAlarms"] == []


def test_a_change_keeps_the_state_and_nothing_else(life):
    told(life, "PutMetricAlarm", good.alarm(AlarmDescription="one", AlarmActions=[FUNCTION]))
    told(life, "SetAlarmState", {"AlarmName": "too-many-errors", "StateValue": "OK", "StateReason": "by hand"})
    told(life, "PutMetricAlarm", good.alarm(Threshold=3.0))
    alarm = alarm_of(life)
    assert (alarm["StateValue"], alarm["StateReason"]) == ("OK", "by hand")
    assert (alarm["Threshold"], alarm["AlarmActions"]) == (3.0, [])
    assert "AlarmDescription" not in alarm
    assert history_of(life, HistoryItemType="ConfigurationUpdate") == [
        'Alarm "too-many-errors" created',
        'Alarm "too-many-errors" updated',
    ]


def test_which_alarms_are_described(life):
    for name in ("b-errors", "a-errors", "slow"):
        told(life, "PutMetricAlarm", good.alarm(name, AlarmActions=[FUNCTION] if name == "slow" else []))
    told(life, "SetAlarmState", {"AlarmName": "slow", "StateValue": "ALARM", "StateReason": ""})

    def names(**asked):
        return [alarm["AlarmName"] for alarm in told(life, "DescribeAlarms", asked)["MetricAlarms"]]

    assert names() == ["a-errors", "b-errors", "slow"]
    assert names(AlarmNames=["slow", "b-errors", "tea"]) == ["b-errors", "slow"]
    assert names(AlarmNamePrefix="b") == ["b-errors"]
    assert names(StateValue="ALARM") == ["slow"]
    assert names(ActionPrefix="arn:aws:lambda") == ["slow"]
    assert names(ActionPrefix="arn:aws:sns") == []
    assert names(AlarmTypes=["MetricAlarm"]) == ["a-errors", "b-errors", "slow"]
    assert names(AlarmTypes=["CompositeAlarm"]) == []
    first = told(life, "DescribeAlarms", {"MaxRecords": 2})
    assert len(first["MetricAlarms"]) == 2
    assert names(MaxRecords=2, NextToken=first["NextToken"]) == ["slow"]
    assert refused(life, "DescribeAlarms", {"NextToken": "tea"})[0] == "InvalidNextToken"
    both = {"AlarmNames": ["slow"], "AlarmNamePrefix": "s"}
    assert refused(life, "DescribeAlarms", both)[0] == "InvalidParameterCombination"


def test_alarms_of_a_metric(life):
    told(life, "PutMetricAlarm", good.alarm("each-minute"))
    told(life, "PutMetricAlarm", good.alarm("five-minutes", Period=300, Statistic="Average"))
    told(life, "PutMetricAlarm", good.alarm("of-all", Dimensions=[]))

    def names(**asked):
        of = {"Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": good.FUNCTION} | asked
        return [alarm["AlarmName"] for alarm in told(life, "DescribeAlarmsForMetric", of)["MetricAlarms"]]

    assert names() == ["each-minute", "five-minutes"]
    assert names(Period=300) == ["five-minutes"]
    assert names(Statistic="Sum") == ["each-minute"]
    assert names(ExtendedStatistic="p99") == []
    assert names(Unit="Count") == []
    assert names(Dimensions=[]) == ["of-all"]
    told(life, "DeleteAlarms", {"AlarmNames": ["each-minute", "of-all"]})
    assert (names(), names(Dimensions=[])) == (["five-minutes"], [])


def test_all_are_deleted_or_none(life):
    for name in ("one", "two"):
        told(life, "PutMetricAlarm", good.alarm(name))
    assert refused(life, "DeleteAlarms", {"AlarmNames": ["one", "tea"]}) == ("ResourceNotFound", "Unknown alarm: tea")
    told(life, "DeleteAlarms", {"AlarmNames": ["two", "one", "two"]})
    assert told(life, "DescribeAlarms", {})["MetricAlarms"] == []
    assert history_of(life, AlarmName="one") == ['Alarm "one" created', 'Alarm "one" deleted']
    assert life.cloud.state.parts[f"cloudwatch/{REGION}"].watching == {}


def test_actions_are_switched_and_unknown_names_passed_over(life):
    told(life, "PutMetricAlarm", good.alarm())
    told(life, "DisableAlarmActions", {"AlarmNames": ["tea", "too-many-errors"]})
    assert alarm_of(life)["ActionsEnabled"] is False
    told(life, "EnableAlarmActions", {"AlarmNames": ["too-many-errors"]})
    assert alarm_of(life)["ActionsEnabled"] is True
