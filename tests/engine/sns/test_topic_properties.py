"""Promises of the whole about topics: replay rebuilds, a refusal changes nothing, fan-out does what the filters say."""

import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.cloud import Cloud
from tests.engine.sns.asking import ARN, FIFO, QUEUES, create, let_in, subscribe
from tests.engine.sqs.asking import create as create_queue
from tests.engine.sqs.asking import receive
from tests.engine.support import REGION, Life

TOPICS = st.sampled_from(["orders", "bills", "orders.fifo", "nowhere"])
NAMES = ("cooks", "waiters", "guests.fifo")
MENU = ("soup", "sushi", "rice")
# A rule for one attribute, and whether a value fits it: the naive model.
RULES = {
    "soup": (["soup"], lambda menu: menu == "soup"),
    "s": ([{"prefix": "s"}], lambda menu: menu is not None and menu.startswith("s")),
    "not soup": ([{"anything-but": "soup"}], lambda menu: menu not in (None, "soup")),
    "none": ([{"exists": False}], lambda menu: menu is None),
    "any": (None, lambda menu: True),
}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), TOPICS, st.sampled_from([*MENU, None]), st.sampled_from(["a", "b", None])),
        st.tuples(st.just("batch"), TOPICS, st.integers(0, 4)),
        st.tuples(st.just("subscribe"), TOPICS, st.sampled_from(NAMES), st.sampled_from([*RULES])),
        st.tuples(st.just("filter"), st.integers(0, 5), st.sampled_from([*RULES, "{"])),
        st.tuples(st.just("end"), st.integers(0, 5)),
        st.tuples(st.just("write"), TOPICS),
        st.tuples(st.just("follow"), st.integers(0, 3), st.sampled_from(["confirm", "unsubscribe"])),
        st.tuples(st.just("make"), TOPICS),
        st.tuples(st.just("drop"), TOPICS),
        st.tuples(st.just("forget"), st.sampled_from(NAMES)),
        st.tuples(st.just("look"), TOPICS),
        st.tuples(st.just("advance"), st.sampled_from([1, 301, 172_801])),
    ),
    max_size=30,
)


@cache
def prepared():
    life = Life()
    life.call("lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    create(life, "orders")
    create(life, "orders.fifo", **FIFO)
    for name in NAMES:
        let_in(life, create_queue(life, name, **({"FifoQueue": "true"} if name.endswith(".fifo") else {})))
    subscribe(life, f"{ARN}:orders", "sqs", f"{QUEUES}:cooks")
    subscribe(life, f"{ARN}:orders.fifo", "sqs", f"{QUEUES}:guests.fifo")
    return life


class Kitchen(Life):
    def __init__(self):
        super().__init__()
        self.cloud, self.wall, self.entries = prepared().cloud.clone(), prepared().wall, list(prepared().entries)

    def ask(self, operation, **params):
        return self.call("sns", operation, params)

    def do(self, step):
        match step:
            case ("publish", topic, menu, group):
                told = {"menu": {"DataType": "String", "StringValue": menu}} if menu else {}
                lane = {"MessageGroupId": group} if group else {}
                return self.ask("Publish", TopicArn=f"{ARN}:{topic}", Message="x", MessageAttributes=told, **lane)
            case ("batch", topic, count):
                fifo = {"MessageGroupId": "a"} if topic.endswith(".fifo") else {}
                entries = [{"Id": str(number), "Message": "x" * number} | fifo for number in range(count)]
                return self.ask("PublishBatch", TopicArn=f"{ARN}:{topic}", PublishBatchRequestEntries=entries)
            case ("subscribe", topic, queue, rule):
                more = {"FilterPolicy": policy(rule)} if RULES[rule][0] else {}
                params = {"Protocol": "sqs", "Endpoint": f"{QUEUES}:{queue}", "Attributes": more}
                return self.ask("Subscribe", TopicArn=f"{ARN}:{topic}", **params)
            case ("filter", number, rule):
                change = {"AttributeName": "FilterPolicy", "AttributeValue": policy(rule)}
                return self.ask("SetSubscriptionAttributes", SubscriptionArn=self.arn(number), **change)
            case ("end", number):
                return self.ask("Unsubscribe", SubscriptionArn=self.arn(number))
            case ("write", topic):
                params = {"Protocol": "email", "Endpoint": "mina@example.com"}
                return self.ask("Subscribe", TopicArn=f"{ARN}:{topic}", **params)
            case ("follow", number, link):
                letters = self.sns.letters
                letter = letters[number % len(letters)].id if letters else "none"
                return self.call("lab", "FollowLink", {"LetterId": letter, "Link": link})
            case ("make", topic):
                return self.ask("CreateTopic", Name=topic, Attributes=FIFO if topic.endswith(".fifo") else {})
            case ("drop", topic):
                return self.ask("DeleteTopic", TopicArn=f"{ARN}:{topic}")
            case ("forget", queue):
                url = f"https://sqs.{REGION}.amazonaws.com/123456789012/{queue}"
                return self.call("sqs", "DeleteQueue", {"QueueUrl": url})
            case ("look", topic):
                return self.ask("GetTopicAttributes", TopicArn=f"{ARN}:{topic}")
            case ("advance", seconds):
                return self.advance(seconds)
        raise AssertionError(step)

    def arn(self, number):
        known = [*self.sns.subscriptions.values()]
        if not known:
            return f"{ARN}:orders:none"
        found = known[number % len(known)]
        return f"{ARN}:{found.topic}:{found.id}"

    @property
    def sns(self):
        return self.cloud.state.parts[f"sns/{REGION}"]

    def replay(self):
        fresh = Life()
        cloud = Cloud.found(
            self.cloud.state.account_id, seed="seed", region=REGION, wall=fresh.wall, bodies=fresh.cloud.bodies
        )
        cloud.replay(self.entries)
        return cloud


def policy(rule):
    if rule == "{":
        return rule
    values = RULES[rule][0]
    return json.dumps({"menu": values}) if values else ""


@settings(max_examples=120, deadline=None)
@given(STEPS)
def test_replay_rebuilds_the_account_byte_for_byte(steps):
    kitchen = Kitchen()
    for step in steps:
        kitchen.do(step)
    assert kitchen.replay().encode() == kitchen.cloud.encode()


@settings(max_examples=120, deadline=None)
@given(STEPS)
def test_a_refused_call_and_a_look_change_nothing_but_time(steps):
    kitchen = Kitchen()
    for step in steps:
        before = Cloud.decode(kitchen.cloud.encode(), kitchen.cloud.bodies)
        outcome = kitchen.do(step)
        if outcome.refusal is not None or step[0] == "look":
            entry = outcome.entry
            before.call(before.root, "lab", "Tick", {}, wall=entry.wall, position=entry.position)
            assert before.encode() == kitchen.cloud.encode(), step


@settings(max_examples=120, deadline=None)
@given(STEPS)
def test_topics_and_subscriptions_agree(steps):
    kitchen = Kitchen()
    for step in steps:
        kitchen.do(step)
        state = kitchen.sns
        for topic in state.topics.values():
            own = [state.subscriptions[each] for each in topic.subscriptions.values()]
            assert all(each.topic == topic.name for each in own)
            assert topic.pending == sum(not each.confirmed for each in own)
            assert topic.filtered == sum(bool(each.filter) for each in own)
        assert sum(len(topic.subscriptions) for topic in state.topics.values()) == len(state.subscriptions)
        assert set(state.tokens.values()) <= set(state.subscriptions)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from([*RULES]), min_size=1, max_size=4),
    st.lists(st.sampled_from([*MENU, None]), max_size=8),
)
def test_fan_out_delivers_what_the_filters_say(rules, menus):
    life = Life()
    life.call("lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    topic = create(life, "orders")
    urls = []
    for number, rule in enumerate(rules):
        urls.append(create_queue(life, f"q{number}"))
        let_in(life, urls[-1])
        more = {"FilterPolicy": policy(rule)} if RULES[rule][0] else {}
        subscribe(life, topic, "sqs", f"{QUEUES}:q{number}", RawMessageDelivery="true", **more)
    for number, menu in enumerate(menus):
        told = {"menu": {"DataType": "String", "StringValue": menu}} if menu else {}
        life.call("sns", "Publish", {"TopicArn": topic, "Message": str(number), "MessageAttributes": told})
    for rule, url in zip(rules, urls, strict=True):
        wanted = [str(number) for number, menu in enumerate(menus) if RULES[rule][1](menu)]
        assert [each["Body"] for each in receive(life, url)] == wanted
