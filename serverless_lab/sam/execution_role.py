"""The role that SAM makes for a function which names none, and the policies in it."""

from collections.abc import Callable
from typing import Any

from serverless_lab.engine.services.iam.managed import AWS_POLICIES
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.template import Resource

SERVICE = "arn:aws:iam::aws:policy/service-role/"
BASIC = f"{SERVICE}AWSLambdaBasicExecutionRole"
VPC = f"{SERVICE}AWSLambdaVPCAccessExecutionRole"
QUEUE = f"{SERVICE}AWSLambdaSQSQueueExecutionRole"
_VERSION = "2012-10-17"


def role_of(resource: Resource) -> Resource:
    """Traces are not kept, so the permission to write them is left out. Raises TemplateFault for what is no policy."""
    given = resource.properties
    properties: dict[str, Any] = {"AssumeRolePolicyDocument": given.get("AssumeRolePolicyDocument", _TRUST)}
    managed, inline = [BASIC], _sending(resource)
    if given.get("VpcConfig"):
        managed.append(VPC)
    policies = given.get("Policies", [])
    for number, policy in enumerate(policies if isinstance(policies, list) else [policies]):
        found = _policy(resource, policy)
        if isinstance(found, str) or "Statement" not in found:
            managed.append(found)  # an ARN, or a function that gives one
        else:
            inline.append({"PolicyName": f"{resource.id}RolePolicy{number}", "PolicyDocument": found})
    if any(isinstance(each, dict) and each.get("Type") == "SQS" for each in _events(given)):
        managed.append(QUEUE)
    properties["ManagedPolicyArns"] = [each for place, each in enumerate(managed) if each not in managed[:place]]
    if inline:
        properties["Policies"] = inline
    for theirs, ours in (("PermissionsBoundary", "PermissionsBoundary"), ("RolePath", "Path")):
        if theirs in given:
            properties[ours] = given[theirs]
    tags = given.get("Tags")
    if isinstance(tags, dict) and tags:
        properties["Tags"] = [{"Key": key, "Value": value} for key, value in tags.items()]
    return resource.made("Role", "AWS::IAM::Role", properties)


def _events(given: dict[str, Any]) -> list[Any]:
    events = given.get("Events")
    return list(events.values()) if isinstance(events, dict) else []


def _sending(resource: Resource) -> list[dict[str, Any]]:
    """What the role needs to hand on events: to the dead-letter queue, to destinations."""
    given, found = resource.properties, []
    queue = given.get("DeadLetterQueue")
    if isinstance(queue, dict):
        action = "sns:Publish" if queue.get("Type") == "SNS" else "sqs:SendMessage"
        found.append(_inline("DeadLetterQueuePolicy", _statement(action, queue.get("TargetArn"))))
    config = given.get("EventInvokeConfig")
    wanted = config.get("DestinationConfig") if isinstance(config, dict) else None
    for when, target in wanted.items() if isinstance(wanted, dict) else ():
        kind = target.get("Type") if isinstance(target, dict) else None
        if kind in _SENDS:
            name = f"{resource.id}EventInvokeConfig{when}{kind}Policy"
            found.append(_inline(name, _statement(_SENDS[kind], target.get("Destination"))))
    return found


_SENDS = {
    "SQS": "sqs:SendMessage",
    "SNS": "sns:publish",
    "Lambda": "lambda:InvokeFunction",
    "EventBridge": "events:PutEvents",
}


def _policy(resource: Resource, policy: Any) -> Any:
    """An ARN for a name of AWS's own policies; a document as it is, or the one that a policy template stands for."""
    if isinstance(policy, str):
        return policy if policy.startswith("arn:") else _AWS_NAMES.get(policy, policy)
    if not isinstance(policy, dict) or not policy:
        raise TemplateFault("bad-policy", where=resource.id)
    if "Statement" in policy:
        return policy
    name = next(iter(policy))
    if len(policy) == 1 and (name == "Ref" or name.startswith("Fn::")):
        return policy
    made = POLICY_TEMPLATES.get(name)
    if made is None:
        raise TemplateFault("policy-template", where=resource.id, name=name[:60], known=", ".join(POLICY_TEMPLATES))
    given = policy[name] or {}
    if not isinstance(given, dict):
        raise TemplateFault("bad-policy", where=resource.id)
    return made(given)


def _inline(name: str, *statements: dict[str, Any]) -> dict[str, Any]:
    return {"PolicyName": name, "PolicyDocument": {"Version": _VERSION, "Statement": list(statements)}}


def _document(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": _VERSION, "Statement": list(statements)}


def _statement(action: Any, resource: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource}


def _named(service: str, resource: str, member: str) -> Callable[[dict[str, Any]], Any]:
    """The ARN of what a policy template names by `member`."""
    hole = member[0].lower() + member[1:]
    arn = f"arn:${{AWS::Partition}}:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{resource.format(f'${{{hole}}}')}"
    return lambda given: {"Fn::Sub": [arn, {hole: given.get(member, "")}]}


_FUNCTION = _named("lambda", "function:{}*", "FunctionName")
_QUEUE = _named("sqs", "{}", "QueueName")
_TOPIC = _named("sns", "{}", "TopicName")
_TOPICS = _named("sns", "{}*", "TopicName")
_MANAGES = [
    f"sns:{action}" for action in "ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish".split()
]
_POLLS = [
    f"sqs:{action}"
    for action in """ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch
    GetQueueAttributes ReceiveMessage""".split()
]
# SAM's policy templates for what the lab simulates. Source: the SAM developer guide's policy template list.
POLICY_TEMPLATES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "LambdaInvokePolicy": lambda given: _document(_statement(["lambda:InvokeFunction"], _FUNCTION(given))),
    "SQSPollerPolicy": lambda given: _document(_statement(_POLLS, _QUEUE(given))),
    "SQSSendMessagePolicy": lambda given: _document(_statement(["sqs:SendMessage*"], _QUEUE(given))),
    "SNSCrudPolicy": lambda given: _document(_statement(_MANAGES, _TOPICS(given))),
    "SNSPublishMessagePolicy": lambda given: _document(_statement(["sns:Publish"], _TOPIC(given))),
    "CloudWatchPutMetricPolicy": lambda _given: _document(_statement(["cloudwatch:PutMetricData"], "*")),
}
_TRUST = _document(
    {"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}
)
_AWS_NAMES = {arn.rpartition("/")[2]: arn for arn in AWS_POLICIES}
