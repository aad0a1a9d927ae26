"""Wildcards as IAM reads them: `*` for any run of characters, `?` for one."""

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def _pattern(text: str, ignore_case: bool) -> re.Pattern[str]:
    body = "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in text)
    return re.compile(body, re.DOTALL | (re.IGNORECASE if ignore_case else 0))


def action_matches(pattern: str, action: str) -> bool:
    """Actions are compared without regard to case."""
    return _pattern(pattern, True).fullmatch(action) is not None


def resource_matches(pattern: str, resource: str) -> bool:
    """ARNs are compared with regard to case; a lone `*` matches all."""
    return pattern == "*" or _pattern(pattern, False).fullmatch(resource) is not None
