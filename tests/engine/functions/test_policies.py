"""AddPermission, RemovePermission, GetPolicy, and what such a policy decides."""

import json

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from tests.engine.sts.support import allow, deny, document
from tests.engine.support import ACCOUNT, REGION, Life, refused

FN = {"FunctionName": "order-fn"}
ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"
OTHER = "999999999999"
INVOKE = "lambda:InvokeFunction"
BUCKET = "arn:aws:s3:::dumplings"
S3 = Caller.service(ACCOUNT, "s3.amazonaws.com")


@pytest.fixture
def life():
    life = Life()
    life.create(Publish=True)
    life.call("lambda", "CreateAlias", FN | {"Name": "live", "FunctionVersion": "1"})
    return life


def permission(sid="bucket", principal="s3.amazonaws.com", **more):
    return FN | {"StatementId": sid, "Action": INVOKE, "Principal": principal} | more


def add(life, *args, **more):
    outcome = life.call("lambda", "AddPermission", permission(*args, **more))
    assert outcome.refusal is None, outcome.refusal
    return json.loads(outcome.answer["Statement"])


def policy(life, **more):
    answer = life.call("lambda", "GetPolicy", FN | more).answer
    return json.loads(answer["Policy"]), answer["RevisionId"]


def mina(life, *statements):
    arn = life.call("iam", "CreateUser", {"UserName": "mina"}).answer["User"]["Arn"]
    if statements:
        params = {"UserName": "mina", "PolicyName": "own", "PolicyDocument": document(*statements)}
        life.call("iam", "PutUserPolicy", params)
    return Caller.user(arn)


def test_a_statement_in_the_words_of_aws(life):
    more = {"SourceArn": BUCKET, "SourceAccount": ACCOUNT, "PrincipalOrgID": "o-1234567890", "EventSourceToken": "t"}
    statement = add(life, **more)
    assert statement == {
        "Sid": "bucket",
        "Effect": "Allow",
        "Principal": {"Service": "s3.amazonaws.com"},
        "Action": INVOKE,
        "Resource": ARN,
        "Condition": {
            "ArnLike": {"AWS:SourceArn": BUCKET},
            "StringEquals": {
                "AWS:SourceAccount": ACCOUNT,
                "aws:PrincipalOrgID": "o-1234567890",
                "lambda:EventSourceToken": "t",
            },
        },
    }
    assert policy(life)[0] == {"Version": "2012-10-17", "Id": "default", "Statement": [statement]}


@pytest.mark.parametrize(
    ("principal", "element"),
    [
        ("*", "*"),
        (OTHER, {"AWS": f"arn:aws:iam::{OTHER}:root"}),
        (f"arn:aws:iam::{OTHER}:role/cook", {"AWS": f"arn:aws:iam::{OTHER}:role/cook"}),
        ("apigateway.amazonaws.com", {"Service": "apigateway.amazonaws.com"}),
    ],
)
def test_principals(life, principal, element):
    assert add(life, principal=principal)["Principal"] == element


@pytest.mark.parametrize(
    "principal", ["mina", f"arn:aws:iam::{ACCOUNT}:user/nobody", f"arn:aws:iam::{ACCOUNT}:group/x", BUCKET]
)
def test_principals_that_are_nobody(life, principal):
    assert refused(life, "AddPermission", permission(principal=principal)) == (
        "InvalidParameterValueException",
        "The provided principal was invalid. Please check the principal and try again.",
    )


def test_function_urls_have_their_own_conditions(life):
    url = {"Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"}
    assert add(life, "url", "*", **url)["Condition"] == {"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}}
    via = add(life, "via", "*", InvokedViaFunctionUrl=True)
    assert via["Condition"] == {"Bool": {"lambda:InvokedViaFunctionUrl": "true"}}
    for member, value, action in (
        ("FunctionUrlAuthType", "NONE", INVOKE),
        ("InvokedViaFunctionUrl", True, "lambda:InvokeFunctionUrl"),
    ):
        wanted = "lambda:InvokeFunctionUrl" if action == INVOKE else INVOKE
        assert refused(life, "AddPermission", permission("other", "*", Action=action, **{member: value})) == (
            "InvalidParameterValueException",
            f"{member} is only supported for {wanted} action",
        )


def test_each_qualifier_has_a_policy_of_its_own(life):
    add(life)
    assert add(life, Qualifier="live")["Resource"] == f"{ARN}:live"
    assert add(life, FunctionName="order-fn:1")["Resource"] == f"{ARN}:1"
    assert refused(life, "AddPermission", permission(Qualifier="live")) == (
        "ResourceConflictException",
        "The statement id (bucket) provided already exists. Please provide a new statement id, "
        "or remove the existing statement.",
    )
    assert refused(life, "AddPermission", permission("x", Qualifier="$LATEST")) == (
        "InvalidParameterValueException",
        "We currently do not support adding policies for $LATEST.",
    )
    assert refused(life, "AddPermission", permission("x", Qualifier="lunch")) == (
        "ResourceNotFoundException",
        f"Cannot find alias arn: {ARN}:lunch",
    )
    assert refused(life, "AddPermission", permission("x", Qualifier="7"))[1] == f"Function not found: {ARN}:7"
    life.call("lambda", "RemovePermission", FN | {"StatementId": "bucket", "Qualifier": "live"})
    assert [*life.function.policies] == ["", "1"]
    life.call("lambda", "DeleteAlias", FN | {"Name": "live"})
    life.call("lambda", "DeleteFunction", FN | {"Qualifier": "1"})
    assert [*life.function.policies] == [""]


def test_removed_and_looked_for(life):
    missing = FN | {"StatementId": "bucket"}
    assert refused(life, "GetPolicy", FN)[1] == "The resource you requested does not exist."
    assert refused(life, "RemovePermission", missing)[1] == "No policy is associated with the given resource."
    nothing = {"FunctionName": "nothing", "StatementId": "bucket"}
    assert refused(life, "RemovePermission", nothing)[1].startswith("No policy found for: arn:aws:lambda:")
    add(life)
    add(life, "queue")
    assert refused(life, "RemovePermission", FN | {"StatementId": "x"}) == (
        "ResourceNotFoundException",
        "Statement x is not found in resource policy.",
    )
    life.call("lambda", "RemovePermission", missing)
    assert [each["Sid"] for each in policy(life)[0]["Statement"]] == ["queue"]


def test_revisions(life):
    add(life)
    _, first = policy(life)
    assert first == life.function.revision_id
    assert refused(life, "AddPermission", permission("x", RevisionId="old"))[0] == "PreconditionFailedException"
    add(life, "x", RevisionId=first)
    _, second = policy(life)
    assert second != first
    old = FN | {"StatementId": "x", "RevisionId": first}
    assert refused(life, "RemovePermission", old)[0] == "PreconditionFailedException"
    add(life, Qualifier="live")
    assert policy(life, Qualifier="live")[1] == life.function.aliases["live"].revision_id


def test_the_size_of_a_policy(life):
    for sid in "abc":
        add(life, sid, SourceArn=BUCKET + "x" * 5_000)
    used = len(json.dumps(policy(life)[0], separators=(",", ":")))
    plain = len(json.dumps(add(life, "d", SourceArn=BUCKET), separators=(",", ":"))) + 1
    life.call("lambda", "RemovePermission", FN | {"StatementId": "d"})
    left = numbers.LAMBDA_POLICY_BYTES - used - plain
    assert refused(life, "AddPermission", permission("d", SourceArn=BUCKET + "x" * (left + 1))) == (
        "PolicyLengthExceededException",
        "The final policy size (20481) is bigger than the limit (20480).",
    )
    add(life, "d", SourceArn=BUCKET + "x" * left)


def test_a_service_needs_the_policy(life):
    def decide(caller=S3, resource=ARN, **keys):
        named = {f"aws:{name}": value for name, value in keys.items()}
        return life.cloud.decide(caller, INVOKE, resource, named).allowed

    assert decide() is False
    add(life, SourceArn=BUCKET, SourceAccount=ACCOUNT)
    assert decide(SourceArn=BUCKET, SourceAccount=ACCOUNT) is True
    assert decide(SourceArn=BUCKET + "2", SourceAccount=ACCOUNT) is False
    assert decide(SourceArn=BUCKET) is False
    assert decide(resource=f"{ARN}:live", SourceArn=BUCKET, SourceAccount=ACCOUNT) is False
    assert decide(Caller.service(ACCOUNT, "sns.amazonaws.com"), SourceArn=BUCKET, SourceAccount=ACCOUNT) is False


def test_whom_iam_says_nothing_of_may_what_the_policy_allows(life):
    user = mina(life)
    assert life.call("lambda", "Invoke", FN, caller=user).refusal.code == "AccessDeniedException"
    add(life, "mina", user.arn)
    outcome = life.call("lambda", "Invoke", FN, caller=user)
    assert (outcome.refusal, outcome.decision.by) == (None, "resource")
    assert (
        life.call("lambda", "Invoke", FN | {"Qualifier": "live"}, caller=user).refusal.code == "AccessDeniedException"
    )
    assert life.call("lambda", "GetFunction", FN, caller=user).refusal.code == "AccessDeniedException"


def test_a_deny_of_iam_counts_more(life):
    user = mina(life, deny(INVOKE))
    add(life, "mina", user.arn)
    assert life.call("lambda", "Invoke", FN, caller=user).refusal.code == "AccessDeniedException"


def test_another_account(life):
    """Both sides must allow: the other account by its word, this one by the function's policy."""
    params = {"FunctionName": ARN}

    def call(home, operation="Invoke", **more):
        caller = Caller("user", OTHER, f"arn:aws:iam::{OTHER}:user/jun", f"arn:aws:iam::{OTHER}:user/jun", home=home)
        return life.call("lambda", operation, params | more, caller=caller).refusal

    assert "no resource-based policy allows the lambda:InvokeFunction action" in call("allowed").message
    add(life, "shop", OTHER)
    assert call("allowed") is None
    assert "no identity-based policy allows" in call("denied").message
    assert call("allowed", "GetFunction").code == "AccessDeniedException"
    add(life, "all", OTHER, Action="lambda:*")
    assert call("allowed", "GetFunction") is None
    refusal = call("allowed", "UpdateFunctionConfiguration", Timeout=5)
    assert (refusal.code, refusal.hint) == ("AccessDeniedException", "function-of-another-account")


def test_who_may_let_whom_in_can_be_limited(life):
    only_s3 = {"StringEquals": {"lambda:Principal": "s3.amazonaws.com"}}
    user = mina(life, allow("lambda:AddPermission") | {"Condition": only_s3})
    assert life.call("lambda", "AddPermission", permission(), caller=user).refusal is None
    refusal = life.call("lambda", "AddPermission", permission("all", "*"), caller=user).refusal
    assert refusal.code == "AccessDeniedException"
