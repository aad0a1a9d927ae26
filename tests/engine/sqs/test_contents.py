"""What a message may say, and the digests that clients compare."""

import pytest

from tests.engine.sqs.asking import BAD, create, lucky, receive, refused, send


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def text(value, kind="String"):
    return {"DataType": kind, "StringValue": value}


MANY = {"General": text("Kenobi"), "Hello": text("There"), "Help.Me": text("Me")}


# Digests that AWS itself answered, as others have recorded them.
@pytest.mark.parametrize(
    ("attributes", "digest"),
    [
        (MANY, "4c360f3fdafd970e05fae2f149d997f5"),
        ({"Foo": text("Bar")}, "ae7155c6026991b6d54b11589678bf9c"),
        ({"MyAttribute": text("foobar")}, "adb59cd4678ea5a855436b949cd07ab6"),
    ],
)
def test_digests_are_those_of_aws(life, orders, attributes, digest):
    (sent,) = send(life, orders, "msg", MessageAttributes=attributes)
    assert sent["MD5OfMessageBody"] == "6e2baaf3b97dbeef01c0043275f9a0e7"
    assert sent["MD5OfMessageAttributes"] == digest


def test_bytes_are_digested_otherwise_than_text(life, orders):
    trace = b"traceparent\x1e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01"
    send(life, orders, "test", MessageAttributes={"attr1": {"DataType": "Binary", "BinaryValue": trace}})
    (found,) = receive(life, orders, MessageAttributeNames=["All"])
    assert found["MD5OfMessageAttributes"] == "8cbe4db156db8a94db8b801b7addb984"
    assert found["MessageAttributes"] == {"attr1": {"DataType": "Binary", "BinaryValue": trace}}


@pytest.mark.parametrize(
    ("names", "digest", "found"),
    [
        ([], None, []),
        (["All"], "4c360f3fdafd970e05fae2f149d997f5", ["General", "Hello", "Help.Me"]),
        ([".*"], "4c360f3fdafd970e05fae2f149d997f5", ["General", "Hello", "Help.Me"]),
        (["Nothing"], None, []),
        (["Hello", "General"], "fca026605781cb4126a1e9044df24232", ["General", "Hello"]),
        (["Hello", "Nothing"], "a311262e065454b75da111d535b8dacd", ["Hello"]),
        (["Hel.*"], "83fee93c1bcd8b9a5a923ffacdc636c7", ["Hello", "Help.Me"]),
    ],
)
def test_attributes_are_told_as_they_are_asked_for(life, orders, names, digest, found):
    send(life, orders, "msg", MessageAttributes=MANY)
    (message,) = receive(life, orders, MessageAttributeNames=names)
    assert (message.get("MD5OfMessageAttributes"), sorted(message.get("MessageAttributes", {}))) == (digest, found)


def test_system_attributes_go_by_two_names(life, orders):
    send(life, orders, "msg")
    asked = {"AttributeNames": ["SentTimestamp"], "MessageSystemAttributeNames": ["SenderId"]}
    (message,) = receive(life, orders, **asked)
    assert message["Attributes"] == {"SenderId": "123456789012", "SentTimestamp": "1790000003000"}


def test_a_trace_header_goes_along(life, orders):
    header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
    (sent,) = send(life, orders, "msg", MessageSystemAttributes={"AWSTraceHeader": text(header)})
    assert sent["MD5OfMessageSystemAttributes"] == "5ae4d5d7636402d80f4eb6d213245a88"
    (found,) = receive(life, orders, AttributeNames=["AWSTraceHeader"])
    assert found["Attributes"] == {"AWSTraceHeader": header}


def test_length_is_counted_in_bytes_with_attributes(life):
    small = create(life, "small", MaximumMessageSize="1024")
    send(life, small, "x" * 1014, MessageAttributes={"a": text("만")})
    sentence = "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes."
    params = {"MessageBody": "x" * 1015, "MessageAttributes": {"a": text("만")}}
    assert refused(life, "SendMessage", small, **params) == (BAD, sentence)


NAME = "Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters."


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        (
            {"ErrorDetails": text("")},
            "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
        ),
        (
            {"a": text("x", "Text")},
            "The type of message (user) attribute 'a' is invalid. You must use only the following supported type "
            "prefixes: Binary, Number, String.",
        ),
        ({"a": text("many", "Number")}, "Can't cast the value of message (user) attribute 'a' to a number."),
        ({"국": text("x")}, f"The message attribute name '국' is invalid. {NAME}"),
        ({"aws.a": text("x")}, f"The message attribute name 'aws.a' is invalid. {NAME}"),
        (
            {f"a{number}": text("x") for number in range(11)},
            "Number of message attributes [11] exceeds the allowed maximum [10].",
        ),
    ],
)
def test_attributes_that_cannot_be_sent(life, orders, attributes, sentence):
    assert refused(life, "SendMessage", orders, MessageBody="msg", MessageAttributes=attributes) == (BAD, sentence)


def test_a_message_says_something(life, orders):
    missing = ("MissingParameter", "The request must contain the parameter MessageBody.")
    assert refused(life, "SendMessage", orders, MessageBody="") == missing
    assert refused(life, "SendMessage", orders) == missing
    assert refused(life, "SendMessage", orders, MessageBody="a\x1bb") == (
        "InvalidMessageContents",
        "Invalid binary character '#x1B' was found in the message body, the set of allowed characters is "
        "#x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]",
    )


def test_the_largest_message(life, orders):
    send(life, orders, "x" * 1_048_576)
    assert refused(life, "SendMessage", orders, MessageBody="x" * 1_048_577)[0] == BAD
