"""Alarms made, changed, switched, described and deleted, and what is refused."""

import json

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import from_datetime
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import alarm_of, dimensions, history_of, refused, told
from tests.engine.support import ACCOUNT, REGION, Life

FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
ALARM = f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm"


@pytest.fixture
def life():
    life = Life()
    life.call("lab", "SetClockRate", {"Rate": 0})
    return life


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


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({"Period": 90}, "ValidationError", "Period must be 10, 20, 30 or a multiple of 60."),
        ({"Period": 30}, "NotSimulatedException", "An alarm with a period shorter than a minute"),
        ({"Period": None}, "ValidationError", "MetricName, Namespace and Period must be specified"),
        ({"MetricName": None}, "ValidationError", "MetricName, Namespace and Period must be specified"),
        ({"Statistic": None}, "ValidationError", "Either Statistic or ExtendedStatistic"),
        ({"ExtendedStatistic": "p99"}, "ValidationError", "Either Statistic or ExtendedStatistic"),
        (
            {"Statistic": None, "ExtendedStatistic": "p101"},
            "ValidationError",
            "The value p101 for parameter ExtendedSt",
        ),
        ({"Threshold": None}, "ValidationError", "ComparisonOperator and Threshold must be specified"),
        ({"ComparisonOperator": None}, "ValidationError", "ComparisonOperator and Threshold must be specified"),
        ({"ComparisonOperator": "GreaterThanUpperThreshold"}, "NotSimulatedException", "a band of expected values"),
        ({"ThresholdMetricId": "m1"}, "NotSimulatedException", "a band of expected values"),
        ({"EvaluationPeriods": None}, "ValidationError", "EvaluationPeriods must be specified"),
        ({"DatapointsToAlarm": 2}, "ValidationError", "DatapointsToAlarm must be less than or equal to EvaluationPer"),
        ({"EvaluationPeriods": 0}, "ValidationError", "Member must have value greater than or equal to 1"),
        (
            {"EvaluationPeriods": 1441},
            "ValidationError",
            "more than a day (EvaluationPeriods * Period must be <= 86400)",
        ),
        ({"EvaluationPeriods": 8, "Period": 86_400}, "ValidationError", "more than a week (EvaluationPeriods * Period"),
        ({"TreatMissingData": "forget"}, "ValidationError", "The value forget for parameter TreatMissingData"),
        ({"EvaluateLowSampleCountPercentile": "never"}, "ValidationError", "Option never is not supported."),
        ({"EvaluateLowSampleCountPercentile": "ignore"}, "NotSimulatedException", "Waiting for more samples"),
        ({"AlarmName": "경보"}, "ValidationError", "The parameter AlarmName must contain only ASCII characters."),
        ({"AlarmActions": ["order-fn"]}, "ValidationError", "Invalid arn syntax: order-fn"),
        ({"OKActions": [FUNCTION.replace("function:", "layer:")]}, "ValidationError", "Invalid arn syntax: arn:"),
        (
            {"AlarmActions": [f"arn:aws:ssm:{REGION}:{ACCOUNT}:opsitem:1"]},
            "NotSimulatedException",
            "action of the service ssm",
        ),
        (
            {"InsufficientDataActions": [FUNCTION.replace(REGION, "eu-west-1")]},
            "ValidationError",
            "Invalid region eu-west-1 specified. Only ap-northeast-2 is supported.",
        ),
        ({"AlarmActions": [FUNCTION.replace(ACCOUNT, "210987654321")]}, "NotSimulatedException", "another account"),
        ({"AlarmActions": [FUNCTION] * 6}, "ValidationError", "Member must have length less than or equal to 5"),
        ({"Metrics": [good.line("m1", "Errors")]}, "ValidationError", "Metrics is mutually exclusive with MetricName"),
    ],
)
def test_alarms_that_are_refused(life, changes, code, said):
    params = {name: value for name, value in good.alarm(**changes).items() if value is not None}
    found = refused(life, "PutMetricAlarm", params)
    assert found[0] == code
    assert said in found[1]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([good.line("a", "Errors"), good.line("b", "Errors")], "Exactly one element of the metrics list should return"),
        ([good.line("a", "Errors", ReturnData=False)], "ReturnData"),
        ([{"Id": "a", "Expression": "1"}], "The metrics list must contain at least one metric."),
        (
            [*(good.line(f"m{n}", "Errors", ReturnData=False) for n in range(11)), {"Id": "a", "Expression": "m1"}],
            "The metrics list must not contain more than 10 metrics.",
        ),
        (
            [good.line("a", "Errors"), good.line("b", "Errors", period=300, ReturnData=False)],
            "All metrics of an alarm must have the same period.",
        ),
        ([good.line("a", "Errors"), {"Id": "b", "Expression": "c", "ReturnData": False}], "Unknown identifier 'c'"),
    ],
)
def test_alarms_on_expressions_that_are_refused(life, lines, said):
    code, message = refused(life, "PutMetricAlarm", good.alarm() | good.calculated(*lines))
    assert code == "ValidationError"
    assert said in message


@pytest.mark.parametrize("changes", [{"EvaluationPeriods": 1440}, {"EvaluationPeriods": 168, "Period": 3600}])
def test_the_longest_that_an_alarm_may_look_back(life, changes):
    told(life, "PutMetricAlarm", good.alarm(**changes))


def test_there_is_room_for_5000_alarms(life, monkeypatch):
    assert numbers.CLOUDWATCH_ALARMS == 5_000
    monkeypatch.setattr(numbers, "CLOUDWATCH_ALARMS", 2)
    for name in ("one", "two", "two"):
        told(life, "PutMetricAlarm", good.alarm(name))
    assert refused(life, "PutMetricAlarm", good.alarm("three"))[0] == "LimitExceeded"


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


def test_each_alarm_needs_a_permission(life):
    for name in ("one", "two"):
        told(life, "PutMetricAlarm", good.alarm(name))
    life.call("iam", "CreateUser", {"UserName": "mina"})
    statement = {"Effect": "Allow", "Action": "cloudwatch:*", "Resource": f"{ALARM}:one"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    life.call("iam", "PutUserPolicy", {"UserName": "mina", "PolicyName": "one", "PolicyDocument": document})
    mina = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")
    for operation in ("DisableAlarmActions", "DeleteAlarms"):
        outcome = life.call("cloudwatch", operation, {"AlarmNames": ["one", "two"]}, caller=mina)
        assert outcome.refusal.code == "AccessDenied"
        assert f"cloudwatch:{operation} on resource: {ALARM}:two" in outcome.refusal.message
    assert life.call("cloudwatch", "DeleteAlarms", {"AlarmNames": ["one"]}, caller=mina).refusal is None


@pytest.mark.parametrize(("key", "value"), [("cloudwatch:AlarmActions", FUNCTION), ("cloudwatch:namespace", "Kitchen")])
def test_condition_keys(life, key, value):
    """Allowed only with the action, or into the namespace, that the policy names."""
    life.call("iam", "CreateUser", {"UserName": "mina"})
    many = "ForAllValues:StringEquals" if key.endswith("Actions") else "StringEquals"
    statement = {"Effect": "Allow", "Action": "cloudwatch:*", "Resource": "*", "Condition": {many: {key: value}}}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    life.call("iam", "PutUserPolicy", {"UserName": "mina", "PolicyName": "one", "PolicyDocument": document})
    mina = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")
    if key.endswith("Actions"):
        right, wrong = good.alarm(AlarmActions=[FUNCTION]), good.alarm(AlarmActions=[f"{FUNCTION}-2"])
        operation = "PutMetricAlarm"
    else:
        data = {"MetricData": [{"MetricName": "Orders", "Value": 1.0}]}
        right, wrong, operation = data | {"Namespace": "Kitchen"}, data | {"Namespace": "Shop"}, "PutMetricData"
    assert life.call("cloudwatch", operation, wrong, caller=mina).refusal.code == "AccessDenied"
    assert life.call("cloudwatch", operation, right, caller=mina).refusal is None
