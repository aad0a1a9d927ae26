"""The smallest change that flips a decision: each is tried again here, on every row of the tables."""

import pytest

from serverless_lab.engine.policy.edits import Situation, apply
from serverless_lab.engine.policy.evaluate import evaluate
from serverless_lab.engine.policy.flip import flips
from serverless_lab.engine.policy.policy import Policy
from tests.engine.policy import cases
from tests.engine.policy.cases import MINA, policies_of, request_of
from tests.engine.support import ACCOUNT

DECISIONS = [case for case in cases.read() if "policies" in case]
BREAD = "arn:aws:s3:::pantry/bread"


def flips_of(case):
    return flips(request_of(case), policies_of(case))


def first(case):
    """The smallest flip, which must be of one edit."""
    (edit,) = flips_of(case)[0].edits
    return edit


def allow(action="*", resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action="*", resource="*", **more):
    return {"Effect": "Deny", "Action": action, "Resource": resource, **more}


@pytest.mark.parametrize("case", DECISIONS, ids=lambda case: case["name"])
def test_every_flip_flips_and_nothing_given_is_changed(case):
    before = Situation(request_of(case), policies_of(case))
    found = flips(*before)
    assert found
    for flip in found:
        after = before
        for edit in flip.edits:
            after = apply(after, edit)
        assert evaluate(*after).allowed is flip.decision.allowed is not case["allowed"]
    assert [flip.size for flip in found] == sorted(flip.size for flip in found)
    assert before == Situation(request_of(case), policies_of(case))


def test_nothing_allows():
    edit = first({"policies": {}})
    assert (edit.what, edit.kind, edit.place, edit.pointer) == ("add-statement", "identity", -1, "/Statement/-")
    assert edit.statement == {"Effect": "Allow", "Action": "s3:GetObject", "Resource": BREAD}


def test_a_statement_lacks_the_resource():
    edit = first({"policies": {"mine": [allow("iam:*"), allow("s3:*", "arn:aws:s3:::pantry/cake")]}})
    assert (edit.what, edit.policy, edit.pointer, edit.element) == (
        "change-statement",
        "mine",
        "/Statement/1",
        "Resource",
    )
    assert edit.statement["Resource"] == ["arn:aws:s3:::pantry/cake", BREAD]


def test_a_statement_lacks_the_action():
    edit = first({"policies": {"mine": [allow("s3:PutObject", BREAD)]}})
    assert (edit.what, edit.element) == ("change-statement", "Action")
    assert edit.statement["Action"] == ["s3:PutObject", "s3:GetObject"]


def test_a_condition_lacks_a_key():
    condition = {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
    edit = first({"policies": {"mine": [allow(Condition=condition)]}})
    assert (edit.what, edit.key, edit.value) == ("set-key", "aws:MultiFactorAuthPresent", "true")


@pytest.mark.parametrize(
    ("condition", "keys", "value"),
    [
        ({"StringLike": {"aws:username": "mi*"}}, {"aws:username": "jun"}, "mi"),
        ({"StringNotEquals": {"aws:username": "mina"}}, {"aws:username": "mina"}, "not-mina"),
        ({"NumericLessThan": {"s3:max-keys": "10"}}, {"s3:max-keys": "50"}, "9"),
        ({"NumericGreaterThan": {"s3:max-keys": "10"}}, {"s3:max-keys": "5"}, "11"),
        ({"DateLessThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}}, {}, "2025-12-31T23:59:59Z"),
        ({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, {"aws:SourceIp": "203.0.113.25"}, "10.0.0.1"),
        ({"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, {"aws:SourceIp": "10.0.0.1"}, "198.51.100.7"),
        ({"ForAnyValue:StringEquals": {"aws:TagKeys": ["team", "cost"]}}, {}, ["team"]),
        ({"Null": {"aws:TokenIssueTime": "false"}}, {}, "true"),
        ({"Null": {"aws:TokenIssueTime": "true"}}, {"aws:TokenIssueTime": "2026-01-01T00:00:00Z"}, None),
    ],
)
def test_a_key_is_given_a_value_that_holds(condition, keys, value):
    edit = first({"policies": {"mine": [allow(Condition=condition)]}, "keys": keys})
    assert (edit.what, edit.value) == ("set-key", value)


def test_a_deny_of_several_actions_is_narrowed():
    edit = first({"policies": {"mine": [allow(), deny(["s3:GetObject", "s3:PutObject"])]}})
    assert (edit.what, edit.pointer, edit.element) == ("change-statement", "/Statement/1", "Action")
    assert edit.statement["Action"] == ["s3:PutObject"]


def test_a_deny_of_everything_is_removed():
    edit = first({"policies": {"mine": [allow(), deny()]}})
    assert (edit.what, edit.pointer) == ("remove-statement", "/Statement/1")


def test_a_deny_may_spare_the_caller():
    found = first({"policies": {"mine": [allow(), deny()]}, "keys": {"aws:PrincipalArn": MINA}})
    assert (found.what, found.element) == ("change-statement", "Condition")
    assert found.statement["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": MINA}}


def test_a_deny_without_mfa_is_met_with_mfa():
    condition = {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}
    edit = first({"policies": {"mine": [allow(), deny(Condition=condition)]}})
    assert (edit.what, edit.value) == ("set-key", "true")


@pytest.mark.parametrize("kind", ["boundary", "session"])
def test_a_limit_is_widened(kind):
    edit = first({"policies": {"identity": [allow()], kind: [allow("iam:*")]}, "caller": "cook"})
    assert (edit.what, edit.kind, edit.place) == ("add-statement", kind, 1)
    assert edit.statement == {"Effect": "Allow", "Action": "s3:GetObject", "Resource": BREAD}


def test_the_level_of_the_organization_that_stops_is_widened():
    edit = first({"policies": {"scp": [[allow()], [allow("iam:*")]], "identity": [allow()]}})
    assert (edit.what, edit.kind, edit.level, edit.place) == ("add-statement", "scp", 1, 1)


def test_a_resource_policy_names_the_principal():
    statement = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:role/cook"}, "Action": "s3:*"}
    found = flips_of({"policies": {"resource": [statement]}})
    (edit,) = found[0].edits
    assert (edit.what, edit.kind, edit.element) == ("change-statement", "resource", "Principal")
    assert edit.statement["Principal"] == {"AWS": [f"arn:aws:iam::{ACCOUNT}:role/cook", MINA]}
    assert [flip.edits[0].kind for flip in found] == ["resource", "identity", "resource"]


def test_a_service_is_named_in_the_resource_policy():
    edit = first({"policies": {}, "caller": "lambda"})
    assert (edit.kind, edit.statement["Principal"]) == ("resource", {"Service": "lambda.amazonaws.com"})


def test_a_trust_policy_names_the_principal():
    edit = first({"policies": {}, "action": "sts:AssumeRole", "resource": f"arn:aws:iam::{ACCOUNT}:role/baker"})
    assert edit.kind == "trust"
    assert edit.statement == {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": MINA}}


def test_another_account_must_allow_as_well():
    whats = [[edit.what for edit in flip.edits] for flip in flips_of({"policies": {}, "caller": "visitor"})]
    assert whats == [["add-statement", "allow-at-home"]]


def test_several_changes_are_needed():
    case = {"policies": {"scp": [[allow("iam:*")]], "boundary": [allow("iam:*")]}}
    kinds = [edit.kind for edit in flips_of(case)[0].edits]
    assert kinds == ["scp", "identity", "boundary"]


def test_an_allowed_call_is_denied_again():
    found = flips_of({"policies": {"mine": [allow("s3:*")]}})
    assert [flip.edits[0].what for flip in found] == ["add-statement", "remove-statement"]
    assert found[0].edits[0].statement == {"Effect": "Deny", "Action": "s3:GetObject", "Resource": BREAD}


def test_only_the_organization_stops_the_root_user():
    edit = first({"policies": {}, "caller": "root"})
    assert (edit.what, edit.kind, edit.statement["Effect"]) == ("add-statement", "scp", "Deny")


def test_a_full_policy_is_answered_in_time():
    """As many statements as fit in a policy; each change means reading the policy anew."""
    statements = [allow(f"sqs:Action{number}", f"arn:aws:sqs:::queue-{number}") for number in range(100)]
    found = flips(request_of({}), [Policy("identity", "p", {"Version": "2012-10-17", "Statement": statements})])
    assert [edit.what for edit in found[0].edits] == ["add-statement"]


@pytest.mark.parametrize("statement", [allow("s3:ListBucket"), allow("s3:GetObject", "arn:aws:s3:::pantry/cake")])
def test_nobody_can_change_a_policy_of_aws(statement):
    theirs = Policy("identity", "Theirs", {"Statement": [statement]}, arn="arn:aws:iam::aws:policy/Theirs")
    found = flips(request_of({}), [theirs])
    assert [(edit.what, edit.kind, edit.place) for (edit,) in (flip.edits for flip in found)] == [
        ("add-statement", "identity", -1)
    ]


def test_what_a_policy_of_aws_allows_is_denied_by_one_more():
    theirs = Policy("identity", "Theirs", {"Statement": [allow()]}, arn="arn:aws:iam::aws:policy/Theirs")
    (flip,) = flips(request_of({}), [theirs])
    (edit,) = flip.edits
    assert (edit.what, edit.place, edit.statement["Effect"]) == ("add-statement", -1, "Deny")
