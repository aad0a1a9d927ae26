"""Function URLs that stream: pieces arrive while the function runs."""

import http.client
import json
import threading

import pytest

from lessons.people.models import Learner
from lessons.sandbox import fetching, lab
from lessons.sandbox.content.door import door
from tests.content.conftest import REGION, Make, Url
from tests.sandbox.host import FakeHost

PRELUDE = "application/vnd.awslambda.http-integration-response"
END = "\0" * 8


@pytest.fixture
def url(make: Make) -> Url:
    return make(InvokeMode="RESPONSE_STREAM", Cors={"AllowOrigins": ["*"]})


def test_pieces_arrive_while_the_function_runs(url: Url, host: FakeHost) -> None:
    read = threading.Event()
    waited: list[bool] = []
    host.on_piece = lambda piece: waited.append(read.wait(10)) if piece == b"one" else None
    connection = http.client.HTTPConnection("127.0.0.1", url.site.port, timeout=20)
    body = json.dumps({"chunks": ["one", "two"], "type": "text/plain"})
    sent = {"Host": url.host, "content-type": "application/json", "Origin": "https://shop.example"}
    connection.request("POST", "/", body, sent)
    answer = connection.getresponse()
    assert (answer.status, answer.headers["content-type"]) == (200, "text/plain")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert len(answer.headers["x-amzn-requestid"]) == 36
    assert answer.read(3) == b"one"
    read.set()
    assert answer.read() == b"two"
    connection.close()
    assert waited == [True]


def test_a_function_says_status_headers_and_cookies_itself(url: Url) -> None:
    head = {"statusCode": 201, "headers": {"Content-Type": "text/html", "X-Dish": "soup"}, "cookies": ["a=1; Domain=x"]}
    chunks = [json.dumps(head)[:10], json.dumps(head)[10:], END[:5], END[5:] + "<p>", "soup"]
    heard = url.ask("POST", "/", {"chunks": chunks, "type": PRELUDE})
    assert (heard.status, heard.body) == (201, b"<p>soup")
    told = heard.headers
    assert (told["content-type"], told["x-dish"], told["set-cookie"]) == ("text/html", "soup", "a=1")


def test_guarded_by_path_as_any_answer(url: Url) -> None:
    head = json.dumps({"headers": {"Content-Type": "text/html"}, "cookies": ["a=1"]})
    heard = url.shared("POST", "/", {"chunks": [head + END + "<script>"], "type": PRELUDE})
    assert (heard.status, heard.body) == (200, b"<script>")
    assert "set-cookie" not in heard.headers
    assert heard.headers["content-security-policy"].startswith("sandbox ")


@pytest.mark.parametrize(
    "chunks",
    [["not json" + END], ["[]" + END + "x"], [json.dumps({"statusCode": 99}) + END, "more"], ["a" * 70_000, "b"]],
)
def test_a_head_that_is_none(url: Url, chunks: list[str]) -> None:
    heard = url.ask("POST", "/", {"chunks": chunks, "type": PRELUDE})
    assert (heard.status, heard.body) == (502, b"Internal Server Error")


def test_an_answer_that_is_not_streamed_is_sent_as_it_is(url: Url) -> None:
    heard = url.ask("POST", "/", {"answer": {"statusCode": 201, "body": "soup"}})
    assert (heard.status, heard.told) == (200, {"statusCode": 201, "body": "soup"})


def test_errors_before_and_after_the_first_piece(url: Url) -> None:
    assert url.ask("POST", "/", {"status": "error"}).status == 502
    heard = url.ask("POST", "/", {"status": "error", "chunks": ["half"]})
    assert (heard.status, heard.body) == (200, b"half")


def test_head_and_refusals(make: Make, url: Url) -> None:
    assert url.ask("HEAD").body == b""
    closed = make("closed-fn", open_to="", InvokeMode="RESPONSE_STREAM")
    assert closed.ask().status == 403


def test_a_buffered_url_waits_for_all_of_it(make: Make) -> None:
    heard = make().ask("POST", "/", {"chunks": ['{"statusCode": 202,', '"body": "whole"}']})
    assert (heard.status, heard.body) == (202, b"whole")


def test_a_visitor_who_hangs_up_does_not_end_the_run(url: Url, host: FakeHost) -> None:
    gone = threading.Event()
    host.on_piece = lambda _piece: gone.wait(10)
    connection = http.client.HTTPConnection("127.0.0.1", url.site.port, timeout=20)
    sent = {"Host": url.host, "content-type": "application/json"}
    connection.request("POST", "/", json.dumps({"chunks": ["one", "two"]}), sent)
    connection.getresponse()
    connection.sock.close()
    connection.close()
    gone.set()
    assert url.ask("POST", "/", {"chunks": ["three"]}).body == b"three"
    assert len(host.ran) == 2


def test_a_function_asks_its_owners_urls_and_no_others(make: Make, url: Url) -> None:
    plain = make("plain-fn", open_to="*")
    for each, answer in ((url, b'{"statusCode": 201, "body": "soup"}'), (plain, b"soup")):
        body = json.dumps({"answer": {"statusCode": 201, "body": "soup"}}).encode()
        sent = {"content-type": "application/json"}
        asked = fetching.Request(f"https://{each.id}.lambda-url.{REGION}.on.aws/menu", "POST", sent, body)
        told = door(url.account.pk, asked)
        assert told is not None
        assert told.body == answer
    head = json.dumps({"statusCode": 202}) + END
    streamed = json.dumps({"chunks": [head, "soup"], "type": PRELUDE}).encode()
    told = door(url.account.pk, asked._replace(url=f"http://{url.host}/", body=streamed))
    assert told is not None
    assert (told.status, told.body) == (202, b"soup")
    other = lab.account_of(Learner.objects.create_user("bada", password="a long password 2"))
    assert door(other.pk, asked) is None
    assert door(url.account.pk, asked._replace(url="https://example.com/")) is None
