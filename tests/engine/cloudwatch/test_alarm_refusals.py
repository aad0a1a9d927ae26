"""Alarms that are not made: parameters that do not fit, too many of them, and who may not."""

import json

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import refused, told
from tests.engine.support import ACCOUNT, REGION

FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
ALARM = f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm"


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
