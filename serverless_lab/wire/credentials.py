"""Who says to have signed a request: read from the Authorization header or from a presigned address."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import parse_qsl

import msgspec

from serverless_lab.wire.message import Request

ALGORITHM = "AWS4-HMAC-SHA256"
STAMP = "%Y%m%dT%H%M%SZ"
LONGEST_EXPIRY = 604_800
_IN_QUERY = ("X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature", "X-Amz-Date")
_STAMP = re.compile("[0-9]{8}T[0-9]{6}Z")
_PARTS = ("Credential", "Signature", "SignedHeaders")


class Incomplete(Exception):
    """Something of a signature is there, and something is missing; the text is AWS's."""


class Signed(msgspec.Struct, frozen=True):
    """`date` is the day in the scope, `stamp` when the request was signed; `expires` 0: signed in a header."""

    key: str
    date: str
    region: str
    service: str
    headers: tuple[str, ...]
    signature: str
    stamp: str
    token: str = ""
    expires: int = 0

    @property
    def scope(self) -> str:
        return f"{self.date}/{self.region}/{self.service}/aws4_request"

    @property
    def moment(self) -> datetime:
        return _moment_of(self.stamp)


def signed_by(request: Request) -> Signed | None:
    """None for a request that nobody signed; raises Incomplete."""
    header = request.headers.get("authorization", "")
    if header:
        return _from_header(request, header)
    if "X-Amz-Signature=" in request.query or "X-Amz-Credential=" in request.query:
        return _from_query(dict(parse_qsl(request.query, keep_blank_values=True)))
    return None


def _from_header(request: Request, header: str) -> Signed:
    algorithm, _, rest = header.strip().partition(" ")
    if algorithm != ALGORITHM:
        raise Incomplete(f"Unsupported AWS 'algorithm': '{algorithm[:80]}'.")
    parts = dict(part.strip().partition("=")[::2] for part in rest.split(","))
    missing = [f"Authorization header requires '{name}' parameter." for name in _PARTS if not parts.get(name)]
    stamp = request.headers.get("x-amz-date") or _stamp_of(request.headers.get("date", ""))
    if not stamp:
        missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    if missing:
        raise Incomplete(f"{' '.join(missing)} Authorization={algorithm}")
    token = request.headers.get("x-amz-security-token", "")
    return _signed(parts["Credential"], parts["SignedHeaders"], parts["Signature"], stamp, token)


def _from_query(query: dict[str, str]) -> Signed:
    if query.get("X-Amz-Algorithm") != ALGORITHM:
        raise Incomplete("AWS query-string parameters must include 'X-Amz-Algorithm'.")
    for name in _IN_QUERY:
        if not query.get(name):
            raise Incomplete(
                f"AWS query-string parameters must include '{name}'. Re-examine the query-string parameters."
            )
    expires = query.get("X-Amz-Expires", "900")
    if not re.fullmatch("[0-9]{1,6}", expires) or not 1 <= int(expires) <= LONGEST_EXPIRY:
        raise Incomplete(f"X-Amz-Expires must be a number of seconds from 1 to {LONGEST_EXPIRY}.")
    credential, headers, signature, stamp = (query[name] for name in _IN_QUERY)
    signed = _signed(credential, headers, signature, stamp, query.get("X-Amz-Security-Token", ""))
    return msgspec.structs.replace(signed, expires=int(expires))


def _signed(credential: str, headers: str, signature: str, stamp: str, token: str) -> Signed:
    parts = credential.rsplit("/", 4)
    if len(parts) != 5 or not all(parts) or parts[4] != "aws4_request":
        raise Incomplete(
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
            f"got '{credential[:200]}'"
        )
    key, date, region, service, _ = parts
    signed = Signed(key, date, region, service, tuple(headers.lower().split(";")), signature, stamp, token)
    try:
        _ = signed.moment
    except ValueError:
        raise Incomplete("Date must be in ISO-8601 'basic format'. Got '" + stamp[:40] + "'.") from None
    return signed


@lru_cache(maxsize=64)  # many are signed in the same second
def _moment_of(stamp: str) -> datetime:
    if not _STAMP.fullmatch(stamp):
        raise ValueError(stamp)
    return datetime.fromisoformat(stamp)


def _stamp_of(date: str) -> str:
    try:
        moment = parsedate_to_datetime(date) if date else None
    except (ValueError, OverflowError):
        return date
    if moment is None:
        return ""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment  # "-0000" is read as naive
    return aware.astimezone(UTC).strftime(STAMP)
