"""What a Condition may be written with."""

import re
from datetime import datetime
from typing import Any, Final

from serverless_lab.engine.policy.policy import as_list

OPERATOR: Final = re.compile(
    r"(?:For(?:AllValues|AnyValue):)?"
    r"(?:String(?:Not)?Equals(?:IgnoreCase)?|String(?:Not)?Like"
    r"|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)"
    r"|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?"
    r"|Null"
)
_SECONDS = re.compile(r"[0-9]{1,19}")


def dates_can_be_read(condition: dict[str, dict[str, Any]]) -> bool:
    """Dates are ISO 8601 or seconds since 1970; a value with a policy variable is read when it is tested."""
    return all(
        _is_date(value)
        for operator, tests in condition.items()
        if operator.rpartition(":")[2].startswith("Date")
        for values in tests.values()
        for value in as_list(values)
    )


def _is_date(value: Any) -> bool:
    text = str(value)
    if "${" in text or _SECONDS.fullmatch(text):
        return True
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
