"""What lines mean, and the sentences of wrong ones, word for word."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from serverless_lab.cli.commands import Call, Configure, Help, Paging, Version
from tests.cli.support import ASSUME, asked, refusal


def zipped() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("app.py", "x = 1")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("line", "params"),
    [
        ("aws iam create-user --user-name bob", {"UserName": "bob"}),
        ("aws iam create-user --user-name=bob", {"UserName": "bob"}),
        ("aws iam create-user --user-n bob", {"UserName": "bob"}),
        (f"{ASSUME} --duration-seconds 900", {"DurationSeconds": 900}),
        ("aws iam update-login-profile --user-name bob --password-reset-required", {"PasswordResetRequired": True}),
        ("aws iam update-login-profile --user-name bob --no-password-reset-required", {"PasswordResetRequired": False}),
        ("aws logs describe-log-groups --log-group-identifiers a b", {"logGroupIdentifiers": ["a", "b"]}),
        ("aws logs describe-log-groups --log-group-identifiers '[\"a\"]'", {"logGroupIdentifiers": ["a"]}),
        (
            "aws iam tag-user --user-name bob --tags Key=a,Value=b Key=c,Value='d e'",
            {"Tags": [{"Key": "a", "Value": "b"}, {"Key": "c", "Value": "d e"}]},
        ),
        (
            """aws iam tag-user --user-name bob --tags '[{"Key": "a", "Value": "b"}]'""",
            {"Tags": [{"Key": "a", "Value": "b"}]},
        ),
        (
            "aws lambda update-function-configuration --function-name f --environment Variables={A=1,B=2}",
            {"Environment": {"Variables": {"A": "1", "B": "2"}}},
        ),
        ("aws sqs tag-queue --queue-url u --tags a=b,c=d", {"Tags": {"a": "b", "c": "d"}}),
        (
            "aws sqs create-queue --queue-name q --attributes DelaySeconds=5",
            {"Attributes": {"DelaySeconds": "5"}},
        ),
        (
            "aws ec2 run-instances --image-id ami-1 --count 2:3 --ebs-optimized --no-dry-run",
            {"ImageId": "ami-1", "MinCount": 2, "MaxCount": 3, "EbsOptimized": True, "DryRun": False},
        ),
        (
            "aws ec2 run-instances --image-id ami-1 --count 1 --associate-public-ip-address",
            {
                "ImageId": "ami-1",
                "MinCount": 1,
                "MaxCount": 1,
                "NetworkInterfaces": [{"DeviceIndex": 0, "AssociatePublicIpAddress": True}],
            },
        ),
        ("aws ec2 run-instances --image-id ami-1", {"ImageId": "ami-1", "MinCount": 1, "MaxCount": 1}),
        ("aws ec2 stop-instances --instance-ids --force", {"Force": True}),
        (
            "aws cloudwatch put-metric-data --namespace Shop --metric-name Orders --value 3 --unit Count --dimensions "
            "Table=7,Menu=soup --storage-resolution 1",
            {
                "Namespace": "Shop",
                "MetricData": [
                    {
                        "MetricName": "Orders",
                        "Value": 3.0,
                        "Unit": "Count",
                        "Dimensions": [{"Name": "Table", "Value": "7"}, {"Name": "Menu", "Value": "soup"}],
                        "StorageResolution": 1,
                    }
                ],
            },
        ),
        (
            "aws cloudwatch put-metric-data --namespace Shop --metric-name Orders --statistic-values "
            "Sum=3,SampleCount=2,Minimum=1,Maximum=2",
            {
                "Namespace": "Shop",
                "MetricData": [
                    {
                        "MetricName": "Orders",
                        "StatisticValues": {"Sum": 3.0, "SampleCount": 2.0, "Minimum": 1.0, "Maximum": 2.0},
                    }
                ],
            },
        ),
        (
            "aws cloudwatch put-metric-data --namespace Shop --metric-data MetricName=a,Value=1",
            {"Namespace": "Shop", "MetricData": [{"MetricName": "a", "Value": 1.0}]},
        ),
        (
            "aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 80-81 --cidr 10.0.0.0/8",
            {
                "GroupId": "sg-1",
                "IpPermissions": [
                    {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 81, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
                ],
            },
        ),
        (
            "aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol all --source-group sg-2",
            {
                "GroupId": "sg-1",
                "IpPermissions": [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-2"}]}],
            },
        ),
        (
            "aws ec2 modify-instance-attribute --instance-id i-1 --no-ebs-optimized --instance-type t3.micro",
            {"InstanceId": "i-1", "EbsOptimized": {"Value": False}, "InstanceType": {"Value": "t3.micro"}},
        ),
        (
            'aws iam create-user --cli-input-json \'{"UserName": "bob", "Path": "/a/"}\' --path /b/',
            {"UserName": "bob", "Path": "/b/"},
        ),
        ("aws iam create-user --cli-input-yaml 'UserName: bob'", {"UserName": "bob"}),
        (
            "aws cloudwatch get-metric-statistics --namespace a --metric-name b --start-time 2026-03-01T09:00:00+09:00"
            " --end-time 1772323200 --period 60",
            {
                "StartTime": datetime(2026, 3, 1, tzinfo=UTC),
                "EndTime": datetime(2026, 3, 1, tzinfo=UTC),
                "Period": 60,
            },
        ),
        (
            "aws cloudwatch get-metric-statistics --namespace a --metric-name b --start-time 2026-03-01"
            " --end-time 2026-03-01T00:00:00Z --period 60",
            {"StartTime": datetime(2026, 3, 1, tzinfo=UTC), "EndTime": datetime(2026, 3, 1, tzinfo=UTC)},
        ),
        ("aws events put-targets --rule r --targets Id=1,Arn=a", {"Targets": [{"Id": "1", "Arn": "a"}]}),
        ("aws sns subscribe --topic-arn t --protocol sqs --notification-endpoint e", {"Endpoint": "e"}),
        ("aws stepfunctions send-task-success --task-token t --task-output '{}'", {"output": "{}"}),
    ],
)
def test_parameters(line, params):
    call = asked(line)
    assert isinstance(call, Call)
    assert call.params == {**call.params, **params}


def test_blobs_are_base64_texts_or_files():
    line = "aws lambda invoke --function-name f"
    raw = "--cli-binary-format raw-in-base64-out"
    assert asked(f"{line} --payload eyJhIjogMX0= out.json").params["Payload"] == b'{"a": 1}'
    assert asked(f"""{line} {raw} --payload '{{"a": 1}}' out.json""").params["Payload"] == b'{"a": 1}'
    assert asked(f"{line} --payload fileb://a.json out.json", a_json=b"\xff{").params["Payload"] == b"\xff{"
    assert asked(f"{line} --payload file://a.json out.json", a_json=b"e30=").params["Payload"] == b"{}"
    assert asked(f"{line} {raw} --payload file://./a.json out.json", a_json=b"{}").params["Payload"] == b"{}"
    assert asked(f"{line} out.json").outfile == "out.json"


def test_a_text_comes_from_a_file():
    line = "aws iam create-policy --policy-name p --policy-document file://p.json"
    assert asked(line, p_json=b'{"a": "\xed\x95\x9c"}').params["PolicyDocument"] == '{"a": "한"}'
    line = "aws iam tag-user --user-name bob --tags file://t.json"
    assert asked(line, t_json=b'[{"Key": "a", "Value": "b"}]').params["Tags"] == [{"Key": "a", "Value": "b"}]
    line = "aws iam create-user --cli-input-json file://u.json"
    assert asked(line, u_json=b'{"UserName": "bob"}').params == {"UserName": "bob"}
    line = "aws lambda update-function-configuration --function-name f --environment 'Variables={A@=file://a.txt,B=c}'"
    assert asked(line, a_txt=b"hi").params["Environment"] == {"Variables": {"A": "hi", "B": "c"}}


def test_a_streaming_body_is_a_path():
    line = "aws s3api put-object --bucket abc --key k --body"
    assert asked(f"{line} a.txt", a_txt=b"hi").params["Body"] == b"hi"
    message = "Error parsing parameter '--body': Blob values must be a path to a file."
    assert refusal(f"{line} file://a.txt", a_txt=b"hi").message == message


def test_a_zip_goes_into_the_code():
    made = "aws lambda create-function --function-name f --role arn:aws:iam::123456789012:role/r"
    archive = zipped()
    assert asked(f"{made} --zip-file fileb://a.zip", a_zip=archive).params["Code"] == {"ZipFile": archive}
    assert asked(f"{made} --code S3Bucket=abc,S3Key=k").params["Code"] == {"S3Bucket": "abc", "S3Key": "k"}
    update = "aws lambda update-function-code --function-name f --zip-file fileb://a.zip"
    assert asked(update, a_zip=archive).params["ZipFile"] == archive
    wrong = refusal(update, a_zip=b"no")
    assert (wrong.status, wrong.message) == (
        252,
        "--zip-file must be a zip file with the fileb:// prefix.\nExample usage:  --zip-file fileb://path/to/file.zip",
    )


def test_the_secret_of_an_mfa_device_goes_into_a_file():
    line = "aws iam create-virtual-mfa-device --virtual-mfa-device-name m --outfile q.png --bootstrap-method QRCodePNG"
    call = asked(line)
    assert (call.params, call.outfile, call.saves) == (
        {"VirtualMFADeviceName": "m"},
        "q.png",
        ("VirtualMFADevice", "QRCodePNG"),
    )


@pytest.mark.parametrize(
    ("line", "paging", "params"),
    [
        ("aws iam list-users", Paging(), {}),
        ("aws iam list-users --max-items 3 --page-size 2 --starting-token t", Paging(3, 2, "t"), {}),
        ("aws iam list-users --no-paginate", None, {}),
        ("aws iam list-users --no-paginate --max-items 3", None, {"MaxItems": 3}),
        ("aws iam list-users --marker m --max-items 3", None, {"Marker": "m", "MaxItems": 3}),
        ("aws iam list-users --cli-input-json '{\"MaxItems\": 3}'", None, {"MaxItems": 3}),
        ("aws iam get-user", None, {}),
    ],
)
def test_paging(line, paging, params):
    call = asked(line)
    assert (call.paging, call.params) == (paging, params)


def test_global_options():
    call = asked("aws --region eu-west-1 iam --output table get-user --query User.Arn --cli-error-format json")
    assert (call.region, call.output, call.query, call.error_format) == ("eu-west-1", "table", "User.Arn", "json")
    quiet = "aws iam get-user --no-cli-pager --color off --no-verify-ssl --cli-read-timeout 3 --profile default"
    assert asked(quiet) == asked("aws iam get-user")


def test_other_commands():
    assert asked("aws --version") == Version()
    assert asked("aws help") == Help(())
    assert asked("aws iam help") == Help(("iam",))
    assert asked("aws iam wait help") == Help(("iam", "wait"))
    assert asked("aws iam create-user help") == Help(("iam", "create-user"))
    assert asked("aws iam wait user-exists help") == Help(("iam", "wait", "user-exists"))
    assert asked("aws configure list") == Configure("", "us-east-1", "json")
    assert asked("aws configure get region --region eu-west-1") == Configure("region", "eu-west-1", "json")
    assert asked("aws iam create-user --generate-cli-skeleton").skeleton == "input"
    waits = asked("aws iam wait user-exists --user-name bob")
    assert (waits.operation, waits.waiter, waits.params) == ("GetUser", "UserExists", {"UserName": "bob"})
