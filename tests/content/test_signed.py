"""Function URLs that ask for a signature: botocore's own signer, over a socket."""

import json
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.compat import get_current_datetime
from botocore.credentials import Credentials

from lessons.people.models import Learner
from lessons.sandbox import keys, lab, unverified
from lessons.sandbox.models import Account
from serverless_lab.engine.services.lambda_.errors.urls import FORBIDDEN
from tests.content.conftest import REGION, Heard, Make, Url

BOTH = ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"]


@pytest.fixture
def url(make: Make) -> Url:
    return make(AuthType="AWS_IAM")


def signed(
    url: Url,
    key: tuple[str, ...],
    path: str = "/",
    *,
    method: str = "GET",
    body: bytes = b"",
    service: str = "lambda",
    region: str = REGION,
    signer: str = "SigV4Auth",
    shared: bool = False,
    late: float = 0.0,
    **options: Any,
) -> Heard:
    host, prefix = (f"127.0.0.1:{url.site.port}", f"/lambda-url/{url.id}") if shared else (url.host, "")
    request = AWSRequest(method, f"http://{host}{prefix}{path}", {}, body)
    at = get_current_datetime() - timedelta(seconds=late)
    with patch.object(auth, "get_current_datetime", lambda: at):
        getattr(auth, signer)(Credentials(*key), service, region, **options).add_auth(request)
    parts = urlsplit(request.url)
    sent = {name: str(value) for name, value in request.headers.items()}
    return url.site.ask(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, host=host, **sent)


def allow(account: Account, name: str, actions: list[str]) -> None:
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]}
    params = {"UserName": name, "PolicyName": "call", "PolicyDocument": json.dumps(document)}
    assert lab.call(account, "iam", "PutUserPolicy", params).refusal is None


def user(account: Account, name: str = "mina") -> tuple[str, str]:
    lab.call(account, "iam", "CreateUser", {"UserName": name})
    made = lab.call(account, "iam", "CreateAccessKey", {"UserName": name}).answer["AccessKey"]
    return made["AccessKeyId"], made["SecretAccessKey"]


def test_root_calls_by_host_and_by_path(url: Url) -> None:
    key = keys.root_key(url.account)
    for shared in (False, True):
        heard = signed(url, key, "/a%20b/c?x=1&y=%2F", method="POST", body=b"\x00\x01", shared=shared)
        # the stand-in cannot read such a body as an instruction, so the function fails: it was called, all the same
        assert heard.status == 502
        heard = signed(url, key, "/a%20b/c?x=1&y=%2F", shared=shared)
        event = heard.told
        assert (heard.status, event["rawPath"], event["rawQueryString"]) == (200, "/a%20b/c", "x=1&y=%2F")
        assert event["requestContext"]["accountId"] == url.account.account_id
        assert event["requestContext"]["authorizer"]["iam"]["userArn"].endswith(":root")


def test_a_presigned_address(url: Url) -> None:
    key = keys.root_key(url.account)
    assert signed(url, key, "/", signer="SigV4QueryAuth", expires=60).status == 200
    late = signed(url, key, "/", signer="SigV4QueryAuth", expires=60, late=61)
    assert late.status == 403
    assert late.told["Message"].startswith("Signature expired")


def test_a_user_needs_both_permissions(url: Url) -> None:
    key = user(url.account)
    assert (signed(url, key).status, signed(url, key).told) == (403, {"Message": FORBIDDEN})
    allow(url.account, "mina", BOTH[:1])
    assert signed(url, key).status == 403
    allow(url.account, "mina", BOTH)
    told = signed(url, key).told["requestContext"]["authorizer"]["iam"]
    assert (told["accessKey"], told["userId"][:4]) == (key[0], "AIDA")
    assert told["userArn"] == f"arn:aws:iam::{url.account.account_id}:user/mina"


def test_a_key_that_was_switched_off(url: Url) -> None:
    key = user(url.account)
    allow(url.account, "mina", BOTH)
    params = {"UserName": "mina", "AccessKeyId": key[0], "Status": "Inactive"}
    lab.call(url.account, "iam", "UpdateAccessKey", params)
    heard = signed(url, key)
    assert (heard.status, heard.headers["x-amzn-errortype"]) == (403, "UnrecognizedClientException")


def test_nobody_signed(url: Url) -> None:
    heard = url.ask()
    assert (heard.status, heard.told) == (403, {"Message": FORBIDDEN})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"service": "execute-api"}, "Credential should be scoped to correct service: 'lambda'."),
        ({"region": "us-east-1"}, "Credential should be scoped to a valid region."),
        ({"late": 1000}, "Signature expired"),
    ],
)
def test_signed_for_something_else(url: Url, changes: dict[str, Any], said: str) -> None:
    heard = signed(url, keys.root_key(url.account), **changes)
    assert heard.status == 403
    assert heard.told["Message"].startswith(said)


def test_a_wrong_secret_is_noted_for_its_owner(url: Url) -> None:
    key = keys.root_key(url.account)
    heard = signed(url, (key.key, key.secret[::-1]))
    assert (heard.status, heard.headers["x-amzn-errortype"]) == (403, "InvalidSignatureException")
    assert [call.service for call in unverified.latest(url.account)] == ["lambda"]


def test_a_key_of_nobody(url: Url) -> None:
    heard = signed(url, ("AKIAIOSFODNN7EXAMPLE", "secret"))
    assert heard.status == 403
    assert heard.told == {"Message": "The security token included in the request is invalid."}


def test_half_a_signature(url: Url) -> None:
    heard = url.ask(authorization="AWS4-HMAC-SHA256 Credential=AKIA")
    assert heard.status == 400
    assert "Authorization header requires" in heard.told["Message"]


def test_another_account_of_the_same_learner(url: Url) -> None:
    other = lab.begin_anew(url.account.owner)
    key = user(other)
    url.let_in(other.account_id)
    assert signed(url, key).status == 403
    allow(other, "mina", BOTH[:1])
    assert signed(url, key).status == 403
    allow(other, "mina", BOTH)
    told = signed(url, key).told["requestContext"]["authorizer"]["iam"]
    assert (told["accountId"], told["userId"]) == (other.account_id, None)
    params = {"FunctionName": "web-fn", "StatementId": "through-url"}
    assert lab.call(url.account, "lambda", "RemovePermission", params).refusal is None
    assert signed(url, key).status == 403


def test_accounts_of_other_learners_are_strangers(url: Url) -> None:
    other = lab.account_of(Learner.objects.create_user("bada", password="a long password 2"))
    url.let_in(other.account_id)
    heard = signed(url, keys.root_key(other))
    assert (heard.status, heard.told) == (403, {"Message": FORBIDDEN})


def test_a_copy_with_the_same_number_is_not_the_account(url: Url) -> None:
    copy = lab.fork(url.account, lab.position(url.account.pk)[0])
    assert copy.account_id == url.account.account_id
    assert signed(url, keys.root_key(copy)).status == 403
    assert signed(url, keys.root_key(url.account)).status == 200
