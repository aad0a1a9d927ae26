"""The real `aws` carries out every operation that is simulated, and says what it says of AWS."""

import json
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from awscli.customizations import scalarparse
from botocore.utils import parse_timestamp

from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account, JournalEntry
from tests.engine import test_refusals as table
from tests.engine.iam import good as people
from tests.engine.support import zipped
from tests.wire.asking import ALL, TRUST
from tests.wire.aws_cli import Aws
from tests.wire.wire_life import OURS, WireLife, decoded, filled, known


@pytest.fixture
def aws(endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aws:
    monkeypatch.chdir(tmp_path)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "config" if name == "AWS_CONFIG_FILE" else tmp_path / "none"))
    monkeypatch.setattr(scalarparse, "parse_timestamp", _in_utc)
    return Aws(endpoint, tmp_path)


def _in_utc(value: Any) -> datetime:
    """Times that come as numbers are printed in the machine's zone, whichever that is."""
    return parse_timestamp(value).astimezone(UTC)


def printed(value: Any) -> Any:
    """An answer as the command prints it: times in ISO 8601, bytes in base64."""
    match value:
        case dict():
            return {name: printed(each) for name, each in value.items()}
        case list():
            return [printed(each) for each in value]
        case datetime():
            return value.isoformat()
        case bytes():
            return b64encode(value).decode()
    return value


# What the command puts into a file instead.
INTO_A_FILE = {"Base32StringSeed", "QRCodePNG", "Payload"}
# What the command leaves out, since it cannot read events in a row.
NOT_THERE = {"lambda.InvokeWithResponseStream"}


def shown(answer: Any) -> Any:
    if not isinstance(answer, dict):
        return answer
    return {name: shown(each) for name, each in answer.items() if name not in INTO_A_FILE}


def test_every_operation(life: WireLife, aws: Aws, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[lab.Result] = []
    call = lab.call
    monkeypatch.setattr(lab, "call", lambda *args, **more: answers.append(call(*args, **more)) or answers[-1])
    root = keys.root_key(life.account)
    kept = next(iter(people.iam(life).users["mina"].access_keys.values()))
    start = lab.position(life.account.pk)[0]
    differ = {}
    for name in sorted(set(OURS) - NOT_THERE):
        service, operation = name.split(".")
        answers.clear()
        words = aws.words(service, operation, filled(life, table.GOOD[name]))
        said = aws((kept.key_id, kept.secret) if name in table.USERS_OWN else tuple(root), *words)
        if name in table.NOT_SIMULATED:
            expected = said.told if "(NotSimulatedException)" in said.err else "NotSimulatedException"
        else:
            answer = answers[-1].answer or {} if answers else {"nothing": "was asked"}
            expected = decoded(printed(shown(answer)))
        if known(decoded(said.told)) != known(expected) or (said.status != 0) != (name in table.NOT_SIMULATED):
            differ[name] = (said, expected)
        lab.return_to(life.account, start)
    for name, (said, expected) in differ.items():
        assert (said, expected) == (), name
    assert differ == {}


def user_key(aws: Aws, root: keys.RootKey) -> tuple[str, str]:
    """A user's access key, whose user may do everything."""
    aws(root, "iam", "create-user", "--user-name", "mina")
    grant = ("--user-name", "mina", "--policy-name", "all", "--policy-document", json.dumps(ALL))
    assert aws(root, "iam", "put-user-policy", *grant).status == 0
    made = aws(root, "iam", "create-access-key", "--user-name", "mina").told["AccessKey"]
    return made["AccessKeyId"], made["SecretAccessKey"]


def test_whose_key_it_is(aws: Aws, root: keys.RootKey, account: Account, other: Account) -> None:
    key = user_key(aws, root)
    asked = ("sts", "get-caller-identity")
    arns = [aws(each, *asked).told["Arn"] for each in (root, key, keys.root_key(other))]
    assert arns == [
        f"arn:aws:iam::{account.account_id}:root",
        f"arn:aws:iam::{account.account_id}:user/mina",
        f"arn:aws:iam::{other.account_id}:root",
    ]
    assert set(JournalEntry.objects.filter(account=account).values_list("face", flat=True)) == {"sdk"}
    lab.undo(account)
    assert "(InvalidClientTokenId)" in aws(key, *asked).err


def test_an_assumed_role(aws: Aws, root: keys.RootKey, account: Account) -> None:
    key = user_key(aws, root)
    trust = ("--role-name", "cook", "--assume-role-policy-document", json.dumps(TRUST))
    role = aws(root, "iam", "create-role", *trust).told["Role"]
    assert role["AssumeRolePolicyDocument"] == TRUST
    given = aws(key, "sts", "assume-role", "--role-arn", role["Arn"], "--role-session-name", "lunch").told
    session = [given["Credentials"][name] for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")]
    told = aws(session, "sts", "get-caller-identity").told["Arn"]
    assert told == f"arn:aws:sts::{account.account_id}:assumed-role/cook/lunch"
    assert "(AccessDenied)" in aws(session, "iam", "list-users").err
    assert "(InvalidClientTokenId)" in aws(session[:2], "sts", "get-caller-identity").err


def test_into_another_account(aws: Aws, root: keys.RootKey, account: Account) -> None:
    key, shop = user_key(aws, root), lab.new_account(owner=account.owner)
    trust = ("--role-name", "cook", "--assume-role-policy-document", json.dumps(TRUST))
    role = aws(keys.root_key(shop), "iam", "create-role", *trust).told["Role"]["Arn"]
    given = aws(key, "sts", "assume-role", "--role-arn", role, "--role-session-name", "lunch").told
    assert given["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{shop.account_id}:assumed-role/cook/lunch"
    nowhere = ("--role-arn", "arn:aws:iam::999999999999:role/cook", "--role-session-name", "lunch")
    said = aws(key, "sts", "assume-role", *nowhere)
    assert (said.status, "(AccessDenied)" in said.err) == (255, True)


def test_pages_are_put_together(aws: Aws, root: keys.RootKey) -> None:
    for number in range(7):
        tag = "Key=한글,Value=값 1+1=2 a/b"
        assert aws(root, "iam", "create-user", "--user-name", f"user-{number}", "--tags", tag).status == 0
    found = aws(root, "iam", "list-users", "--page-size", "3").told["Users"]
    assert [user["UserName"] for user in found] == [f"user-{number}" for number in range(7)]
    first = aws(root, "iam", "list-users", "--max-items", "2", "--query", "Users[].UserName").told
    assert first == ["user-0", "user-1"]
    told = aws(root, "iam", "list-user-tags", "--user-name", "user-0").told
    assert told == {"Tags": [{"Key": "한글", "Value": "값 1+1=2 a/b"}]}


REFUSED = {
    "no such user": (("iam", "get-user", "--user-name", "jun"), "NoSuchEntity"),
    "a name that does not fit": (("iam", "create-user", "--user-name", "a b"), "ValidationError"),
    "no such function": (("lambda", "get-function", "--function-name", "none"), "ResourceNotFoundException"),
    "not simulated": (("lambda", "list-capacity-providers"), "UnknownOperationException"),
    "another service": (("dynamodb", "list-tables"), "UnknownOperationException"),
    "S3": (("s3api", "list-buckets"), "NotImplemented"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(aws: Aws, root: keys.RootKey, name: str) -> None:
    words, code = REFUSED[name]
    said = aws(root, *words)
    assert (said.status, said.out, f"An error occurred ({code})" in said.err) == (255, "", True)


def test_as_it_is_installed(aws: Aws, root: keys.RootKey, account: Account, tmp_path: Path) -> None:
    """A function from zip to log, and a secret that is wrong, by processes of their own."""
    (tmp_path / "function.zip").write_bytes(zipped())
    role = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    made = aws.process(
        root,
        *("lambda", "create-function", "--function-name", "order-fn", "--runtime", "python3.14", "--role", role),
        *("--handler", "lambda_function.handler", "--zip-file", "fileb://function.zip"),
    )
    assert made.told["FunctionArn"] == f"arn:aws:lambda:ap-northeast-2:{account.account_id}:function:order-fn"
    event = ("--payload", '{"dish": "국수"}', "answer.json")
    assert aws.process(root, "lambda", "invoke", "--function-name", "order-fn", *event).told["StatusCode"] == 200
    assert (tmp_path / "answer.json").read_text() == "null"  # as the stand-in for the runtime answers
    lines = ("--query", "events[].message", "--output", "text")
    log = aws.process(root, "logs", "filter-log-events", "--log-group-name", "/aws/lambda/order-fn", *lines)
    assert log.out.startswith("START RequestId: ")
    wrong = aws.process(root._replace(secret="wrong"), "sts", "get-caller-identity")
    assert (wrong.status, wrong.out, "(SignatureDoesNotMatch)" in wrong.err) == (255, "", True)
