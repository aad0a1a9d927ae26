"""Topics, their policies, and who is subscribed to them."""

from typing import Any

from serverless_lab.engine.services.sns.ending import key_of
from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.intrinsics import as_text
from serverless_lab.sam.kinds.policies import document
from serverless_lab.sam.making import Made, Properties, Step, items, kind, tag_list, texts

_ATTRIBUTES = """FifoTopic ContentBasedDeduplication FifoThroughputScope DisplayName KmsMasterKeyId MaximumMessageSize
SignatureVersion TracingConfig ArchivePolicy"""
# How CloudFormation names the protocols of delivery status logging, and how the attributes of a topic begin.
LOGGED = {
    "http/s": "HTTP",
    "sqs": "SQS",
    "lambda": "Lambda",
    "firehose": "Firehose",
    "application": "Application",
}
FEEDBACK = ("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn")
_OF_SUBSCRIPTION = """FilterPolicy FilterPolicyScope RawMessageDelivery RedrivePolicy DeliveryPolicy ReplayPolicy
SubscriptionRoleArn"""


def make_topic(step: Step, properties: Properties) -> Made:
    """SNS finds a topic that is there already just as it is wanted."""
    fifo = as_text(properties.get("FifoTopic", False)) == "true"
    name = str(properties.get("TopicName") or step.name(None, 200) + (".fifo" if fifo else ""))
    there = name in _state(step).topics
    asked: dict[str, Any] = {"Name": name, "Attributes": texts(properties, _ATTRIBUTES) | _logging(step, properties)}
    if "DataProtectionPolicy" in properties:
        asked["DataProtectionPolicy"] = document(step, properties["DataProtectionPolicy"])
    arn = step.call("sns", "CreateTopic", asked | {"Tags": tag_list(step, properties.get("Tags"))})["TopicArn"]
    for each in _mappings(step, "Subscription", properties):
        step.call("sns", "Subscribe", {"TopicArn": arn} | {key: each.get(key) for key in ("Protocol", "Endpoint")})
    return Made(arn, {"TopicArn": arn, "TopicName": name}, how="kept" if there else "made")


def make_subscription(step: Step, properties: Properties) -> Made:
    """One that nobody has confirmed yet has its ARN already."""
    asked = {name: properties.get(name) for name in ("TopicArn", "Protocol", "Endpoint")}
    topic = _state(step).topics.get(str(asked["TopicArn"]).rpartition(":")[2])
    there = topic is not None and key_of(str(asked["Protocol"]), str(asked["Endpoint"])) in topic.subscriptions
    more = {"Attributes": texts(properties, _OF_SUBSCRIPTION), "ReturnSubscriptionArn": True}
    arn = step.call("sns", "Subscribe", asked | more)["SubscriptionArn"]
    return Made(arn, {"Arn": arn}, how="kept" if there else "made")


def make_policy(step: Step, properties: Properties) -> Made:
    text = document(step, properties["PolicyDocument"])
    for arn in items(step, "Topics", properties["Topics"]):
        params = {"TopicArn": arn, "AttributeName": "Policy", "AttributeValue": text}
        step.call("sns", "SetTopicAttributes", params)
    name = step.name(None)
    return Made(name, {"Id": name})


def _logging(step: Step, properties: Properties) -> dict[str, str]:
    """Raises TemplateFault."""
    found: dict[str, str] = {}
    for each in _mappings(step, "DeliveryStatusLogging", properties):
        protocol = LOGGED.get(str(each.get("Protocol")))
        if protocol is None:
            raise TemplateFault("bad-logging", where=step.resource.where, known=", ".join(LOGGED))
        found |= {f"{protocol}{name}": text for name, text in texts(each, " ".join(FEEDBACK)).items()}
    return found


def _mappings(step: Step, name: str, properties: Properties) -> list[dict[str, Any]]:
    """A property that is a list of mappings. Raises TemplateFault."""
    found = items(step, name, properties.get(name))
    if not all(isinstance(each, dict) for each in found):
        raise TemplateFault("no-mapping", where=f"{step.resource.where}.{name}")
    return found


def _state(step: Step) -> SnsState:
    account = step.target.state
    return account.parts.get(f"sns/{account.region}") or SnsState()


KINDS = (
    kind(
        "AWS::SNS::Topic",
        make_topic,
        f"{_ATTRIBUTES} TopicName DataProtectionPolicy DeliveryStatusLogging Subscription Tags",
        gives="TopicArn TopicName",
    ),
    kind(
        "AWS::SNS::Subscription",
        make_subscription,
        f"{_OF_SUBSCRIPTION} Endpoint",
        needs="TopicArn Protocol",
        gives="Arn",
    ),
    kind("AWS::SNS::TopicPolicy", make_policy, "", needs="Topics PolicyDocument", gives="Id"),
)
