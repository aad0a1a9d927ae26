"""Promises of the whole about queues: replay rebuilds, a refusal changes nothing, nothing is lost, lanes keep order."""

import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import storing
from tests.engine.sqs.asking import ARN, FIFO, create
from tests.engine.sqs.good import ADDRESS
from tests.engine.support import REGION, Life

QUEUES = st.sampled_from(["orders", "spoiled", "orders.fifo", "nowhere"])
NUMBERS = st.integers(0, 7)
SPANS = st.sampled_from([0, 1, 20, 600])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), QUEUES, st.sampled_from("abc"), NUMBERS, st.sampled_from([None, 0, 5, 901])),
        st.tuples(st.just("send ten"), QUEUES, st.sampled_from("abc")),
        st.tuples(st.just("receive"), QUEUES, st.sampled_from([1, 2, 10, 11]), st.none() | SPANS),
        st.tuples(st.just("delete"), QUEUES, NUMBERS),
        st.tuples(st.just("change"), QUEUES, NUMBERS, SPANS),
        st.tuples(st.just("delete all"), QUEUES),
        st.tuples(st.just("purge"), QUEUES),
        st.tuples(st.just("retain"), QUEUES, st.sampled_from(["60", "300"])),
        st.tuples(st.just("drop"), QUEUES),
        st.tuples(st.just("make"), QUEUES),
        st.tuples(st.just("move")),
        st.tuples(st.just("luck"), st.sampled_from([0, 300, 1000])),
        st.tuples(st.just("look"), QUEUES),
        st.tuples(st.just("advance"), st.sampled_from([1, 5, 30, 61, 400])),
        st.tuples(st.just("wait"), st.floats(0, 40)),
    ),
    max_size=40,
)


@cache
def prepared():
    life = Life()
    create(life, "spoiled")
    policy = json.dumps({"deadLetterTargetArn": f"{ARN}:spoiled", "maxReceiveCount": 2})
    create(life, "orders", VisibilityTimeout="20", RedrivePolicy=policy)
    create(life, "orders.fifo", **FIFO, VisibilityTimeout="20")
    return life


class Kitchen(Life):
    """Which knows what it was given, by queue: handles, bodies and groups in their order."""

    def __init__(self):
        super().__init__()
        self.cloud, self.wall, self.entries = prepared().cloud.clone(), prepared().wall, list(prepared().entries)
        self.handles = {}
        self.given = []
        self.sent = 0

    def ask(self, operation, name="", **params):
        return self.call("sqs", operation, ({"QueueUrl": f"{ADDRESS}/{name}"} if name else {}) | params)

    def do(self, step):
        match step:
            case ("send", name, group, number, delay):
                fifo = {"MessageGroupId": group} if name.endswith(".fifo") else {}
                late = {} if delay is None else {"DelaySeconds": delay}
                return self.ask("SendMessage", name, MessageBody=f"{group}{number}", **fifo, **late)
            case ("send ten", name, group):
                fifo = {"MessageGroupId": group} if name.endswith(".fifo") else {}
                self.sent += 10
                bodies = [f"{group}{self.sent + number:05d}" for number in range(10)]
                entries = [{"Id": each, "MessageBody": each} | fifo for each in bodies]
                return self.ask("SendMessageBatch", name, Entries=entries)
            case ("receive", name, most, visibility):
                hidden = {} if visibility is None else {"VisibilityTimeout": visibility}
                outcome = self.ask("ReceiveMessage", name, MaxNumberOfMessages=most, **hidden, AttributeNames=["All"])
                for each in (outcome.answer or {}).get("Messages", ()):
                    self.handles.setdefault(name, []).append(each["ReceiptHandle"])
                    self.given.append((name, each))
                return outcome
            case ("delete", name, number):
                return self.ask("DeleteMessage", name, ReceiptHandle=self.handle(name, number))
            case ("change", name, number, visibility):
                change = {"ReceiptHandle": self.handle(name, number), "VisibilityTimeout": visibility}
                return self.ask("ChangeMessageVisibility", name, **change)
            case ("delete all", name):
                held = self.handles.pop(name, [])[:10]
                entries = [{"Id": str(number), "ReceiptHandle": each} for number, each in enumerate(held)]
                return self.ask("DeleteMessageBatch", name, Entries=entries)
            case ("purge", name):
                return self.ask("PurgeQueue", name)
            case ("retain", name, span):
                return self.ask("SetQueueAttributes", name, Attributes={"MessageRetentionPeriod": span})
            case ("drop", name):
                return self.ask("DeleteQueue", name)
            case ("make", name):
                fifo = FIFO if name.endswith(".fifo") else {}
                return self.ask("CreateQueue", QueueName=name, Attributes=fifo)
            case ("move",):
                return self.ask("StartMessageMoveTask", SourceArn=f"{ARN}:spoiled")
            case ("luck", number):
                return self.call("lab", "SetQueueLuck", {"Twice": number, "Astray": number, "Missed": number // 4})
            case ("look", name):
                return self.ask("GetQueueAttributes", name, AttributeNames=["All"])
            case ("advance", seconds):
                return self.advance(seconds)
            case ("wait", seconds):
                self.wait(seconds)
        return None

    def handle(self, name, number):
        held = self.handles.get(name) or ["none"]
        return held[number % len(held)]

    def replay(self):
        cloud = Cloud.found(
            self.cloud.state.account_id, seed="seed", region=REGION, wall=Life().wall, bodies=Life().cloud.bodies
        )
        cloud.replay(self.entries)
        return cloud

    @property
    def queues(self):
        return self.cloud.state.parts[f"sqs/{REGION}"].queues.values()


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_replay_rebuilds_the_account_byte_for_byte(steps):
    kitchen = Kitchen()
    for step in steps:
        kitchen.do(step)
    assert kitchen.replay().encode() == kitchen.cloud.encode()


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_a_refused_call_and_a_look_change_nothing_but_time(steps):
    kitchen = Kitchen()
    for step in steps:
        before = Cloud.decode(kitchen.cloud.encode(), kitchen.cloud.bodies)
        outcome = kitchen.do(step)
        if outcome is not None and (outcome.refusal is not None or step[0] == "look"):
            entry = outcome.entry
            before.call(before.root, "lab", "Tick", {}, wall=entry.wall, position=entry.position)
            assert before.encode() == kitchen.cloud.encode()


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 1000))
def test_looking_ahead_is_what_then_happens(steps, seconds):
    kitchen = Kitchen()
    for step in steps:
        kitchen.do(step)
    wall = kitchen.wall + seconds * SECOND
    looked = kitchen.cloud.at_wall(wall)
    parts = Cloud.decode(looked.encode(), kitchen.cloud.bodies).state.parts
    kitchen.cloud.call(kitchen.cloud.root, "lab", "Tick", {}, wall=wall)
    assert kitchen.cloud.state.parts == parts


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_the_books_are_kept(steps):
    """What is counted is what there is, and every message that shows can be received."""
    kitchen = Kitchen()
    for step in steps:
        kitchen.do(step)
        now = kitchen.now
        for queue in kitchen.queues:
            alive = [serial for serial in range(queue.next) if storing.is_alive(queue, serial)]
            hidden = [serial for serial, each in queue.receipts.items() if each.until]
            assert (queue.alive, queue.in_flight) == (len(alive), len(hidden))
            assert {*queue.receipts, *queue.delayed} <= set(alive)
            assert all(at > now for at in (*queue.delayed.values(), *(queue.receipts[each].until for each in hidden)))
            if queue.settings.fifo:
                lanes = [serial for lane in queue.lanes.values() for serial in lane.serials[lane.start :]]
                assert sorted(lanes) == alive
            else:
                showing = {serial for first, beyond in queue.fresh for serial in range(first, beyond)}
                showing |= set(queue.again)
                assert set(alive) - set(hidden) - set(queue.delayed) <= showing


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_a_lane_never_overtakes_itself(steps):
    """A message of a group is received after those before it were received, and not before they were deleted."""
    kitchen = Kitchen()
    for step in steps:
        kitchen.do(step)
        newest = {}
        for queue in kitchen.queues:
            for group, lane in queue.lanes.items() if queue.settings.fifo else ():
                received = [serial in queue.receipts for serial in lane.serials[lane.start :]]
                newest[group] = received
        assert all(received == sorted(received, reverse=True) for received in newest.values())


def test_nothing_is_lost_between_a_thousand_messages():
    kitchen = Kitchen()
    kitchen.do(("luck", 0))
    for _ in range(100):
        kitchen.do(("send ten", "spoiled", "a"))
    while kitchen.do(("receive", "spoiled", 10, 600)).answer:
        kitchen.do(("delete all", "spoiled"))
    assert len({each["Body"] for _, each in kitchen.given}) == len(kitchen.given) == 1000
    (spoiled,) = (queue for queue in kitchen.queues if queue.name == "spoiled")
    assert (spoiled.alive, spoiled.blocks, spoiled.receipts) == (0, {}, {})
