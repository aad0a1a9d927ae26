"""CORS as a function URL is configured."""

import pytest

from serverless_lab.wire.function_urls.cors import Cors, beside, preflight
from serverless_lab.wire.message import Request

SHOP = "https://shop.example"


def asked(method="OPTIONS", **headers):
    return Request(method, "/", "", {name.replace("_", "-"): value for name, value in headers.items()}, b"")


def asks(origin=SHOP, wanted="POST", headers="x-order"):
    return asked(origin=origin, access_control_request_method=wanted, access_control_request_headers=headers)


def test_a_preflight_is_answered_with_what_is_set():
    shape = {
        "AllowOrigins": [SHOP, "https://other.example"],
        "AllowMethods": ["GET", "POST"],
        "AllowHeaders": ["x-order", "content-type"],
        "AllowCredentials": True,
        "ExposeHeaders": ["x-seen"],
        "MaxAge": 300,
    }
    assert preflight(Cors.read(shape), asks()) == (
        200,
        (
            ("access-control-allow-origin", SHOP),
            ("vary", "Origin"),
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-methods", "GET,POST"),
            ("access-control-allow-headers", "x-order,content-type"),
            ("access-control-max-age", "300"),
        ),
        b"",
    )


def test_stars():
    everything = Cors(origins=("*",), methods=("*",), headers=("*",))
    told = dict(preflight(everything, asks()).headers)
    assert told == {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "*",
        "access-control-allow-headers": "*",
        "access-control-max-age": "0",
    }


def test_no_star_together_with_credentials():
    everything = Cors(origins=("*",), methods=("*",), headers=("*",), credentials=True)
    told = dict(preflight(everything, asks()).headers)
    assert told["access-control-allow-origin"] == SHOP
    assert (told["access-control-allow-methods"], told["access-control-allow-headers"]) == ("POST", "x-order")


@pytest.mark.parametrize("origin", ["https://evil.example", "https://shop.example.evil", "null", SHOP.upper()])
def test_another_origin_is_told_nothing(origin):
    cors = Cors(origins=(SHOP,), methods=("GET",), exposed=("x-seen",))
    assert preflight(cors, asks(origin)) == (200, (), b"")
    assert beside(cors, asked("GET", origin=origin)) == ()


@pytest.mark.parametrize(
    "request_",
    [
        asked("GET", origin=SHOP, access_control_request_method="GET"),
        asked(origin=SHOP),
        asked(access_control_request_method="GET"),
    ],
)
def test_what_is_no_preflight(request_):
    assert preflight(Cors(origins=("*",)), request_) is None


def test_what_stands_beside_an_answer():
    cors = Cors(origins=(SHOP,), methods=("GET",), headers=("x-order",), exposed=("x-seen", "date"))
    assert beside(cors, asked("GET", origin=SHOP)) == (
        ("access-control-allow-origin", SHOP),
        ("vary", "Origin"),
        ("access-control-expose-headers", "x-seen,date"),
    )
    assert beside(cors, asked("GET")) == ()
    assert beside(Cors(), asked("GET", origin=SHOP)) == ()
