"""A topic as what takes records: of functions' events, and of alarms."""

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.event_ports import Delivery, EventTarget
from serverless_lab.engine.services.sns import contents, errors, publishing
from serverless_lab.engine.services.sns.names import topic_arn, topic_by_arn
from serverless_lab.engine.services.sns.state import SnsState


class TopicTarget(EventTarget):
    """The record is published, its attributes as the message's."""

    action = "sns:Publish"

    def arns(self, context: Context) -> list[str]:
        topics = context.part(SnsState).topics
        return [topic_arn(context, name) for name in sorted(topics) if not topics[name].fifo]

    def exists(self, context: Context, arn: str, *, ordered: bool = False) -> bool:
        topic = topic_by_arn(context, arn)
        return topic is not None and (ordered or not topic.fifo)

    def take(self, context: Context, delivery: Delivery) -> None:
        topic = topic_by_arn(context, delivery.target)
        if topic is None:
            raise errors.TopicMissing
        message = delivery.body.decode(errors="replace")
        size = contents.size_of(message, delivery.attributes)
        if size > (topic.settings.largest or numbers.SNS_MESSAGE_BYTES):
            raise errors.BadMessage(reason="Message too long")
        group, deduplication = delivery.group, delivery.deduplication
        draft = contents.Draft(message, {}, delivery.subject or None, delivery.attributes, group, deduplication, size)
        publishing.send(context, topic, draft, delivery.lineage, context.chance())
