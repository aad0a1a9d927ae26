"""GetSessionToken and GetFederationToken."""

import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import SECOND, to_datetime
from tests.engine.sts.support import COOK, MINA, Kitchen, allow, deny, document, trust
from tests.engine.support import ACCOUNT

INVALID = ("InvalidClientTokenId", "The security token included in the request is invalid.")
GUEST = f"arn:aws:sts::{ACCOUNT}:federated-user/guest"


@pytest.fixture
def kitchen():
    return Kitchen()


def token(kitchen, caller, **params):
    """The same caller with the credentials of GetSessionToken."""
    answer = kitchen.done("sts", "GetSessionToken", params, caller=caller)
    return kitchen.caller(answer["Credentials"]["AccessKeyId"])


def federated(kitchen, caller, **params):
    answer = kitchen.done("sts", "GetFederationToken", {"Name": "guest", **params}, caller=caller)
    return kitchen.caller(answer["Credentials"]["AccessKeyId"])


def test_a_session_token_needs_no_permission_and_gives_what_the_user_has(kitchen):
    mina = kitchen.user("mina", allow("lambda:ListFunctions"), deny("sts:GetSessionToken"))
    outcome = kitchen.call("sts", "GetSessionToken", caller=mina)
    assert outcome.decision.reason == "no-permission-needed"
    credentials = outcome.answer["Credentials"]
    assert credentials["Expiration"] == to_datetime(kitchen.now + 43_200 * SECOND)
    session = kitchen.caller(credentials["AccessKeyId"])
    assert session == Caller("user", ACCOUNT, MINA, MINA, credentials["AccessKeyId"])
    assert kitchen.may(session, "lambda:ListFunctions")
    assert not kitchen.may(session, "lambda:DeleteFunction")


@pytest.mark.parametrize(("asked", "lasts"), [(None, 3600), (900, 900), (129_600, 3600)])
def test_a_token_of_root_lasts_an_hour_at_most(kitchen, asked, lasts):
    params = {} if asked is None else {"DurationSeconds": asked}
    answer = kitchen.done("sts", "GetSessionToken", params)
    assert answer["Credentials"]["Expiration"] == to_datetime(kitchen.now + lasts * SECOND)
    root = kitchen.caller(answer["Credentials"]["AccessKeyId"])
    assert (root.kind, root.arn) == ("root", f"arn:aws:iam::{ACCOUNT}:root")
    assert kitchen.call("lambda", "ListFunctions", caller=root).refusal is None
    assert kitchen.refused_role(root) == ("AccessDenied", "Roles may not be assumed by root accounts.")


def test_iam_asks_for_a_second_factor_of_a_session_token(kitchen):
    session = token(kitchen, kitchen.user("mina", allow("*")))
    assert kitchen.refused(session, "iam", "ListUsers", {}) == INVALID
    assert kitchen.call("lambda", "ListFunctions", caller=session).refusal is None


def test_a_session_token_may_assume_a_role(kitchen):
    session = token(kitchen, kitchen.user("mina", allow("sts:AssumeRole")))
    kitchen.role("cook", trust(ACCOUNT))
    assert kitchen.assume(session).identity == COOK


def test_tokens_are_not_exchanged_for_tokens(kitchen):
    mina = kitchen.user("mina", allow("sts:*"))
    kitchen.role("cook", trust(ACCOUNT), allow("sts:*"))
    for caller in (token(kitchen, mina), kitchen.assume(mina)):
        for operation, params in (("GetSessionToken", {}), ("GetFederationToken", {"Name": "guest"})):
            message = f"Cannot call {operation} with session credentials"
            assert kitchen.refused(caller, "sts", operation, params) == ("AccessDenied", message)


def test_a_federated_user_has_what_user_and_session_policy_share(kitchen):
    mina = kitchen.user("mina", allow("sts:GetFederationToken", "lambda:*"))
    outcome = kitchen.call("sts", "GetFederationToken", {"Name": "guest", "Policy": document(allow("*"))}, caller=mina)
    credentials = outcome.answer.pop("Credentials")
    assert outcome.answer == {
        "FederatedUser": {"FederatedUserId": f"{ACCOUNT}:guest", "Arn": GUEST},
        "PackedPolicySize": 3,
    }
    assert credentials["Expiration"] == to_datetime(kitchen.now + 43_200 * SECOND)
    guest = kitchen.caller(credentials["AccessKeyId"])
    assert guest == Caller("federated", ACCOUNT, GUEST, MINA, credentials["AccessKeyId"])
    assert kitchen.may(guest, "lambda:ListFunctions")
    assert not kitchen.may(guest, "logs:GetLogEvents")
    assert not kitchen.may(federated(kitchen, mina, Policy=document(allow("logs:*"))), "lambda:ListFunctions")


def test_a_federated_user_without_a_policy_may_nothing(kitchen):
    mina = kitchen.user("mina", allow("*"))
    guest = federated(kitchen, mina)
    assert kitchen.refused(guest, "lambda", "ListFunctions", {}) == (
        "AccessDeniedException",
        f"User: {GUEST} is not authorized to perform: lambda:ListFunctions on resource: * "
        "because no session policy allows the lambda:ListFunctions action",
    )


def test_what_a_federated_user_is_called(kitchen):
    mina = kitchen.user("mina", allow("*"), tags={"team": "soup"})
    whole = {"Policy": document(allow("*")), "Tags": [{"Key": "shift", "Value": "late"}]}
    keys = kitchen.cloud.decide(federated(kitchen, mina, **whole), "lambda:ListFunctions", "*").keys
    shown = ("aws:PrincipalArn", "aws:PrincipalType", "aws:userid", "aws:PrincipalTag/team", "aws:PrincipalTag/shift")
    assert [keys[name] for name in shown] == [GUEST, "FederatedUser", f"{ACCOUNT}:guest", "soup", "late"]
    assert "aws:username" not in keys


def test_to_federate_and_to_tag_are_permissions(kitchen):
    mina = kitchen.user("mina")
    tags = {"Name": "guest", "Tags": [{"Key": "team", "Value": "soup"}]}
    denied = f"User: {MINA} is not authorized to perform: sts:%s on resource: {GUEST} because no identity-based policy"
    code, message = kitchen.refused(mina, "sts", "GetFederationToken", tags)
    assert (code, message[: len(denied) + 16]) == ("AccessDenied", denied % "GetFederationToken")
    kitchen.grant("mina", allow("sts:GetFederationToken"))
    assert kitchen.refused(mina, "sts", "GetFederationToken", tags)[1].startswith(denied % "TagSession")


@pytest.mark.parametrize(
    ("service", "operation", "params"),
    [("iam", "ListUsers", {}), ("sts", "AssumeRole", {"RoleArn": COOK, "RoleSessionName": "lunch"})],
)
def test_a_federated_user_opens_neither_iam_nor_sts(kitchen, service, operation, params):
    mina = kitchen.user("mina", allow("*"))
    kitchen.role("cook", trust(MINA))
    guest = federated(kitchen, mina, Policy=document(allow("*")))
    assert kitchen.refused(guest, service, operation, params) == INVALID
    assert kitchen.done("sts", "GetCallerIdentity", {}, caller=guest)["UserId"] == f"{ACCOUNT}:guest"


def test_root_does_not_federate_here(kitchen):
    refused = kitchen.refused(kitchen.cloud.root, "sts", "GetFederationToken", {"Name": "guest"})
    assert refused == ("NotSimulatedException", "GetFederationToken of the root user is not simulated here.")
