"""ARN operators: the six parts of an ARN, each with wildcards of its own. Equals and Like are the same to AWS."""

from serverless_lab.engine.policy.matching import arn_like, is_arn_pattern
from serverless_lab.engine.policy.operators.operator import Operator, Unreadable


def _pattern(text: str) -> str:
    if not is_arn_pattern(text):
        raise Unreadable("not-an-arn")
    return text


def _like(actual: str, wanted: str) -> bool:
    return arn_like(wanted, actual)


OPERATORS = (
    Operator("ArnEquals", _like, _pattern, variables=True),
    Operator("ArnLike", _like, _pattern, variables=True),
    Operator("ArnNotEquals", _like, _pattern, negated=True, variables=True),
    Operator("ArnNotLike", _like, _pattern, negated=True, variables=True),
)
