"""Numeric operators: whole and decimal numbers."""

import operator
import re
from decimal import Decimal

from serverless_lab.engine.policy.operators.operator import Operator, Unreadable

_NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{1,40})?(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text.strip()) is None:
        raise Unreadable("not-a-number")
    return Decimal(text.strip())


OPERATORS = (
    Operator("NumericEquals", operator.eq, _number, _number),
    Operator("NumericNotEquals", operator.eq, _number, _number, negated=True),
    Operator("NumericLessThan", operator.lt, _number, _number),
    Operator("NumericLessThanEquals", operator.le, _number, _number),
    Operator("NumericGreaterThan", operator.gt, _number, _number),
    Operator("NumericGreaterThanEquals", operator.ge, _number, _number),
)
