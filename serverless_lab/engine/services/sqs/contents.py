"""What a message may say: its characters, its attributes, how long it is; and the digests that clients compare."""

import re
from hashlib import md5
from struct import pack

from serverless_lab.engine import numbers
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.services.sqs.requests import AttributeValue
from serverless_lab.engine.services.sqs.state import Attribute

TRACE = "AWSTraceHeader"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"(?!(?i:aws|amazon)\.)(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)")
_TYPE = re.compile(r"(?P<kind>String|Number|Binary)(?:\..{1,})?")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def check_body(body: str) -> None:
    if not body:
        raise errors.MissingParameter(name="MessageBody")
    found = None if body.isascii() and body.isprintable() else _FORBIDDEN.search(body)
    if found:
        raise errors.InvalidMessageContents(character=f"{ord(found[0]):X}")


def read_attributes(given: dict[str, AttributeValue]) -> dict[str, Attribute]:
    """Message attributes as they are kept; raises InvalidParameterValue."""
    most = numbers.SQS_MESSAGE_ATTRIBUTES
    if len(given) > most:
        message = f"Number of message attributes [{len(given)}] exceeds the allowed maximum [{most}]."
        raise errors.InvalidParameterValue(message=message)
    return {name: _attribute(name, value, "(user)") for name, value in given.items()}


def read_trace(given: dict[str, AttributeValue]) -> str:
    """The one system attribute that a message may be sent with; empty for none."""
    for name, value in given.items():
        if name != TRACE:
            raise errors.InvalidParameterValue(message=f"Message system attribute name '{name}' is invalid.")
        kind, raw = _attribute(name, value, "system")
        if kind != "String":
            message = f"The message system attribute '{name}' must be of type 'String'."
            raise errors.InvalidParameterValue(message=message)
        return raw.decode()
    return ""


def is_binary(attribute: Attribute) -> bool:
    return attribute[0].startswith("Binary")


def size_of(body: str, attributes: dict[str, Attribute]) -> int:
    """Bytes that count: of the body, and of names, types and values of attributes."""
    size = _length(body)
    for name, (kind, raw) in attributes.items():
        size += len(name) + _length(kind) + len(raw)
    return size


def digest_of(body: str) -> str:
    return md5(body.encode(), usedforsecurity=False).hexdigest()


def digest_of_attributes(attributes: dict[str, Attribute]) -> str:
    """As AWS describes it: names in order, each part with its length before it. Source: SQS developer guide."""
    digest = md5(usedforsecurity=False)
    for name in sorted(attributes):
        kind, raw = attributes[name]
        for part in (name.encode(), kind.encode()):
            digest.update(pack(">I", len(part)) + part)
        digest.update((b"\x02" if is_binary(attributes[name]) else b"\x01") + pack(">I", len(raw)) + raw)
    return digest.hexdigest()


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _attribute(name: str, given: AttributeValue, of: str) -> Attribute:
    """Raises InvalidParameterValue. `of` is how AWS calls what it is an attribute of."""
    if not _NAME.fullmatch(name):
        raise errors.InvalidParameterValue(
            message=f"The message attribute name '{name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, "
            "underscore (_), hyphen (-), and period (.) characters."
        )
    if not given.data_type:
        raise errors.InvalidParameterValue(
            message=f"The message attribute '{name}' must contain a non-empty message attribute type."
        )
    found = _TYPE.fullmatch(given.data_type)
    if found is None or len(given.data_type) > 256:
        raise errors.InvalidParameterValue(
            message=f"The type of message {of} attribute '{name}' is invalid. You must use only the following "
            "supported type prefixes: Binary, Number, String."
        )
    if given.string_list_values or given.binary_list_values:
        raise errors.UnsupportedOperation(message="Message attribute list values in SendMessage are not supported.")
    return given.data_type, _value(name, given, found["kind"], of)


def _value(name: str, given: AttributeValue, kind: str, of: str) -> bytes:
    raw, text = given.binary_value, given.string_value
    if not (raw if kind == "Binary" else text):
        message = f"Message {of} attribute '{name}' must contain a non-empty value of type '{kind}'."
        raise errors.InvalidParameterValue(message=message)
    if kind == "Binary" or text is None:
        return raw or b""
    check_body(text)
    if kind == "Number" and not _NUMBER.fullmatch(text):
        message = f"Can't cast the value of message {of} attribute '{name}' to a number."
        raise errors.InvalidParameterValue(message=message)
    return text.encode()
