"""Policy variables such as `${aws:username}`: well written, known, and in a version that has them."""

from collections.abc import Iterator

from serverless_lab.engine.policy.language import CURRENT, OLD
from serverless_lab.engine.policy.lint import reference
from serverless_lab.engine.policy.lint.edits import replaced, tidy
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Subject, Text
from serverless_lab.engine.policy.variables import Malformed, Template, has_variable, keys_in


def _places(subject: Subject) -> Iterator[Text]:
    for statement in subject.statements:
        for name in ("Resource", "NotResource"):
            yield from (found for found in statement.texts(name) if has_variable(found.text))
        for test in statement.tests:
            yield from (value for value in test.values if has_variable(value.text))


def _old_version(subject: Subject) -> Iterator[Hit]:
    if subject.variables or subject.document.get("Version", OLD) != OLD:
        return
    if "Version" in subject.document:
        fix = replaced(subject.text, "/Version", CURRENT)
    else:
        fix = tidy({"Version": CURRENT} | subject.document)
    for pointer, text in _places(subject):
        yield Hit(pointer, {"text": text}, fix)


def _malformed(subject: Subject) -> Iterator[Hit]:
    for pointer, text in _places(subject):
        try:
            Template(text)
        except Malformed:
            yield Hit(pointer, {"text": text})


def _unknown(subject: Subject) -> Iterator[Hit]:
    for pointer, text in _places(subject):
        for name in keys_in(text):
            if reference.key_type(name) is None:
                near = reference.nearest(name, reference.key_names("aws"))
                fix = replaced(subject.text, pointer, text.replace(name, near)) if near else ""
                yield Hit(pointer, {"name": name, "near": near or "–"}, fix)


RULES = (
    Rule("variable-old-version", "warning", _old_version),
    Rule("bad-variable", "error", _malformed),
    Rule("unknown-variable", "warning", _unknown),
)
