"""A mapping feeds its function: batches, their window, filters, and who is called."""

import json

from serverless_lab.engine.news import BatchEnded
from tests.engine.functions.polling.support import FN, answered, begun, bodies, later, mapped
from tests.engine.functions.queues import IN_ORDER, send


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
