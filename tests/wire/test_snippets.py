"""What learners copy runs as it stands, wherever this machine has what it needs: Python, a profile, a shell.

JavaScript, Terraform, the AWS CLI and SAM are no dependencies of the tests: their texts are compared with what ran.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lessons.courseware.connecting.snippets import Access, Snippet, tools
from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account, JournalEntry

ASK = 'import boto3\nprint(boto3.client("sts").get_caller_identity()["Arn"])\n'


def snippets(access: Access) -> dict[str, Snippet]:
    return {snippet.id: snippet for tool in tools(access) for snippet in tool.snippets}


@pytest.fixture
def given(endpoint: str, account: Account, root: keys.RootKey) -> dict[str, Snippet]:
    return snippets(Access(account.account_id, *root, account.region, endpoint))


def ran(command: list[str], tmp_path: Path, **more: str) -> str:
    """In an environment that knows nothing of AWS but what it is told here."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    environ |= {"HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true"} | more
    result = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_boto3(given: dict[str, Snippet], account: Account, tmp_path: Path) -> None:
    told = ran([sys.executable, "-c", given["boto3"].text], tmp_path)
    assert told == f"arn:aws:iam::{account.account_id}:root"
    (entry,) = JournalEntry.objects.filter(account=account)
    assert (entry.face, entry.service, entry.operation) == ("sdk", "sts", "GetCallerIdentity")


def test_the_profile_gives_key_region_and_endpoint(given: dict[str, Snippet], account: Account, tmp_path: Path) -> None:
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text(given["config"].text)
    told = ran([sys.executable, "-c", ASK], tmp_path, AWS_PROFILE="serverless-lab")
    assert told == f"arn:aws:iam::{account.account_id}:root"
    assert JournalEntry.objects.get(account=account).region == account.region


def test_the_variables_of_a_shell(given: dict[str, Snippet], account: Account, tmp_path: Path) -> None:
    script = f"{given['shell'].text}exec {sys.executable} -c '{ASK}'"
    told = ran(["bash", "-euc", script], tmp_path, AWS_PROFILE="of-somebody-else", AWS_SESSION_TOKEN="old")
    assert told == f"arn:aws:iam::{account.account_id}:root"


def test_a_users_own_key_is_used_in_the_same_way(endpoint: str, account: Account, tmp_path: Path) -> None:
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    made = lab.call(account, "iam", "CreateAccessKey", {"UserName": "mina"}).answer["AccessKey"]
    own = Access(account.account_id, made["AccessKeyId"], made["SecretAccessKey"], "eu-west-1", f"{endpoint}/aws")
    told = ran([sys.executable, "-c", snippets(own)["boto3"].text], tmp_path)
    assert told == f"arn:aws:iam::{account.account_id}:user/mina"
    assert JournalEntry.objects.get(account=account, face="sdk").region == "eu-west-1"


SAMPLE = Access("123456789012", "AKIAEXAMPLE", "s3cret/+", "ap-northeast-2", "http://lab.school.kr:4566")


@pytest.mark.parametrize("snippet", snippets(SAMPLE).values(), ids=lambda snippet: snippet.id)
def test_the_secret_stands_where_it_can_be_hidden(snippet: Any) -> None:
    assert "s3cret/+".join(snippet.pieces) == snippet.text
    assert len(snippet.pieces) == (1 if snippet.id in ("cli", "sam") else 2)


def test_what_ran_elsewhere_is_what_is_shown() -> None:
    shown = {name: snippet.text for name, snippet in snippets(SAMPLE).items()}
    assert shown["cli"].splitlines()[0] == "aws sts get-caller-identity --profile serverless-lab"
    assert '  endpoint: "http://lab.school.kr:4566",\n  credentials: {\n' in shown["javascript"]
    assert '    lambda     = "http://lab.school.kr:4566"\n    logs       = "http' in shown["terraform"]
    assert 'access_key = "AKIAEXAMPLE"\n  secret_key = "s3cret/+"' in shown["terraform"]
    function = "arn:aws:lambda:ap-northeast-2:123456789012:function:order-fn"
    assert shown["sam"].startswith(f"sam remote invoke {function} --event '{{}}' --profile serverless-lab\n")
    assert '$env:AWS_ENDPOINT_URL = "http://lab.school.kr:4566"' in shown["powershell"]
