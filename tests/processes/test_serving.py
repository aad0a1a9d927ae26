"""How the processes beside the course serve HTTP: what is odd, slow or too much, by raw sockets."""

import select
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from serverless_lab.processes import patience
from serverless_lab.processes.serving import END_SECONDS
from tests.processes.served import HEAD_S, PIECE, PIECES, Served, rest_of, told, until


@pytest.fixture
def served() -> Iterator[Served]:
    made = Served()
    yield made
    made.stop()


GET = b"GET / HTTP/1.1\r\nHost: a\r\n"
TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
POST = b"POST / HTTP/1.1\r\nHost: a\r\n"


def test_a_request_as_it_was_sent(served: Served) -> None:
    (asked,) = told(served.send(b"GET /a%2Fb/%ff%00?x=%2F&y HTTP/1.1\r\nHost: a\r\nX-One: 1\r\n\r\n"))
    assert (asked["path"], asked["query"], asked["names"]) == ("/a%2Fb/%ff%00", "x=%2F&y", ["host", "x-one"])


@pytest.mark.parametrize("before", [b"", GET + b"\r\n"], ids=["at once", "after an answer"])
def test_headers_that_never_end(served: Served, before: bytes) -> None:
    began = time.monotonic()
    with served.connect() as slow:
        slow.sendall(before + GET + b"X-Slow: ")
        with pytest.raises(ConnectionError):
            _drip(slow)
    assert HEAD_S * 0.9 < time.monotonic() - began < 60


def _drip(connection: socket.socket) -> None:
    for _ in range(300):
        connection.sendall(b"a")
        time.sleep(0.02)


@pytest.mark.parametrize("sent", [b"", b"\r\n\r\n", GET + b"\r\n"], ids=["nothing", "empty lines", "a request"])
def test_a_connection_that_says_nothing_more(served: Served, sent: bytes) -> None:
    began = time.monotonic()
    served.send(sent)
    assert HEAD_S * 0.9 < time.monotonic() - began < 60


def test_an_answer_that_takes_longer_than_headers_may(served: Served) -> None:
    threading.Timer(HEAD_S * 3, served.app.go_on.set).start()
    assert len(told(served.send(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"))) == 1


@pytest.mark.parametrize(
    ("begin", "end"),
    [(b"GET /", b" HTTP/1.1\r\nHost: a\r\n\r\n"), (GET + b"X-Long: ", b"\r\n\r\n")],
    ids=["path", "value"],
)
def test_headers_that_are_too_large(served: Served, begin: bytes, end: bytes) -> None:
    raw = begin + b"a" * (patience.HEAD_BYTES + 100) + end
    with served.connect() as connection:
        for start in range(0, len(raw), 20_000):  # in pieces, so that all was read when it is refused
            connection.sendall(raw[start : start + 20_000])
            time.sleep(0.02)
        assert rest_of(connection).startswith(TOO_LARGE)


CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n1"


@pytest.mark.parametrize(
    "begin",
    [GET + b"X-Endless: ", CHUNKED + b"\r\nx\r\n0\r\nX-Endless: ", CHUNKED + b";"],
    ids=["header", "trailer", "extension"],
)
def test_what_is_not_body_is_read_for_so_long_only(served: Served, begin: bytes) -> None:
    answer = None
    with served.connect() as connection:
        connection.sendall(begin)
        for _ in range(60):
            try:
                connection.sendall(b"a" * 20_000)
            except ConnectionError:  # closed, before all was read that had been sent
                answer = b""
                break
            if select.select([connection], [], [], 0.05)[0]:
                answer = rest_of(connection)
                break
    assert answer is not None
    assert not answer or answer.startswith(TOO_LARGE)


def test_too_many_headers(served: Served) -> None:
    answer = served.send(GET + b"X-Many: 1\r\n" * 100 + b"\r\n")
    assert answer.startswith(TOO_LARGE)


def test_headers_that_are_just_not_too_large(served: Served) -> None:
    (asked,) = told(served.send(GET + b"X-Long: " + b"a" * 60_000 + b"\r\n" + b"X-Many: 1\r\n" * 98 + b"\r\n"))
    assert len(asked["names"]) == 100


def test_a_trailer_is_no_header(served: Served) -> None:
    raw = POST + b"Transfer-Encoding: chunked\r\n\r\n3;odd\r\nabc\r\n2\r\nde\r\n0\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n"
    (asked,) = told(served.send(raw))
    assert (asked["body"], asked["names"]) == ("abcde", ["host", "transfer-encoding"])


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        b"Content-Length: 3\r\nContent-Length: 4\r\n",
        b"Content-Length: 3, 3\r\n",
        b"Content-Length: +3\r\n",
        b"Content-Length: 3\r\nContent-Length : 0\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"X: a\0b\r\nContent-Length: 3\r\n",
        b"X-Odd\r\nContent-Length: 3\r\n",
    ],
)
def test_where_a_body_ends_must_be_clear(served: Served, head: bytes) -> None:
    answer = served.send(POST + head + b"\r\n0\r\n\r\nGET /second HTTP/1.1\r\nHost: a\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert answer.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize("raw", [b"\x16\x03\x01\x02\0\x01\0\x01", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"])
def test_what_is_not_http(served: Served, raw: bytes) -> None:
    assert served.send(raw).startswith(b"HTTP/1.1 400 Bad Request\r\n")


def test_requests_sent_before_the_answers_to_those_before_them(served: Served) -> None:
    raw = b"".join(b"POST /%d HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n%d" % (n, n) for n in range(5))
    assert [each["path"] for each in told(served.send(raw))] == [f"/{n}" for n in range(5)]


def test_requests_without_end_are_not_read_while_one_waits(served: Served) -> None:
    with served.connect() as eager:
        eager.settimeout(0.5)
        with pytest.raises(TimeoutError):
            eager.sendall(b"GET /wait HTTP/1.1\r\nHost: a\r\n\r\n" + (GET + b"\r\n") * 1_000_000)
        assert max(len(each.pipeline) for each in served.server.server_state.connections) < 20_000


def test_a_client_that_wants_another_protocol(served: Served) -> None:
    upgrade = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n"
    with served.connect() as connection:
        connection.sendall(GET + upgrade)
        assert len(told(connection.recv(65_536))) == 1
        connection.sendall(GET + b"\r\n")
        assert len(told(rest_of(connection))) == 1


def test_a_head_has_no_body(served: Served) -> None:
    answer = served.send(b"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"content-length: " in answer
    assert answer.endswith(b"\r\n\r\n")


def test_nothing_about_the_server_is_told(served: Served) -> None:
    head = served.send(GET + b"\r\n").lower()
    assert b"\r\ndate: " in head
    assert b"\r\nserver: " not in head


def test_who_waits_is_heard_to_hang_up(served: Served) -> None:
    with served.connect() as waiting:
        waiting.sendall(b"GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(0.1)
        assert served.app.heard == []
    until(lambda: served.app.heard == ["http.disconnect"])


def test_who_does_not_read_gets_no_more(served: Served) -> None:
    with served.connect() as slow:
        slow.sendall(b"GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        before = -1
        while served.app.sent != before:
            before = served.app.sent
            time.sleep(0.3)
        assert 0 < served.app.sent < PIECES * len(PIECE) * 3 / 4
        assert len(rest_of(slow)) > PIECES * len(PIECE)
    assert served.app.sent == PIECES * len(PIECE)


def test_more_connections_than_there_may_be(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST_CONNECTIONS", 2)
    first, second = served.connect(), served.connect()
    for each in (first, second):
        each.sendall(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    until(lambda: len(served.server.server_state.connections) == 2)
    gone, third = served.connect(), served.connect()
    third.sendall(GET + b"\r\n")
    gone.close()
    third.settimeout(0.2)
    with pytest.raises(TimeoutError):
        third.recv(1)
    first.close()
    third.settimeout(10)
    assert third.recv(65_536).startswith(b"HTTP/1.1 200 OK")
    second.close()
    third.close()


def test_the_end_waits_for_answers(served: Served) -> None:
    with served.connect() as idle, served.connect() as busy:
        busy.sendall(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(0.1)
        served.server.should_exit = True
        assert idle.recv(1) == b""
        with pytest.raises(ConnectionError):
            served.connect()
        served.app.go_on.set()
        answer = rest_of(busy)
    assert len(told(answer)) == 1
    assert b"\r\nconnection: close\r\n" in answer
    served.thread.join(5)
    assert not served.thread.is_alive()


def test_the_end_does_not_wait_for_ever_and_says_nothing(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    with served.connect() as waiting:
        waiting.sendall(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(0.1)
        served.server.should_exit = True
        served.thread.join(END_SECONDS + 8)
        assert not served.thread.is_alive()
        assert not rest_of(waiting).startswith(b"HTTP/1.1 200")
    assert [record for record in caplog.records if record.name.startswith("uvicorn")] == []
