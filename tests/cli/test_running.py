"""Lines carried out by a host that stands in for the cloud: pages, waiters, files, queries, refusals."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from serverless_lab.cli.options import operation
from serverless_lab.cli.running import run
from serverless_lab.cli.services import service
from serverless_lab.cli.writing.as_yaml import read_yaml
from tests.cli.support import asked, ran, refuse

USER = {"UserName": "bob", "CreateDate": datetime(2026, 3, 1, 9, tzinfo=UTC)}


def test_a_simple_command():
    calls = []

    def perform(*call: Any) -> dict[str, Any]:
        calls.append(call)
        return {"User": USER}

    done = ran("aws iam create-user --user-name bob --region eu-west-1", perform)
    assert calls == [("iam", "CreateUser", {"UserName": "bob"}, "eu-west-1")]
    assert done.stdout == (
        '{\n    "User": {\n        "UserName": "bob",\n        "CreateDate": "2026-03-01T09:00:00+00:00"\n    }\n}\n'
    )
    assert (done.stderr, done.status, done.files) == ("", 0, {})


def test_an_answer_without_members_prints_nothing():
    done = ran("aws iam delete-user --user-name bob", {})
    assert (done.stdout, done.stderr, done.status) == ("", "", 0)


@pytest.mark.parametrize(
    ("options", "stdout"),
    [
        ("--query User.UserName", '"bob"\n'),
        ("--query User.UserName --output text", "bob\n"),
        ("--query User.Nothing", "null\n"),
        ("--query User.Nothing --output text", "None\n"),
        ("--query 'User.CreateDate'", '"2026-03-01T09:00:00+00:00"\n'),
        ("--output text", "USER\t2026-03-01T09:00:00+00:00\tbob\n"),
        ("--output yaml", "User:\n  CreateDate: '2026-03-01T09:00:00+00:00'\n  UserName: bob\n"),
        ("--output yaml --query User.UserName", "bob\n...\n"),
        ("--output yaml-stream", "- User:\n    CreateDate: '2026-03-01T09:00:00+00:00'\n    UserName: bob\n"),
        ("--output off", ""),
        (
            "--output table",
            "---------------------------------------------\n"
            "|                  GetUser                  |\n"
            "+-------------------------------------------+\n"
            "||                  User                   ||\n"
            "|+----------------------------+------------+|\n"
            "||         CreateDate         | UserName   ||\n"
            "|+----------------------------+------------+|\n"
            "||  2026-03-01T09:00:00+00:00 |  bob       ||\n"
            "|+----------------------------+------------+|\n",
        ),
    ],
)
def test_outputs(options, stdout):
    done = ran(f"aws iam get-user {options}", {"User": USER})
    assert (done.stdout, done.stderr, done.status) == (stdout, "", 0)


def test_bytes_are_printed_as_base64():
    done = ran("aws kms generate-random --number-of-bytes 2", {"Plaintext": b"\xff\x00"})
    assert done.stdout == '{\n    "Plaintext": "/wA="\n}\n'


def test_a_refusal():
    done = ran("aws iam get-user", refuse("NoSuchEntity", "The user with name bob cannot be found."))
    assert done.stderr == (
        "\naws: [ERROR]: An error occurred (NoSuchEntity) when calling the GetUser operation: "
        "The user with name bob cannot be found.\n"
    )
    assert (done.stdout, done.status) == ("", 254)


def test_a_refusal_with_members():
    few = {"Type": "User", "Ids": ["a", "b"], "Where": {"a": 1}}
    perform = refuse("ResourceNotFoundException", "No.", few | {"All": list("abcde"), "Deep": {"a": []}})
    line = "aws lambda get-function --function-name f"
    sentence = "An error occurred (ResourceNotFoundException) when calling the GetFunction operation: No."
    complex_value = "<complex value> (Use --cli-error-format with json or yaml to see full details)"
    assert ran(line, perform).stderr == (
        f"\naws: [ERROR]: {sentence}\n\nAdditional error details:\nType: User\nIds: [a, b]\nWhere: {{a: 1}}\n"
        f"All: {complex_value}\nDeep: {complex_value}\n"
    )
    assert ran(f"{line} --cli-error-format legacy", perform).stderr == f"\naws: [ERROR]: {sentence}\n"
    simple = refuse("ResourceNotFoundException", "No.", {"Type": "User"})
    assert ran(f"{line} --cli-error-format yaml", simple).stderr == (
        "Code: ResourceNotFoundException\nMessage: No.\nType: User\n"
    )


def test_a_payload_goes_into_the_file():
    done = ran("aws lambda invoke --function-name f out.json", {"StatusCode": 200, "Payload": b'{"a": 1}'})
    assert done.files == {"out.json": b'{"a": 1}'}
    assert done.stdout == '{\n    "StatusCode": 200\n}\n'


@pytest.mark.parametrize(("kind", "status"), [("Event", 202), ("DryRun", 204)])
def test_a_call_that_answers_nothing_leaves_an_empty_file(kind, status):
    done = ran(f"aws lambda invoke --function-name f --invocation-type {kind} out.json", {"StatusCode": status})
    assert (done.files, done.stdout) == ({"out.json": b""}, f'{{\n    "StatusCode": {status}\n}}\n')


def test_an_mfa_secret_goes_into_the_file():
    device = {"SerialNumber": "s", "Base32StringSeed": b"SEED", "QRCodePNG": b"\x89PNG"}
    line = "aws iam create-virtual-mfa-device --virtual-mfa-device-name m --outfile f --bootstrap-method"
    done = ran(f"{line} QRCodePNG", {"VirtualMFADevice": device})
    assert done.files == {"f": b"\x89PNG"}
    assert done.stdout == '{\n    "VirtualMFADevice": {\n        "SerialNumber": "s"\n    }\n}\n'
    texts = {**device, "Base32StringSeed": "U0VFRA=="}
    assert ran(f"{line} Base32StringSeed", {"VirtualMFADevice": texts}).files == {"f": b"SEED"}


@pytest.mark.parametrize("document", ['{"a": "100%25"}', "%7B%22a%22%3A%20%22100%2525%22%7D"])
def test_documents_of_iam_are_opened(document):
    answer = {"PolicyVersion": {"Document": document, "VersionId": "v1"}}
    done = ran("aws iam get-policy-version --policy-arn arn:aws:iam::aws:policy/p --version-id v1", answer)
    assert done.stdout == (
        '{\n    "PolicyVersion": {\n        "Document": {\n            "a": "100%25"\n        },\n'
        '        "VersionId": "v1"\n    }\n}\n'
    )


def test_other_texts_that_look_like_documents_stay():
    done = ran("aws logs describe-resource-policies", {"resourcePolicies": [{"policyDocument": '{"a": 1}'}]})
    assert done.stdout == (
        '{\n    "resourcePolicies": [\n        {\n            "policyDocument": "{\\"a\\": 1}"\n        }\n    ]\n}\n'
    )


def test_tokens_that_nobody_thinks_of_are_drawn():
    seen: list[dict[str, Any]] = []

    def perform(service: str, operation: str, params: dict[str, Any], region: str) -> dict[str, Any]:
        seen.append(params)
        return {}

    line = "aws efs create-file-system"
    ran(line, perform)
    ran(line, perform)
    ran(f"{line} --creation-token mine", perform)
    first, second, third = (params["CreationToken"] for params in seen)
    assert (len(first), len(second), first == second, third) == (36, 36, False, "mine")


def test_a_search_that_cannot_be_done():
    done = ran("aws iam get-user --query 'sum(User)'", {"User": "a"})
    assert done.status == 255
    assert done.stderr == (
        "\naws: [ERROR]: In function sum(), invalid type for value: a, expected one of: ['array-number'], "
        'received: "string"\n'
    )


def test_skeletons():
    nobody = refuse("Nobody", "is asked")
    given = ran("aws iam create-user --generate-cli-skeleton", nobody)
    assert given.stdout == (
        '{\n    "Path": "",\n    "UserName": "",\n    "PermissionsBoundary": "",\n    "Tags": [\n        {\n'
        '            "Key": "",\n            "Value": ""\n        }\n    ]\n}\n'
    )
    yaml = ran("aws iam create-user --generate-cli-skeleton yaml-input", nobody)
    assert yaml.stdout == (
        "Path: ''\nUserName: '' # [REQUIRED]\nPermissionsBoundary: ''\n"
        "Tags:\n- Key: ''  # [REQUIRED]\n  Value: '' # [REQUIRED]\n"
    )
    rule = ran("aws events put-rule --generate-cli-skeleton yaml-input", nobody).stdout
    assert "State: ENABLED # Valid values are: ENABLED, DISABLED, " in rule
    assert ran("aws sts get-caller-identity --generate-cli-skeleton yaml-input", nobody).stdout == "{}\n"
    answer = ran("aws sts get-caller-identity --generate-cli-skeleton output --output text", nobody)
    assert answer.stdout == "Account\tArn\tUserId\n"


@pytest.mark.parametrize("command", ["iam", "sts", "lambda", "logs", "sqs", "sns", "cloudwatch", "ec2", "mq"])
def test_a_skeleton_in_yaml_says_the_same_as_in_json(command):
    def alike(value):
        if isinstance(value, dict):
            return {name: alike(each) for name, each in value.items()}
        if isinstance(value, list):
            return [alike(each) for each in value]
        return (
            "moment or bytes"
            if isinstance(value, bytes | datetime) or value in (None, "1970-01-01T00:00:00")
            else value
        )

    for name in service(command).operations:
        if "generate-cli-skeleton" in operation(command, name).options:
            line = f"aws {command} {name} --generate-cli-skeleton"
            yaml = read_yaml(ran(f"{line} yaml-input", {}).stdout)
            assert alike(yaml) == alike(json.loads(ran(line, {}).stdout)), name


def test_a_skeleton_is_read_again():
    item = ran("aws dynamodb put-item --generate-cli-skeleton yaml-input", {}).stdout
    assert read_yaml(item)["Item"]["KeyName"] == {
        **{"S": "", "N": "", "B": b"", "SS": [""], "NS": [""], "BS": [b""]},
        **{"M": {"KeyName": {}}, "L": [{}], "NULL": True, "BOOL": True},
    }
    text = ran("aws iam create-user --generate-cli-skeleton yaml-input", {}).stdout
    line = "aws iam create-user --cli-input-yaml file://skeleton --user-name bob"
    assert asked(line, skeleton=text.replace("''", "/aaaaaaaaaaaaaaaaaaaaa/").encode()).params == {
        "Path": "/aaaaaaaaaaaaaaaaaaaaa/",
        "UserName": "bob",
        "PermissionsBoundary": "/aaaaaaaaaaaaaaaaaaaaa/",
        "Tags": [{"Key": "/aaaaaaaaaaaaaaaaaaaaa/", "Value": "/aaaaaaaaaaaaaaaaaaaaa/"}],
    }


def test_configure():
    def nobody(*call: Any) -> dict[str, Any]:
        raise AssertionError

    listed = run(asked("aws configure list"), nobody, access_key="AKIAIOSFODNN7EXAMPLE")
    assert listed.stdout == (
        "NAME       : VALUE                    : TYPE             : LOCATION\n"
        "profile    : <not set>                : None             : None\n"
        "access_key : ****************MPLE     : shared-credentials-file : \n"
        "secret_key : ****************         : shared-credentials-file : \n"
        "region     : us-east-1                : config-file      : ~/.aws/config\n"
    )
    without = run(asked("aws configure list"), nobody)
    assert "access_key : <not set>                : None             : None\n" in without.stdout
    assert run(asked("aws configure get region"), nobody).stdout == "us-east-1\n"
    unknown = run(asked("aws configure get nothing"), nobody)
    assert (unknown.stdout, unknown.stderr, unknown.status) == ("", "", 1)
    assert run(asked("aws --version"), nobody).stdout == "aws-cli/2.36.0 serverless-lab\n"
