"""Filter patterns for unstructured text: terms, "phrases", -excluded and ?any-of terms."""

import re
from collections.abc import Callable

from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.logs.errors import InvalidParameterException

_TERM = re.compile(r'\s*(?P<sign>[-?]?)(?:"(?P<phrase>(?:[^"\\]|\\.)*)"|(?P<word>[^\s"]+))')


def compile_pattern(text: str) -> Callable[[str], bool]:
    """A test for messages; matching regards case. JSON and space-delimited patterns are not simulated."""
    if text.strip().startswith(("{", "[")):
        raise NotSimulated(feature="A filter pattern for JSON or space-delimited events")
    wanted: list[str] = []
    unwanted: list[str] = []
    any_of: list[str] = []
    position = 0
    while text[position:].strip():
        term = _TERM.match(text, position)
        if term is None:
            raise InvalidParameterException(message="Invalid filter pattern")
        phrase = term["phrase"]
        word = term["word"] if phrase is None else re.sub(r"\\(.)", r"\1", phrase)
        {"": wanted, "-": unwanted, "?": any_of}[term["sign"]].append(word)
        position = term.end()

    def matches(message: str) -> bool:
        return (
            all(word in message for word in wanted)
            and not any(word in message for word in unwanted)
            and (not any_of or any(word in message for word in any_of))
        )

    return matches
