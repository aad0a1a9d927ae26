"""Whatever a line says: nothing but CliError is raised, and no file of the machine is touched."""

import builtins
import io
import os
from unittest import mock

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from serverless_lab.cli.commands import Command
from serverless_lab.cli.errors import CliError
from serverless_lab.cli.reading import read, words
from serverless_lab.cli.running import CallRefused, run
from tests.cli.support import Scratch

WORDS = st.sampled_from(
    """aws iam sts lambda logs ec2 sqs s3api wait help configure get list create-user tag-user list-users invoke
    create-function run-instances authorize-security-group-ingress put-object create-virtual-mfa-device user-exists
    --user-name --tags --payload --zip-file --code --count --port --protocol --cidr --outfile --bootstrap-method
    --max-items --page-size --starting-token --no-paginate --query --output --region --profile --cli-input-json
    --cli-input-yaml --generate-cli-skeleton --cli-binary-format raw-in-base64-out --cli-error-format json yaml table
    text --environment --body --function-name --role --function-name=f --tags=Key=a,Value=b --version --no-dry-run
    --ebs-optimized --no-ebs-optimized Value=true -- - -1 --x ' " \\ {} [] [1] {"a":1} a: null 0 9e999 Infinity
    file:// file://a.json fileb://a.zip file:///etc/passwd file://../x http://x Key=a Key@=file:///etc/passwd
    Variables={A@=fileb:///etc/passwd} Variables={A=[1]} a=b,a=c é 한 % %s {0} Users[] sum(@) `1` a[ @ --- =""".split()
)
FILES = Scratch({"a.json": b'{"UserName": "bob"}', "a.zip": b"PK", "b": b"\xff"})
SIMPLE = {"Users": [{"UserName": "bob", "Deep": [1, [2, {"a": None}]]}], "Payload": b"x"}


def outcome(argv: list[str]) -> None:
    command = _read(argv)
    if isinstance(command, CliError):
        assert command.text.endswith("\n")
        assert command.status in (252, 255)
        return
    for perform in (lambda *call: SIMPLE, lambda *call: {}, _refuse):
        done = run(command, perform)
        assert done.status in (0, 1, 254, 255)


def _read(argv: list[str]) -> Command | CliError:
    try:
        return read(argv, FILES, "us-east-1")
    except CliError as error:
        return error


def _words(line: str) -> list[str] | CliError:
    try:
        return words(line)
    except CliError as error:
        return error


def _refuse(*call):
    raise CallRefused("Code", "message", {"Deep": {"a": [1]}})


@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=9))
@example(["iam", "create-user", "--user-name", "a", "--tags", "Key={a=b}"])
@example(["lambda", "invoke", "--function-name", "f", "--payload", "é", "o"])
@example(["lambda", "create-function", "--function-name", "f", "--role", "r", "--environment", ""])
@example(["iam", "tag-user", "--user-name", "", "--tags", ""])
@example(["iam", "tag-user", "--user-name", "a", "--tags", "[" * 100_000])
@example(["iam", "tag-user", "--user-name", "a", "--tags", "a=" + "[" * 5_000])
@example(["iam", "create-user", "--cli-input-yaml", "[" * 5_000])
@example(["iam", "create-user", "--cli-input-yaml", "!!python/object:os.system x"])
@example(["iam", "get-user", "--query", "(" * 5_000])
@example(["sts", "assume-role", "--duration-seconds", "9" * 5_000, "--role-arn", "a", "--role-session-name", "b"])
@example(["logs", "get-log-events", "--log-stream-name", "s", "--start-time", "9" * 5_000])
@example(["cloudwatch", "get-metric-data", "--metric-data-queries", "[]", "--start-time", "9e99", "--end-time", "x"])
def test_any_words(argv):
    outcome(argv)


@settings(max_examples=400, deadline=None)
@given(st.text("aws im-get'\"\\\n{}[]=,$`|;&<>()#한😀\x00\r\t", max_size=60))
def test_any_text(line):
    argv = _words(line)
    if isinstance(argv, CliError):
        assert argv.status == 2
    else:
        outcome(argv[1:])


ATTEMPTS = [
    "aws iam create-policy --policy-name p --policy-document file:///etc/passwd",
    "aws iam create-policy --policy-name p --policy-document file://../../etc/passwd",
    "aws iam create-policy --policy-name p --policy-document file://~/.ssh/id_rsa",
    "aws iam create-policy --policy-name p --policy-document file://./../x",
    "aws lambda invoke --function-name f --payload fileb:///etc/passwd out",
    "aws lambda create-function --function-name f --role r --zip-file fileb:///etc/passwd",
    "aws lambda update-function-configuration --function-name f --environment Variables={A@=file:///etc/passwd}",
    "aws lambda update-function-configuration --function-name f --environment Variables={A@=fileb://../x}",
    "aws iam create-user --cli-input-json file:///etc/passwd",
    "aws iam create-user --cli-input-yaml file:///etc/passwd",
    "aws s3api put-object --bucket abc --key k --body /etc/passwd",
    "aws iam get-user --ca-bundle /etc/passwd",
    "aws iam create-virtual-mfa-device --virtual-mfa-device-name m --outfile /etc/x --bootstrap-method QRCodePNG",
    "aws lambda invoke --function-name f /etc/passwd",
    "aws configure list",
    "aws iam get-user help",
]


class Touched(BaseException):
    """Nothing catches it by accident."""


@pytest.fixture
def no_disk():
    """Once botocore's models are there, nobody may open, look for or list anything."""
    for line in ATTEMPTS:
        outcome(words(line)[1:])
    refuse = mock.Mock(side_effect=Touched)
    names = ("open", "stat", "lstat", "listdir", "scandir", "access", "readlink")
    with (
        mock.patch.object(builtins, "open", refuse),
        mock.patch.object(io, "open", refuse),
        mock.patch.multiple(os, **dict.fromkeys(names, refuse)),
    ):
        yield refuse


@pytest.mark.parametrize("line", ATTEMPTS)
def test_no_line_touches_the_disk(line, no_disk):
    command = _read(words(line)[1:])
    if not isinstance(command, CliError):
        run(command, lambda *call: {"Payload": b"x", "VirtualMFADevice": {"QRCodePNG": b"x"}})
    assert no_disk.call_count == 0


def test_the_guard_would_notice(no_disk):
    with pytest.raises(Touched):
        open("/etc/passwd")  # noqa: SIM115
    with pytest.raises(Touched):
        os.stat("/etc/passwd")


def test_names_reach_the_host_as_they_are_written():
    asked = []

    class Files:
        def read(self, name: str) -> bytes:
            asked.append(name)
            raise KeyError(name)

    for name in ("/etc/passwd", "../x", "./a", "a b", "$HOME/x", "~/x", ""):
        with pytest.raises(CliError):
            read(["iam", "create-user", "--user-name", f"file://{name}"], Files(), "us-east-1")
    assert asked == ["/etc/passwd", "../x", "a", "a b", "$HOME/x", "~/x", ""]
