"""What the account refuses ends there, and values that make no sense are named before anything is asked."""

import pytest

from serverless_lab.sam.faults import TemplateFault
from tests.sam.accounts import FUNCTION, TOPIC, made, refusal, template

POLLED = """
  Polled:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {FunctionName: !Ref OrderFn, EventSourceArn: !Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders"}
"""
SUBSCRIBED = (
    "  S: {{Type: AWS::SNS::Subscription, Properties: {{TopicArn: !Ref A, Protocol: {}, Endpoint: '{}', "
    "SubscriptionRoleArn: 'arn:aws:iam::111122223333:role/cook'}}}}\n"
)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (template(FUNCTION + "      MemorySize: much\n"), ("OrderFn", "CreateFunction", "ValidationException")),
        (
            template(FUNCTION.replace("python3.14", "ruby3.3")),
            ("OrderFn", "CreateFunction", "NotSimulatedException"),
        ),
        (template(FUNCTION + "      PackageType: Image\n"), ("OrderFn", "CreateFunction", "NotSimulatedException")),
        (
            template(FUNCTION + "      Layers: ['arn:aws:lambda:ap-northeast-2:111122223333:layer:theirs:1']\n"),
            ("OrderFn", "CreateFunction", "AccessDeniedException"),
        ),
        (
            template(FUNCTION + "      Policies: ['arn:aws:iam::aws:policy/NoSuchPolicy']\n"),
            ("OrderFn", "AttachRolePolicy", "NoSuchEntity"),
        ),
        (
            template(FUNCTION + FUNCTION.replace("OrderFn", "Second")),
            ("Second", "CreateFunction", "ResourceConflictException"),
        ),
        (
            template("  A: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/8}}\n"),
            ("A", "CreateVpc", "InvalidVpc.Range"),
        ),
        (
            template("  Role: {Type: AWS::IAM::Role, Properties: {RoleName: lambda-basic-role, Path: /own/, "
                     "AssumeRolePolicyDocument: {}}}\n"),
            ("Role", "UpdateAssumeRolePolicy", "MalformedPolicyDocument"),
        ),
        (
            template(TOPIC.replace("t}", "t, DataProtectionPolicy: {Name: masked}}")),
            ("A", "CreateTopic", "NotSimulatedException"),
        ),
        (template(TOPIC + SUBSCRIBED.format("firehose", "x")), ("S", "Subscribe", "NotSimulatedException")),
        (template(TOPIC + SUBSCRIBED.format("https", "https://a.b")), ("S", "Subscribe", "NotSimulatedException")),
        (template(TOPIC + SUBSCRIBED.format("email", "nobody")), ("S", "Subscribe", "InvalidParameter")),
        (template(FUNCTION + POLLED), ("Polled", "CreateEventSourceMapping", "InvalidParameterValueException")),
    ],
)  # fmt: skip
def test_what_the_account_refuses_ends_there(text: str, where: tuple[str, str, str]) -> None:
    assert refusal(text) == where


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  A: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, Tags: text}}\n", "bad-tags"),
        ("  A: {Type: AWS::IAM::Group, Properties: {ManagedPolicyArns: text}}\n", "no-list"),
        ("  A: {Type: AWS::IAM::Group, Properties: {Policies: [{PolicyName: x}]}}\n", "bad-policy"),
        ("  A: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: 5}}\n", "bad-policy"),
        (TOPIC.replace("t}", "t, DeliveryStatusLogging: [{Protocol: email}]}"), "bad-logging"),
        (TOPIC.replace("t}", "t, Subscription: [text]}"), "no-mapping"),
        (TOPIC.replace("t}", "t, Subscription: text}"), "no-list"),
        (FUNCTION.replace("src/", "nowhere/"), "code-missing"),
        (FUNCTION + "      Description: !Select [9, [a]]\n", "bad-function"),
        (FUNCTION + "      Description: !Join ['', text]\n", "bad-function"),
        (FUNCTION + "      Description: !Split ['', text]\n", "bad-function"),
        (FUNCTION + "      Description: !Select [0, !GetAZs mars-1]\n", "bad-function"),
        (
            "  A: {Type: AWS::Lambda::LayerVersionPermission, Properties: "
            "{LayerVersionArn: x, Action: lambda:GetLayerVersion, Principal: '*'}}\n",
            "bad-layer",
        ),
    ],
)
def test_values_that_make_no_sense_are_named(text: str, key: str) -> None:
    with pytest.raises(TemplateFault) as found:
        made(template(text))
    assert (found.value.key, "where" in found.value.facts) == (key, True)
