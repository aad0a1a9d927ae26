"""HTTP requests and answers as the codec sees them."""

from typing import NamedTuple

import msgspec


class Request(NamedTuple):
    """`path` and `query` are as they were sent, percent-encoded; header names are in lower case."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


class Response(msgspec.Struct, frozen=True):
    status: int
    headers: dict[str, str]
    body: bytes
