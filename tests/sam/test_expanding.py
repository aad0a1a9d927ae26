"""What SAM's resources stand for: the same as AWS's own transform makes of them."""

import pytest
from samtranslator.yaml_helper import yaml_parse

from serverless_lab.sam import plan, yaml_text
from serverless_lab.sam.code import Upload
from serverless_lab.sam.faults import TemplateFault
from tests.sam import oracle
from tests.sam.accounts import FILES, FUNCTION, template

GLOBALS = """Globals:
  Function:
    Timeout: 7
    Environment: {Variables: {STAGE: test, SHOP: dumplings}}
    Tags: {team: kitchen}
    Layers: [arn:aws:lambda:ap-northeast-2:111122223333:layer:theirs:1]
    VpcConfig: {SubnetIds: [subnet-1], SecurityGroupIds: [sg-1]}
"""
OWN = """      Environment: {Variables: {SHOP: noodles}}
      Tags: {team: hall, price: high}
      Layers: [arn:aws:lambda:ap-northeast-2:111122223333:layer:mine:2]
"""
SAMPLES = {
    "plain": template(FUNCTION),
    "globals": template(FUNCTION + OWN, GLOBALS),
    "everything-of-a-function": template(
        FUNCTION
        + """
      Description: takes orders
      MemorySize: 512
      Architectures: [arm64]
      EphemeralStorage: {Size: 1024}
      LoggingConfig: {LogFormat: JSON, ApplicationLogLevel: DEBUG}
      SnapStart: {ApplyOn: PublishedVersions}
      RuntimeManagementConfig: {UpdateRuntimeOn: FunctionUpdate}
      RecursiveLoop: Allow
      KmsKeyArn: arn:aws:kms:ap-northeast-2:111122223333:key/k
      ReservedConcurrentExecutions: 5
      Tracing: PassThrough
"""
    ),
    "own-role": template(
        FUNCTION + "      Role: arn:aws:iam::111122223333:role/cook\n      Policies: [ReadOnlyAccess]\n"
    ),
    "published": template(
        FUNCTION
        + """
      AutoPublishAlias: live
      VersionDescription: the first
      ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 3}
      FunctionUrlConfig: {AuthType: NONE, Cors: {AllowOrigins: ['*'], MaxAge: 5}, InvokeMode: RESPONSE_STREAM}
      EventInvokeConfig: {MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60}
"""
    ),
    "unpublished": template(
        FUNCTION
        + """
      FunctionUrlConfig: {AuthType: AWS_IAM}
      EventInvokeConfig:
        DestinationConfig:
          OnSuccess: {Type: SNS, Destination: arn:aws:sns:ap-northeast-2:111122223333:told}
          OnFailure: {Type: Lambda, Destination: arn:aws:lambda:ap-northeast-2:111122223333:function:sorry}
"""
    ),
    "alias-with-a-dash": template(FUNCTION + "      AutoPublishAlias: blue-green\n"),
    "policies": template(
        FUNCTION
        + """
      PermissionsBoundary: arn:aws:iam::111122223333:policy/fence
      RolePath: /shop/
      Tags: {team: hall}
      Policies:
        - AWSLambdaBasicExecutionRole
        - arn:aws:iam::aws:policy/ReadOnlyAccess
        - Statement: [{Effect: Allow, Action: 's3:GetObject', Resource: '*'}]
        - Version: '2012-10-17'
          Statement: [{Effect: Deny, Action: 's3:*', Resource: '*'}]
        - LambdaInvokePolicy: {FunctionName: kitchen}
        - SQSPollerPolicy: {QueueName: orders}
        - SQSSendMessagePolicy: {QueueName: orders}
        - SNSPublishMessagePolicy: {TopicName: told}
        - SNSCrudPolicy: {TopicName: told}
        - CloudWatchPutMetricPolicy: {}
"""
    ),
    "one-policy": template(FUNCTION + "      Policies: AWSLambdaSQSQueueExecutionRole\n"),
    "trusted-by-others": template(
        FUNCTION + "      AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, "
        "Principal: {Service: [lambda.amazonaws.com, edgelambda.amazonaws.com]}, Action: ['sts:AssumeRole']}]}\n"
    ),
    "dead-letters": template(
        FUNCTION + "      DeadLetterQueue: {Type: SNS, TargetArn: arn:aws:sns:ap-northeast-2:111122223333:lost}\n"
    ),
    "polled-queue": template(
        FUNCTION
        + """
      AutoPublishAlias: live
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: arn:aws:sqs:ap-northeast-2:111122223333:orders
            BatchSize: 3
            Enabled: false
            MaximumBatchingWindowInSeconds: 4
            FunctionResponseTypes: [ReportBatchItemFailures]
            ScalingConfig: {MaximumConcurrency: 2}
            FilterCriteria: {Filters: [{Pattern: '{}'}]}
"""
    ),
    "called-by-a-topic": template(
        FUNCTION
        + """
      AutoPublishAlias: live
      Events:
        Told:
          Type: SNS
          Properties:
            Topic: arn:aws:sns:ap-northeast-2:111122223333:told
            Region: ap-northeast-2
            FilterPolicy: {kind: [menu]}
            FilterPolicyScope: MessageBody
            RedrivePolicy: {deadLetterTargetArn: arn:aws:sqs:ap-northeast-2:111122223333:lost}
"""
    ),
    "called-without-an-alias": template(
        FUNCTION
        + """
      Events:
        Told: {Type: SNS, Properties: {Topic: !Ref Topic, SqsSubscription: false}}
  Topic: {Type: AWS::SNS::Topic}
"""
    ),
    "layer": template(
        """
  Prices:
    Type: AWS::Serverless::LayerVersion
    Properties: {ContentUri: layers/, Description: p, CompatibleRuntimes: [python3.14], RetentionPolicy: Delete}
"""
        + FUNCTION
        + "      Layers: [!Ref Prices]\n"
    ),
    "references": template(
        FUNCTION
        + """
      AutoPublishAlias: live
  Beta:
    Type: AWS::Lambda::Alias
    Properties: {Name: beta, FunctionName: !Ref OrderFn, FunctionVersion: !GetAtt OrderFn.Version.Version}
  Let:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref OrderFn.Alias, Action: lambda:InvokeFunction, Principal: s3.amazonaws.com}
"""
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_what_awss_transform_makes(name: str) -> None:
    found, wanted = oracle.ours(SAMPLES[name]), oracle.of_aws(SAMPLES[name])
    if name == "references":  # AWS resolves what we look up later
        found, wanted = ({key: body["Type"] for key, body in each.items()} for each in (found, wanted))
    assert found == wanted


def test_sources_that_are_not_polled_are_named() -> None:
    hourly = "        Hourly: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}\n"
    events = f"      Events:\n{hourly}        Web: {{Type: Api}}\n"
    found = plan.read(Upload(template(FUNCTION + events), FILES))
    assert [(each.key, each.what) for each in found.left_out] == [
        ("event", "Hourly (Schedule)"),
        ("event", "Web (Api)"),
    ]


@pytest.mark.parametrize(
    ("properties", "key"),
    [("{Topic: t, SqsSubscription: true}", "queue-between"), ("{FilterPolicy: {}}", "property-missing")],
)
def test_a_topic_that_cannot_call_the_function_is_refused(properties: str, key: str) -> None:
    event = f"      Events:\n        Told: {{Type: SNS, Properties: {properties}}}\n"
    with pytest.raises(TemplateFault) as found:
        plan.read(Upload(template(FUNCTION + event), FILES))
    assert (found.value.key, found.value.facts["where"]) == (key, "OrderFn.Events.Told")


def test_what_is_not_known_of_a_function_is_named() -> None:
    more = "      Tracing: Active\n      DeploymentPreference: {Type: AllAtOnce}\n"
    found = plan.read(Upload(template(FUNCTION + more), FILES))
    assert [(each.key, each.what) for each in found.left_out] == [
        ("property", "DeploymentPreference"),
        ("policy", "AWSXrayWriteOnlyAccess"),
    ]


@pytest.mark.parametrize(
    "text", ["yes", "0123", "1e3", "2012-10-17", "~", "on", "12:30:00", "null", "-", "1_000", "서울"]
)
def test_a_text_stays_a_text_for_readers_of_yaml_1_1(text: str) -> None:
    assert yaml_parse(yaml_text.write({"Value": text, text: 1})) == {"Value": text, text: 1}
