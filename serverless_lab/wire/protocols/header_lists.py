"""Lists in one header: separated by commas, quoted where an item has a comma of its own."""

import re

from serverless_lab.wire.refusals import Malformed

_ITEM = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,]*?))\s*(?:,|$)')
_HTTP_DATE = re.compile(r"[^,]+,[^,]+")


def split(text: str, type_name: str) -> list[str]:
    """The items; an HTTP date has a comma itself."""
    if type_name == "timestamp" and ", " in text:
        return [each.strip() for each in _HTTP_DATE.findall(text)]
    found, at = [], 0
    while at < len(text):
        matched = _ITEM.match(text, at)
        if matched is None or matched.end() == at:
            raise Malformed("a list in a header cannot be read")
        quoted, bare = matched.groups()
        found.append(re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else bare)
        at = matched.end()
    return found


def join(items: list[str]) -> str:
    return ", ".join(_quoted(each) if "," in each or '"' in each else each for each in items)


def _quoted(item: str) -> str:
    escaped = item.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
