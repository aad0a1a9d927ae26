"""Lists in pages: 20 at a time unless the request says otherwise, and a token that says where the next one begins."""

from typing import Any, TypeVar

from serverless_lab.engine.services.mq import errors, requests

T = TypeVar("T")
USUAL = 20


def page(things: list[T], request: requests.Paged) -> tuple[list[T], dict[str, Any]]:
    token = request.next_token
    if token is not None and not (token.isdecimal() and len(token) < 10):
        raise errors.BadRequest(message=f"The next token [{token}] is invalid.", attribute="nextToken")
    start = int(token or 0)
    shown = things[start : start + (request.max_results or USUAL)]
    end = start + len(shown)
    return shown, {"NextToken": str(end)} if end < len(things) else {}
