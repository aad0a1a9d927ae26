"""Signature Version 4: is this what the holder of the secret sent, and when?"""

import hmac
import re
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote, unquote_to_bytes

import msgspec

from serverless_lab.wire.credentials import ALGORITHM, STAMP, Signed
from serverless_lab.wire.message import Request

SKEW = timedelta(minutes=15)
UNSIGNED = "UNSIGNED-PAYLOAD"
EMPTY = sha256(b"").hexdigest()
_PLAIN_PATHS = frozenset({"s3", "s3-outposts", "s3-object-lambda", "s3express"})
_HEX = re.compile("[0-9a-f]{64}")


class Mismatch(Exception):
    """The signature does not belong to this request; `canonical` is what the lab compared it with."""

    def __init__(self, message: str, canonical: str = "") -> None:
        self.canonical = canonical
        super().__init__(message)


class WrongTime(Exception):
    """Signed too long ago (`late`), or in the future."""

    def __init__(self, message: str, *, late: bool) -> None:
        self.late = late
        super().__init__(message)


class Verified(msgspec.Struct, frozen=True):
    """What a chunked body goes on from: its first chunk is signed on top of this signature."""

    signing_key: bytes
    signature: str


def verify(request: Request, signed: Signed, secret: str, now: datetime) -> Verified:
    """`now` is real time. Raises Mismatch or WrongTime; the signature is looked at before the time."""
    _check_scope(request, signed)
    canonical = canonical_request(request, signed)
    _check_payload(request, canonical)
    key = signing_key(secret, signed.date, signed.region, signed.service)
    expected = mac(key, string_to_sign(canonical, signed)).hex()
    if not hmac.compare_digest(expected.encode(), signed.signature.encode()):
        raise Mismatch(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
            "Access Key and signing method. Consult the service documentation for details.",
            canonical,
        )
    _check_time(signed, now)
    return Verified(key, expected)


def canonical_request(request: Request, signed: Signed) -> str:
    lines = [request.method, canonical_path(request.path, signed.service), canonical_query(request.query)]
    lines += [f"{name}:{' '.join(request.headers.get(name, '').split())}" for name in signed.headers]
    return "\n".join((*lines, "", ";".join(signed.headers), payload_hash(request, signed)))


def string_to_sign(canonical: str, signed: Signed) -> str:
    return "\n".join((ALGORITHM, signed.stamp, signed.scope, sha256(canonical.encode()).hexdigest()))


def canonical_path(path: str, service: str) -> str:
    """S3 takes a path as it is; everybody else tidies it up and encodes what is encoded once more."""
    if path == "/":
        return path
    if service in _PLAIN_PATHS:
        return quote(unquote_to_bytes(path or "/"), safe="/-_.~")
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    end = "/" if path.endswith("/") and parts else ""
    return quote(f"/{'/'.join(parts)}{end}", safe="/-_.~")


def canonical_query(query: str) -> str:
    pairs = [part.partition("=")[::2] for part in query.split("&") if part]
    encoded = [(_encoded(name), _encoded(value)) for name, value in pairs if name != "X-Amz-Signature"]
    return "&".join(f"{name}={value}" for name, value in sorted(encoded))


def payload_hash(request: Request, signed: Signed) -> str:
    """What stands for the body in the canonical request: the hash that was stated, or the body's."""
    stated = request.headers.get("x-amz-content-sha256")
    if stated is None:
        return UNSIGNED if signed.expires and signed.service in _PLAIN_PATHS else sha256(request.body).hexdigest()
    return stated


@lru_cache(maxsize=256)
def signing_key(secret: str, date: str, region: str, service: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in (date, region, service, "aws4_request"):
        key = mac(key, part)
    return key


def mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _encoded(text: str) -> str:
    return quote(unquote_to_bytes(text), safe="-_.~")


def _check_scope(request: Request, signed: Signed) -> None:
    if signed.date != signed.stamp[:8]:
        raise Mismatch(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            f"'{signed.date}' != '{signed.stamp[:8]}', from '{signed.stamp}'."
        )
    if "host" not in signed.headers:
        raise Mismatch("'Host' must be a 'SignedHeader' in the AWS Authorization.")
    unsigned = [name for name in request.headers if name.startswith("x-amz-") and name not in signed.headers]
    if unsigned and not signed.expires:
        raise Mismatch(f"'{min(unsigned)}' must be a 'SignedHeader' in the AWS Authorization.")


def _check_payload(request: Request, canonical: str) -> None:
    stated = request.headers.get("x-amz-content-sha256", "")
    if _HEX.fullmatch(stated) and not hmac.compare_digest(stated, sha256(request.body).hexdigest()):
        told = "The provided 'x-amz-content-sha256' header does not match what was computed."
        raise Mismatch(told, canonical)


def _check_time(signed: Signed, now: datetime) -> None:
    signed_at = signed.moment
    lasts = timedelta(seconds=signed.expires) if signed.expires else SKEW
    if now - signed_at > lasts:
        bound = _stamp(now - lasts)
        span = f"{signed.expires} sec." if signed.expires else "15 min."
        told = f"Signature expired: {signed.stamp} is now earlier than {bound} ({_stamp(now)} - {span})"
        raise WrongTime(told, late=True)
    if signed_at - now > SKEW:
        bound = _stamp(now + SKEW)
        told = f"Signature not yet current: {signed.stamp} is still later than {bound} ({_stamp(now)} + 15 min.)"
        raise WrongTime(told, late=False)


def _stamp(moment: datetime) -> str:
    return moment.strftime(STAMP)
