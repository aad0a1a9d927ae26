"""Random accounts: calls that mostly go well, about functions, roles, layers, queues, topics and a network."""

from typing import Any

from hypothesis import strategies as st

from tests.engine.support import ACCOUNT, REGION, Life
from tests.sam.doing import Doing, allowing

FUNCTIONS, ROLES, LAYERS = (
    ("order-fn", "kitchen_fn", "9-menu"),
    ("lambda-basic-role", "cook", "wash"),
    ("prices", "utils"),
)
QUEUES = st.sampled_from(["orders", "lost", "menu.fifo"])
TOPICS = st.sampled_from(["told", "shouted", "turn.fifo"])
ENDPOINTS = st.sampled_from(["orders", "menu.fifo", "order-fn", "order-fn:live", "kitchen_fn:1", "url", "email", "sms"])
FILTERS = st.sampled_from(
    [
        "",
        '{"kind": ["menu", {"anything-but": ["tea"]}]}',
        '{"${shop}": [{"numeric": [">", 5.5, "<=", 1e3]}], "$or": [{"a": [null]}, {"b": [{"exists": false}]}]}',
    ]
)
TEXTS = st.sampled_from(
    ["", "takes orders", "주문을 받아요", "yes", "0123", "${Name} of 123456789012", "a: b # c", "'", "- x"]
)
THERE = st.sampled_from(FUNCTIONS[:2])
QUALIFIERS = st.sampled_from([None, "live", "live", "beta", "1", "2", "$LATEST"])
CODE = st.sampled_from([{"app": "A = 1\n"}, {"app": "A = 2\n"}, {"app": "A = 1\n", "shop": "B = '만두'\n"}])
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "Description": TEXTS,
        "MemorySize": st.integers(128, 10240),
        "Timeout": st.integers(1, 900),
        "Environment": st.fixed_dictionaries(
            {
                "Variables": st.dictionaries(
                    st.sampled_from(["SHOP", "ARN_OF"]), TEXTS | st.just(f"arn:aws:sns:{REGION}:{ACCOUNT}:t")
                )
            }
        ),
        "EphemeralStorage": st.fixed_dictionaries({"Size": st.integers(512, 10240)}),
        "LoggingConfig": st.sampled_from(
            [{"LogFormat": "Text"}, {"LogFormat": "JSON"}, {"LogFormat": "JSON", "ApplicationLogLevel": "WARN"}]
        ),
        "TracingConfig": st.sampled_from([{"Mode": "Active"}, {"Mode": "PassThrough"}]),
        "SnapStart": st.just({"ApplyOn": "PublishedVersions"}),
        "Layers": st.lists(
            st.sampled_from([f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:{name}:{n}" for name in LAYERS for n in (1, 2)]),
            max_size=2,
        ),
    },
)
WHO = st.sampled_from(["s3.amazonaws.com", "sns.amazonaws.com", "*", "111122223333", ACCOUNT, "events.amazonaws.com"])
ROUTES = st.lists(st.sampled_from(["igw", "nat", "main-igw", "own-table"]), unique=True, max_size=4)
ACTIONS = st.one_of(
    st.tuples(st.just("role"), st.sampled_from(ROLES[1:]), TEXTS, st.booleans(), st.sampled_from(["/", "/shop/"])),
    st.tuples(st.just("policy"), st.sampled_from(ROLES), st.sampled_from(["extra", "rest"]), TEXTS),
    st.tuples(st.just("layer"), st.sampled_from(LAYERS), CODE, TEXTS),
    st.tuples(st.just("forget-layer"), st.sampled_from(LAYERS), st.integers(1, 2)),
    st.tuples(st.just("create"), st.sampled_from(FUNCTIONS), st.sampled_from(ROLES), CODE, SETTINGS, st.booleans()),
    st.tuples(st.just("change"), THERE, SETTINGS),
    st.tuples(st.just("publish"), THERE, TEXTS),
    st.tuples(st.just("alias"), THERE, st.sampled_from(["live", "beta"]), QUALIFIERS, TEXTS),
    st.tuples(st.just("share"), THERE, st.sampled_from(["live", "beta"])),
    st.tuples(st.just("url"), THERE, QUALIFIERS, st.sampled_from(["NONE", "AWS_IAM"]), st.booleans()),
    st.tuples(st.just("let"), THERE, QUALIFIERS, WHO),
    st.tuples(st.just("events"), THERE, QUALIFIERS, st.sampled_from(FUNCTIONS), st.integers(0, 2)),
    st.tuples(st.just("concurrency"), THERE, QUALIFIERS, st.integers(1, 20)),
    st.tuples(st.just("tags"), THERE, st.dictionaries(st.sampled_from(["team", "서울"]), TEXTS)),
    st.tuples(st.just("queue"), QUEUES, st.integers(0, 60), st.booleans(), st.booleans()),
    st.tuples(st.just("feed"), THERE, QUALIFIERS, QUEUES, st.booleans()),
    st.tuples(st.just("topic"), TOPICS, TEXTS, st.booleans(), st.booleans()),
    st.tuples(st.just("subscribe"), TOPICS, ENDPOINTS, FILTERS, st.booleans(), st.booleans()),
    st.tuples(st.just("hear"), THERE, QUALIFIERS, TOPICS, FILTERS, st.booleans()),
    st.tuples(st.just("tell"), THERE, QUALIFIERS, TOPICS),
    st.tuples(st.just("network"), THERE, ROUTES, st.booleans()),
)


def live(life: Life, actions: list[Any]) -> None:
    """Two functions are there, one of them published under a name: random actions mostly find something to act on.

    Nobody takes from the role what its functions need: AWS then refuses to make them anew, and so does the lab.
    """
    doing = Doing(life, 0)
    doing.role("cook", "", False, "/")
    doing.policy("cook", "more", "")
    send = {
        "RoleName": "cook",
        "PolicyName": "send",
        "PolicyDocument": allowing(["sqs:SendMessage", "sns:Publish"], "*"),
    }
    life.call("iam", "PutRolePolicy", send)
    for name in FUNCTIONS[:2]:
        doing.create(name, "cook", {"app": "A = 0\n"}, {}, False)
    doing.publish("order-fn", "")
    doing.alias("order-fn", "live", "1", "")
    doing.queue("lost", 30, False, False)
    doing.queue("orders", 40, True, False)
    doing.topic("told", "", False, False)
    doing.url("order-fn", "live", "NONE", True)
    for number, action in enumerate(actions):
        Doing(life, number).do(*action)
