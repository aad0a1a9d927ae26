"""Every operation: refused, it changes nothing; forbidden, it says so; and whatever it answers fits its model."""

from functools import cache

import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.lint import reference
from tests.engine.cloudwatch import good as measured
from tests.engine.ec2 import making as network
from tests.engine.ec2.good import EC2
from tests.engine.functions import good as functions
from tests.engine.functions import good_calls as calls
from tests.engine.functions import good_urls as function_urls
from tests.engine.iam import good as people
from tests.engine.iam import good_policies as policies
from tests.engine.mq import good as brokers
from tests.engine.sns import good as topics
from tests.engine.sqs import good as queues
from tests.engine.sts import good as temporary
from tests.engine.support import ROLE, Life, function_params, zipped

GROUP = "/aws/lambda/order-fn"
GOOD = (
    {
        "lab.AdvanceClock": {"Until": 1},
        "lab.CallOut": {"RequestId": "?", "Service": "sts", "Operation": "GetCallerIdentity", "PatienceMs": 1000.0},
        "lab.InvokeWithMemory": {"FunctionName": "order-fn", "MemorySize": 512},
        "lab.LimitConcurrency": {"Limit": 500},
        "lab.FinishInvocation": {"RequestId": "?", "Status": "ok", "Payload": b"", "Output": [], "DurationMs": 1.0},
        "lab.LoseEnvironment": {"EnvironmentId": "?", "Reason": "evicted"},
        "lab.SetClockRate": {"Rate": 10},
        "lab.Tick": {},
        "lambda.CreateFunction": function_params("second-fn"),
        "lambda.DeleteFunction": {"FunctionName": "order-fn"},
        "lambda.GetFunction": {"FunctionName": "order-fn"},
        "lambda.GetFunctionCodeSigningConfig": {"FunctionName": "order-fn"},
        "lambda.GetFunctionConfiguration": {"FunctionName": "order-fn", "Qualifier": "$LATEST"},
        "lambda.Invoke": {"FunctionName": "order-fn"},
        "lambda.ListFunctions": {},
        "lambda.UpdateFunctionCode": {"FunctionName": "order-fn", "ZipFile": zipped("x = 1\n")},
        "lambda.UpdateFunctionConfiguration": {"FunctionName": "order-fn", "Timeout": 9},
        "logs.DescribeLogGroups": {},
        "logs.DescribeLogStreams": {"logGroupName": GROUP},
        "logs.FilterLogEvents": {"logGroupName": GROUP},
        "logs.GetLogEvents": {"logGroupName": GROUP, "logStreamName": "{stream}"},
    }
    | measured.CLOUDWATCH
    | brokers.MQ
    | function_urls.URLS
    | functions.LAMBDA
    | calls.CALLS
    | people.PEOPLE
    | policies.POLICIES
    | queues.SQS
    | topics.SNS
    | temporary.STS
    | EC2
)
OPEN = {name for name in GOOD if not wiring.OPERATIONS[tuple(name.split("."))].needs_permission}
NOT_SIMULATED = {name for name in GOOD if not wiring.OPERATIONS[tuple(name.split("."))].simulated}
USERS_OWN = people.USERS_OWN | temporary.USERS_OWN
READS = {name for name in GOOD if wiring.OPERATIONS[tuple(name.split("."))].read_only}

DENIED = {
    "cloudwatch": "AccessDenied",
    "ec2": "UnauthorizedOperation",
    "iam": "AccessDenied",
    "lab": "AccessDenied",
    "lambda": "AccessDeniedException",
    "logs": "AccessDeniedException",
    "sns": "AuthorizationError",
    "mq": "AccessDeniedException",
    "sqs": "AccessDenied",
    "sts": "AccessDenied",
}
INVALID = {
    "cloudwatch": "ValidationError",
    "ec2": "UnknownParameter",
    "iam": "ValidationError",
    "lab": "ValidationException",
    "lambda": "ValidationException",
    "logs": "ValidationException",
    "sns": "ValidationError",
    "mq": "BadRequestException",
    "sqs": "InvalidParameterValue",
    "sts": "ValidationError",
}


@cache
def once():
    life = Life()
    brokers.prepare(life)
    life.create()
    life.invoke()
    life.call("lab", "SetClockRate", {"Rate": 0})
    measured.prepare(life)
    functions.prepare(life)
    queues.prepare(life)
    topics.prepare(life)
    calls.prepare(life)
    people.prepare(life)
    policies.prepare(life)
    temporary.prepare(life)
    network.prepare(life)
    function_urls.prepare(life)
    return life


def lived():
    life = Life()
    life.cloud, life.wall = once().cloud.clone(), once().wall
    return life


def outcome_of(life, name, params, **options):
    service, operation = name.split(".")
    stream = life.function.invocations[-1].log_stream
    known = people.filled(life, brokers.filled(life, params))
    known = network.filled(life, temporary.filled(life, policies.filled(life, known)))
    known = topics.filled(life, known)
    known = queues.filled(life, function_urls.filled(life, calls.filled(life, known)))
    filled = {key: stream if value == "{stream}" else value for key, value in known.items()}
    before = Life()
    before.cloud = life.cloud.clone()
    return life.call(service, operation, filled, **options), before.cloud.state.parts


def accepted_of(life, name):
    """Who makes the good call."""
    return Caller.user("arn:aws:iam::123456789012:user/mina") if name in USERS_OWN else life.cloud.root


def test_every_operation_has_a_good_call_here():
    assert set(GOOD) == {f"{service}.{operation}" for service, operation in wiring.OPERATIONS}


@pytest.mark.parametrize("name", sorted(GOOD.keys() - NOT_SIMULATED))
def test_accepted(name):
    life = lived()
    if name in ("lab.CallOut", "lab.FinishInvocation"):
        work = life.begin()
        GOOD[name]["RequestId"] = work.request_id
    outcome, _ = outcome_of(life, name, GOOD[name], caller=accepted_of(life, name))
    assert outcome.refusal is None, outcome.refusal
    assert outcome.entry.changed is (name not in READS)


@pytest.mark.parametrize("name", sorted(GOOD.keys() - NOT_SIMULATED))
def test_the_condition_keys_are_those_that_aws_lists_for_the_action(name):
    life = lived()
    outcome, _ = outcome_of(life, name, GOOD[name], caller=accepted_of(life, name))
    own = {key for key in outcome.decision.keys if not reference.is_global(key)}
    action = catalogue.action(wiring.OPERATIONS[tuple(name.split("."))].action or "")
    assert {reference.bare(key) for key in own} <= (reference.keys(action) if action else set())


@pytest.mark.parametrize("name", sorted(READS))
def test_a_read_changes_nothing(name):
    life = lived()
    _, before = outcome_of(life, name, GOOD[name])
    assert life.cloud.state.parts == before


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_member_that_does_not_exist(name):
    life = lived()
    outcome, before = outcome_of(life, name, GOOD[name] | {"Dumplings": 12})
    assert outcome.refusal.code == INVALID[name.split(".")[0]]
    ec2 = name.startswith("ec2.")
    sentence = "The parameter dumplings is not" if ec2 else "Value '12' at 'dumplings' failed to satisfy constraint"
    assert sentence in outcome.refusal.message
    assert life.cloud.state.parts == before


@pytest.mark.parametrize("name", sorted(NOT_SIMULATED))
def test_not_simulated(name):
    life = lived()
    outcome, before = outcome_of(life, name, GOOD[name])
    assert outcome.refusal.code == "NotSimulatedException"
    assert life.cloud.state.parts == before


@pytest.mark.parametrize("name", sorted(GOOD.keys() - OPEN))
def test_a_role_without_permission(name):
    life = lived()
    outcome, before = outcome_of(life, name, GOOD[name], caller=Caller.role(ROLE, "order-fn"))
    assert outcome.refusal.code == DENIED[name.split(".")[0]]
    assert outcome.decision.allowed is False
    assert outcome.work == []
    assert life.cloud.state.parts == before


@pytest.mark.parametrize("name", sorted(GOOD))
def test_another_account(name):
    life = lived()
    outcome, before = outcome_of(life, name, GOOD[name], caller=Caller.root("999999999999"))
    assert outcome.refusal.code == DENIED[name.split(".")[0]]
    assert life.cloud.state.parts == before
