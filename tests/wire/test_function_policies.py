"""A function of another account is called with boto3, where its policy and the caller's own allow it."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from lessons.people.models import Learner
from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account, JournalEntry
from tests.wire.conftest import Clients
from tests.wire.test_across import MAY_ALL, user
from tests.wire.test_functions_read import made


@pytest.fixture
def shop(learner: Learner, account: Account) -> Account:
    """A second account of the same learner."""
    return lab.new_account(owner=learner)


def opened(speaks: Any, account_id: str, **more: Any) -> None:
    asked = {"FunctionName": "order-fn", "StatementId": "shop", "Action": "lambda:InvokeFunction"} | more
    speaks.add_permission(Principal=account_id, **asked)


def refusal(speaks: Any, name: str) -> str:
    with pytest.raises(ClientError) as error:
        speaks.invoke(FunctionName=name)
    assert error.value.response["Error"]["Code"] == "AccessDeniedException"
    return str(error.value.response["Error"]["Message"])


def test_both_accounts_must_allow(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    here = client("lambda", root)
    arn = made(here, account)["FunctionArn"]
    iam = client("iam", keys.root_key(shop))
    key = user(iam)
    far = client("lambda", key)
    denied = f"is not authorized to perform: lambda:InvokeFunction on resource: {arn}"
    closed = "because no resource-based policy allows the lambda:InvokeFunction action"
    assert refusal(far, arn).endswith(f"{denied} {closed}")
    opened(here, shop.account_id)
    answer = far.invoke(FunctionName=arn)
    assert (answer["StatusCode"], answer["ExecutedVersion"], json.load(answer["Payload"])) == (200, "$LATEST", None)
    assert far.invoke(FunctionName=f"{account.account_id}:order-fn")["StatusCode"] == 200
    for operation in ("get_function", "list_versions_by_function"):
        with pytest.raises(ClientError, match="AccessDenied"):
            getattr(far, operation)(FunctionName=arn)
    iam.delete_user_policy(UserName="mina", PolicyName="own")
    assert "no identity-based policy allows" in refusal(far, arn)
    rows = JournalEntry.objects.filter(operation="Invoke").order_by("wall").values_list("account_id", "code")
    assert [*rows] == [
        (shop.pk, "AccessDeniedException"),
        *[(shop.pk, ""), (account.pk, "")] * 2,
        (shop.pk, "AccessDeniedException"),
    ]


def test_an_alias_is_let_in_alone(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    here = client("lambda", root)
    arn = made(here, account)["FunctionArn"]
    here.publish_version(FunctionName="order-fn")
    here.create_alias(FunctionName="order-fn", Name="live", FunctionVersion="1")
    opened(here, shop.account_id, Qualifier="live")
    far = client("lambda", user(client("iam", keys.root_key(shop)), MAY_ALL))
    assert far.invoke(FunctionName=f"{arn}:live")["ExecutedVersion"] == "1"
    assert "no resource-based policy allows" in refusal(far, arn)


def test_nobody_elses_account(account: Account, other: Account, root: keys.RootKey, client: Clients) -> None:
    """A function of another learner is answered as one that is not there, whatever its policy says."""
    far = client("lambda", keys.root_key(other))
    arn = made(far, other)["FunctionArn"]
    opened(far, "*")
    nowhere = arn.replace(other.account_id, "999999999999")
    here = client("lambda", user(client("iam", root)))
    assert refusal(here, arn).replace(other.account_id, "999999999999") == refusal(here, nowhere)
