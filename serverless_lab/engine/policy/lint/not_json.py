"""Where a text stops being JSON, and what is wanting there."""

import json
import re

from serverless_lab.engine.policy.lint.edits import position
from serverless_lab.engine.policy.lint.finding import Finding
from serverless_lab.engine.policy.places import Place, Position

_KINDS = (
    ("Expecting ',' delimiter", "json-comma"),
    ("Expecting ':' delimiter", "json-colon"),
    ("Expecting property name", "json-name"),
    ("Illegal trailing comma", "json-trailing-comma"),
    ("Extra data", "json-extra"),
    ("Unterminated string", "json-string"),
    ("Invalid control character", "json-line-in-string"),
    ("Invalid", "json-escape"),
)
_TRAILING = re.compile(r",(?=\s*[}\]])")


def problem(text: str, error: ValueError | RecursionError) -> Finding:
    if not isinstance(error, json.JSONDecodeError):
        kind = "json-escape" if isinstance(error, UnicodeEncodeError) else "json-value"
        return Finding(kind, "error", "", Place(Position(1, 1), Position(1, 2)), {"near": text[:20]})
    kind = next((kind for start, kind in _KINDS if error.msg.startswith(start)), "json-value")
    at = error.pos
    comma = text[:at].rstrip()
    trailing = comma.endswith(",") and text[at : at + 1] in ("}", "]")
    fix = ""
    if trailing or kind == "json-trailing-comma":
        kind = "json-trailing-comma"
        fix = _TRAILING.sub("", text)
        at = len(comma) - 1 if trailing else at
    near = text[at : at + 20].split("\n")[0]
    end = position(text, min(len(text), at + 1))
    return Finding(kind, "error", "", Place(position(text, at), end), {"near": near}, fix if _is_json(fix) else "")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
