"""Date operators: ISO 8601 in the forms that W3C names, or seconds since 1970."""

import operator
import re
from datetime import UTC, datetime
from decimal import Decimal

from serverless_lab.engine.instant import SECOND, from_datetime
from serverless_lab.engine.policy.operators.operator import Operator, Unreadable

_EPOCH = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d\d", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII | re.IGNORECASE)


def _microseconds(text: str) -> int:
    """The instant; a date alone is its midnight, and no zone is UTC."""
    text = text.strip()
    if _EPOCH.fullmatch(text):
        return int(Decimal(text) * SECOND)
    try:
        moment = datetime.fromisoformat(_whole(text))
    except ValueError:
        raise Unreadable("not-a-date") from None
    return from_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _whole(text: str) -> str:
    if _MONTH.fullmatch(text):
        return f"{text}-01"
    if _ISO.fullmatch(text) is None:
        raise ValueError(text)
    return text.upper()


OPERATORS = (
    Operator("DateEquals", operator.eq, _microseconds, _microseconds),
    Operator("DateNotEquals", operator.eq, _microseconds, _microseconds, negated=True),
    Operator("DateLessThan", operator.lt, _microseconds, _microseconds),
    Operator("DateLessThanEquals", operator.le, _microseconds, _microseconds),
    Operator("DateGreaterThan", operator.gt, _microseconds, _microseconds),
    Operator("DateGreaterThanEquals", operator.ge, _microseconds, _microseconds),
)
