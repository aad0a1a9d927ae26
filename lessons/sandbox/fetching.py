"""HTTP requests of functions: to the learner's own public URLs, each kind brought by the part that answers for it."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from serverless_lab.runtime.model import AwsError
from serverless_lab.runtime.tags import clean

MOST = 6 << 20  # bytes of a body, there and back
_METHOD = re.compile("[A-Z]{1,16}")


class Request(NamedTuple):
    """What a function asks for. Names of headers are in lower case."""

    url: str
    method: str
    headers: dict[str, str]
    body: bytes


class Response(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


Door = Callable[[UUID, Request], Response | None]
"""(account, request) → the answer, or None for a URL that is somebody else's. Called while a function waits."""

DOORS: list[Door] = []
"""Added to by an app's `ready`, such as the one that serves function URLs."""


def fetch(account_pk: UUID, params: dict[str, Any]) -> dict[str, Any]:
    """The host call lab.Fetch. Raises AwsError with a sentence for the function's log."""
    request = _request(params)
    for door in DOORS:
        response = door(account_pk, request)
        if response is not None:
            return {"StatusCode": response.status, "Headers": response.headers, "Body": response.body[:MOST]}
    host = clean(urlsplit(request.url).hostname or "?")[:253]
    raise AwsError("NotReachable", f"A function in the lab reaches your own public URLs only, not {host}.", 403)


def _request(params: dict[str, Any]) -> Request:
    url, method, headers, body = (params.get(name) for name in ("Url", "Method", "Headers", "Body"))
    fits = isinstance(url, str) and isinstance(method, str) and isinstance(headers, dict) and isinstance(body, bytes)
    if not fits or not _METHOD.fullmatch(str(method)) or len(body or b"") > MOST:
        raise AwsError("BadRequest", "This is no HTTP request that the lab can pass on.")
    try:
        scheme = urlsplit(str(url)).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        raise AwsError("BadRequest", "The lab passes on requests to http and https URLs.")
    assert isinstance(headers, dict)
    named = {str(name).lower(): str(value) for name, value in headers.items()}
    return Request(str(url), str(method), named, bytes(body or b""))
