"""SendMessage, alone and in batches. What cannot be sent is refused before anything is kept."""

import re
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import SECOND, Span
from serverless_lab.engine.questions import LineageOfCaller, PrincipalKeys
from serverless_lab.engine.services.sqs import batches, contents, errors, flow, measuring, pacing, recent, requests
from serverless_lab.engine.services.sqs.names import queue_at
from serverless_lab.engine.services.sqs.state import Attribute, Message, Queue, Serial
from serverless_lab.engine.services.sqs.storing import packed

_TOKEN = re.compile(r"[A-Za-z0-9!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]{1,128}")
_FIRST_SEQUENCE = 18_850_000_000_000_000_000
_NOT_OF_FIFO = "The request include parameter that is not valid for this queue type."


class Draft(NamedTuple):
    """A message that may be sent. `delay` in seconds."""

    body: str
    attributes: dict[str, Attribute]
    trace: str
    group: str
    deduplication: str
    delay: int
    size: int


def send_message(context: Context, request: requests.SendMessage) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    draft = _draft(queue, request)
    if draft.size > queue.settings.largest:
        raise errors.TooLong(largest=queue.settings.largest)
    pacing.count(context, queue, "SendMessage")
    told = send(context, queue, draft, sender_of(context), context.chance(), lineage_of(context))
    measuring.sent(context, queue, [draft.size])
    return told


def send_message_batch(context: Context, request: requests.SendMessageBatch) -> dict[str, Any]:
    """In a FIFO queue what each message needs is asked before any is sent; all else may fail by itself."""
    queue = queue_at(context, request.queue_url)
    batches.check(request.entries, "SendMessageBatchRequestEntry")
    _check_length(request)
    if queue.settings.fifo:
        for entry in request.entries:
            if not entry.message_group_id:
                raise errors.GroupNeededInBatch
            _deduplication(queue, entry)
    pacing.count(context, queue, "SendMessage")
    sender, chance, lineage, sizes = sender_of(context), context.chance(), lineage_of(context), []

    def send_one(entry: requests.SendEntry) -> dict[str, Any]:
        draft = _draft(queue, entry)
        if draft.size > queue.settings.largest:
            raise errors.TooLong(largest=queue.settings.largest)
        sizes.append(draft.size)
        return send(context, queue, draft, sender, chance, lineage)

    told = batches.each(request.entries, send_one)
    if sizes:
        measuring.sent(context, queue, sizes)
    return told


def take_in(
    context: Context, queue: Queue, same: tuple[str, str], delay: Span, message: Callable[[], Message]
) -> tuple[str, Serial]:
    """Keep a message, whose id and number are told; of one that counts as the same (group, deduplication id), that
    one's, and nothing is kept.
    """
    known = recent.find(context, queue, *same) if queue.settings.fifo else None
    if known is not None:
        return known
    made = message()
    serial = flow.enqueue(context, queue, made, delay)
    recent.note(context, queue, made, serial)
    return made.id, serial


def sender_of(context: Context) -> str:
    """What a message tells of who sent it: the unique id of a user or role, or an account's number."""
    return str(context.ask(PrincipalKeys(context.caller)).get("aws:userid", context.caller.account_id))


def lineage_of(context: Context) -> dict[str, int]:
    """The chain of events that the code belongs to which sends; nobody else's has one."""
    lineage: dict[str, int] = context.ask(LineageOfCaller()) if context.cause else {}
    return lineage


def sequence_of(serial: int) -> str:
    """Of a message in a FIFO queue: large, growing, not consecutive."""
    return str(_FIRST_SEQUENCE + (serial << 8))


def send(
    context: Context, queue: Queue, draft: Draft, sender: str, chance: Random, lineage: dict[str, int]
) -> dict[str, Any]:
    """Keep a message that may be sent; in a FIFO queue one that counts as sent before is not kept again."""
    digests = {"MD5OfMessageBody": contents.digest_of(draft.body)}
    if draft.attributes:
        digests["MD5OfMessageAttributes"] = contents.digest_of_attributes(draft.attributes)
    if draft.trace:
        traced: dict[str, Attribute] = {contents.TRACE: ("String", draft.trace.encode())}
        digests["MD5OfMessageSystemAttributes"] = contents.digest_of_attributes(traced)

    def message() -> Message:
        return Message(
            id=new_uuid(chance),
            sent=context.at,
            sender=sender,
            trace=draft.trace,
            group=draft.group,
            deduplication=draft.deduplication,
            kept_from=context.at,
            lineage=lineage,
            **packed(context, draft.body, draft.attributes),  # type: ignore[arg-type]
        )

    message_id, serial = take_in(context, queue, (draft.group, draft.deduplication), draft.delay * SECOND, message)
    order = {"SequenceNumber": sequence_of(serial)} if queue.settings.fifo else {}
    return digests | {"MessageId": message_id} | order


def _draft(queue: Queue, sent: requests.Sent) -> Draft:
    contents.check_body(sent.message_body)
    attributes = contents.read_attributes(sent.message_attributes)
    trace = contents.read_trace(sent.message_system_attributes)
    group = sent.message_group_id
    if group is not None:
        _check_token("MessageGroupId", group)
    if queue.settings.fifo and group is None:
        raise errors.GroupNeeded
    deduplication = _deduplication(queue, sent)
    delay = _delay(queue, sent.delay_seconds)
    size = contents.size_of(sent.message_body, attributes)
    return Draft(sent.message_body, attributes, trace, group or "", deduplication, delay, size)


def _delay(queue: Queue, asked: int | None) -> int:
    if asked is None or (queue.settings.fifo and asked == 0):
        return queue.settings.delay
    if queue.settings.fifo:
        raise errors.BadValue(value=asked, name="DelaySeconds", reason=_NOT_OF_FIFO)
    least, most = numbers.SQS_DELAY_S
    if not least <= asked <= most:
        reason = f"DelaySeconds must be >= {least} and <= {most}."
        raise errors.BadValue(value=asked, name="DelaySeconds", reason=reason)
    return asked


def _deduplication(queue: Queue, sent: requests.Sent) -> str:
    given = sent.message_deduplication_id
    if not queue.settings.fifo:
        if given is not None:
            raise errors.BadValue(value=given, name="MessageDeduplicationId", reason=_NOT_OF_FIFO)
        return ""
    if given is not None:
        _check_token("MessageDeduplicationId", given)
        return given
    if not queue.settings.by_content:
        raise errors.DeduplicationNeeded
    return recent.by_content(sent.message_body)


def _check_token(name: str, value: str) -> None:
    if not _TOKEN.fullmatch(value):
        reason = f"{name} can only include alphanumeric and punctuation characters. 1 to 128 in length."
        raise errors.BadValue(value=value, name=name, reason=reason)


def _check_length(request: requests.SendMessageBatch) -> None:
    largest = numbers.SQS_MESSAGE_BYTES[1]
    size = sum(
        contents.size_of(each.message_body, contents.read_attributes(each.message_attributes))
        for each in request.entries
    )
    if size > largest:
        raise errors.BatchRequestTooLong(largest=largest, size=size)
