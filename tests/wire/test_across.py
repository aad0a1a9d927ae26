"""From one account into another with boto3: both accounts of one learner, and nobody else's."""

import json
from typing import Any
from uuid import UUID

import msgspec
import pytest
from botocore.exceptions import ClientError

from lessons.people.models import Learner
from lessons.sandbox import accounts, keys, lab
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.caller import Caller
from tests.wire.conftest import Clients


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def trust(principal: str) -> str:
    return policy({"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"})


MAY_ALL = policy({"Effect": "Allow", "Action": "*", "Resource": "*"})


@pytest.fixture
def shop(learner: Learner, account: Account) -> Account:
    """A second account of the same learner."""
    return lab.new_account(owner=learner)


def cook(iam: Any, trusted: str) -> str:
    """A role that may list functions, and its ARN."""
    arn: str = iam.create_role(RoleName="cook", AssumeRolePolicyDocument=trust(trusted))["Role"]["Arn"]
    statement = {"Effect": "Allow", "Action": "lambda:ListFunctions", "Resource": "*"}
    iam.put_role_policy(RoleName="cook", PolicyName="list", PolicyDocument=policy(statement))
    return arn


def user(iam: Any, may: str = MAY_ALL) -> dict[str, Any]:
    iam.create_user(UserName="mina")
    iam.put_user_policy(UserName="mina", PolicyName="own", PolicyDocument=may)
    key: dict[str, Any] = iam.create_access_key(UserName="mina")["AccessKey"]
    return key


def assumed(entries: Any) -> list[tuple[UUID, str, str]]:
    rows = JournalEntry.objects.filter(operation="AssumeRole").order_by("wall")
    return [(row.account_id, msgspec.json.decode(row.caller, type=Caller).arn, row.code) for row in rows]


def refused(speaks: Any, role: str) -> tuple[str, str]:
    with pytest.raises(ClientError) as error:
        speaks.assume_role(RoleArn=role, RoleSessionName="lunch")
    return error.value.response["Error"]["Code"], error.value.response["Error"]["Message"]


def test_into_the_other_account(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    key = user(client("iam", root))
    role = cook(client("iam", keys.root_key(shop)), account.account_id)
    session = client("sts", key).assume_role(RoleArn=role, RoleSessionName="lunch")
    assert session["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{shop.account_id}:assumed-role/cook/lunch"
    temporary = session["Credentials"]
    assert client("sts", temporary).get_caller_identity()["Account"] == shop.account_id
    assert client("lambda", temporary).list_functions()["Functions"] == []
    with pytest.raises(ClientError, match="AccessDenied"):
        client("iam", temporary).list_users()
    mina = f"arn:aws:iam::{account.account_id}:user/mina"
    assert assumed(account) == [(account.pk, mina, ""), (shop.pk, mina, "")]
    used = client("iam", root).get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"]
    assert (used["ServiceName"], used["Region"]) == ("sts", "ap-northeast-2")


def test_both_journals_can_be_played_and_taken_along(
    account: Account, shop: Account, root: keys.RootKey, other: Account, client: Clients
) -> None:
    key = user(client("iam", root))
    role = cook(client("iam", keys.root_key(shop)), account.account_id)
    client("sts", key).assume_role(RoleArn=role, RoleSessionName="lunch")
    for each in (account, shop):
        copy = lab.import_account(other.owner, lab.export_account(each))
        assert lab.look(copy).cloud.encode() == lab.look(each).cloud.encode()
        copy.refresh_from_db()
        assert copy.head == lab.position(each.pk)[0]


def test_a_session_goes_on_from_account_to_account(
    account: Account, shop: Account, root: keys.RootKey, client: Clients
) -> None:
    key, iam = user(client("iam", root)), client("iam", root)
    chef = iam.create_role(RoleName="chef", AssumeRolePolicyDocument=trust(account.account_id))["Role"]["Arn"]
    iam.put_role_policy(RoleName="chef", PolicyName="all", PolicyDocument=MAY_ALL)
    role = cook(client("iam", keys.root_key(shop)), chef)
    told = f"User: arn:aws:iam::{account.account_id}:user/mina is not authorized to perform: sts:AssumeRole on resource"
    assert refused(client("sts", key), role)[1].startswith(told)
    first = client("sts", key).assume_role(RoleArn=chef, RoleSessionName="lunch")["Credentials"]
    second = client("sts", first).assume_role(RoleArn=role, RoleSessionName="dinner")["Credentials"]
    told = client("sts", second).get_caller_identity()["Arn"]
    assert told == f"arn:aws:sts::{shop.account_id}:assumed-role/cook/dinner"


def test_nothing_tells_whether_an_account_or_a_role_is_there(
    account: Account, shop: Account, other: Account, root: keys.RootKey, client: Clients
) -> None:
    """A role that trusts somebody else, one that is not there, somebody else's account, one that does not exist."""
    speaks = client("sts", user(client("iam", root)))
    shut = cook(client("iam", keys.root_key(shop)), shop.account_id)
    theirs = cook(client("iam", keys.root_key(other)), "*")
    roles = [shut, f"arn:aws:iam::{shop.account_id}:role/none", theirs, "arn:aws:iam::999999999999:role/cook"]
    entries = JournalEntry.objects.exclude(account=account).count()
    for role in roles:
        assert refused(speaks, role) == (
            "AccessDenied",
            f"User: arn:aws:iam::{account.account_id}:user/mina is not authorized to perform: sts:AssumeRole on "
            f"resource: {role} because no role trust policy allows the sts:AssumeRole action",
        )
    assert [(pk, code) for pk, _, code in assumed(account)] == [(account.pk, "AccessDenied")] * 4
    assert JournalEntry.objects.exclude(account=account).count() == entries


def test_home_has_the_first_word(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    may = policy({"Effect": "Allow", "Action": "iam:*", "Resource": "*"})
    speaks = client("sts", user(client("iam", root), may))
    roles = [cook(client("iam", keys.root_key(shop)), account.account_id), "arn:aws:iam::999999999999:role/cook"]
    for role in roles:
        code, message = refused(speaks, role)
        assert code == "AccessDenied"
        assert message.endswith("because no identity-based policy allows the sts:AssumeRole action")
    assert [pk for pk, _, _ in assumed(account)] == [account.pk, account.pk]


def test_what_the_role_itself_refuses(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    speaks = client("sts", user(client("iam", root)))
    role = cook(client("iam", keys.root_key(shop)), account.account_id)
    with pytest.raises(ClientError, match="exceeds the MaxSessionDuration"):
        speaks.assume_role(RoleArn=role, RoleSessionName="lunch", DurationSeconds=7200)
    assert [(pk, code) for pk, _, code in assumed(account)] == [(account.pk, ""), (shop.pk, "ValidationError")]


def test_an_expired_session_goes_nowhere(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    key = user(client("iam", root))
    session = client("sts", key).get_session_token(DurationSeconds=900)["Credentials"]
    role = cook(client("iam", keys.root_key(shop)), account.account_id)
    lab.advance(account, 1000)
    assert refused(client("sts", session), role)[0] == "ExpiredToken"
    assert [(pk, code) for pk, _, code in assumed(account)] == [(account.pk, "ExpiredToken")]


def test_accounts_of_scripts_reach_each_other(transactional_db: None, client: Clients) -> None:
    first, second = accounts.new_account(), accounts.new_account()
    key = user(client("iam", keys.root_key(first)))
    role = cook(client("iam", keys.root_key(second)), first.account_id)
    session = client("sts", key).assume_role(RoleArn=role, RoleSessionName="lunch")["Credentials"]
    assert client("sts", session).get_caller_identity()["Account"] == second.account_id


def test_the_main_account_goes_before_its_copies(
    account: Account, shop: Account, root: keys.RootKey, client: Clients
) -> None:
    key = user(client("iam", root))
    role = cook(client("iam", keys.root_key(shop)), account.account_id)
    copy = lab.fork(shop, lab.position(shop.pk)[0])
    client("sts", key).assume_role(RoleArn=role, RoleSessionName="lunch")
    assert [pk for pk, _, _ in assumed(account)] == [account.pk, copy.pk]  # the newest where neither is the main one
    lab.make_main(shop.owner, shop)
    client("sts", key).assume_role(RoleArn=role, RoleSessionName="lunch")
    assert [pk for pk, _, _ in assumed(account)][2:] == [account.pk, shop.pk]


def test_on_pages_too(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    role = cook(client("iam", keys.root_key(shop)), account.account_id)
    mina = Caller.user(f"arn:aws:iam::{account.account_id}:user/mina", user(client("iam", root))["AccessKeyId"])
    result = lab.call(account, "sts", "AssumeRole", {"RoleArn": role, "RoleSessionName": "lunch"}, caller=mina)
    assert result.entry.account_id == account.pk
    assert result.answer["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{shop.account_id}:assumed-role/cook/lunch"
