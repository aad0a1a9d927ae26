"""What a message may say: its text for each protocol, its subject, its attributes, how long it is."""

import json
import re
from typing import Any, NamedTuple

from serverless_lab.engine import numbers
from serverless_lab.engine.services.sns import errors, recent
from serverless_lab.engine.services.sns.requests import AttributeValue, Published
from serverless_lab.engine.services.sns.state import Attribute, Topic

_TOKEN = re.compile(r"[A-Za-z0-9!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]{1,128}")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_KINDS = ("String", "Number", "Binary")
_STRANGE = re.compile(r"[^A-Za-z0-9_.-]")


class Draft(NamedTuple):
    """A message that may be published. `texts`: by protocol, where a protocol has a text of its own."""

    message: str
    texts: dict[str, str]
    subject: str | None
    attributes: dict[str, Attribute]
    group: str
    deduplication: str
    size: int

    def text_for(self, protocol: str) -> str:
        return self.texts.get(protocol, self.message)


def draft(topic: Topic | None, asked: Published) -> Draft:
    """Raises BadMessage, BadAttribute, FifoNeeds. `topic` is None for a text message to a number."""
    attributes = read_attributes(asked.message_attributes)
    group, deduplication = _lane(topic, asked)
    if not asked.message:
        raise errors.BadMessage(reason="Empty message")
    if asked.subject is not None:
        _check_subject(asked.subject)
    message, texts = _texts(asked)
    size = size_of(asked.message, attributes)
    return Draft(message, texts, asked.subject, attributes, group, deduplication, size)


def check_for_all(topic: Topic, asked: Published) -> None:
    """What is wrong with a message and fails the whole batch that it comes in."""
    read_attributes(asked.message_attributes)
    _lane(topic, asked)


def read_attributes(given: dict[str, AttributeValue]) -> dict[str, Attribute]:
    return {name: _attribute(name, value) for name, value in given.items()}


def size_of(message: str, attributes: dict[str, Attribute]) -> int:
    """Bytes that count: of the message, and of names, types and values of attributes."""
    inner = sum(len(name.encode()) + len(kind.encode()) + len(raw) for name, (kind, raw) in attributes.items())
    return len(message.encode()) + inner


def _check_subject(subject: str) -> None:
    if not subject or len(subject) > numbers.SNS_SUBJECT or not subject.isprintable():
        raise errors.BadMessage(reason="Subject")


def _texts(asked: Published) -> tuple[str, dict[str, str]]:
    if asked.message_structure is None:
        return asked.message, {}
    if asked.message_structure != "json":
        raise errors.BadMessage(reason="MessageStructure")
    try:
        found: Any = json.loads(asked.message)
    except (ValueError, RecursionError):
        raise errors.BadMessage(reason="Message Structure - JSON message body failed to parse") from None
    if not isinstance(found, dict) or not isinstance(found.get("default"), str):
        raise errors.BadMessage(reason="Message Structure - No default entry in JSON message body")
    return found["default"], {name: text for name, text in found.items() if isinstance(text, str)}


def _lane(topic: Topic | None, asked: Published) -> tuple[str, str]:
    """Group and deduplication id, which a FIFO topic needs; a standard one hands a group on to its queues."""
    group, given = asked.message_group_id, asked.message_deduplication_id
    for name, value in (("MessageGroupId", group), ("MessageDeduplicationId", given)):
        if value is not None and not _TOKEN.fullmatch(value):
            raise errors.InvalidParameter(
                reason=f"{name} Reason: {name} can only include alphanumeric and punctuation characters. "
                "1 to 128 in length."
            )
    if topic is None or not topic.fifo:
        if given is not None:
            raise errors.FifoNeeds(
                reason="MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is "
                "not valid for this topic type"
            )
        return group or "", ""
    if group is None:
        raise errors.FifoNeeds(reason="The MessageGroupId parameter is required for FIFO topics")
    if given is None and not topic.settings.by_content:
        raise errors.FifoNeeds(
            reason="The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
            "explicitly"
        )
    return group, recent.by_content(asked.message) if given is None else given


def _attribute(name: str, given: AttributeValue) -> Attribute:
    _check_name(name)
    kind = given.data_type.partition(".")[0]
    if kind not in _KINDS or len(given.data_type) > 256 or given.data_type.endswith("."):
        raise errors.BadAttribute(
            reason=f"The message attribute '{name}' has an invalid message attribute type, the set of supported type "
            "prefixes is Binary, Number, and String."
        )
    field = "Binary" if kind == "Binary" else "String"
    value: str | bytes | None = given.binary_value if kind == "Binary" else given.string_value
    other: str | bytes | None = given.string_value if kind == "Binary" else given.binary_value
    if other is not None and not value:
        raise errors.BadAttribute(reason=f"The message attribute '{name}' with type '{kind}' must use field '{field}'.")
    if not value:
        raise errors.BadAttribute(
            reason=f"The message attribute '{name}' must contain non-empty message attribute value for message "
            f"attribute type '{kind}'."
        )
    if kind == "Number" and not _NUMBER.fullmatch(str(value)):
        raise errors.BadAttribute(reason=f"Could not cast message attribute '{name}' value to number.")
    return given.data_type, value if isinstance(value, bytes) else value.encode()


def _check_name(name: str) -> None:
    if not 1 <= len(name.encode()) <= 256:
        raise errors.BadAttribute(reason="Length of message attribute name must be less than 256 bytes.")
    if strange := _STRANGE.search(name):
        raise errors.BadAttribute(
            reason=f"Invalid non-alphanumeric character '#x{ord(strange[0]):X}' was found in the message attribute "
            "name. Can only include alphanumeric characters, hyphens, underscores, or dots."
        )
    for position, word in ((0, "starting"), (-1, "ending")):
        if name[position] == ".":
            raise errors.BadAttribute(reason=f"Invalid message attribute name {word} with character '.' was found.")
    if ".." in name:
        raise errors.BadAttribute(reason="Message attribute name can not have successive '.' character.")
