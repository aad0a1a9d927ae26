"""What stands in a condition must be readable as what its operator compares."""

from collections.abc import Callable, Iterator
from ipaddress import ip_network

from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Subject, Test, Text
from serverless_lab.engine.policy.operators.operator import Unreadable


def _values(subject: Subject) -> Iterator[tuple[Test, Text]]:
    for statement in subject.statements:
        for test in statement.tests:
            yield from ((test, value) for value in test.values if test.written is not None)


def _unreadable(problem: str) -> Callable[[Subject], Iterator[Hit]]:
    """The rule for one way of being unreadable."""

    def check(subject: Subject) -> Iterator[Hit]:
        for test, value in _values(subject):
            if _problem(test, value.text) == problem:
                yield Hit(value.pointer, {"value": value.text, "operator": test.operator})

    return check


def _problem(test: Test, text: str) -> str:
    if test.written is None or "${" in text:
        return ""
    try:
        test.written.operator.wanted(text)
    except Unreadable as error:
        return str(error)
    return ""


def _private_address(subject: Subject) -> Iterator[Hit]:
    """aws:SourceIp is the public address a request comes from."""
    for test, value in _values(subject):
        if test.key.lower() != "aws:sourceip":
            continue
        try:
            network = ip_network(value.text.strip(), strict=False)
        except ValueError:
            continue
        if network.version == 4 and network.is_private and not _for_documents(value.text):
            yield Hit(value.pointer, {"value": value.text})


def _for_documents(text: str) -> bool:
    """The addresses that examples are written with, this course's too."""
    return text.startswith(("192.0.2.", "198.51.100.", "203.0.113."))


RULES = (
    Rule("not-a-date", "error", _unreadable("not-a-date")),
    Rule("not-a-number", "error", _unreadable("not-a-number")),
    Rule("not-an-ip-range", "error", _unreadable("not-an-ip-range")),
    Rule("not-a-boolean", "error", _unreadable("not-a-boolean")),
    Rule("not-an-arn", "error", _unreadable("not-an-arn")),
    Rule("not-base64", "error", _unreadable("not-base64")),
    Rule("private-address", "warning", _private_address),
)
