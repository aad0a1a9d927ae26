"""The conveyor goes by the rules of SQS here: whatever it does is done with the operations too, with the same luck."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.sqs.conveyor import simulate
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Plan, Producers
from tests.engine.sqs.twins import Twin, TwinFloor, as_at_the_conveyor

SOME = st.sampled_from([0, 0, 300, 1000])
LINES = st.builds(
    Line,
    fifo=st.booleans(),
    visibility=st.integers(0, 4),
    delay=st.sampled_from([0, 0, 1, 3]),
    retention=st.sampled_from([60, 345_600]),
    most=st.integers(0, 3),
    twice=SOME,
    astray=SOME,
    missed=SOME,
)
PRODUCERS = st.builds(
    Producers,
    rate=st.integers(1, 6),
    seconds=st.integers(1, 4),
    pattern=st.sampled_from(["steady", "burst"]),
    batch=st.integers(1, 10),
    groups=st.integers(1, 3),
    doubles=SOME,
    backlog=st.sampled_from([0, 5]),
)
CONSUMERS = st.builds(
    Consumers,
    count=st.integers(1, 3),
    work=st.sampled_from([10, 300, 1700]).map(lambda ms: ms * MILLISECOND),
    batch=st.integers(1, 10),
    wait=st.sampled_from([0, 1, 20]),
    crashes=SOME,
    forgets=SOME,
    poison=SOME,
    early=st.booleans(),
    idempotent=st.booleans(),
)
SPANS = st.sampled_from([3, 6, 66])
PLANS = st.builds(
    Plan, PRODUCERS, LINES, CONSUMERS, seconds=SPANS, seed=st.just("seed"), draw=st.integers(1, 9)
).filter(
    # Of a FIFO queue no message can be without the queue's delay, so none can be there already.
    lambda plan: not (plan.line.fifo and plan.line.delay and plan.producers.backlog)
)
FEW = 3  # calls of a kind that a FIFO queue takes in a second here, so that it refuses some


def compared(plan):
    """The plan's outcome, and what was compared of it."""
    twins = []

    def twin(floor, name, line):
        twins.append(Twin(floor, name, line))
        return twins[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(simulate, "Floor", TwinFloor)
        patch.setattr(simulate, "Belt", twin)
        patch.setattr(Context, "chance", as_at_the_conveyor)
        patch.setattr(numbers, "SQS_FIFO_CALLS", FEW)
        found = simulate.simulate(plan)
    twins[0].floor.carry()
    return found, twins[0].compared


@given(PLANS)
@settings(max_examples=60, deadline=None)
def test_whatever_happens_the_operations_do_the_same(plan):
    found, seen = compared(plan)
    for name in ("sent", "received", "deleted"):
        assert seen[name] == sum(getattr(each, name) for each in found.seconds) - plan.producers.backlog * (
            name == "sent"
        )


@pytest.mark.parametrize("fifo", [False, True])
def test_the_comparison_meets_everything(fifo):
    """Copies, dead letters and throttled calls are among what is compared."""
    line = Line(fifo=fifo, visibility=2, most=2, twice=500, astray=500)
    how = Consumers(2, 700 * MILLISECOND, batch=2, wait=0, crashes=200, poison=200)
    found, seen = compared(Plan(Producers(5, 6, batch=2, groups=2, doubles=300), line, how, 40, "seed"))
    whole = Counter()
    for second in found.seconds:
        whole.update({name: getattr(second, name) for name in ("throttled", "copied")})
    assert seen["deleted"] > 10
    assert found.seconds[-1].dead > 0
    assert (whole["throttled"] > 0) == fifo
    assert (whole["copied"] > 0) != fifo
