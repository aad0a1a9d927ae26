"""The endpoint as an HTTP server: limits, connections, odd requests."""

import http.client
import socket
import threading
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.sandbox import keys
from lessons.sandbox.endpoint.answering import answer
from lessons.sandbox.models import Account
from serverless_lab.wire.message import Request
from tests.wire.conftest import Clients
from tests.wire.signing import signed_request


def place(endpoint: str) -> tuple[str, int]:
    parts = urlsplit(endpoint)
    return parts.hostname or "", parts.port or 0


def test_a_body_that_is_too_large(endpoint: str, settings: LazySettings) -> None:
    settings.LAB_AWS_BODY_BYTES = 1000
    connection = http.client.HTTPConnection(*place(endpoint), timeout=10)
    connection.request("POST", "/", b"x" * 1001)
    answered = connection.getresponse()
    assert (answered.status, answered.read()) == (413, b"The body is too large.\n")


def test_a_client_that_is_too_slow(endpoint: str, settings: LazySettings) -> None:
    settings.LAB_AWS_BODY_SECONDS = 0.2
    with socket.create_connection(place(endpoint), timeout=10) as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx")
        assert slow.recv(100).startswith(b"HTTP/1.1 408")


def test_slow_clients_hold_no_thread(endpoint: str) -> None:
    slow = [socket.create_connection(place(endpoint), timeout=10) for _ in range(40)]
    for each in slow:
        each.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx")
    connection = http.client.HTTPConnection(*place(endpoint), timeout=10)
    connection.request("GET", "/_lab/health")
    assert connection.getresponse().status == 200
    for each in slow:
        each.close()


def test_one_connection_for_many_calls(endpoint: str, root: keys.RootKey) -> None:
    connection = http.client.HTTPConnection(*place(endpoint), timeout=10)
    used = set()
    for _ in range(3):
        connection.request("GET", "/")
        answered = connection.getresponse()
        assert answered.status == 403
        assert b"<Code>MissingAuthenticationToken</Code>" in answered.read()
        used.add(connection.sock.getsockname())
    assert len(used) == 1


def test_a_client_that_waits_to_be_asked(endpoint: str) -> None:
    with socket.create_connection(place(endpoint), timeout=10) as patient:
        patient.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
        assert patient.recv(100).startswith(b"HTTP/1.1 100 Continue")
        patient.sendall(b"body")
        assert patient.recv(100).startswith(b"HTTP/1.1 403")


def test_a_slash_within_a_name_stays_in_it(root: keys.RootKey, client: Clients) -> None:
    """Signatures and paths are those that were sent: `%2F` is no slash."""
    arn = "arn:aws:lambda:ap-northeast-2:1:function:a/b"
    with pytest.raises(Exception, match=f"Value '{arn}' at 'resource'"):
        client("lambda", root).list_tags(Resource=arn)


def test_calls_at_the_same_time(root: keys.RootKey, client: Clients) -> None:
    iam = client("iam", root)
    named = [threading.Thread(target=iam.create_user, kwargs={"UserName": f"user-{number}"}) for number in range(12)]
    for each in named:
        each.start()
    for each in named:
        each.join(30)
    assert len(iam.list_users()["Users"]) == 12


words = st.text(max_size=30)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(("GET", "POST", "PUT", "HEAD", "OPTIONS", "ODD")),
    st.one_of(words, st.just("/"), st.just("/aws/2015-03-31/functions")),
    st.one_of(words, words.map("X-Amz-Signature={}".format)),
    st.dictionaries(st.sampled_from(("authorization", "x-amz-date", "x-amz-target", "host", "content-type")), words),
    st.binary(max_size=100),
)
def test_strangers_are_refused(db: None, method: str, path: str, query: str, headers: Any, body: bytes) -> None:
    assert answer(Request(method, path, query, headers, body)).status in (400, 401, 403, 404, 501)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(("iam", "sts", "lambda", "logs", "s3", "lab", "nothing", "../sts", "s3control")),
    st.sampled_from(("GET", "POST", "PUT", "DELETE")),
    st.sampled_from(("/", "/2015-03-31/functions", "/2015-03-31/functions/a%2Fb", "/bucket/key", "/%ff")),
    st.dictionaries(
        st.sampled_from(("x-amz-target", "content-type", "x-amz-content-sha256")), st.text("aL.01-", max_size=9)
    ),
    st.one_of(
        st.binary(max_size=60), st.sampled_from((b"Action=CreateUser", b"Action=CreateUser&UserName=%00", b"{}"))
    ),
)
def test_whatever_is_signed_is_answered(
    db: None, service: str, method: str, path: str, headers: Any, body: bytes
) -> None:
    account = Account.objects.first() or Account.objects.create(
        account_id="123456789012", seed="s", region="ap-northeast-2", founded_wall=1
    )
    key, secret = keys.root_key(account)
    with patch("tests.wire.signing.KEY", key):
        options = {"service": service, "method": method, "body": body, "headers": headers, "secret": secret}
        request = signed_request("SigV4Auth", f"http://127.0.0.1{path}", at=datetime.now(UTC), **options)
    assert answer(request).status in (200, 400, 403, 404, 405, 501)
