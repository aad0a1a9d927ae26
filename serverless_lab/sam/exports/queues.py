"""Queues, with who may use them; what lies in them stays."""

from typing import Any

from serverless_lab.engine.services.sqs.redrive_policies import told, told_allowing
from serverless_lab.engine.services.sqs.state import Queue, Settings
from serverless_lab.sam.exports.draft import Draft, To, document, logical, tag_list

# Settings under CloudFormation's names, said where they are not what a queue has anyway.
_PLAIN = {
    "VisibilityTimeout": "visibility",
    "DelaySeconds": "delay",
    "MessageRetentionPeriod": "retention",
    "MaximumMessageSize": "largest",
    "ReceiveMessageWaitTimeSeconds": "wait",
    "ContentBasedDeduplication": "by_content",
    "DeduplicationScope": "scope",
    "FifoThroughputLimit": "limit",
    "SqsManagedSseEnabled": "sse",
    "KmsMasterKeyId": "kms_key",
    "KmsDataKeyReusePeriodSeconds": "kms_reuse",
}
_DEFAULTS = Settings()


def export(draft: Draft) -> None:
    queues = draft.source.queues.queues
    for name in sorted(queues):
        _queue(draft, queues[name])


def _queue(draft: Draft, queue: Queue) -> None:
    """Whose dead letters it takes is said by ARNs alone: those queues refer to this one."""
    settings = queue.settings
    properties: dict[str, Any] = {"QueueName": queue.name, "FifoQueue": settings.fifo or None}
    for name, setting in _PLAIN.items():
        value = getattr(settings, setting)
        properties[name] = value if value != getattr(_DEFAULTS, setting) else None
    if settings.redrive is not None:
        policy = document(told(settings.redrive))
        properties["RedrivePolicy"] = policy | {"deadLetterTargetArn": To(settings.redrive.target)}
    if settings.allow_redrive is not None:
        properties["RedriveAllowPolicy"] = document(told_allowing(settings.allow_redrive))
    properties["Tags"] = tag_list(queue.tags)
    made = draft.add(logical(queue.name, "Queue"), "AWS::SQS::Queue", properties)
    draft.known[draft.source.arn("sqs", queue.name)] = {"Fn::GetAtt": [made, "Arn"]}
    if settings.policy:
        said = {"Queues": [{"Ref": made}], "PolicyDocument": document(settings.policy)}
        draft.add(f"{made}Policy", "AWS::SQS::QueuePolicy", said)
    if queue.alive:
        draft.leave("messages", queue.name)
