"""Publish, alone and in batches. What cannot be published is refused before anything is handed on."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.news import MessagePublished
from serverless_lab.engine.questions import LineageOfCaller
from serverless_lab.engine.services.sns import contents, delivering, errors, names, recent, requests, texting
from serverless_lab.engine.services.sns.formats import Message, sequence_of
from serverless_lab.engine.services.sns.state import Topic

_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


def publish(context: Context, request: requests.Publish) -> dict[str, Any]:
    """To a topic, or as a text message to a number."""
    given = [each for each in (request.topic_arn, request.target_arn, request.phone_number) if each is not None]
    if len(given) != 1:
        raise errors.InvalidParameter(reason="TopicArn or TargetArn Reason: no value for required parameter")
    if request.phone_number is not None:
        return texting.publish(context, request)
    if request.target_arn is not None and names.topic_by_arn(context, request.target_arn) is None:
        reason = "TargetArn Reason: No endpoint found for the target arn specified"
        raise errors.InvalidParameter(reason=reason)
    topic = names.topic_at(context, request.topic_arn or request.target_arn or "")
    draft = contents.draft(topic, request)
    if draft.size > _largest(topic):
        raise errors.BadMessage(reason="Message too long")
    return send(context, topic, draft, lineage_of(context), context.chance())


def publish_batch(context: Context, request: requests.PublishBatch) -> dict[str, Any]:
    """Attributes and what a FIFO topic needs are asked of all before any is published; all else may fail by itself."""
    topic, entries = names.topic_at(context, request.topic_arn), request.publish_batch_request_entries
    _check_batch(topic, entries)
    lineage, chance = lineage_of(context), context.chance()
    successful: list[dict[str, Any]] = []
    failed: list[dict[str, Any]] = []
    for entry in entries:
        try:
            draft = contents.draft(topic, entry)
        except CloudError as error:
            failed.append({"Id": entry.id, "Code": error.code, "Message": error.message, "SenderFault": True})
        else:
            successful.append({"Id": entry.id} | send(context, topic, draft, lineage, chance))
    return {"Successful": successful, "Failed": failed}


def lineage_of(context: Context) -> dict[str, int]:
    lineage: dict[str, int] = context.ask(LineageOfCaller()) if context.cause else {}
    return lineage


def send(
    context: Context, topic: Topic, draft: contents.Draft, lineage: dict[str, int], chance: Random
) -> dict[str, Any]:
    """Hand a message on to whoever has subscribed. What counts as sent before is taken, and goes nowhere."""
    message_id, serial, known = take_in(context, topic, draft.group, draft.deduplication, lambda: new_uuid(chance))
    if known:
        return {"MessageId": message_id, "SequenceNumber": sequence_of(serial)}
    told = {"at": context.at, "region": context.region, "topic": topic.name}
    context.announce(MessagePublished(**told, message_id=message_id, size=draft.size))  # type: ignore[arg-type]
    sequence = sequence_of(serial) if topic.fifo else ""
    delivering.fan_out(context, topic, Message(message_id, context.at, draft, lineage, sequence))
    return {"MessageId": message_id} | ({"SequenceNumber": sequence} if sequence else {})


def take_in(
    context: Context, topic: Topic, group: str, deduplication: str, new_id: Callable[[], str]
) -> tuple[str, int, bool]:
    """The id of a message and its number in a FIFO topic, and whether it counts as one that was published before."""
    if not topic.fifo:
        return new_id(), topic.next, False
    known = recent.find(context, topic, group, deduplication)
    if known is not None:
        return *known, True
    message_id, serial = new_id(), topic.next
    topic.next += 1
    recent.note(context, topic, group, deduplication, message_id, serial)
    return message_id, serial, False


def _largest(topic: Topic) -> int:
    return topic.settings.largest or numbers.SNS_MESSAGE_BYTES


def _check_batch(topic: Topic, entries: list[requests.PublishEntry]) -> None:
    if not entries:
        raise errors.EmptyBatchRequest
    if len(entries) > numbers.SNS_BATCH:
        raise errors.TooManyEntriesInBatchRequest
    if not all(_ID.fullmatch(entry.id) for entry in entries):
        raise errors.InvalidBatchEntryId
    if len({entry.id for entry in entries}) < len(entries):
        raise errors.BatchEntryIdsNotDistinct
    for entry in entries:
        contents.check_for_all(topic, entry)
    sizes = (contents.size_of(entry.message, contents.read_attributes(entry.message_attributes)) for entry in entries)
    if sum(sizes) > _largest(topic):
        raise errors.BatchRequestTooLong
