"""GetCallerIdentity, GetAccessKeyInfo, messages, and what is not simulated."""

import base64
import json
import zlib

import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.services.sts import messages
from serverless_lab.engine.services.sts.errors import InvalidAuthorizationMessageException
from tests.engine.sts.support import COOK, MINA, Kitchen, allow, deny, trust
from tests.engine.support import ACCOUNT

INVALID = ("InvalidAuthorizationMessageException", "Message is not valid")


@pytest.fixture
def kitchen():
    return Kitchen()


def who(kitchen, caller):
    answer = kitchen.done("sts", "GetCallerIdentity", {}, caller=caller)
    assert answer["Account"] == ACCOUNT
    return answer["UserId"], answer["Arn"]


def test_who_am_i(kitchen):
    mina = kitchen.user("mina", allow("sts:AssumeRole"), deny("sts:GetCallerIdentity"))
    kitchen.role("cook", trust(ACCOUNT))
    iam = kitchen.cloud.state.parts["iam/"]
    user_id, role_id = iam.users["mina"].user_id, iam.roles["cook"].role_id
    arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/cook"
    assert who(kitchen, kitchen.cloud.root) == (ACCOUNT, f"arn:aws:iam::{ACCOUNT}:root")
    assert who(kitchen, mina) == who(kitchen, Caller.user(MINA)) == (user_id, MINA)
    assert who(kitchen, kitchen.assume(mina)) == (f"{role_id}:lunch", f"{arn}/lunch")
    assert who(kitchen, Caller.role(COOK, "order-fn")) == (f"{role_id}:order-fn", f"{arn}/order-fn")


def test_somebody_of_another_account_is_not_told(kitchen):
    stranger = Caller.root("999999999999")
    assert kitchen.refused(stranger, "sts", "GetCallerIdentity", {})[0] == "AccessDenied"


def test_whose_key(kitchen):
    mina = kitchen.user("mina", allow("sts:AssumeRole"))
    kitchen.role("cook", trust(ACCOUNT))
    for key in (mina.key, kitchen.assume(mina).key):
        assert kitchen.done("sts", "GetAccessKeyInfo", {"AccessKeyId": key}) == {"Account": ACCOUNT}
    unknown = {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE"}
    assert kitchen.refused(kitchen.cloud.root, "sts", "GetAccessKeyInfo", unknown) == (
        "ValidationError",
        "The access key AKIAIOSFODNN7EXAMPLE does not exist.",
    )


def test_a_decision_goes_into_a_message_and_comes_out_again(kitchen):
    late = {"StringEquals": {"aws:PrincipalTag/shift": "late"}}
    mina = kitchen.user(
        "mina", allow("*"), {**deny("lambda:GetFunction", Condition=late), "Sid": "NotLate"}, tags={"shift": "late"}
    )
    decision = kitchen.cloud.decide(mina, "lambda:GetFunction", "*")
    text = messages.encode(decision)
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    answer = kitchen.done("sts", "DecodeAuthorizationMessage", {"EncodedMessage": text}, caller=mina)
    decoded = json.loads(answer["DecodedMessage"])
    conditions = decoded["context"].pop("conditions")["items"]
    user_id = kitchen.cloud.state.parts["iam/"].users["mina"].user_id
    assert decoded["allowed"] is False
    assert decoded["explicitDeny"] is True
    assert decoded["failures"] == {"items": []}
    assert decoded["context"] == {
        "principal": {"id": user_id, "arn": MINA},
        "action": "lambda:GetFunction",
        "resource": "*",
    }
    assert {"key": "aws:PrincipalTag/shift", "values": {"items": [{"value": "late"}]}} in conditions
    assert [(one["statementId"], one["effect"]) for one in decoded["matchedStatements"]["items"]] == [
        ("", "ALLOW"),
        ("NotLate", "DENY"),
    ]
    assert decoded["matchedStatements"]["items"][1] == {
        "statementId": "NotLate",
        "effect": "DENY",
        "principals": {"items": [{"value": MINA}]},
        "principalGroups": {"items": []},
        "actions": {"items": [{"value": "lambda:GetFunction"}]},
        "resources": {"items": [{"value": "*"}]},
        "conditions": {"items": [{"key": "aws:PrincipalTag/shift", "values": {"items": [{"value": "late"}]}}]},
    }


def _packed(data):
    return base64.urlsafe_b64encode(zlib.compress(data)).decode()


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "not a message",
        "é",
        base64.urlsafe_b64encode(b"{}").decode(),
        _packed(b"{"),
        _packed(b"[]"),
        _packed(b"{}"),
        _packed(b'{"explicitDeny": "\xff"}'),
        _packed(b'{"explicitDeny": true}')[:-8],
        base64.urlsafe_b64encode(zlib.compress(b'{"explicitDeny": true}')[:-4]).decode(),  # all but its check sum
        _packed(b'{"explicitDeny": "' + b"a" * 300_000 + b'"}'),
        _packed(b"[" * 200_000),
    ],
)
def test_what_is_no_message(kitchen, text):
    with pytest.raises(InvalidAuthorizationMessageException):
        messages.decode(text)
    asked = kitchen.refused(kitchen.cloud.root, "sts", "DecodeAuthorizationMessage", {"EncodedMessage": text})
    assert asked == INVALID


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("AssumeRoleWithSAML", {"RoleArn": COOK, "PrincipalArn": COOK, "SAMLAssertion": "PHNhbWw+"}),
        ("AssumeRoleWithWebIdentity", {"RoleArn": COOK, "RoleSessionName": "x1", "WebIdentityToken": "eyJh"}),
    ],
)
def test_other_providers_are_not_simulated(kitchen, operation, params):
    refused = kitchen.refused(kitchen.cloud.root, "sts", operation, params)
    assert refused == ("NotSimulatedException", f"{operation} is not simulated here.")
