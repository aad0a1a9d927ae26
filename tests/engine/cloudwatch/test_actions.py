"""Alarms that call functions: allowed or not, there or not, and with which event."""

import json

import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.instant import MINUTE
from serverless_lab.engine.policy.policy import Policy
from tests.engine.cloudwatch import good
from tests.engine.cloudwatch.measuring import BROKEN, FIRST, history_of, told
from tests.engine.support import ACCOUNT, REGION, Life

COOK = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:call-the-cook"
ALARM = f"arn:aws:cloudwatch:{REGION}:{ACCOUNT}:alarm:too-many-errors"
SET = {"AlarmName": "too-many-errors", "StateValue": "ALARM", "StateReason": "a test"}


@pytest.fixture
def life():
    life = Life()
    life.create()
    life.create("call-the-cook")
    told(life, "PutMetricAlarm", good.alarm(AlarmActions=[COOK], AlarmDescription="Who burnt it?"))
    return life


@pytest.fixture
def allowed(monkeypatch):
    """As a statement of the function's own policy would allow it."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "lambda.alarms.cloudwatch.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": COOK,
        "Condition": {"ArnLike": {"AWS:SourceArn": ALARM}, "StringEquals": {"AWS:SourceAccount": ACCOUNT}},
    }
    document = {"Version": "2012-10-17", "Statement": [statement]}
    policy = Policy(kind="resource", name="policy", document=document)
    monkeypatch.setitem(wiring.RESOURCE_POLICIES, "lambda", lambda context, arn: policy if arn == COOK else None)


def test_without_a_policy_of_the_function_the_call_fails_and_the_history_says_why(life):
    told(life, "SetAlarmState", SET)
    assert life.call("lab", "Tick").work == []
    assert history_of(life, HistoryItemType="Action") == [f"Failed to execute action {COOK}"]
    (item,) = told(life, "DescribeAlarmHistory", {"HistoryItemType": "Action"})["AlarmHistoryItems"]
    assert json.loads(item["HistoryData"]) | {"stateUpdateTimestamp": ""} == {
        "actionState": "Failed",
        "stateUpdateTimestamp": "",
        "notificationResource": COOK,
        "error": "CloudWatch Alarms is not authorized to perform: lambda:InvokeFunction on the resource because no "
        "resource-based policy allows the lambda:InvokeFunction action",
    }


def test_the_event_that_the_function_is_called_with(life, allowed):
    life.invoke(status="error", payload=BROKEN)
    outcome = life.call("lab", "AdvanceClock", {"Until": FIRST + MINUTE})
    outcome = life.call("lab", "Tick") if not outcome.work else outcome
    (work,) = outcome.work
    assert work.function_name == "call-the-cook"
    assert not work.synchronous
    event = json.loads(life.cloud.bodies.get(work.event_digest))
    reason = "Threshold Crossed: 1 datapoint [1.0 (21/09/26 14:13:00)] was greater than the threshold (0.0)."
    state, before = event["alarmData"].pop("state"), event["alarmData"].pop("previousState")
    assert event == {
        "source": "aws.cloudwatch",
        "alarmArn": ALARM,
        "accountId": ACCOUNT,
        "time": "2026-09-21T14:14:00.000+0000",
        "region": REGION,
        "alarmData": {
            "alarmName": "too-many-errors",
            "configuration": {
                "description": "Who burnt it?",
                "metrics": [
                    {
                        "id": "m1",
                        "metricStat": {
                            "metric": {
                                "namespace": "AWS/Lambda",
                                "name": "Errors",
                                "dimensions": {"FunctionName": "order-fn"},
                            },
                            "period": 60,
                            "stat": "Sum",
                        },
                        "returnData": True,
                    }
                ],
            },
        },
    }
    assert json.loads(state.pop("reasonData"))["recentDatapoints"] == [1.0]
    assert state == {"value": "ALARM", "reason": reason, "timestamp": "2026-09-21T14:14:00.000+0000"}
    assert (before["value"], before["reason"]) == ("INSUFFICIENT_DATA", "Unchecked: Initial alarm creation")
    assert history_of(life, HistoryItemType="Action") == [f"Successfully executed action {COOK}"]
    life.finish(work)
    assert [run.status for run in life.lambda_.functions["call-the-cook"].invocations] == ["ok"]
    assert life.replayed().encode() == life.cloud.encode()


def test_only_a_change_of_the_state_calls(life, allowed):
    for _ in range(3):
        told(life, "SetAlarmState", SET)
    told(life, "SetAlarmState", SET | {"StateValue": "OK"})
    assert len(history_of(life, HistoryItemType="Action")) == 1


def test_actions_that_are_switched_off_call_nobody(life, allowed):
    told(life, "DisableAlarmActions", {"AlarmNames": ["too-many-errors"]})
    told(life, "SetAlarmState", SET)
    assert history_of(life, HistoryItemType="Action") == []


def test_a_function_that_is_gone(life, allowed):
    life.call("lambda", "DeleteFunction", {"FunctionName": "call-the-cook"})
    told(life, "SetAlarmState", SET)
    assert history_of(life, HistoryItemType="Action") == [
        f'Failed to execute action {COOK}. Received error: "Function not found: {COOK}"'
    ]


def test_somebody_must_be_there_when_an_alarm_may_call(life, allowed):
    """The time of the next look is one at which the account wakes, unlike that of an alarm that calls nobody."""
    told(life, "PutMetricAlarm", good.alarm("quiet"))
    assert [due.data["alarm"] for due in life.cloud.state.due_work] == ["too-many-errors"]
    assert [due.data["alarm"] for due in life.cloud.state.due if due.kind == "cloudwatch.EvaluateAlarm"] == ["quiet"]
    told(life, "PutMetricAlarm", good.alarm("quiet", OKActions=[COOK]))
    assert sorted(due.data["alarm"] for due in life.cloud.state.due_work) == ["quiet", "too-many-errors"]
    state = life.cloud.state
    assert life.cloud.next_wake() == state.clock.wall_of(state.due_work[0].at)


def test_whatever_code_is_called_by_an_alarm_counts_as_an_asynchronous_event(life, allowed):
    told(life, "SetAlarmState", SET)
    (work,) = life.call("lab", "Tick").work
    life.finish(work)
    asked = good.statistics(
        "AsyncEventsReceived", "Sum", Dimensions=[{"Name": "FunctionName", "Value": "call-the-cook"}]
    )
    assert [point["Sum"] for point in told(life, "GetMetricStatistics", asked)["Datapoints"]] == [1.0]
