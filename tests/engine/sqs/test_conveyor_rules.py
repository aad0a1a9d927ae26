"""The conveyor goes by the rules of SQS here: whatever it does is done with the operations too, with the same luck."""

import json
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.services.sqs import errors, flow
from serverless_lab.engine.services.sqs.conveyor import simulate
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.floor import Floor
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Plan, Producers
from serverless_lab.engine.services.sqs.handles import Handle
from serverless_lab.engine.services.sqs.state import Message
from tests.engine.sqs.asking import ARN, create, queue
from tests.engine.support import Life

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
COUNTS = [f"ApproximateNumberOfMessages{each}" for each in ("", "NotVisible", "Delayed")]
FEW = 3  # calls of a kind that a FIFO queue takes in a second here, so that it refuses some


class TwinFloor(Floor):
    """A step of an account and the same step here draw the same."""

    def __init__(self, luck, chance):
        super().__init__(luck, chance)
        self.life, self.step = Life(), 0
        asked = {"Twice": luck.twice, "Astray": luck.astray, "Missed": luck.missed}
        self.life.call("lab", "SetQueueLuck", asked)

    def chance(self):
        self.step += 1
        return Random(f"{self.began + self.at}:{self.step}")


class Twin(Belt):
    """Does everything a second time, by SQS's operations, and compares."""

    def __init__(self, floor, name, line):
        super().__init__(floor, name, line)
        self.life, self.handles, self.box, self.compared = floor.life, {}, [], Counter()
        end, kind = (".fifo", {"FifoQueue": "true"}) if line.fifo else ("", {})
        self.name, self.kind = f"{name}{end}", kind
        self.dead_url = create(self.life, self.dead.name, **kind, MessageRetentionPeriod="1209600")
        policy = {"deadLetterTargetArn": f"{ARN}:{self.dead.name}", "maxReceiveCount": line.most}
        attributes = {
            "VisibilityTimeout": str(line.visibility),
            "DelaySeconds": str(line.delay),
            "MessageRetentionPeriod": str(line.retention),
        } | ({"RedrivePolicy": json.dumps(policy)} if line.most else {})
        self.url = create(self.life, self.name, **kind, **attributes)
        floor.began = self.life.wall + SECOND

    def fill(self, message):
        found = super().fill(message)
        assert self.told("SendMessage", **self.sent(message), **({} if self.kind else {"DelaySeconds": 0}))
        queue(self.life, self.name).paces.clear()
        return found

    def begin_to_send(self):
        self.carry()
        try:
            super().begin_to_send()
        except errors.RequestThrottled:
            assert self.told("SendMessage", **self.sent(Message("one", 0, "", group="1", deduplication="one"))) is None
            raise

    def send(self, message):
        self.box.append((self.floor.at, message))
        return super().send(message)

    def carry(self):
        """What the last call sent, as one batch at its time."""
        if self.box:
            entries = [{"Id": str(number)} | self.sent(each) for number, (_, each) in enumerate(self.box)]
            answer = self.told("SendMessageBatch", self.box[0][0], Entries=entries)
            assert (len(answer["Successful"]), answer["Failed"]) == (len(entries), [])
            self.compared["sent"] += len(entries)
            self.box = []

    def receive(self, most, *, patient):
        self.carry()
        self.floor.step = 0
        asked = {"MaxNumberOfMessages": most, "WaitTimeSeconds": int(patient), "AttributeNames": ["All"]}
        try:
            given = super().receive(most, patient=patient)
        except errors.RequestThrottled:
            assert self.told("ReceiveMessage", **asked) is None
            raise
        found = self.told("ReceiveMessage", **asked).get("Messages", [])
        count = "ApproximateReceiveCount"
        assert [(each.message.id, each.receipt.count) for each in given] == [
            (each["Body"], int(each["Attributes"][count])) for each in found
        ]
        for each, message in zip(given, found, strict=True):
            self.handles[Handle(each.serial, each.receipt.count)] = message["ReceiptHandle"]
        self.agree()
        self.compared["received"] += len(given)
        return given

    def delete(self, handles):
        self.carry()
        entries = [{"Id": str(n), "ReceiptHandle": self.handles[each]} for n, each in enumerate(handles)]
        try:
            deleted = super().delete(handles)
        except errors.RequestThrottled:
            assert self.told("DeleteMessageBatch", Entries=entries) is None
            raise
        assert self.told("DeleteMessageBatch", Entries=entries)
        self.agree()
        self.compared["deleted"] += sum(deleted)
        return deleted

    def agree(self):
        """Both queues have as many messages in each state."""
        for here, url in ((self.queue, self.url), (self.dead, self.dead_url)):
            answer = self.told("GetQueueAttributes", QueueUrl=url, AttributeNames=COUNTS)["Attributes"]
            numbers = (flow.visible(here), here.in_flight, len(here.delayed))
            assert tuple(int(answer[name]) for name in COUNTS) == numbers

    def told(self, operation, at=None, **params):
        """The answer at that time; None where it is throttled."""
        wall = self.floor.began + (self.floor.at if at is None else at)
        asked = {"QueueUrl": self.url} | params
        outcome = self.life.cloud.call(self.life.cloud.root, "sqs", operation, asked, wall=wall)
        if outcome.refusal is not None:
            assert outcome.refusal.code == errors.RequestThrottled.code, outcome.refusal
            return None
        return outcome.answer or {"done": True}

    def sent(self, message):
        fifo = {"MessageGroupId": message.group, "MessageDeduplicationId": message.deduplication} if self.kind else {}
        return {"MessageBody": message.id} | fifo


def as_at_the_conveyor(context):
    """A step of an account draws what the same step of the conveyor draws."""
    context._step += 1
    return Random(f"{context.at}:{context._step}")


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
    twins[0].carry()
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
