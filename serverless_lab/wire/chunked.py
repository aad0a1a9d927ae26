"""Bodies in aws-chunked form: pieces with a signature each, or none, and checksums at the end."""

import hmac
from base64 import b64encode
from hashlib import sha256
from typing import NamedTuple

from serverless_lab.wire.checksums import CHECKSUMS
from serverless_lab.wire.credentials import Signed
from serverless_lab.wire.message import Request
from serverless_lab.wire.refusals import Malformed
from serverless_lab.wire.sigv4 import EMPTY, Mismatch, Verified

_LONGEST_LINE = 4096


class Piece(NamedTuple):
    data: bytes
    signature: str


def is_chunked(request: Request) -> bool:
    return request.headers.get("x-amz-content-sha256", "").startswith("STREAMING-")


def unwrap(request: Request, signed: Signed, verified: Verified) -> Request:
    """The request with its plain body; raises Malformed or Mismatch."""
    pieces, trailers = _pieces(request.body)
    kind = request.headers["x-amz-content-sha256"]
    if kind.startswith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"):
        _check_signatures(pieces, signed, verified)
    body = b"".join(piece.data for piece in pieces)
    if request.headers.get("x-amz-decoded-content-length", str(len(body))) != str(len(body)):
        raise Malformed("You did not provide the number of bytes specified by the x-amz-decoded-content-length header")
    _check_trailers(body, trailers)
    codings = [each.strip() for each in request.headers.get("content-encoding", "").split(",")]
    kept = ",".join(each for each in codings if each and each != "aws-chunked")
    headers = {name: value for name, value in request.headers.items() if name != "content-encoding"} | trailers
    headers |= {"content-encoding": kept} if kept else {}
    return request._replace(body=body, headers=headers | {"content-length": str(len(body))})


def _pieces(body: bytes) -> tuple[list[Piece], dict[str, str]]:
    """Every piece, the empty last one included, and the trailing headers."""
    pieces, at = [], 0
    while True:
        end = body.find(b"\r\n", at, at + _LONGEST_LINE)
        if end < 0:
            raise Malformed("a chunk has no beginning")
        head, _, extension = body[at:end].partition(b";")
        size = _size(head)
        data = body[end + 2 : end + 2 + size]
        if len(data) != size:
            raise Malformed("a chunk is shorter than it says")
        pieces.append(Piece(data, extension.decode("ascii", "replace").partition("chunk-signature=")[2].strip()))
        at = end + 2 + size
        if not size:
            return pieces, _trailers(body[at:])
        if body[at : at + 2] != b"\r\n":
            raise Malformed("a chunk has no end")
        at += 2


def _size(head: bytes) -> int:
    if not 1 <= len(head) <= 8 or not all(each in b"0123456789abcdefABCDEF" for each in head):
        raise Malformed("a chunk's size cannot be read")
    return int(head, 16)


def _trailers(rest: bytes) -> dict[str, str]:
    lines = [line for line in rest.decode("utf-8", "replace").split("\r\n") if ":" in line]
    pairs = (line.partition(":")[::2] for line in lines[:16])
    return {name.strip().lower(): value.strip() for name, value in pairs if name.lower().startswith("x-amz-checksum-")}


def _check_signatures(pieces: list[Piece], signed: Signed, verified: Verified) -> None:
    """Each signature goes on from the one before, so that nothing can be left out or moved."""
    before = verified.signature
    for piece in pieces:
        lines = ("AWS4-HMAC-SHA256-PAYLOAD", signed.stamp, signed.scope, before, EMPTY, sha256(piece.data).hexdigest())
        before = hmac.digest(verified.signing_key, "\n".join(lines).encode(), "sha256").hex()
        if not hmac.compare_digest(before.encode(), piece.signature.encode()):
            raise Mismatch("The chunk signature we calculated does not match the signature you provided.")


def _check_trailers(body: bytes, trailers: dict[str, str]) -> None:
    for name, value in trailers.items():
        known = CHECKSUMS.get(name.removeprefix("x-amz-checksum-"))
        if known is not None and b64encode(known(body)).decode() != value:
            raise Malformed(f"Value for {name} header is invalid.")
