"""String operators: exact, without regard to case, and with wildcards."""

from serverless_lab.engine.policy.matching import glob, shown
from serverless_lab.engine.policy.operators.operator import Operator


def _equal(actual: str, wanted: str) -> bool:
    return actual == wanted


def _folded(text: str) -> str:
    return text.casefold()


def _wanted_folded(text: str) -> str:
    return shown(text).casefold()


def _like(actual: str, wanted: str) -> bool:
    return glob(wanted).fullmatch(actual) is not None


OPERATORS = (
    Operator("StringEquals", _equal, shown, variables=True),
    Operator("StringNotEquals", _equal, shown, negated=True, variables=True),
    Operator("StringEqualsIgnoreCase", _equal, _wanted_folded, _folded, variables=True),
    Operator("StringNotEqualsIgnoreCase", _equal, _wanted_folded, _folded, negated=True, variables=True),
    Operator("StringLike", _like, variables=True),
    Operator("StringNotLike", _like, negated=True, variables=True),
)
