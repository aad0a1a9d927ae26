"""A function's answer as an HTTP response."""

import json
from base64 import b64encode

import pytest

from serverless_lab.wire.function_urls.answers import FAILED, response_of

JSON = ("content-type", "application/json")


@pytest.mark.parametrize(
    ("payload", "body"),
    [
        (b'{"hello": "world"}', b'{"hello":"world"}'),
        (b'"hello"', b"hello"),
        (b'["hello", 3, true]', b'["hello",3,true]'),
        (b"3.1", b"3.1"),
        (b"true", b"true"),
        (b"null", b"null"),
        ('"만두"'.encode(), "만두".encode()),
        (b'{"body": "no status"}', b'{"body":"no status"}'),
    ],
)
def test_whatever_is_no_response_is_json_with_status_200(payload, body):
    assert response_of(payload) == (200, (JSON,), body)


def test_a_whole_response():
    told = {
        "statusCode": 201,
        "headers": {"Content-Type": "text/html", "X-Order": 7, "X-New": True},
        "cookies": ["a=1; Max-Age=5", "b=2"],
        "body": "<p>만두</p>",
    }
    headers = (("content-type", "text/html"), ("x-order", "7"), ("x-new", "true"))
    cookies = (("set-cookie", "a=1; Max-Age=5"), ("set-cookie", "b=2"))
    assert response_of(json.dumps(told).encode()) == (201, headers + cookies, "<p>만두</p>".encode())


@pytest.mark.parametrize(
    ("told", "status", "body"),
    [
        ({"statusCode": "418", "body": "teapot"}, 418, b"teapot"),
        ({"statusCode": 200}, 200, b""),
        ({"statusCode": 200, "body": {"a": [1, 2]}}, 200, b'{"a":[1,2]}'),
        ({"statusCode": 200, "body": b64encode(b"\x00\xff").decode(), "isBase64Encoded": True}, 200, b"\x00\xff"),
        ({"statusCode": 204, "body": "nothing"}, 204, b""),
        ({"statusCode": 304, "body": "nothing"}, 304, b""),
        ({"statusCode": 599, "body": ""}, 599, b""),
    ],
)
def test_status_and_body(told, status, body):
    assert response_of(json.dumps(told).encode()) == (status, (JSON,), body)


@pytest.mark.parametrize(
    "told",
    [
        {"statusCode": 600},
        {"statusCode": 199},
        {"statusCode": "soup"},
        {"statusCode": True},
        {"statusCode": None},
        {"statusCode": 200.5},
        {"statusCode": 200, "headers": ["a"]},
        {"statusCode": 200, "headers": {"a": ["b"]}},
        {"statusCode": 200, "headers": {"a b": "c"}},
        {"statusCode": 200, "headers": {"": "c"}},
        {"statusCode": 200, "headers": {"a": "b\r\nset-cookie: c=d"}},
        {"statusCode": 200, "headers": {"a": "b\0"}},
        {"statusCode": 200, "cookies": "a=1"},
        {"statusCode": 200, "cookies": ["a=1\nb: c"]},
        {"statusCode": 200, "cookies": [{}]},
        {"statusCode": 200, "body": "not base 64!", "isBase64Encoded": True},
        {"statusCode": 200, "body": "\ud800"},
        {"statusCode": 200, "headers": {"a": "\ud800"}},
        {"text": "\ud800"},
        "\ud800",
    ],
)
def test_what_cannot_be_a_response(told):
    assert response_of(json.dumps(told).encode()) == FAILED


@pytest.mark.parametrize("payload", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json(payload):
    assert response_of(payload) == FAILED


def test_headers_of_the_connection_are_left_out():
    names = ("Connection", "Content-Length", "Transfer-Encoding", "Keep-Alive", "Upgrade", "Trailer", "TE")
    told = {"statusCode": 200, "headers": dict.fromkeys(names, "5"), "body": "x"}
    assert response_of(json.dumps(told).encode()) == (200, (JSON,), b"x")


def test_a_failure_is_what_a_browser_is_told():
    assert FAILED == (502, (JSON,), b"Internal Server Error")
