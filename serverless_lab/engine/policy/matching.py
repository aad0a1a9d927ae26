"""Wildcards as IAM reads them: `*` for any run of characters, `?` for one."""

import re
from collections.abc import Iterable
from functools import lru_cache

# What a variable was filled with is never a wildcard: these two stand for a plain `*` and `?` until a pattern is built.
PLAIN_STAR, PLAIN_MARK = "\ue000", "\ue001"
_PLAIN = str.maketrans({"*": PLAIN_STAR, "?": PLAIN_MARK})
_SHOWN = str.maketrans({PLAIN_STAR: "*", PLAIN_MARK: "?"})
_STARS = re.compile(r"\*+")


def plain(text: str) -> str:
    """The text with its wildcards taken for plain characters."""
    return text.translate(_PLAIN)


def shown(pattern: str) -> str:
    """A pattern as a person reads it."""
    return pattern.translate(_SHOWN)


def _piece(text: str) -> str:
    return "".join("." if c == "?" else re.escape(c.translate(_SHOWN)) for c in text)


def _source(pattern: str) -> str:
    """A regular expression that never backtracks over a star, so that no pattern takes long."""
    first, *rest = _STARS.split(pattern)
    if not rest:
        return _piece(first)
    *middle, last = rest
    return _piece(first) + "".join(f"(?>.*?{_piece(part)})" for part in middle) + f".*{_piece(last)}"


@lru_cache(maxsize=8192)
def glob(pattern: str) -> re.Pattern[str]:
    """One pattern, for `fullmatch`."""
    return re.compile(_source(pattern), re.DOTALL)


class Globs:
    """Several patterns of which one must match: plain texts and prefixes by lookup, the others by expression."""

    __slots__ = ("_all", "_exact", "_pattern", "_prefixes")

    def __init__(self, patterns: Iterable[str]) -> None:
        exact, prefixes, others = set(), [], []
        for pattern in patterns:
            head = pattern.rstrip("*")
            if "*" in head or "?" in head:
                others.append(_source(pattern))
            elif head == pattern:
                exact.add(shown(pattern))
            else:
                prefixes.append(shown(head))
        self._all = "" in prefixes
        self._exact = frozenset(exact)
        self._prefixes = tuple(prefixes)
        self._pattern = re.compile("|".join(f"(?:{source})" for source in others), re.DOTALL) if others else None

    def match(self, text: str) -> bool:
        return (
            self._all
            or text in self._exact
            or text.startswith(self._prefixes)
            or (self._pattern is not None and self._pattern.fullmatch(text) is not None)
        )


def action_matches(pattern: str, action: str) -> bool:
    """Actions are compared without regard to case."""
    return glob(pattern.lower()).fullmatch(action.lower()) is not None


def resource_patterns(pattern: str) -> tuple[str, ...]:
    """A resource's ARN and, where it has fewer than six parts, the ARN that AWS completes it to."""
    missing = 5 - pattern.count(":")
    if pattern == "*" or missing <= 0 or not pattern.startswith("arn:"):
        return (pattern,)
    return (pattern, pattern + ":*" * missing)


def resource_matches(pattern: str, resource: str) -> bool:
    """ARNs are compared with regard to case; a wildcard may reach over the parts of an ARN."""
    return any(glob(found).fullmatch(resource) is not None for found in resource_patterns(pattern))


@lru_cache(maxsize=8192)
def _segments(pattern: str) -> tuple[re.Pattern[str], ...]:
    return tuple(glob(part) for part in pattern.split(":", 5))


def arn_like(pattern: str, arn: str) -> bool:
    """Condition operators compare each of the six parts by itself: no wildcard reaches over a colon but in the last."""
    parts = arn.split(":", 5)
    wanted = _segments(pattern)
    return len(parts) == len(wanted) and all(w.fullmatch(p) is not None for w, p in zip(wanted, parts, strict=True))


def is_arn_pattern(pattern: str) -> bool:
    return pattern.count(":") >= 5
