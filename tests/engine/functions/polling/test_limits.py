"""How much of a mapping runs at once, and what is too much."""

from serverless_lab.engine import numbers
from tests.engine.functions.polling.support import FN, answered, begun, bodies, mapped
from tests.engine.functions.queues import send, tell


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


def test_two_functions_share_a_source(life, queue):
    life.create("kitchen-fn")
    mapped(life, BatchSize=1, ScalingConfig={"MaximumConcurrency": 2})
    mapped(life, FunctionName="kitchen-fn", BatchSize=1, ScalingConfig={"MaximumConcurrency": 2})
    send(life, queue, *"abcd")
    assert sorted(work.function_name for work in begun(life)) == ["kitchen-fn"] * 2 + ["order-fn"] * 2


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
