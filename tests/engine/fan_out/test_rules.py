"""A topic on the conveyor goes by the rules of SNS and SQS here: whatever it does, the operations do too."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.fan_out import simulate
from serverless_lab.engine.fan_out.model import Plan, Subscriber
from serverless_lab.engine.fan_out.orders import VARIETIES
from serverless_lab.engine.fan_out.topic import TopicFloor
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.news import NotificationsSent
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Producers
from tests.engine.sns import asking
from tests.engine.sqs.twins import Twin, Twinned, as_at_the_conveyor

BODY, ATTRIBUTES = "MessageBody", "MessageAttributes"
POLICIES = (
    "",
    '{"kind": ["delivery"]}',
    '{"city": [{"anything-but": ["Seoul"]}], "price": [{"numeric": [">=", 9000, "<", 48000]}]}',
    '{"$or": [{"kind": [{"prefix": "e"}]}, {"city": ["Jeju"]}]}',
    '{"loyalty": [{"exists": true}]}',
    '{"loyalty": [{"exists": false}], "kind": [{"suffix": "up"}]}',
)
FEW = 3  # calls of a kind that a FIFO queue takes in a second here, so that it refuses some
SOME = st.sampled_from([0, 0, 300, 1000])
CONSUMERS = st.builds(
    Consumers,
    count=st.integers(1, 2),
    work=st.sampled_from([10, 300, 1700]).map(lambda ms: ms * MILLISECOND),
    batch=st.sampled_from([1, 3, 10]),
    wait=st.sampled_from([0, 20]),
    crashes=SOME,
    poison=SOME,
)


def lines(fifo):
    return st.builds(
        Line,
        fifo=st.booleans() if fifo else st.just(False),
        visibility=st.integers(0, 4),
        delay=st.sampled_from([0, 0, 2]),
        retention=st.sampled_from([60, 345_600]),
        most=st.integers(0, 2),
    )


def subscribers(fifo):
    one = st.builds(
        Subscriber,
        st.just(""),
        lines(fifo),
        CONSUMERS,
        st.sampled_from(POLICIES),
        st.sampled_from([ATTRIBUTES, BODY]),
        st.booleans(),
    )
    return st.lists(one, min_size=1, max_size=3).map(tuple)


@st.composite
def plans(draw):
    fifo, direct = draw(st.booleans()), draw(st.booleans())
    doubles = draw(SOME)
    producers = Producers(draw(st.integers(1, 6)), draw(st.integers(1, 3)), batch=draw(st.integers(1, 10)), groups=2)
    found = draw(subscribers(fifo))
    named = tuple(
        Subscriber(f"queue-{number}", each.line, each.consumers, each.filter, each.scope, each.raw)
        for number, each in enumerate(found)
    )
    return Plan(
        Producers(**vars(producers) | {"doubles": doubles}),
        named,
        draw(st.sampled_from([3, 6, 66])),
        fifo=fifo,
        twice=draw(SOME),
        astray=draw(SOME),
        direct=direct,
        seed="seed",
        draw=draw(st.integers(1, 9)),
    )


class TopicTwin(Twinned, TopicFloor):
    """Publishes a second time, and compares whom it reached, and why it did not reach the others."""

    def __init__(self, luck, chance, *, fifo):
        super().__init__(luck, chance, fifo=fifo)
        self.fifo = fifo
        self.url = asking.create(self.life, self.topic.name, **({"FifoTopic": "true"} if fifo else {}))
        self.pairs, self.subscribed = [], {}
        self.begin()

    def subscribe(self, subscriber):
        subscription = super().subscribe(subscriber)
        name = subscription.endpoint.rpartition(":")[2]
        asking.let_in(self.life, f"https://sqs.ap-northeast-2.amazonaws.com/123456789012/{name}")
        attributes = {"RawMessageDelivery": "true"} if subscriber.raw else {}
        if subscriber.filter:
            attributes |= {"FilterPolicy": subscriber.filter, "FilterPolicyScope": subscriber.scope}
        arn = asking.subscribe(self.life, self.url, "sqs", f"{asking.QUEUES}:{name}", **attributes)
        self.subscribed[arn.rpartition(":")[2]] = subscription
        self.begin()
        return subscription

    def take_in(self, order, variety):
        taken = super().take_in(order, variety)
        self.box.append((self.at, self, (order, variety, taken)))
        return taken

    def carried(self, at, published):
        """By one call, whatever it carries."""
        entries = [
            {"Id": str(number)} | self.entry(order, variety) for number, (order, variety, _) in enumerate(published)
        ]
        outcome = self.told("sns", "PublishBatch", {"TopicArn": self.url, "PublishBatchRequestEntries": entries}, at)
        assert len(outcome.answer["Successful"]) == len(entries), outcome
        news = [each for each in outcome.news if isinstance(each, NotificationsSent)]
        taken = [variety for _, variety, is_taken in published if is_taken]
        for told, variety in zip(news, taken, strict=True):
            for unique, subscription in self.subscribed.items():
                reason = self.reasons_against(subscription)[variety]
                assert told.filtered.get(unique, "") == reason
                assert (unique in told.delivered) == (not reason)
                self.compared["kept out" if reason else "delivered"] += 1
            assert not told.failed

    def entry(self, order, variety):
        number, group = order
        found = VARIETIES[variety]
        attributes = found.attributes | {"order": {"DataType": "Number", "StringValue": str(number)}}
        fifo = {"MessageGroupId": group, "MessageDeduplicationId": str(number)} if self.fifo else {}
        return {"Message": found.body, "MessageAttributes": attributes} | fifo


class Subscribed(Twin):
    """What the topic delivers is in the account's queue by the topic, too; what is sent directly is sent."""

    direct = False

    def send(self, message):
        return super().send(message) if self.direct else super(Twin, self).send(message)

    def name_of(self, message):
        if self.direct:
            return message["Body"]
        if "MessageAttributes" in message:
            return message["MessageAttributes"]["order"]["StringValue"]
        return json.loads(message["Body"])["MessageAttributes"]["order"]["Value"]


def compared(plan):
    """The plan's outcome, and what was compared of it."""
    floors = []

    def floor(luck, chance, *, fifo):
        floors.append(TopicTwin(luck, chance, fifo=fifo))
        return floors[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(simulate, "TopicFloor", floor)
        patch.setattr(simulate, "Belt", Subscribed)
        patch.setattr(Subscribed, "direct", plan.direct)
        patch.setattr(Context, "chance", as_at_the_conveyor)
        patch.setattr(numbers, "SQS_FIFO_CALLS", FEW)
        found = simulate.simulate(plan)
        floors[0].carry()
    return found, floors[0].compared


@given(plans())
@settings(max_examples=25, deadline=None)
def test_whatever_happens_the_operations_do_the_same(plan):
    found, seen = compared(plan)
    whole = Counter()
    for branch in found.branches:
        for second in branch.found.seconds:
            whole.update({"sent": second.sent, "received": second.received, "deleted": second.deleted})
        whole["kept out"] += branch.filtered
    assert (seen["received"], seen["deleted"]) == (whole["received"], whole["deleted"])
    if plan.direct:
        assert seen["sent"] == whole["sent"]
    else:
        assert (seen["delivered"], seen["kept out"]) == (whole["sent"], whole["kept out"])


@pytest.mark.parametrize("fifo", [False, True])
def test_the_comparison_meets_everything(fifo):
    """Copies, dead letters, second clicks and what is kept out by attributes and by the body are compared."""
    how = Consumers(2, 300 * MILLISECOND, batch=2, wait=0, crashes=200, poison=300)
    line = Line(fifo=fifo, visibility=2, most=2)
    plan = Plan(
        Producers(6, 5, batch=2, groups=2, doubles=300),
        (
            Subscriber("one", line, how, POLICIES[1], raw=True),
            Subscriber("two", line, how, POLICIES[2], BODY),
            Subscriber("three", Line(most=1), how),
        ),
        40,
        fifo=fifo,
        twice=500,
        astray=500,
        seed="seed",
    )
    found, seen = compared(plan)
    assert min(seen[name] for name in ("delivered", "kept out", "received", "deleted")) > 10
    assert [set(each.kept_out) for each in found.branches] == [{ATTRIBUTES}, {BODY}, set()]
    assert all(each.found.seconds[-1].dead > 0 for each in found.branches)
    assert (found.same > 0) == fifo
    assert found.branches[2].found.fates.copied > 0
