"""What happens around calls: the service's own errors, deleting what runs, two deploys at once, and what it costs."""

import pytest

from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.lambda_.state import LambdaState
from tests.engine.functions.calling import FAILED, allow, arn, configure, queued
from tests.engine.support import REGION, Life, zipped

FN = {"FunctionName": "order-fn"}


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def test_the_services_own_errors_use_up_no_attempt(life):
    (work,) = queued(life)
    waits, attempts = [], []
    for _ in range(10):
        life.finish(work, status="unavailable", payload=b"", InitMs=0.0, Phases={}, DurationMs=0.0)
        (waiting,) = life.function.queue.values()
        waits.append((waiting.due - life.function.invocations[-1].ended) // SECOND)
        attempts.append(waiting.attempt)
        assert waiting.why == "ServiceException"
        (work,) = life.advance(400).work
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert set(attempts) == {1}
    life.finish(work, status="error", payload=FAILED)
    (waiting,) = life.function.queue.values()
    assert (waiting.attempt, waiting.why) == (2, "error")


def test_the_queue_is_told_from_accepted_to_done(life):
    life.call("lambda", "Invoke", FN | {"InvocationType": "Event"})
    (waiting,) = life.function.queue.values()
    assert (waiting.attempt, waiting.why, waiting.due) == (1, "", life.now)
    (work,) = life.call("lab", "Tick").work
    assert life.function.queue == {}
    life.finish(work, status="error", payload=FAILED)
    (waiting,) = life.function.queue.values()
    assert waiting.due == life.function.invocations[-1].ended + 60 * SECOND
    life.finish(life.advance(60).work[0])
    assert life.function.queue == {}


def test_a_function_deleted_in_mid_call(life):
    life.create("kitchen-fn")
    allow(life, "lambda:InvokeFunction")
    configure(life, success=arn("kitchen-fn"), failure=arn("kitchen-fn"))
    (work,) = queued(life)
    life.call("lambda", "DeleteFunction", FN)
    assert life.finish(work).refusal is None
    assert (life.lambda_.environments, life.lambda_.running) == ({}, {})
    assert life.call("lab", "Tick").work == []


def test_made_again_in_mid_call_it_is_another_function(life):
    (work,) = queued(life)
    life.call("lambda", "DeleteFunction", FN)
    life.create()
    life.call("lambda", "PutFunctionConcurrency", FN | {"ReservedConcurrentExecutions": 1})
    life.begin()
    life.finish(work, status="error", payload=FAILED)
    assert (len(life.function.runs), life.lambda_.set_aside_runs) == (1, 1)


def test_two_deploys_at_once(life):
    told = life.call("lambda", "GetFunction", FN).answer["Configuration"]["RevisionId"]
    first = life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": zipped("x = 1\n"), "RevisionId": told})
    second = life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": zipped("x = 2\n"), "RevisionId": told})
    assert (first.refusal, second.refusal.code) == (None, "PreconditionFailedException")
    assert life.begin().code_digest == life.cloud.bodies.put(zipped("x = 1\n"))


def test_a_call_that_runs_over_two_deploys_ends_in_its_own_code(life):
    work = life.begin()
    for source in ("x = 1\n", "x = 2\n"):
        life.call("lambda", "UpdateFunctionCode", FN | {"ZipFile": zipped(source)})
    newest = life.begin()
    assert newest.code_digest == life.cloud.bodies.put(zipped("x = 2\n"))
    life.finish(work)
    life.finish(newest)
    assert life.function.idle == [newest.environment_id]


@pytest.mark.parametrize("others", [0, 60])
def test_other_functions_are_not_looked_at(life, others, monkeypatch):
    """A call and what counts it asks for its own function, however many there are: no walk over all of them."""

    class Counting(dict):
        walks = 0

        def __iter__(self):
            Counting.walks += 1
            return super().__iter__()

        def values(self):
            Counting.walks += 1
            return super().values()

        def items(self):
            Counting.walks += 1
            return super().items()

    for number in range(others):
        life.create(f"other-{number}")
    state: LambdaState = life.cloud.state.parts[f"lambda/{REGION}"]
    state.functions = Counting(state.functions)
    Counting.walks = 0
    life.call("lambda", "PutFunctionConcurrency", FN | {"ReservedConcurrentExecutions": 5})
    life.finish(life.begin())
    life.finish(queued(life)[0], status="error", payload=FAILED)
    life.call("lambda", "DeleteFunctionConcurrency", FN)
    assert Counting.walks == 0
