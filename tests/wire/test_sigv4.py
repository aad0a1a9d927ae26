"""Signatures that botocore makes are accepted, and nothing that was changed afterwards is."""

import hmac
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from string import printable
from urllib.parse import quote
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.wire import checksums, chunked
from serverless_lab.wire.credentials import Incomplete, Signed, signed_by
from serverless_lab.wire.message import Request
from serverless_lab.wire.refusals import Malformed
from serverless_lab.wire.sigv4 import EMPTY, Mismatch, Verified, WrongTime, canonical_request, signing_key, verify
from tests.wire.signing import KEY, NOW, SECRET, signed_request

HOST = "http://127.0.0.1:4566"
ODD = st.text(st.one_of(st.sampled_from(printable), st.characters(exclude_categories=["Cs"])), max_size=12)


def check(request: Request, at: timedelta = timedelta(), secret: str = SECRET) -> Signed:
    signed = signed_by(request)
    assert signed is not None
    verify(request, signed, secret, NOW + at)
    return signed


def test_a_signed_header() -> None:
    request = signed_request("SigV4Auth", f"{HOST}/", method="POST", body=b"Action=ListUsers", token="a token")
    signed = check(request)
    assert (signed.key, signed.region, signed.service, signed.token) == (KEY, "ap-northeast-2", "iam", "a token")
    assert (signed.stamp, signed.expires) == ("20260304T050607Z", 0)


def test_a_date_header_instead() -> None:
    request = signed_request("SigV4Auth", f"{HOST}/", headers={"Date": "x"})
    assert "x-amz-date" not in request.headers
    assert check(request).stamp == "20260304T050607Z"


@settings(max_examples=200, deadline=None)
@given(st.lists(ODD, max_size=4), st.dictionaries(ODD, ODD, max_size=4), st.sampled_from(("S3SigV4Auth", "SigV4Auth")))
def test_odd_paths_and_queries(path: list[str], query: dict[str, str], signer: str) -> None:
    address = f"{HOST}/{quote('/'.join(path), safe='/~')}"
    address += "?" + "&".join(f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in query.items()) if query else ""
    service = "s3" if signer.startswith("S3") else "lambda"
    check(signed_request(signer, address, service=service))


@settings(max_examples=100, deadline=None)
@given(st.lists(ODD, max_size=4), st.dictionaries(ODD.filter(bool), ODD, max_size=4))
def test_odd_presigned_paths_and_queries(path: list[str], query: dict[str, str]) -> None:
    address = f"{HOST}/{quote('/'.join(path), safe='/~')}"
    address += "?" + "&".join(f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in query.items()) if query else ""
    check(signed_request("S3SigV4QueryAuth", address, service="s3", token="a+b/c=", expires=60))
    check(signed_request("SigV4QueryAuth", address, service="sts", token="a+b/c=", expires=60))


def test_presigned_addresses_end() -> None:
    request = signed_request("S3SigV4QueryAuth", f"{HOST}/bucket/key", service="s3", expires=60)
    assert check(request, timedelta(seconds=60)).expires == 60
    with pytest.raises(WrongTime, match="Signature expired"):
        check(request, timedelta(seconds=61))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(15.1, "Signature expired: 20260304T050607Z is now earlier than"), (-15.1, "not yet current")],
)
def test_the_clock_may_be_15_minutes_off(minutes: float, words: str) -> None:
    request = signed_request("SigV4Auth", f"{HOST}/")
    check(request, timedelta(minutes=14.9))
    check(request, timedelta(minutes=-14.9))
    with pytest.raises(WrongTime, match=words):
        check(request, timedelta(minutes=minutes))


def test_another_secret() -> None:
    request = signed_request("SigV4Auth", f"{HOST}/", secret="another")
    with pytest.raises(Mismatch, match="The request signature we calculated") as refused:
        check(request)
    assert refused.value.canonical.startswith("GET\n/\n\nhost:127.0.0.1:4566\nx-amz-date:20260304T050607Z\n\nhost;")


@pytest.mark.parametrize(
    "change",
    [
        {"method": "POST"},
        {"path": "/other"},
        {"query": "a=1"},
        {"body": b"other"},
        {"headers": {"host": "elsewhere"}},
        {"headers": {"x-amz-date": "20260304T050608Z"}},
        {"headers": {"x-amz-security-token": "another"}},
        {"headers": {"x-amz-target": "Added.Later"}},
    ],
)
def test_whatever_is_changed_later(change: dict[str, object]) -> None:
    request = signed_request("SigV4Auth", f"{HOST}/path?a=2", method="PUT", body=b"body", token="token")
    headers = request.headers | change.pop("headers", {})  # type: ignore[operator]
    with pytest.raises(Mismatch):
        check(request._replace(headers=headers, **change))  # type: ignore[arg-type]


def test_a_stated_hash_must_be_the_bodys() -> None:
    request = signed_request("S3SigV4Auth", f"{HOST}/b/k", service="s3", method="PUT", body=b"body")
    check(request)
    with pytest.raises(Mismatch, match="x-amz-content-sha256"):
        check(request._replace(body=b"another body"))


def test_an_unsigned_payload() -> None:
    headers = {"x-amz-content-sha256": "UNSIGNED-PAYLOAD"}
    request = signed_request("SigV4Auth", f"{HOST}/b/k", method="PUT", body=b"body", headers=headers, service="s3")
    check(request._replace(body=b"whatever"))


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Basic abc", "Unsupported AWS 'algorithm': 'Basic'."),
        ("AWS4-HMAC-SHA256 Credential=a/20260304/r/iam/aws4_request", "requires 'Signature' parameter"),
        ("AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=b", "exactly 5 slash-delimited elements"),
        ("AWS4-HMAC-SHA256", "requires 'Credential' parameter"),
    ],
)
def test_half_a_signature(header: str, words: str) -> None:
    headers = {"authorization": header, "x-amz-date": "20260304T050607Z", "host": "a"}
    with pytest.raises(Incomplete, match=words):
        signed_by(Request("GET", "/", "", headers, b""))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("X-Amz-Signature=a", "must include 'X-Amz-Algorithm'"),
        ("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=b", "must include 'X-Amz-SignedHeaders'"),
    ],
)
def test_half_a_presigned_address(query: str, words: str) -> None:
    with pytest.raises(Incomplete, match=words):
        signed_by(Request("GET", "/", query, {}, b""))


def test_nobody_signed() -> None:
    assert signed_by(Request("GET", "/", "a=b", {"host": "a"}, b"")) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20))
def test_odd_signatures_are_incomplete_or_wrong(header: str, query: str, stamp: str) -> None:
    headers = {"authorization": f"AWS4-HMAC-SHA256 {header}", "x-amz-date": stamp, "host": "a"}
    for request in (Request("GET", "/", "", headers, b""), Request("GET", "/", f"X-Amz-Signature=a&{query}", {}, b"")):
        with pytest.raises((Incomplete, Mismatch)):
            check(request)


def in_chunks(pieces: list[bytes], *, kind: str, trailer: str = "") -> tuple[Request, Signed, Verified]:
    headers = {"x-amz-content-sha256": kind, "content-encoding": "aws-chunked,gzip"}
    headers["x-amz-decoded-content-length"] = str(sum(map(len, pieces)))
    request = signed_request("SigV4Auth", f"{HOST}/b/k", method="PUT", headers=headers, service="s3")
    signed = check(request)
    verified = verify(request, signed, SECRET, NOW)
    before, body = verified.signature, b""
    for piece in (*pieces, b""):
        lines = ("AWS4-HMAC-SHA256-PAYLOAD", signed.stamp, signed.scope, before, EMPTY, sha256(piece).hexdigest())
        before = hmac.digest(verified.signing_key, "\n".join(lines).encode(), "sha256").hex()
        extension = f";chunk-signature={before}" if "HMAC" in kind else ""
        body += f"{len(piece):x}{extension}\r\n".encode() + piece + (b"\r\n" if piece else b"")
    return request._replace(body=body + f"{trailer}\r\n".encode()), signed, verified


def test_signed_chunks() -> None:
    asked = in_chunks([b"one" * 100, b"two"], kind="STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
    plain = chunked.unwrap(*asked)
    assert plain.body == b"one" * 100 + b"two"
    assert (plain.headers["content-encoding"], plain.headers["content-length"]) == ("gzip", "303")


def test_chunks_changed_or_left_out() -> None:
    request, *rest = in_chunks([b"one", b"two"], kind="STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
    with pytest.raises(Mismatch):
        chunked.unwrap(request._replace(body=request.body.replace(b"one", b"own")), *rest)
    second = request.body.index(b"3;", 5)
    with pytest.raises(Mismatch):
        chunked.unwrap(request._replace(body=request.body[second:]), *rest)


def test_checksums_at_the_end() -> None:
    kind = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
    good = b64encode(crc32(b"body").to_bytes(4, "big")).decode()
    plain = chunked.unwrap(*in_chunks([b"body"], kind=kind, trailer=f"x-amz-checksum-crc32:{good}\r\n"))
    assert (plain.body, plain.headers["x-amz-checksum-crc32"]) == (b"body", good)
    with pytest.raises(Malformed, match="Value for x-amz-checksum-crc32 header is invalid"):
        chunked.unwrap(*in_chunks([b"body"], kind=kind, trailer="x-amz-checksum-crc32:AAAAAA==\r\n"))


def test_checksums_by_their_published_check_values() -> None:
    assert checksums.crc32(b"123456789").hex() == "cbf43926"
    assert checksums.crc32c(b"123456789").hex() == "e3069283"
    assert checksums.crc64nvme(b"123456789").hex() == "ae8b14860a799888"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_odd_chunks(body: bytes) -> None:
    request, signed, verified = in_chunks([b"x"], kind="STREAMING-UNSIGNED-PAYLOAD-TRAILER")
    with pytest.raises(Malformed):
        chunked.unwrap(request._replace(body=b"\x00" + body), signed, verified)


def test_the_key_of_amazons_documentation() -> None:
    """AWS publishes this derived key for a secret of its own."""
    key = signing_key("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20120215", "us-east-1", "iam")
    assert key.hex() == "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d"
    assert canonical_request(*_plain()).splitlines()[0] == "GET"


def _plain() -> tuple[Request, Signed]:
    request = signed_request("SigV4Auth", f"{HOST}/")
    signed = signed_by(request)
    assert signed is not None
    return request, signed
