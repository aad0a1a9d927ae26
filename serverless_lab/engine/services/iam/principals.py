"""Who a trust policy names: IAM looks each of them up before it stores the policy."""

import re
from typing import Any, Final

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn, is_account
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.language import ASSUMING, characters
from serverless_lab.engine.policy.policy import Document, as_list
from serverless_lab.engine.services.iam import grammar, names
from serverless_lab.engine.services.iam.policy_errors import PolicyTooLarge

_ACTIONS = {action.lower() for action in ASSUMING}
_SOMEBODY = ("iam", "user"), ("iam", "role"), ("sts", "assumed-role"), ("sts", "federated-user")
_REGION = re.compile(r"\.[a-z]{2}(?:-[a-z]+)+-[0-9](?=\.amazonaws\.com$)")
_WEB = {"accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com"}

# Services that take on roles, under `.amazonaws.com`. Written out, so that a replay refuses what was refused.
SERVICES: Final = frozenset(
    """
    access-analyzer acm acm-pca airflow airflow-env amplify aoss apigateway appconfig appflow application-autoscaling
    apprunner appstream appsync athena auditmanager autoscaling backup batch bedrock bedrock-agentcore billing
    build.apprunner cloud9 cloudformation cloudfront cloudhsm cloudsearch cloudtrail cloudwatch cloudwatch-crossaccount
    codebuild codecommit codedeploy codepipeline codestar cognito-idp cognito-identity comprehend config connect
    credentials.iot databrew dataexchange datapipeline datasync dax delivery.logs devicefarm directconnect discovery
    dlm dms ds dynamodb dynamodb.application-autoscaling ec2 ec2.application-autoscaling ec2fleet ec2scheduled ecr ecs
    ecs-tasks ecs.application-autoscaling edgelambda eks eks-fargate eks-fargate-pods eks-nodegroup elasticache
    elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce elastictranscoder email emr-serverless es
    events evidently export.rds finspace firehose fis forecast freertos fsx gamelift glacier globalaccelerator glue
    grafana greengrass guardduty health healthlake imagebuilder importexport inspector iot iotanalytics iotevents
    iotsitewise ivs kafka kafkaconnect kendra kinesis kinesisanalytics kms lakeformation lambda lex lexv2 lightsail
    location logger.cloudfront logs m2 macie maintenance.rds mediaconvert mediaconnect medialive mediapackage mgn
    mobileanalytics monitoring monitoring.rds mq opensearchservice ops.apigateway opsworks organizations osis pinpoint
    pipes pods.eks polly quicksight ram rds redshift redshift-serverless rekognition replicator.lambda resiliencehub
    resource-groups robomaker route53 route53resolver s3 s3-outposts sagemaker scheduler secretsmanager securityhub
    serverlessrepo servicecatalog servicediscovery ses shield signin sms sns spot spotfleet sqs ssm ssm-incidents sso
    states storagegateway streams.metrics.cloudwatch sts support swf tagging tasks.apprunner textract timestream
    transcribe transfer transitgateway translate trustedadvisor verifiedpermissions vmie vpc-flow-logs vpc-lattice waf
    wellarchitected workdocs worklink workmail workspaces xray
    """.split()
)


def check_trust(context: Context, text: str) -> str:
    """The text, if it can be a role's trust policy; raises MalformedPolicyDocument or PolicyTooLarge."""
    for statement in grammar.statements(text):
        _check_statement(statement)
        principal = statement.get("Principal", statement.get("NotPrincipal"))
        if principal is None:
            raise grammar.malformed("Missing required field Principal")
        _check_principal(context, principal)
    if characters(text) > numbers.IAM_TRUST_CHARACTERS:
        raise PolicyTooLarge(quota="ACLSizePerRole", limit=numbers.IAM_TRUST_CHARACTERS)
    return text


def _check_statement(statement: Document) -> None:
    if "Resource" in statement or "NotResource" in statement:
        raise grammar.malformed("Has prohibited field Resource")
    if not {action.lower() for action in as_list(statement.get("Action", [""]))} <= _ACTIONS:
        raise grammar.malformed("AssumeRole policy may only specify STS AssumeRole actions.")


def _check_principal(context: Context, principal: Any) -> None:
    if principal == "*":
        return
    if not isinstance(principal, dict) or not principal:
        raise grammar.malformed(grammar.SYNTAX)
    for kind, values in principal.items():
        for value in as_list(values):
            if not isinstance(value, str):
                raise grammar.malformed(grammar.SYNTAX)
            if kind not in _KNOWN or not _KNOWN[kind](context, value):
                raise grammar.malformed(f'Invalid principal in policy: "{kind.upper()}":"{value}"')


def _is_identity(context: Context, text: str) -> bool:
    """An account, or a user, role or session of one. Other accounts cannot be looked into: they are believed."""
    if text == "*" or is_account(text):
        return True
    arn = Arn.parse(text)
    if arn is None or arn.region or not is_account(arn.account_id) or "*" in text or "?" in text:
        return False
    if arn.service == "iam" and arn.resource == "root":
        return True
    if (arn.service, arn.resource.partition("/")[0]) not in _SOMEBODY:
        return False
    return arn.account_id != context.account_id or _is_here(context, arn)


def _is_here(context: Context, arn: Arn) -> bool:
    kind, _, rest = arn.resource.partition("/")
    if kind == "federated-user":
        return bool(rest)
    if kind == "assumed-role":
        role, _, session = rest.partition("/")
        return role in names.state(context).roles and bool(session)
    return names.by_arn(context, str(arn)) is not None


def _is_service(context: Context, text: str) -> bool:
    """`lambda.amazonaws.com`, with or without a region in it."""
    name, dot, end = _REGION.sub("", text).partition(".amazonaws.com")
    return bool(dot) and not end and name in SERVICES


def _is_provider(context: Context, text: str) -> bool:
    arn = Arn.parse(text)
    own = arn is not None and arn.service == "iam" and arn.resource.startswith(("saml-provider/", "oidc-provider/"))
    return own or text in _WEB


_KNOWN = {"AWS": _is_identity, "Service": _is_service, "Federated": _is_provider}
