"""An HTTP answer whose headers may repeat."""

import json
from typing import Any, NamedTuple

Headers = tuple[tuple[str, str], ...]


class Reply(NamedTuple):
    status: int
    headers: Headers
    body: bytes

    def with_headers(self, headers: Headers) -> "Reply":
        return self._replace(headers=(*self.headers, *headers))


def refusal(status: int, code: str, message: str | None, member: str = "Message", **more: Any) -> Reply:
    """As Lambda tells a browser why not."""
    headers = (("content-type", "application/json"), ("x-amzn-errortype", code))
    return Reply(status, headers, json.dumps({**more, member: message}, separators=(",", ":")).encode())
