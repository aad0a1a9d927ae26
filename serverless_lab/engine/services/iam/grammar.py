"""The grammar of a policy: which elements it may have and what may stand in them, refused in IAM's own sentences."""

import re
from typing import Any, Final

import msgspec

from serverless_lab.engine.errors import MalformedPolicyDocument
from serverless_lab.engine.nesting import deeper_than
from serverless_lab.engine.policy.language import CURRENT, ELEMENTS, PAIRS, PARTS, SID, TEXTS, VERSIONS, written_twice
from serverless_lab.engine.policy.operators import read_operator
from serverless_lab.engine.policy.operators.operator import Unreadable
from serverless_lab.engine.policy.policy import Document, as_list
from serverless_lab.engine.services.iam.grammar_resources import problem_of_resource, shortened

_DEEPEST = 8
_VENDOR = re.compile(r"\*|[a-zA-Z0-9.-]+")
SYNTAX: Final = "Syntax errors in policy."
LEGACY: Final = "The policy failed legacy parsing"
NO_VENDOR: Final = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."


def malformed(message: str) -> MalformedPolicyDocument:
    return MalformedPolicyDocument(message=message)


def statements(text: str) -> list[Document]:
    """The statements of a well-formed policy; raises MalformedPolicyDocument with the first thing IAM would say."""
    document = _parse(text)
    found = as_list(document["Statement"])
    for statement in found:
        _check_shape(statement)
    for statement in found:
        _check_legacy(statement)
    _check_sids(found)
    for statement in found:
        if not (statement.get("Action") or statement.get("NotAction")):
            raise malformed("Policy statement must contain actions.")
    for statement in found:
        _check_resources(statement)
        _check_vendors(statement)
    return found


def _parse(text: str) -> Document:
    try:
        document = msgspec.json.decode(text)
    except msgspec.DecodeError:
        raise malformed("This policy contains invalid Json") from None
    except RecursionError:  # how deep that is depends on who calls, so what is nearly as deep is refused alike
        raise malformed(SYNTAX) from None
    if not isinstance(document, dict) or deeper_than(document, _DEEPEST) or written_twice(text):
        raise malformed(SYNTAX)
    if document.get("Version", CURRENT) not in VERSIONS:
        raise malformed("The policy must contain a valid version string")
    if set(document) - set(PARTS) or not isinstance(document.get("Id", ""), str):
        raise malformed(SYNTAX)
    if not document.get("Statement"):
        raise malformed(SYNTAX)
    return document


def _check_shape(statement: Any) -> None:
    if not isinstance(statement, dict) or set(statement) - set(ELEMENTS):
        raise malformed(SYNTAX)
    if any(one in statement and other in statement for one, other in PAIRS):
        raise malformed(SYNTAX)
    effect, sid = statement.get("Effect"), statement.get("Sid", "")
    if not isinstance(effect, str) or effect.lower() not in ("allow", "deny") or not isinstance(sid, str):
        raise malformed(SYNTAX)
    for element in TEXTS:
        if not all(isinstance(value, str) for value in as_list(statement.get(element, []))):
            raise malformed(SYNTAX)
    _check_condition(statement.get("Condition", {}))


def _check_condition(condition: Any) -> None:
    if not isinstance(condition, dict):
        raise malformed(SYNTAX)
    for operator, tests in condition.items():
        if read_operator(operator) is None or not isinstance(tests, dict):
            raise malformed(SYNTAX)
        for values in tests.values():
            if not all(isinstance(value, str | bool | int | float) for value in as_list(values)):
                raise malformed(SYNTAX)


def _check_legacy(statement: Document) -> None:
    resources = [text for element in ("Resource", "NotResource") for text in as_list(statement.get(element, []))]
    cut_short = any(shortened(text) for text in resources)
    if statement["Effect"] not in ("Allow", "Deny") or cut_short:
        raise malformed(LEGACY)
    for operator, tests in statement.get("Condition", {}).items():
        if not _dates_can_be_read(operator, tests):
            raise malformed(LEGACY)


def _dates_can_be_read(name: str, tests: dict[str, Any]) -> bool:
    written = read_operator(name)
    if written is None or not written.operator.name.startswith("Date"):
        return True
    try:
        for value in (value for values in tests.values() for value in as_list(values)):
            written.operator.wanted(str(value))
    except Unreadable:
        return False
    return True


def _check_sids(found: list[Document]) -> None:
    sids = [statement["Sid"] for statement in found if statement.get("Sid")]
    if not all(SID.fullmatch(sid) for sid in sids):
        raise malformed(
            "Statement IDs must be alphanumeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"
        )
    if len(set(sids)) < len(sids):
        raise malformed("Statement IDs (SID) in a single policy must be unique.")


def _check_resources(statement: Document) -> None:
    for element in ("Resource", "NotResource"):
        for text in as_list(statement.get(element, [])):
            if problem := problem_of_resource(text):
                raise malformed(problem)


def _check_vendors(statement: Document) -> None:
    for action in [*as_list(statement.get("Action", [])), *as_list(statement.get("NotAction", []))]:
        vendor, colon, rest = action.partition(":")
        if not colon and action != "*":
            raise malformed(NO_VENDOR)
        if ":" in rest:
            raise malformed("Actions/Condition can contain only one colon.")
        if not _VENDOR.fullmatch(vendor):
            raise malformed(f"Vendor {vendor} is not valid")
    for tests in statement.get("Condition", {}).values():
        if not all(":" in key for key in tests):
            raise malformed(NO_VENDOR)
