"""Queues and their policies."""

from serverless_lab.engine.services.sqs.state import SqsState
from serverless_lab.sam.intrinsics import as_text
from serverless_lab.sam.kinds.policies import document
from serverless_lab.sam.making import Made, Properties, Step, items, kind, tag_map, texts

_ATTRIBUTES = """FifoQueue ContentBasedDeduplication DeduplicationScope FifoThroughputLimit DelaySeconds
MaximumMessageSize MessageRetentionPeriod ReceiveMessageWaitTimeSeconds VisibilityTimeout KmsMasterKeyId
KmsDataKeyReusePeriodSeconds SqsManagedSseEnabled RedrivePolicy RedriveAllowPolicy"""


def make_queue(step: Step, properties: Properties) -> Made:
    """SQS finds a queue that is there already just as it is wanted."""
    fifo = as_text(properties.get("FifoQueue", False)) == "true"
    name = properties.get("QueueName") or step.name(None, 75) + (".fifo" if fifo else "")
    state: SqsState = step.target.state.parts.get(f"sqs/{step.target.state.region}") or SqsState()
    there = name in state.queues
    given = texts(properties, _ATTRIBUTES)
    if not fifo:
        given.pop("FifoQueue", None)  # SQS takes it as true alone
    asked = {"QueueName": name, "Attributes": given, "tags": tag_map(step, properties.get("Tags"))}
    url = step.call("sqs", "CreateQueue", asked)["QueueUrl"]
    attributes = {"Arn": step.arn("sqs", str(name)), "QueueName": name, "QueueUrl": url}
    return Made(url, attributes, how="kept" if there else "made")


def make_policy(step: Step, properties: Properties) -> Made:
    text = document(step, properties["PolicyDocument"])
    for url in items(step, "Queues", properties["Queues"]):
        step.call("sqs", "SetQueueAttributes", {"QueueUrl": url, "Attributes": {"Policy": text}})
    return Made(step.name(None))


KINDS = (
    kind("AWS::SQS::Queue", make_queue, f"{_ATTRIBUTES} QueueName Tags", gives="Arn QueueName QueueUrl"),
    kind("AWS::SQS::QueuePolicy", make_policy, "", needs="Queues PolicyDocument"),
)
