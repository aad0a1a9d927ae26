"""How tools look at a function: waiters, lists of versions, and what Terraform reads of a function it made."""

from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import WaiterError

from lessons.sandbox import keys
from lessons.sandbox.models import Account, JournalEntry
from tests.engine.support import zipped
from tests.wire.asking import refused
from tests.wire.aws_cli import Aws
from tests.wire.conftest import Clients


def made(speaks: Any, account: Account) -> dict[str, str]:
    return speaks.create_function(
        FunctionName="order-fn",
        Runtime="python3.14",
        Role=f"arn:aws:iam::{account.account_id}:role/lambda-basic-role",
        Handler="lambda_function.handler",
        Code={"ZipFile": zipped()},
    )


ONCE = {"Delay": 0, "MaxAttempts": 1}
WAITERS = ("function_exists", "function_active", "function_active_v2", "function_updated", "function_updated_v2")


@pytest.mark.parametrize("name", WAITERS)
def test_waiters_of_boto3(root: keys.RootKey, account: Account, client: Clients, name: str) -> None:
    speaks = client("lambda", root)
    waiter = speaks.get_waiter(name)
    with pytest.raises(WaiterError) as failed:
        waiter.wait(FunctionName="order-fn", WaiterConfig=ONCE)
    assert failed.value.last_response["Error"]["Code"] == "ResourceNotFoundException"
    arn = made(speaks, account)["FunctionArn"]
    assert [waiter.wait(FunctionName=each, WaiterConfig=ONCE) for each in ("order-fn", arn)] == [None, None]


def test_waiters_of_the_command(
    root: keys.RootKey, account: Account, client: Clients, endpoint: str, tmp_path: Path
) -> None:
    aws = Aws(endpoint, tmp_path)
    words = [
        ("lambda", "wait", name, "--function-name", "order-fn") for name in ("function-active", "function-updated")
    ]
    said = [aws(root, *each) for each in words]
    assert [(each.status, "ResourceNotFoundException" in each.err) for each in said] == [(255, True), (255, True)]
    made(client("lambda", root), account)
    assert [aws(root, *each) for each in words] == [(0, "", ""), (0, "", "")]
    asked = JournalEntry.objects.filter(account=account, code="").values_list("operation", flat=True)
    assert [*asked] == ["CreateFunction", "GetFunctionConfiguration", "GetFunctionConfiguration"]


def test_what_terraform_reads_of_a_function(root: keys.RootKey, account: Account, client: Clients) -> None:
    """Without a reserved concurrency in the answer: a 0 there would have to be taken away by the next plan."""
    speaks = client("lambda", root)
    arn = made(speaks, account)["FunctionArn"]
    answer = speaks.get_function(FunctionName="order-fn")
    assert (answer.keys() & {"Concurrency", "Tags"}, answer["Configuration"]["FunctionArn"]) == (set(), arn)
    pages = speaks.get_paginator("list_versions_by_function").paginate(FunctionName="order-fn")
    versions = [(each["Version"], each["FunctionArn"]) for page in pages for each in page["Versions"]]
    assert versions == [("$LATEST", f"{arn}:$LATEST")]
    signing = speaks.get_function_code_signing_config(FunctionName="order-fn")
    assert signing.keys() == {"ResponseMetadata"}
    for ask in (speaks.list_versions_by_function, speaks.get_function_code_signing_config):
        assert refused(ask, FunctionName="nothing") == ("ResourceNotFoundException", 404)


def test_arns_of_elsewhere(root: keys.RootKey, account: Account, client: Clients) -> None:
    speaks = client("lambda", root)
    arn = made(speaks, account)["FunctionArn"]
    other_region, other_account = arn.replace("ap-northeast-2", "us-east-1"), arn.replace(account.account_id, "9" * 12)
    asked = (other_region, other_account, "order-fn:7")
    assert [refused(speaks.get_function_configuration, FunctionName=each) for each in asked] == [
        ("ResourceNotFoundException", 404),
        ("AccessDeniedException", 403),
        ("ResourceNotFoundException", 404),
    ]
