"""Help at each level."""

import pytest

from serverless_lab.cli.help import help_text
from serverless_lab.cli.running import run
from serverless_lab.cli.services import service
from tests.cli.support import asked


def test_of_the_command_line():
    text = help_text((), ("sts", "iam"))
    assert text.startswith("NAME\n    aws\n\nSYNOPSIS\n    aws [options] <command> <subcommand> [parameters]\n")
    assert text.endswith("\nCOMMANDS\n    iam\n    sts\n")
    assert "    --output (string)\n        One of: json | text | table | yaml | yaml-stream | off\n" in text
    assert "    --ca-bundle (string)\n        Changes nothing here.\n" in text


def test_of_a_service():
    assert help_text(("sts",)) == (
        "NAME\n    sts\n\n"
        "SYNOPSIS\n    aws sts <subcommand> [parameters]\n\n    aws sts <subcommand> help says more.\n\n"
        "COMMANDS\n" + "".join(f"    {name}\n" for name in sorted(service("sts").operations))
    )


def test_of_waiters():
    assert help_text(("iam", "wait")) == (
        "NAME\n    iam wait\n\nSYNOPSIS\n    aws iam wait <subcommand> [parameters]\n\n"
        "COMMANDS\n    instance-profile-exists\n    policy-exists\n    role-exists\n    user-exists\n"
    )


def test_of_an_operation():
    assert help_text(("iam", "tag-user")) == (
        "NAME\n    iam tag-user\n\n"
        "SYNOPSIS\n    aws iam tag-user\n        --user-name <value>\n        --tags <value>\n"
        "        [--cli-input-json <value>]\n        [--cli-input-yaml <value>]\n"
        "        [--generate-cli-skeleton <value>]\n\n"
        "DESCRIPTION\n    Calls IAM TagUser.\n"
        "    A value can come from a file: file://NAME for text, fileb://NAME for bytes.\n\n"
        "OPTIONS\n    --user-name (string) [required]\n        1 to 128 characters\n        Pattern: [\\w+=,.@-]+\n"
        "    --tags (list of structure) [required]\n        At most 50 items\n"
        "        Shorthand: Key=string,Value=string ...\n        JSON:\n            [\n              {\n"
        '                "Key": "string",\n                "Value": "string"\n              },\n'
        '              "..."\n            ]\n'
        "    --cli-input-json (string)\n    --cli-input-yaml (string)\n"
        "    --generate-cli-skeleton (string)\n        One of: input | output | yaml-input\n\n"
        "OUTPUT\n    Nothing is printed.\n\n"
        "ERRORS\n    NoSuchEntity\n    LimitExceeded\n    InvalidInput\n"
        "    ConcurrentModification\n    ServiceFailure\n"
    )


def test_of_an_operation_with_a_file_and_bytes():
    text = help_text(("lambda", "invoke"))
    assert "\n        <outfile>\n" in text
    assert "    --payload (blob)\n" in text
    assert "Bytes are given as base64, or as they are with --cli-binary-format raw-in-base64-out." in text
    assert "\nOUTPUT\n    StatusCode (integer)\n    FunctionError (string)\n" in text


def test_of_an_operation_with_pages_and_flags():
    assert "This operation answers in pages" in help_text(("iam", "list-users"))
    assert "    [--starting-token <value>]\n" in help_text(("iam", "list-users"))
    assert "--marker" not in help_text(("iam", "list-users"))
    flags = help_text(("iam", "update-login-profile"))
    assert "        [--password-reset-required | --no-password-reset-required]\n" in flags
    assert "    --password-reset-required | --no-password-reset-required (boolean)\n" in flags


def test_of_a_waiter():
    text = help_text(("iam", "wait", "user-exists"))
    assert "Asks GetUser every 1 seconds, at most 20 times, until:\n" in text
    assert "        Matched expected HTTP status code: 200 (success)\n" in text
    assert "OUTPUT" not in text


@pytest.mark.parametrize("command", ["iam", "sts", "lambda", "logs", "mq", "sqs", "dynamodb", "ec2"])
def test_every_operation_has_help_without_the_words_of_aws(command):
    of = service(command)
    for name, operation in of.operations.items():
        text = help_text((command, name))
        assert text.startswith(f"NAME\n    {command} {name}\n"), name
        documentation = of.operation_model(operation).documentation
        assert len(documentation) < 40 or documentation[3:40] not in text, name


def test_help_is_a_command():
    done = run(asked("aws iam wait help"), lambda *call: {})
    assert (done.stdout, done.status) == (help_text(("iam", "wait")), 0)
    listed = run(asked("aws help"), lambda *call: {}, services=("iam",))
    assert listed.stdout.endswith("\nCOMMANDS\n    iam\n")
