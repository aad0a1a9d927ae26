"""Whose account a key opens, with real clients."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from lessons.sandbox import keys, lab, statements
from lessons.sandbox.models import Account, JournalEntry
from tests.wire.asking import TRUST, refused, user_key
from tests.wire.conftest import Clients


def test_the_root_key_opens_its_account(account: Account, root: keys.RootKey, client: Clients) -> None:
    told = client("sts", root).get_caller_identity()
    assert (told["Account"], told["Arn"]) == (account.account_id, f"arn:aws:iam::{account.account_id}:root")
    row = JournalEntry.objects.get(account=account)
    assert (row.face, row.service, row.operation, row.region) == ("sdk", "sts", "GetCallerIdentity", "ap-northeast-2")
    assert keys.root_key(account) == root


def test_its_secret_follows_from_the_labs(account: Account, root: keys.RootKey) -> None:
    with override_settings(SECRET_KEY="another one"):
        assert keys.root_key(account) != root
    assert keys.root_key(account) == root


def test_under_aws_as_well(root: keys.RootKey, account: Account, client: Clients, endpoint: str) -> None:
    told = client("sts", root, address=f"{endpoint}/aws").get_caller_identity()
    assert told["Account"] == account.account_id
    assert client("lambda", root, address=f"{endpoint}/aws/").list_functions()["Functions"] == []


def test_a_users_key(root: keys.RootKey, account: Account, client: Clients) -> None:
    key = user_key(client("iam", root))
    arn = f"arn:aws:iam::{account.account_id}:user/mina"
    assert client("sts", key).get_caller_identity()["Arn"] == arn
    assert client("iam", key).get_user()["User"]["Arn"] == arn


def test_an_assumed_role(root: keys.RootKey, account: Account, client: Clients) -> None:
    key = user_key(client("iam", root))
    client("iam", root).create_role(RoleName="cook", AssumeRolePolicyDocument=json.dumps(TRUST))
    role = f"arn:aws:iam::{account.account_id}:role/cook"
    session = client("sts", key).assume_role(RoleArn=role, RoleSessionName="lunch")["Credentials"]
    told = client("sts", session).get_caller_identity()["Arn"]
    assert told == f"arn:aws:sts::{account.account_id}:assumed-role/cook/lunch"
    assert refused(client("iam", session).list_users) == ("AccessDenied", 403)
    without = (session["AccessKeyId"], session["SecretAccessKey"])
    assert refused(client("sts", without).get_caller_identity) == ("InvalidClientTokenId", 403)
    another = (*without, session["SessionToken"][:-1] + "?")
    assert refused(client("sts", another).get_caller_identity) == ("InvalidClientTokenId", 403)
    lab.advance(account, 3700)
    assert refused(client("sts", session).get_caller_identity) == ("ExpiredToken", 403)
    assert refused(client("lambda", session).list_functions) == ("ExpiredTokenException", 403)


def test_two_accounts_with_the_same_names(account: Account, other: Account, client: Clients) -> None:
    first, second = client("iam", keys.root_key(account)), client("iam", keys.root_key(other))
    first.create_user(UserName="mina", Path="/here/")
    second.create_user(UserName="mina", Path="/there/")
    paths = [each.list_users()["Users"][0]["Path"] for each in (first, second)]
    assert paths == ["/here/", "/there/"]
    made = [
        client("iam", keys.root_key(each)).create_access_key(UserName="mina")["AccessKey"] for each in (account, other)
    ]
    mixed = (made[0]["AccessKeyId"], made[1]["SecretAccessKey"])
    assert refused(client("sts", mixed).get_caller_identity) == ("SignatureDoesNotMatch", 403)
    told = [client("sts", key).get_caller_identity()["Account"] for key in made]
    assert told == [account.account_id, other.account_id]


@pytest.mark.parametrize(
    ("service", "call", "mismatch", "unknown"),
    [
        ("iam", "list_users", ("SignatureDoesNotMatch", 403), ("InvalidClientTokenId", 403)),
        ("lambda", "list_functions", ("InvalidSignatureException", 403), ("UnrecognizedClientException", 403)),
        ("logs", "describe_log_groups", ("InvalidSignatureException", 400), ("UnrecognizedClientException", 400)),
    ],
)
def test_a_wrong_secret_and_an_unknown_key(
    root: keys.RootKey, client: Clients, service: str, call: str, mismatch: tuple[str, int], unknown: tuple[str, int]
) -> None:
    assert refused(getattr(client(service, (root.key, "wrong")), call)) == mismatch
    assert refused(getattr(client(service, ("AKIAUNKNOWNUNKNOWN23", root.secret)), call)) == unknown


def test_keys_that_were_switched_off_or_whose_user_is_gone(
    root: keys.RootKey, account: Account, client: Clients
) -> None:
    iam = client("iam", root)
    key = user_key(iam)
    iam.update_access_key(UserName="mina", AccessKeyId=key["AccessKeyId"], Status="Inactive")
    assert refused(client("sts", key).get_caller_identity) == ("InvalidClientTokenId", 403)
    iam.delete_access_key(UserName="mina", AccessKeyId=key["AccessKeyId"])
    iam.delete_user_policy(UserName="mina", PolicyName="all")
    iam.delete_user(UserName="mina")
    assert refused(client("sts", key).get_caller_identity) == ("InvalidClientTokenId", 403)
    assert refused(client("lambda", key).list_functions) == ("UnrecognizedClientException", 403)
    lab.undo(account)
    lab.undo(account)
    lab.undo(account)
    lab.undo(account)
    assert client("sts", key).get_caller_identity()["Account"] == account.account_id


def test_keys_through_undo_redo_and_reset(root: keys.RootKey, account: Account, client: Clients) -> None:
    key = user_key(client("iam", root))
    asks = client("sts", key)
    lab.undo(account)
    assert refused(asks.get_caller_identity) == ("InvalidClientTokenId", 403)
    lab.redo(account)
    assert asks.get_caller_identity()["Account"] == account.account_id
    lab.reset(account)
    assert refused(asks.get_caller_identity) == ("InvalidClientTokenId", 403)
    lab.undo(account)
    assert asks.get_caller_identity()["Account"] == account.account_id
    assert client("sts", root).get_caller_identity()["Account"] == account.account_id


def test_a_key_of_a_fork_stays_with_its_learner(root: keys.RootKey, account: Account, client: Clients) -> None:
    key = user_key(client("iam", root))
    fork = lab.fork(account, lab.position(account.pk)[0])
    client("iam", key).create_user(UserName="jun")
    assert [JournalEntry.objects.filter(account=each, operation="CreateUser").count() for each in (account, fork)] == [
        2,
        1,
    ]
    lab.reset(account)  # the key is only in the fork now
    client("iam", key).create_user(UserName="sora")
    assert JournalEntry.objects.filter(account=fork, operation="CreateUser").count() == 2
    assert keys.root_key(fork).key != root.key


def test_a_key_that_two_learners_have_opens_nothing(
    root: keys.RootKey, account: Account, other: Account, client: Clients
) -> None:
    key = user_key(client("iam", root))
    imported = lab.import_account(other.owner, lab.export_account(account))
    assert refused(client("sts", key).get_caller_identity) == ("InvalidClientTokenId", 403)
    assert client("sts", root).get_caller_identity()["Account"] == account.account_id
    client("iam", keys.root_key(imported)).delete_access_key(UserName="mina", AccessKeyId=key["AccessKeyId"])
    lab.delete_account(Account.objects.get(pk=other.pk))
    assert JournalEntry.objects.filter(account=imported).last().operation == "DeleteAccessKey"


def test_one_query_finds_a_key_however_many_accounts_there_are(
    account: Account, root: keys.RootKey, hot: list[str]
) -> None:
    Account.objects.bulk_create(
        Account(account_id=f"{number:012}", seed="s", region="ap-northeast-2", founded_wall=1) for number in range(300)
    )
    hot.clear()
    with CaptureQueriesContext(connection) as others:
        holder = keys.holder_of(root.key)
    assert (holder.account, hot, len(others)) == (account, [statements._WITH_KEY], 0)
    assert keys.holder_of("AKIAUNKNOWNUNKNOWN23") is None
