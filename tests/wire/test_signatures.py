"""Signatures that are missing, late or in the address, with real clients."""

import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import boto3
import pytest
from botocore import UNSIGNED, auth
from botocore.config import Config
from botocore.exceptions import ClientError

from lessons.sandbox import keys
from lessons.sandbox.endpoint.answering import READY
from lessons.sandbox.models import Account
from serverless_lab.wire.codec import codec
from tests.wire.asking import refused
from tests.wire.conftest import Clients


@pytest.mark.parametrize(
    ("service", "call", "code", "status"),
    [
        ("sts", "get_caller_identity", "MissingAuthenticationToken", 403),
        ("iam", "list_users", "MissingAuthenticationToken", 403),
        ("lambda", "list_functions", "MissingAuthenticationTokenException", 403),
        ("logs", "describe_log_groups", "MissingAuthenticationTokenException", 400),
    ],
)
def test_calls_of_nobody(endpoint: str, service: str, call: str, code: str, status: int) -> None:
    config = Config(signature_version=UNSIGNED, retries={"max_attempts": 0})
    speaks = boto3.client(service, region_name="ap-northeast-2", endpoint_url=endpoint, config=config)
    assert refused(getattr(speaks, call)) == (code, status)


OF_NOBODY = {  # by what AWS asks for instead of a signature
    "AssumeRoleWithWebIdentity": "WebIdentityToken",
    "AssumeRoleWithSAML": "SAMLAssertion",
}


def test_only_these_need_no_signature() -> None:
    models = [codec(service).model for service in READY]
    free = [name for model in models for name in model.operation_names if model.operation_model(name).auth_type]
    assert sorted(free) == sorted(OF_NOBODY)


@pytest.mark.parametrize("operation", OF_NOBODY)
def test_calls_that_need_no_signature_are_not_simulated(endpoint: str, operation: str) -> None:
    body = f"Action={operation}&Version=2011-06-15&RoleArn=arn:aws:iam::123456789012:role/cook".encode()
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(endpoint, body))
    assert refused.value.code == 501
    assert "<Code>NotSimulatedException</Code>" in refused.value.read().decode()


SKEWED = {
    ("iam", "list_users"): ("SignatureDoesNotMatch", 403),
    ("sts", "get_caller_identity"): ("SignatureDoesNotMatch", 403),
    ("lambda", "list_functions"): ("InvalidSignatureException", 403),
    ("logs", "describe_log_groups"): ("InvalidSignatureException", 400),
    ("ec2", "describe_vpcs"): ("RequestExpired", 400),
    ("s3", "list_buckets"): ("RequestTimeTooSkewed", 403),
}


@pytest.mark.parametrize(("service", "call"), SKEWED)
@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (-16, r"Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)"),
        (16, r"Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)"),
    ],
)
def test_a_clock_that_is_wrong(
    root: keys.RootKey, client: Clients, service: str, call: str, minutes: int, told: str
) -> None:
    told = "The difference between the request time and the current time is too large." if service == "s3" else told
    there = datetime.now(UTC) + timedelta(minutes=minutes)
    with (
        patch.object(auth, "get_current_datetime", lambda: there),
        pytest.raises(ClientError, match=f"{told}$") as refused,
    ):
        getattr(client(service, root), call)()
    answer = refused.value.response
    assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == SKEWED[service, call]


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_clock_that_is_nearly_right(root: keys.RootKey, client: Clients, minutes: int) -> None:
    there = datetime.now(UTC) + timedelta(minutes=minutes)
    with patch.object(auth, "get_current_datetime", lambda: there):
        assert client("iam", root).list_users()["Users"] == []


EXPIRED = {
    ("sts", "get_caller_identity"): (403, "<Code>SignatureDoesNotMatch</Code>", "Signature expired: "),
    ("s3", "list_buckets"): (403, "<Code>AccessDenied</Code>", "<Message>Request has expired</Message>"),
}


@pytest.mark.parametrize(("service", "call"), EXPIRED)
def test_a_presigned_address_that_is_too_old(root: keys.RootKey, client: Clients, service: str, call: str) -> None:
    with patch.object(auth, "get_current_datetime", lambda: datetime.now(UTC) - timedelta(seconds=70)):
        speaks = client(service, root, signature_version="s3v4" if service == "s3" else "v4")
        address = speaks.generate_presigned_url(call, ExpiresIn=60, HttpMethod="GET")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address)
    status, code, told = EXPIRED[service, call]
    said = refused.value.read().decode()
    assert (refused.value.code, code in said, told in said) == (status, True, True)


def test_a_presigned_address(root: keys.RootKey, account: Account, client: Clients) -> None:
    address = client("sts", root).generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
    with urllib.request.urlopen(address) as answer:
        assert f"<Account>{account.account_id}</Account>" in answer.read().decode()
