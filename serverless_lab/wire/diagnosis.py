"""Why a signature does not fit, where that can be told: another guess at what was signed, or with what, does fit."""

import hmac
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Literal, NamedTuple

from serverless_lab.wire import sigv4
from serverless_lab.wire.credentials import Signed
from serverless_lab.wire.message import Request

What = Literal["body", "header", "space", "other-key", "host", "path"]
_SPACES = ("\n", " ", "\r\n", "\r", "\t")
_PREFIXES = ("/aws", "")


class Difference(NamedTuple):
    """`found`: the header that did not come, the key whose secret it was, or the host or path that was signed."""

    what: What
    found: str = ""


def difference(
    request: Request, signed: Signed, secret: str, *, others: Iterable[tuple[str, str]] = (), hosts: Iterable[str] = ()
) -> Difference | None:
    """`others` are further keys with their secrets, `hosts` names under which the endpoint may have been called."""
    stated = request.headers.get("x-amz-content-sha256", "")
    if len(stated) == 64 and stated != sha256(request.body).hexdigest():
        return Difference("body")
    gone = next((name for name in signed.headers if name not in request.headers), None)
    if gone is not None:
        return Difference("header", gone)
    for found, asked, key in _guesses(request, secret, others, hosts):
        if _fits(asked, signed, key):
            return found
    return None


def _guesses(
    request: Request, secret: str, others: Iterable[tuple[str, str]], hosts: Iterable[str]
) -> Iterator[tuple[Difference, Request, str]]:
    for space in _SPACES:
        yield Difference("space"), request, secret + space
        yield Difference("space"), request, space + secret
    for key, other in others:
        yield Difference("other-key", key), request, other
    forwarded = request.headers.get("x-forwarded-host", "")
    for host in (forwarded, request.headers.get("host", "").partition(":")[0], *hosts):
        yield Difference("host", host), request._replace(headers=request.headers | {"host": host}), secret
    rest = request.path.removeprefix("/aws")
    for path in (f"{prefix}{rest}" for prefix in _PREFIXES):
        yield Difference("path", path), request._replace(path=path), secret
    yield Difference("body"), request._replace(body=b""), secret


def _fits(request: Request, signed: Signed, secret: str) -> bool:
    text = sigv4.string_to_sign(sigv4.canonical_request(request, signed), signed)
    key = sigv4.signing_key.__wrapped__(secret, signed.date, signed.region, signed.service)  # guesses are not kept
    return hmac.compare_digest(sigv4.mac(key, text).hex().encode(), signed.signature.encode())
