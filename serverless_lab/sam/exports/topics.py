"""Topics, with who may use them. They keep no messages."""

from typing import Any

from serverless_lab.engine.services.sns.state import Settings, Topic
from serverless_lab.sam.exports.draft import Draft, To, document, logical, tag_list
from serverless_lab.sam.kinds.topics import FEEDBACK, LOGGED

# Settings under CloudFormation's names, said where they are not what a topic has anyway.
_PLAIN = {
    "DisplayName": "display",
    "ContentBasedDeduplication": "by_content",
    "FifoThroughputScope": "scope",
    "MaximumMessageSize": "largest",
    "KmsMasterKeyId": "kms_key",
    "SignatureVersion": "signature",
    "TracingConfig": "tracing",
}
_DEFAULTS = Settings()


def export(draft: Draft) -> None:
    state = draft.source.topics
    for name in sorted(state.topics):
        _topic(draft, state.topics[name])
    for name in (*sorted(state.texting), *sorted(state.opted_out)):
        draft.leave("texting", name)


def _topic(draft: Draft, topic: Topic) -> None:
    settings = topic.settings
    properties: dict[str, Any] = {"TopicName": topic.name, "FifoTopic": topic.fifo or None}
    for name, setting in _PLAIN.items():
        value = getattr(settings, setting)
        properties[name] = value if value != getattr(_DEFAULTS, setting) else None
    properties["DeliveryStatusLogging"] = _logging(settings.feedback)
    properties["Tags"] = tag_list(topic.tags)
    made = draft.add(logical(topic.name, "Topic"), "AWS::SNS::Topic", properties)
    draft.known[draft.source.arn("sns", topic.name)] = {"Ref": made}
    if settings.policy:
        said = {"Topics": [{"Ref": made}], "PolicyDocument": document(settings.policy)}
        draft.add(f"{made}Policy", "AWS::SNS::TopicPolicy", said)
    if settings.delivery:
        draft.leave("topic-delivery", topic.name)


def _logging(feedback: dict[str, str]) -> list[dict[str, Any]]:
    """What is said of each protocol; roles are referred to."""
    found: list[dict[str, Any]] = []
    for protocol, prefix in LOGGED.items():
        texts = {name: feedback[f"{prefix}{name}"] for name in FEEDBACK if f"{prefix}{name}" in feedback}
        told: dict[str, Any] = {name: To(text) if name.endswith("Arn") else text for name, text in texts.items()}
        if told:
            found.append({"Protocol": protocol, **told})
    return found
