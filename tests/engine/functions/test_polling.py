"""A mapping feeds its function: batches, their window, what failed, filters, and how much runs at once."""

import json
from urllib.parse import unquote

import pytest

from serverless_lab.engine import numbers, wiring
from serverless_lab.engine.news import BatchEnded
from tests.engine.functions.calling import FAILED
from tests.engine.functions.queues import IN_ORDER, ORDERS, may_poll, send, tell, with_queue
from tests.engine.support import Life

FN = {"FunctionName": "order-fn"}
REPORTING = {"FunctionResponseTypes": ["ReportBatchItemFailures"]}


@pytest.fixture
def queue(monkeypatch):
    return with_queue(monkeypatch)


@pytest.fixture
def life(queue):
    life = Life()
    life.create()
    may_poll(life)
    return life


def mapped(life, **params):
    outcome = life.call("lambda", "CreateEventSourceMapping", FN | {"EventSourceArn": ORDERS} | params)
    assert outcome.refusal is None, outcome.refusal
    life.advance(5)
    return life.lambda_.mappings[outcome.answer["UUID"]]


def begun(life):
    """What starts when time goes on by a moment."""
    return life.call("lab", "Tick").work


def later(life, seconds):
    life.wait(seconds)
    return begun(life)


def bodies(life, work):
    event = json.loads(life.cloud.bodies.get(work.event_digest))
    return [record["body"] for record in event["Records"]]


def answered(life, work, payload=b"null", **more):
    return life.finish(work, payload=payload, **{"InitMs": 0.0, "Phases": {}, "DurationMs": 1.0} | more)


def test_a_message_calls_the_function(life, queue):
    mapped(life)
    send(life, queue, "soup")
    (work,) = begun(life)
    assert json.loads(life.cloud.bodies.get(work.event_digest)) == {"Records": [{"messageId": "m0", "body": "soup"}]}
    assert (work.function_name, work.synchronous) == ("order-fn", False)
    assert life.lambda_.running[work.request_id].asynchronous is False
    outcome = answered(life, work)
    assert (queue.kept, queue.deleted) == ({}, ["m0"])
    (news,) = [each for each in outcome.news if isinstance(each, BatchEnded)]
    assert (news.function, news.records, news.failed) == ("order-fn", 1, 0)
    assert begun(life) == []


def test_messages_come_in_batches(life, queue):
    mapping = mapped(life, BatchSize=3)
    send(life, queue, *"abcdefg")
    works = begun(life)
    assert [bodies(life, work) for work in works] == [["a", "b", "c"], ["d", "e", "f"], ["g"]]
    assert len(mapping.batches) == 3
    for work in works:
        answered(life, work)
    assert (queue.kept, mapping.batches) == ({}, {})


def test_what_was_there_before_is_taken_when_it_is_enabled(life, queue):
    mapping = mapped(life, Enabled=False)
    send(life, queue, "soup")
    assert begun(life) == []
    life.call("lambda", "UpdateEventSourceMapping", {"UUID": mapping.uuid, "Enabled": True})
    (work,) = life.advance(6).work
    assert bodies(life, work) == ["soup"]


def test_disabled_it_finishes_what_runs_and_takes_no_more(life, queue):
    mapping = mapped(life)
    send(life, queue, "soup")
    (work,) = begun(life)
    life.call("lambda", "UpdateEventSourceMapping", {"UUID": mapping.uuid, "Enabled": False})
    send(life, queue, "rice")
    assert later(life, 6) == []
    answered(life, work)
    assert (queue.deleted, list(queue.kept.values())) == (["m0"], ["rice"])


def test_a_window_gathers(life, queue):
    mapped(life, BatchSize=3, MaximumBatchingWindowInSeconds=20)
    send(life, queue, "a")
    assert later(life, 10) == []
    send(life, queue, "b")
    assert later(life, 5) == []
    (work,) = later(life, 6)
    assert bodies(life, work) == ["a", "b"]


def test_a_full_batch_does_not_wait(life, queue):
    mapped(life, BatchSize=2, MaximumBatchingWindowInSeconds=300)
    send(life, queue, "a", "b", "c")
    (work,) = begun(life)
    assert bodies(life, work) == ["a", "b"]
    answered(life, work)
    (work,) = later(life, 301)
    assert bodies(life, work) == ["c"]


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


def test_filters_let_through_what_fits_and_the_rest_is_deleted(life, queue):
    soup = {"Pattern": json.dumps({"body": {"item": ["soup"]}})}
    large = {"Pattern": json.dumps({"body": {"count": [{"numeric": [">", 9]}]}})}
    mapped(life, FilterCriteria={"Filters": [soup, large]})
    orders = [{"item": "soup", "count": 1}, {"item": "rice", "count": 2}, {"item": "rice", "count": 10}]
    send(life, queue, *map(json.dumps, orders), "no JSON")
    (work,) = begun(life)
    assert [json.loads(body) for body in bodies(life, work)] == [orders[0], orders[2]]
    assert queue.deleted == ["m1", "m3"]


def test_where_nothing_fits_nothing_runs(life, queue):
    mapped(life, FilterCriteria={"Filters": [{"Pattern": '{"body": ["soup"]}'}]})
    send(life, queue, *"abc")
    assert begun(life) == []
    assert queue.deleted == ["m0", "m1", "m2"]


def test_five_batches_at_first_and_more_every_minute(life, queue, monkeypatch):
    monkeypatch.setattr(numbers, "LAMBDA_POLLING", (5, 3, 9))
    mapped(life, BatchSize=1)
    queue.visibility = 900
    send(life, queue, *map(str, range(30)))
    works = begun(life)
    assert len(works) == 5
    answered(life, works.pop())
    works += begun(life)
    assert len(works) == 5
    life.wait(62)
    tell(life)
    works += begun(life)
    assert len(works) == 8
    tell(life)
    assert begun(life) == []


def test_maximum_concurrency(life, queue):
    mapped(life, BatchSize=1, ScalingConfig={"MaximumConcurrency": 2})
    send(life, queue, *"abcd")
    works = begun(life)
    assert len(works) == 2
    answered(life, works[0])
    assert [bodies(life, work) for work in begun(life)] == [["c"]]


def test_without_room_for_a_run_it_waits_and_the_messages_show_again(life, queue):
    mapping = mapped(life, BatchSize=1)
    life.call("lambda", "PutFunctionConcurrency", FN | {"ReservedConcurrentExecutions": 1})
    send(life, queue, *"abc")
    (work,) = begun(life)
    assert bodies(life, work) == ["a"]
    assert (mapping.waited > 0, queue.deleted) == (True, [])
    works, done = [work], []
    for _ in range(6):
        for each in works:
            done += bodies(life, each)
            works = answered(life, each).work
        life.wait(31)
        tell(life)
        works += begun(life)
    assert (sorted(done), mapping.waited, queue.kept) == (["a", "b", "c"], 0, {})


def test_a_payload_is_no_larger_than_a_call_may_be(life, queue, monkeypatch):
    monkeypatch.setattr(numbers, "LAMBDA_SYNC_PAYLOAD_BYTES", 120)
    mapped(life)
    send(life, queue, "a" * 30, "b" * 30, "c" * 30)
    works = begun(life)
    assert [len(bodies(life, work)) for work in works] == [1, 1, 1]


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


def test_two_functions_share_a_source(life, queue):
    life.create("kitchen-fn")
    mapped(life, BatchSize=1, ScalingConfig={"MaximumConcurrency": 2})
    mapped(life, FunctionName="kitchen-fn", BatchSize=1, ScalingConfig={"MaximumConcurrency": 2})
    send(life, queue, *"abcd")
    assert sorted(work.function_name for work in begun(life)) == ["kitchen-fn"] * 2 + ["order-fn"] * 2


def test_a_lost_run_leaves_its_messages(life, queue):
    mapping = mapped(life)
    queue.visibility = 300
    send(life, queue, "soup")
    begun(life)
    life.wait(93)
    life.call("lab", "Tick")
    assert (mapping.batches, list(queue.kept)) == ({}, ["m0"])


def test_the_chain_of_events_goes_through_a_source(life, queue):
    mapped(life)
    queue.lineage = {"order-fn": 15}
    send(life, queue, "again")
    (work,) = begun(life)
    assert life.lambda_.running[work.request_id].lineage == {"order-fn": 16}
    answered(life, work)
    queue.lineage = {"order-fn": 16}
    send(life, queue, "once more")
    assert begun(life) == []
    assert list(queue.kept.values()) == ["once more"]


def test_an_alias_with_weights_is_drawn_for_each_batch(life, queue):
    for seconds in (9, 10):
        life.call("lambda", "UpdateFunctionConfiguration", FN | {"Timeout": seconds})
        life.call("lambda", "PublishVersion", FN)
    shared = {"RoutingConfig": {"AdditionalVersionWeights": {"2": 0.5}}}
    life.call("lambda", "CreateAlias", FN | {"Name": "live", "FunctionVersion": "1"} | shared)
    mapped(life, FunctionName="order-fn:live", BatchSize=1)
    versions = set()
    for number in range(12):
        send(life, queue, str(number))
        (work,) = begun(life)
        versions.add(work.version)
        answered(life, work)
    assert versions == {"1", "2"}


def test_in_order(life, queue):
    mapped(life, EventSourceArn=IN_ORDER)
    send(life, queue, "a", "b", arn=IN_ORDER)
    assert [bodies(life, work) for work in begun(life)] == [["a", "b"]]
