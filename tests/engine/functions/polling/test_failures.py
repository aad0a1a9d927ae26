"""What comes of batches that failed, and of what is denied or deleted while a mapping polls."""

import json
from urllib.parse import unquote

import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.news import BatchEnded
from tests.engine.functions.calling import FAILED
from tests.engine.functions.polling.support import FN, answered, begun, bodies, later, mapped
from tests.engine.functions.queues import may_poll, send, tell

REPORTING = {"FunctionResponseTypes": ["ReportBatchItemFailures"]}


def test_a_batch_that_failed_comes_again_when_it_shows(life, queue):
    mapped(life)
    send(life, queue, "a", "b")
    (work,) = begun(life)
    outcome = answered(life, work, FAILED, status="error")
    assert [each.failed for each in outcome.news if isinstance(each, BatchEnded)] == [2]
    assert later(life, 10) == []
    life.wait(20)
    tell(life)
    (work,) = begun(life)
    assert bodies(life, work) == ["a", "b"]


@pytest.mark.parametrize(
    ("answer", "deleted"),
    [
        ({"batchItemFailures": [{"itemIdentifier": "m1"}]}, ["m0", "m2"]),
        ({"batchItemFailures": [{"itemIdentifier": "m0"}, {"itemIdentifier": "m2"}]}, ["m1"]),
        ({"batchItemFailures": []}, ["m0", "m1", "m2"]),
        ({"batchItemFailures": None}, ["m0", "m1", "m2"]),
        ({}, ["m0", "m1", "m2"]),
        (None, ["m0", "m1", "m2"]),
        ({"batchItemFailures": [{"itemIdentifier": ""}]}, []),
        ({"batchItemFailures": [{"itemIdentifier": None}]}, []),
        ({"batchItemFailures": [{"itemIdentifier": "m9"}]}, []),
        ({"batchItemFailures": [{"messageId": "m1"}]}, []),
        ({"batchItemFailures": ["m1"]}, []),
        ({"batchItemFailures": "m1"}, []),
        ("done", []),
    ],
)
def test_only_what_failed_stays(life, queue, answer, deleted):
    mapped(life, **REPORTING)
    send(life, queue, *"abc")
    (work,) = begun(life)
    answered(life, work, json.dumps(answer).encode())
    assert queue.deleted == deleted


def test_without_the_setting_the_answer_says_nothing(life, queue):
    mapped(life)
    send(life, queue, "a")
    answered(life, begun(life)[0], b'{"batchItemFailures": [{"itemIdentifier": "m0"}]}')
    assert queue.deleted == ["m0"]


def test_a_lost_run_leaves_its_messages(life, queue):
    mapping = mapped(life)
    queue.visibility = 300
    send(life, queue, "soup")
    begun(life)
    life.wait(93)
    life.call("lab", "Tick")
    assert (mapping.batches, list(queue.kept)) == ({}, ["m0"])


def test_a_role_that_may_not_poll_any_more(life, queue):
    mapped(life)
    life.call("iam", "DeleteRolePolicy", {"RoleName": "lambda-basic-role", "PolicyName": "send"})
    send(life, queue, "soup")
    assert begun(life) == []
    assert queue.hidden == {"m0": 0}
    may_poll(life)
    (work,) = begun(life)
    assert bodies(life, work) == ["soup"]
    assert begun(life) == []


def test_a_role_that_never_lost_its_permission_is_no_reason_to_look(life, queue):
    mapping = mapped(life)
    may_poll(life)
    assert (mapping.denied, mapping.planned) == (False, 0)


def test_another_role_polls_where_the_first_one_might_not(life, queue):
    mapped(life)
    life.call("iam", "DeleteRolePolicy", {"RoleName": "lambda-basic-role", "PolicyName": "send"})
    send(life, queue, "soup")
    assert begun(life) == []
    trust = life.call("iam", "GetRole", {"RoleName": "lambda-basic-role"}).answer["Role"]["AssumeRolePolicyDocument"]
    trust = json.dumps(trust) if isinstance(trust, dict) else unquote(trust)
    policy = {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}
    role = life.call("iam", "CreateRole", {"RoleName": "polls", "AssumeRolePolicyDocument": trust}).answer["Role"]
    document = json.dumps({"Version": "2012-10-17", "Statement": [policy]})
    life.call("iam", "PutRolePolicy", {"RoleName": "polls", "PolicyName": "polls", "PolicyDocument": document})
    assert begun(life) == []
    life.call("lambda", "UpdateFunctionConfiguration", FN | {"Role": role["Arn"]})
    assert len(begun(life)) == 1


def test_what_may_allow_polling_is_operations_there_are():
    assert wiring.CHANGED.keys() <= wiring.OPERATIONS.keys()


def test_a_deleted_function_takes_no_messages(life, queue):
    mapped(life)
    life.call("lambda", "DeleteFunction", FN)
    send(life, queue, "soup")
    assert begun(life) == []
    assert queue.hidden == {"m0": 0}


def test_a_deleted_mapping_leaves_what_was_running(life, queue):
    mapping = mapped(life)
    send(life, queue, "soup")
    (work,) = begun(life)
    life.call("lambda", "DeleteEventSourceMapping", {"UUID": mapping.uuid})
    life.wait(6)
    assert answered(life, work, DurationMs=9000.0).refusal is None
    assert (list(queue.kept), life.lambda_.mappings) == (["m0"], {})
