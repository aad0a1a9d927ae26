"""The document as a whole: its version, its size, names that are written twice."""

from collections.abc import Iterator

from serverless_lab.engine.policy.language import CURRENT, OLD, PARTS, VERSIONS, characters, written_twice
from serverless_lab.engine.policy.lint.edits import replaced, tidy
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.reference import nearest
from serverless_lab.engine.policy.lint.subject import Subject
from serverless_lab.engine.policy.places import escaped


def _not_an_object(subject: Subject) -> Iterator[Hit]:
    if not subject.document and subject.text.strip() != "{}":
        yield Hit("")
    found = subject.document.get("Statement")
    for number, element in enumerate(found if isinstance(found, list) else ()):
        if not isinstance(element, dict):
            yield Hit(f"/Statement/{number}")
    if found is not None and not isinstance(found, dict | list):
        yield Hit("/Statement")


def _twice(subject: Subject) -> Iterator[Hit]:
    for name in written_twice(subject.text):
        yield Hit("", {"name": name})


def _unknown_element(subject: Subject) -> Iterator[Hit]:
    for name in subject.document:
        if name not in PARTS:
            near = nearest(name, PARTS)
            yield Hit(
                f"/{escaped(name)}", {"name": name, "near": near or "–"}, _renamed(subject, name, near), name=True
            )


def _renamed(subject: Subject, name: str, near: str) -> str:
    if not near or near in subject.document:
        return ""
    return tidy({near if each == name else each: value for each, value in subject.document.items()})


def _missing_statement(subject: Subject) -> Iterator[Hit]:
    if not subject.document.get("Statement"):
        yield Hit("/Statement" if "Statement" in subject.document else "")


def _missing_version(subject: Subject) -> Iterator[Hit]:
    if "Version" not in subject.document:
        yield Hit("", fix=tidy({"Version": CURRENT} | subject.document))


def _old_version(subject: Subject) -> Iterator[Hit]:
    if subject.document.get("Version") == OLD:
        yield Hit("/Version", fix=replaced(subject.text, "/Version", CURRENT))


def _bad_version(subject: Subject) -> Iterator[Hit]:
    if subject.document.get("Version", CURRENT) not in VERSIONS:
        yield Hit("/Version", fix=replaced(subject.text, "/Version", CURRENT))


def _too_large(subject: Subject) -> Iterator[Hit]:
    size = characters(subject.text)
    if subject.limit and size > subject.limit:
        yield Hit("", {"size": size, "limit": subject.limit})


RULES = (
    Rule("not-an-object", "error", _not_an_object),
    Rule("name-twice", "error", _twice),
    Rule("unknown-part", "error", _unknown_element),
    Rule("missing-statement", "error", _missing_statement),
    Rule("missing-version", "warning", _missing_version),
    Rule("old-version", "warning", _old_version),
    Rule("bad-version", "error", _bad_version),
    Rule("too-large", "error", _too_large),
)
