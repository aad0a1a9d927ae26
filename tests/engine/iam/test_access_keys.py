"""Access keys: two a user, one secret shown once, and when one was used."""

from datetime import UTC, datetime

import pytest

from serverless_lab.engine.news import KeyUsed
from tests.engine.iam.good import iam, ok, refused, user
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    ok(life, "CreateUser", {"UserName": "mina"})
    return life


def create(life):
    return ok(life, "CreateAccessKey", {"UserName": "mina"})["AccessKey"]


def test_the_secret_is_shown_once(life):
    made = create(life)
    key, secret = made.pop("AccessKeyId"), made.pop("SecretAccessKey")
    assert (key[:4], len(key), len(secret)) == ("AKIA", 20, 40)
    shown = {"UserName": "mina", "Status": "Active", "CreateDate": datetime(2026, 9, 21, 14, 13, 22, tzinfo=UTC)}
    assert made == shown
    listed = ok(life, "ListAccessKeys", {"UserName": "mina"})
    assert listed == {"AccessKeyMetadata": [shown | {"AccessKeyId": key}], "IsTruncated": False}


def test_two_keys_and_no_more(life):
    assert create(life)["AccessKeyId"] != create(life)["AccessKeyId"]
    assert refused(life, "CreateAccessKey", {"UserName": "mina"}) == (
        "LimitExceeded",
        "Cannot exceed quota for AccessKeysPerUser: 2",
    )


def test_a_key_is_switched_off_and_deleted(life):
    key = create(life)["AccessKeyId"]
    named = {"UserName": "mina", "AccessKeyId": key}
    ok(life, "UpdateAccessKey", named | {"Status": "Inactive"})
    assert ok(life, "ListAccessKeys", {"UserName": "mina"})["AccessKeyMetadata"][0]["Status"] == "Inactive"
    assert refused(life, "UpdateAccessKey", named | {"Status": "Expired"})[0] == "InvalidInput"
    ok(life, "DeleteAccessKey", named)
    missing = ("NoSuchEntity", f"The Access Key with id {key} cannot be found.")
    assert refused(life, "DeleteAccessKey", named) == missing
    assert refused(life, "UpdateAccessKey", named | {"Status": "Active"}) == missing
    assert iam(life).key_owners == {}


def test_a_key_of_somebody_else_is_not_found(life):
    ok(life, "CreateUser", {"UserName": "jun"})
    key = create(life)["AccessKeyId"]
    code, message = refused(life, "DeleteAccessKey", {"UserName": "jun", "AccessKeyId": key})
    assert (code, message) == ("NoSuchEntity", f"The Access Key with id {key} cannot be found.")


def test_a_users_own_keys(life):
    iam(life).users["mina"].policies["p"] = (
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*AccessKey*",'
        '"Resource":"arn:aws:iam::123456789012:user/mina"}}'
    )
    key = ok(life, "CreateAccessKey", caller=user("mina"))["AccessKey"]["AccessKeyId"]
    ok(life, "UpdateAccessKey", {"AccessKeyId": key, "Status": "Inactive"}, caller=user("mina"))
    listed = ok(life, "ListAccessKeys", caller=user("mina"))["AccessKeyMetadata"]
    assert [each["AccessKeyId"] for each in listed] == [key]


def test_root_has_no_keys(life):
    assert ok(life, "ListAccessKeys") == {"AccessKeyMetadata": [], "IsTruncated": False}
    assert refused(life, "CreateAccessKey") == (
        "NotSimulatedException",
        "An access key of the root user is not simulated here.",
    )
    key = create(life)["AccessKeyId"]
    assert refused(life, "DeleteAccessKey", {"AccessKeyId": key})[0] == "NoSuchEntity"


def use(life, key):
    owner = "arn:aws:iam::123456789012:user/mina"
    news = KeyUsed(at=life.now, region="us-east-1", key=key, service="lambda", identity=owner)
    context = life.cloud._machine.context(life.cloud.root, "us-east-1", life.now, life.wall, "use")
    context.announce(news)
    life.cloud._machine.react(context)


def test_when_a_key_was_used(life):
    key = create(life)["AccessKeyId"]
    unused = {"UserName": "mina", "AccessKeyLastUsed": {"ServiceName": "N/A", "Region": "N/A"}}
    assert ok(life, "GetAccessKeyLastUsed", {"AccessKeyId": key}) == unused
    use(life, key)
    at = datetime(2026, 9, 21, 14, 13, 23, tzinfo=UTC)
    used = {"LastUsedDate": at, "ServiceName": "lambda", "Region": "us-east-1"}
    assert ok(life, "GetAccessKeyLastUsed", {"AccessKeyId": key}) == {"UserName": "mina", "AccessKeyLastUsed": used}
    use(life, "ASIAQQQQQQQQQQQQQQQQ")  # a temporary key leaves nothing behind


def test_nobody_learns_whose_a_strange_key_is(life):
    asked = {"AccessKeyId": "AKIAQQQQQQQQQQQQQQQQ"}
    assert refused(life, "GetAccessKeyLastUsed", asked) == (
        "AccessDenied",
        "User: arn:aws:iam::123456789012:root is not authorized to perform: iam:GetAccessKeyLastUsed "
        "on resource: access key AKIAQQQQQQQQQQQQQQQQ",
    )
