"""Lines that cannot be understood: what is said, and with which exit code."""

import pytest

from serverless_lab.cli.errors import USAGE, Refused
from tests.cli.support import ASSUME, refusal

NONE = "An error occurred (ParamValidation): "


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("aws", "the following arguments are required: command"),
        ("aws iam", "the following arguments are required: operation"),
        ("aws iam create-user", "the following arguments are required: --user-name"),
        ("aws lambda invoke", "the following arguments are required: --function-name, outfile"),
        ("aws iam create-user --generate-cli-skeleton output", "the following arguments are required: --user-name"),
        ("aws iam create-user --user-name", "argument --user-name: expected one argument"),
        ("aws iam get-user --output xml", "argument --output: Found invalid choice 'xml'\n"),
        ("aws iamm get-user", "argument command: Found invalid choice 'iamm'\n\nMaybe you meant:\n\n  * iam"),
        ("aws iam get-usr", "argument operation: Found invalid choice 'get-usr'\n\nMaybe you meant:\n\n  * get-user"),
        ("aws iam wait nothing", "argument subcommand: Found invalid choice 'nothing'\n"),
        (
            "aws cloudwatch put-metric-data --namespace a --metric-name a --value x",
            "argument --value: invalid float value: 'x'",
        ),
        ("aws iam list-users --max-items x", "argument --max-items: invalid int value: 'x'"),
        (
            "aws iam update-account-password-policy --require-",
            "ambiguous option: --require- could match --require-symbols, --require-numbers, "
            "--require-uppercase-characters, --require-lowercase-characters",
        ),
        ("aws configure get", "the following arguments are required: varname"),
    ],
)
def test_misuse_is_followed_by_the_usage(line, message):
    wrong = refusal(line)
    assert wrong.text == f"\naws: [ERROR]: {NONE}{message}\n\n{USAGE}"
    assert wrong.status == 252


def test_unknown_options_come_after_the_usage():
    wrong = refusal("aws iam get-user --name bob --extra")
    assert wrong.text == f"\n{USAGE}\n\naws: [ERROR]: Unknown options: --name, --extra, bob\n"
    assert wrong.status == 252


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "aws iam tag-user --user-name bob --tags Key:a",
            "Error parsing parameter '--tags': Expected: '=', received: 'EOF' for input:\nKey:a\n     ^",
        ),
        (
            "aws iam tag-user --user-name bob --tags '[{]'",
            "Error parsing parameter '--tags': Invalid JSON: Expecting property name enclosed in double quotes: "
            "line 1 column 3 (char 2)\nJSON received: [{]",
        ),
        (
            "aws iam create-policy --policy-name p --policy-document file://none.json",
            "Error parsing parameter '--policy-document': Unable to load paramfile file://none.json: "
            "[Errno 2] No such file or directory: 'none.json'",
        ),
        ("aws iam create-user --cli-input-json x", "Error parsing parameter 'cli-input-json': Invalid JSON received."),
        (
            "aws iam create-user --cli-input-json []",
            "Error parsing parameter 'cli-input-json': Invalid type: expecting map, received <class 'list'>",
        ),
        (
            "aws iam create-user --cli-input-yaml 'a: ['",
            "Error parsing parameter 'cli-input-yaml': Invalid YAML received.",
        ),
        (
            "aws iam create-user --cli-input-yaml 'UserName: &a bob\nPath: *a'",
            "Error parsing parameter 'cli-input-yaml': Invalid YAML received.",
        ),
        (
            "aws iam create-user --cli-input-yaml 'a: b' --cli-input-json {}",
            "Only one --cli-input- parameter may be specified.",
        ),
        (
            "aws iam create-user --cli-input-json '{\"Name\": 1}'",
            'Parameter validation failed:\nMissing required parameter in input: "UserName"\n'
            'Unknown parameter in input: "Name", must be one of: Path, UserName, PermissionsBoundary, Tags',
        ),
        (
            f"{ASSUME} --duration-seconds 1",
            "Parameter validation failed:\nInvalid value for parameter DurationSeconds, value: 1, valid min value: 900",
        ),
        (
            "aws iam get-user --query 'a['",
            'Bad value for --query a[: Invalid jmespath expression: Incomplete expression:\n"a["\n   ^',
        ),
        (
            "aws ec2 run-instances --image-id a --count x",
            "count parameter should be of form min[:max] (e.g. 1 or 1:10)",
        ),
        (
            "aws cloudwatch put-metric-data --namespace a --metric-data MetricName=a --value 3",
            'The key "metric_data" cannot be specified when one of the following keys are also specified: '
            "metric_name, timestamp, unit, value, dimensions, statistic_values",
        ),
        (
            "aws cloudwatch put-metric-data --namespace a --metric-name a --dimensions soup",
            "soup should be of the form Name=Value, with a comma between two of them",
        ),
        ("aws iam wait", "usage: aws [options] <command> <subcommand> [parameters]\naws: [ERROR]: too few arguments"),
    ],
)
def test_wrong_values(line, message):
    wrong = refusal(line)
    assert wrong.text == f"\naws: [ERROR]: {NONE}{message}\n"
    assert wrong.status == 252


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("aws lambda invoke --function-name f --payload '{\"a\":1}' out.json", 'Invalid base64: "{"a":1}"'),
        (f"{ASSUME} --duration-seconds x", "invalid literal for int() with base 10: 'x'"),
        (
            "aws cloudwatch put-metric-data --namespace a --metric-name a --storage-resolution x",
            "invalid literal for int() with base 10: 'x'",
        ),
        ("aws iam get-user --profile other", "The config profile (other) could not be found"),
        (
            "aws iam list-users --no-paginate --page-size 2",
            "Error during pagination: Cannot specify --no-paginate along with pagination arguments: --page-size",
        ),
        ("aws iam get-user --region 'a b'", "Provided region_name 'a b' doesn't match a supported format."),
    ],
)
def test_what_is_passed_on(line, message):
    wrong = refusal(line)
    assert wrong.text == f"\naws: [ERROR]: {message}\n"
    assert wrong.status == 255


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("aws iam get-user --endpoint-url http://localhost:4566", "endpoint-url"),
        ("aws iam get-user --debug", "debug"),
        ("aws iam get-user --no-sign-request", "no-sign-request"),
        ("aws iam get-user --color on", "color"),
        ("aws iam get-user --cli-auto-prompt", "auto-prompt"),
        ("aws iam create-user" + " x" * 500, "too-long"),
        (f"aws iam create-user --cli-input-yaml 'UserName: {'x' * 32_768}'", "too-long"),
        ("aws s3 ls", "instead"),
        ("aws logs tail /aws/lambda/f --follow", "instead"),
        ("aws configure", "not-here"),
        ("aws configure set region x", "not-here"),
    ],
)
def test_what_is_not_here(line, reason):
    wrong = refusal(line)
    assert isinstance(wrong, Refused)
    assert (wrong.reason, wrong.status) == (reason, 252)


def test_what_is_not_here_says_what_is():
    assert refusal("aws s3 ls").text == "aws s3 is not in this terminal. Use aws s3api.\n"
    tail = "aws logs tail is not in this terminal. Use aws logs filter-log-events.\n"
    assert refusal("aws logs tail /aws/lambda/f").text == tail
    assert refusal("aws eks get-token").text == "aws eks get-token is not in this terminal.\n"


def test_an_error_in_another_format():
    line = "aws iam create-user --user-name b --tags x --cli-error-format"
    assert refusal(f"{line} json").text == (
        '{\n    "Code": "ParamValidation",\n'
        "    \"Message\": \"Error parsing parameter '--tags': Expected: '=', received: 'EOF' for input:\\nx\\n ^\"\n}\n"
    )
    assert refusal(f"{line} legacy").text == (
        "\naws: [ERROR]: Error parsing parameter '--tags': Expected: '=', received: 'EOF' for input:\nx\n ^\n"
    )
