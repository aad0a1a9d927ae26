"""Reading logs: groups, streams, events by page, patterns; long streams are sealed into bodies."""

import pytest

from serverless_lab.engine.services.logs.streams import CHUNK_EVENTS
from tests.engine.support import Life

GROUP = "/aws/lambda/order-fn"


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def wrote(*texts):
    return [{"OffsetMs": float(n), "Text": f"{text}\n", "Phase": "invoke"} for n, text in enumerate(texts)]


def ask(life, operation, **params):
    outcome = life.call("logs", operation, params)
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def test_groups_by_prefix_and_page(life):
    for name in ("a-fn", "b-fn", "order-fn"):
        if name != "order-fn":
            life.create(name)
        life.invoke(name)
    first = ask(life, "DescribeLogGroups", limit=2, logGroupNamePrefix="/aws/lambda/")
    second = ask(life, "DescribeLogGroups", limit=2, logGroupNamePrefix="/aws/lambda/", nextToken=first["nextToken"])
    assert [g["logGroupName"] for g in first["logGroups"] + second["logGroups"]] == [
        "/aws/lambda/a-fn",
        "/aws/lambda/b-fn",
        GROUP,
    ]
    assert "nextToken" not in second
    assert second["logGroups"][0]["arn"].endswith(f":log-group:{GROUP}:*")


def test_one_stream_per_environment_newest_first(life):
    works = [life.begin(), life.begin()]
    for work in works:
        life.finish(work)
    newest = ask(life, "DescribeLogStreams", logGroupName=GROUP, orderBy="LastEventTime", descending=True)
    assert [s["logStreamName"] for s in newest["logStreams"]] == [w.log_stream for w in reversed(works)]


def test_events_forwards_and_backwards(life):
    work = life.begin()
    life.finish(work, Output=wrote(*"abcdef"))
    params = {"logGroupName": GROUP, "logStreamName": work.log_stream, "limit": 3}
    head = ask(life, "GetLogEvents", **params, startFromHead=True)
    more = ask(life, "GetLogEvents", **params, nextToken=head["nextForwardToken"])
    tail = ask(life, "GetLogEvents", **params)
    before = ask(life, "GetLogEvents", **params, nextToken=tail["nextBackwardToken"])
    texts = [[e["message"][:6] for e in page["events"]] for page in (head, more, tail, before)]
    assert texts == [["START ", "a", "b"], ["c", "d", "e"], ["f", "END Re", "REPORT"], ["c", "d", "e"]]


def test_long_streams_are_sealed_and_still_read_whole(life):
    work = life.begin()
    life.finish(work, Output=wrote(*(f"line {n}" for n in range(CHUNK_EVENTS * 2))))
    life.invoke(Output=wrote("after"))
    stream = next(iter(life.cloud.state.parts["logs/ap-northeast-2"].groups[GROUP].streams.values()))
    assert len(stream.sealed) == 1
    assert len(stream.open) == 4
    events = ask(life, "GetLogEvents", logGroupName=GROUP, logStreamName=work.log_stream, startFromHead=True)["events"]
    assert len(events) == CHUNK_EVENTS * 2 + 3 + 4
    assert events[CHUNK_EVENTS]["message"] == f"line {CHUNK_EVENTS - 1}"
    assert len(life.cloud.encode()) < 20_000


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("paid", ["order paid", "order not paid"]),
        ("order -not", ["order paid"]),
        ('"not paid"', ["order not paid"]),
        ("?REPORT ?hello", ["hello", "REPORT"]),
        ("Paid", []),
    ],
)
def test_filter_patterns(life, pattern, expected):
    life.invoke(Output=wrote("order paid", "order not paid", "hello"))
    events = ask(life, "FilterLogEvents", logGroupName=GROUP, filterPattern=pattern)["events"]
    assert [e["message"] if e["message"][:6] != "REPORT" else "REPORT" for e in events] == expected


def test_filter_by_time_and_stream_and_page(life):
    life.invoke(Output=wrote("one", "two", "three"))
    everything = ask(life, "FilterLogEvents", logGroupName=GROUP)["events"]
    since = ask(life, "FilterLogEvents", logGroupName=GROUP, startTime=everything[-1]["timestamp"])["events"]
    assert [e["message"][:3] for e in since] == ["END", "REP"]
    first = ask(life, "FilterLogEvents", logGroupName=GROUP, limit=4)
    second = ask(life, "FilterLogEvents", logGroupName=GROUP, limit=4, nextToken=first["nextToken"])
    assert first["events"] + second["events"] == everything


@pytest.mark.parametrize("identifier", [GROUP, f"arn:aws:logs:ap-northeast-2:123456789012:log-group:{GROUP}"])
def test_a_group_may_be_named_by_its_identifier(life, identifier):
    life.invoke()
    stream = life.function.invocations[-1].log_stream
    for operation, more in (
        ("DescribeLogStreams", {}),
        ("GetLogEvents", {"logStreamName": stream}),
        ("FilterLogEvents", {}),
    ):
        by_name = ask(life, operation, logGroupName=GROUP, **more)
        assert ask(life, operation, logGroupIdentifier=identifier, **more) == by_name


@pytest.mark.parametrize(
    ("operation", "params", "code"),
    [
        ("DescribeLogStreams", {"logGroupName": "/none"}, "ResourceNotFoundException"),
        ("GetLogEvents", {"logGroupName": GROUP, "logStreamName": "none"}, "ResourceNotFoundException"),
        ("FilterLogEvents", {"logGroupName": GROUP, "filterPattern": "{ $.a = 1 }"}, "NotSimulatedException"),
        ("FilterLogEvents", {"logGroupName": GROUP, "filterPattern": '"open'}, "InvalidParameterException"),
        ("FilterLogEvents", {"logGroupName": GROUP, "nextToken": "x"}, "InvalidParameterException"),
        ("FilterLogEvents", {}, "InvalidParameterException"),
        ("DescribeLogStreams", {"logGroupIdentifier": "/none"}, "ResourceNotFoundException"),
        (
            "DescribeLogStreams",
            {"logGroupName": GROUP, "orderBy": "LastEventTime", "logStreamNamePrefix": "2"},
            "InvalidParameterException",
        ),
    ],
)
def test_refusals(life, operation, params, code):
    life.invoke()
    assert life.call("logs", operation, params).refusal.code == code


def test_a_role_that_may_not_write_logs_leaves_none(life):
    deny = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"logs:*","Resource":"*"}]}'
    life.call(
        "iam",
        "PutRolePolicy",
        {"RoleName": "lambda-basic-role", "PolicyName": "quiet", "PolicyDocument": deny},
    )
    outcome = life.invoke()
    assert [(type(n).__name__, n.action) for n in outcome.news if hasattr(n, "action")] == [
        ("LogDeliveryDenied", "logs:CreateLogGroup")
    ]
    assert life.call("logs", "DescribeLogGroups").answer == {"logGroups": []}
