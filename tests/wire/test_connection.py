"""Connections of the endpoint, byte by byte: what is asked at once, in pieces, too slowly, too much, or not in HTTP."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from lessons.sandbox.endpoint import connection, http, serving
from serverless_lab.wire.message import Request, Response
from tests.live import free_port
from tests.wire.conftest import listening_in_a_thread

HEAD = b"POST / HTTP/1.1\r\nHost: a\r\n"


def echo(request: Request) -> Response:
    """What was understood."""
    told = f"{request.method} {request.path} {request.query} {request.headers} ".encode() + request.body + b".\n"
    return Response(200, {"content-type": "text/plain"}, told)


Listen = Callable[[Callable[[Request], Response]], Any]


@pytest.fixture
def listen(monkeypatch: pytest.MonkeyPatch) -> Listen:
    """`with listen(respond) as place`: a server that answers so."""

    @contextmanager
    def begin(respond: Callable[[Request], Response]) -> Iterator[tuple[str, int]]:
        monkeypatch.setattr(serving, "respond", respond)
        port = free_port()
        with listening_in_a_thread(port):
            yield "127.0.0.1", port

    return begin


def said(place: tuple[str, int], *pieces: bytes) -> bytes:
    """All that the server says to this, until it closes the connection."""
    with socket.create_connection(place, timeout=10) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            client.sendall(piece)
        return heard(client)


def heard(client: socket.socket) -> bytes:
    return b"".join(iter(lambda: client.recv(1 << 20), b""))


def test_what_is_asked_at_once_is_answered_in_turn(listen: Listen) -> None:
    asked = b"GET /a HTTP/1.1\r\n\r\nGET /b?c=%2F HTTP/1.1\r\n\r\nGET /d HTTP/1.1\r\nConnection: close\r\n\r\n"
    with listen(echo) as place:
        told = said(place, asked)
    assert [line for line in told.split(b"\r\n") if line.startswith(b"GET")] == [
        b"GET /a  {} .\nHTTP/1.1 200 OK",
        b"GET /b c=%2F {} .\nHTTP/1.1 200 OK",
        b"GET /d  {'connection': 'close'} .\n",
    ]


def test_a_request_may_come_in_any_pieces(listen: Listen) -> None:
    asked = HEAD + b"X-A: 1 \r\nx-a:2\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    asked += b"3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: no\r\n\r\n"
    with listen(echo) as place:
        whole, in_pieces = said(place, asked), said(place, *(bytes([each]) for each in asked))
    for told in (whole, in_pieces):
        assert told.endswith(
            b"POST /  {'host': 'a', 'x-a': '1,2', 'connection': 'close', 'transfer-encoding': 'chunked'} abcde.\n"
        )


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (b"GET http://a.b:4566/c%2Fd?e HTTP/1.1", b"GET /c%2Fd e"),
        (b"GET http://a.b HTTP/1.1", b"GET / "),
        (b"OPTIONS * HTTP/1.1", b"OPTIONS / "),
        (b"GET //a/../b HTTP/1.1", b"GET //a/../b "),
    ],
)
def test_addresses_stay_as_they_were_sent(listen: Listen, line: bytes, path: bytes) -> None:
    with listen(echo) as place:
        told = said(place, line + b"\r\nConnection: close\r\n\r\n")
    assert path in told


def test_an_older_client_is_answered_once(listen: Listen) -> None:
    with listen(echo) as place:
        told = said(place, b"GET / HTTP/1.0\r\n\r\n")
    assert told.startswith(b"HTTP/1.1 200 OK\r\ndate: ")
    assert b"\r\nconnection: close\r\n" in told


def test_an_answer_to_head_has_no_body(listen: Listen) -> None:
    with listen(lambda _: Response(200, {"content-length": "5"}, b"12345")) as place:
        told = said(place, b"HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n")
    assert told.count(b"content-length: 5\r\n") == 1
    assert told.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"hello\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nA : b\r\n\r\n",
        HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        HEAD + b"Content-Length: -1\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused(listen: Listen, bytes_sent: bytes) -> None:
    with listen(echo) as place:
        told = said(place, bytes_sent)
    assert told.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"\r\nconnection: close\r\n" in told


def test_what_comes_before_nonsense_is_answered_all_the_same(listen: Listen) -> None:
    with listen(echo) as place:
        told = said(place, b"GET /a HTTP/1.1\r\n\r\nnonsense\r\n\r\n")
    assert told.count(b"HTTP/1.1 ") == told.count(b"GET /a") == 1


def test_nothing_but_http_is_spoken(listen: Listen) -> None:
    with listen(echo) as place:
        told = said(place, b"GET /a HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n\x81\x00")
    assert told.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\nconnection: close\r\n" in told


def test_headers_without_end_are_refused(listen: Listen) -> None:
    lines = [b"X-%d: %s\r\n" % (number, b"x" * 1000) for number in range(connection.HEAD_BYTES // 1000 + 1)]
    with listen(echo) as place, socket.create_connection(place, timeout=10) as client:
        client.sendall(HEAD)
        for line in lines:
            client.sendall(line)
        refused = client.recv(100)
    assert refused.startswith(b"HTTP/1.1 400 Bad Request\r\n")


@pytest.mark.parametrize(("phase", "pieces"), [("idle", []), ("head", [HEAD]), ("head", [HEAD, b"X-A: b\r\n"])])
def test_patience_ends(listen: Listen, monkeypatch: pytest.MonkeyPatch, phase: str, pieces: list[bytes]) -> None:
    monkeypatch.setitem(connection.SECONDS, phase, 0.1)
    with listen(echo) as place:
        assert said(place, *pieces) == b""


def test_no_client_is_lost_to_those_that_came_first(listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "MOST", 2)
    with listen(echo) as place:
        first, second = (socket.create_connection(place, timeout=10) for _ in range(2))
        with first, second:
            assert said(place).startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
            second.close()
            first.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert first.recv(15) == b"HTTP/1.1 200 OK"
            assert said(place, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200 OK\r\n")


def test_what_was_asked_is_answered_before_the_server_ends(listen: Listen) -> None:
    asked, gate = threading.Event(), threading.Event()

    def slowly(request: Request) -> Response:
        asked.set()
        gate.wait(10)
        return echo(request)

    with listen(slowly) as place:
        client, idle = (socket.create_connection(place, timeout=10) for _ in range(2))
        client.sendall(b"GET /a HTTP/1.1\r\n\r\n")
        asked.wait(10)
        threading.Timer(0.2, gate.set).start()
    assert b"\r\nconnection: close\r\n" in heard(client)
    assert heard(idle) == b""


def test_a_large_answer_waits_for_its_reader(listen: Listen) -> None:
    large = b"x" * (30 << 20)
    with listen(lambda _: Response(200, {}, large)) as place, socket.create_connection(place, timeout=10) as client:
        client.sendall(b"GET / HTTP/1.1\r\n\r\nGET / HTTP/1.0\r\n\r\n")
        assert heard(client).count(large) == 2


def test_a_defect_is_answered_and_the_connection_goes_on(listen: Listen) -> None:
    def once(request: Request) -> Response:
        if request.path == "/defect":
            raise ZeroDivisionError
        return echo(request)

    with listen(once) as place:
        told = said(place, b"GET /defect HTTP/1.1\r\n\r\nGET /a HTTP/1.0\r\n\r\n")
    assert told.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert b"GET /a" in told


def test_a_header_cannot_begin_another() -> None:
    told = http.written(Response(200, {"x-a": "b\r\nx-evil: c\0"}, b""), goes_on=True)
    assert b"\r\nx-a: b  x-evil: c \r\n" in told


def test_an_answer_without_a_body_says_no_length() -> None:
    assert b"content-length" not in http.written(Response(204, {}, b""), "DELETE", goes_on=True)
