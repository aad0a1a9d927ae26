"""One HTTP request of somebody out there, and what a function may learn of it."""

import ipaddress
from typing import Any, NamedTuple

from django.conf import settings

from lessons.people.throttle import address_from
from lessons.sandbox.asgi import request_of, text_of
from serverless_lab.engine.policy.keys import DESK
from serverless_lab.wire.function_urls.guarding import without_cookies
from serverless_lab.wire.message import Request

# The course's own. Browsers send them to every port of the course's host.
OWN_COOKIES = frozenset(
    {
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        settings.THEME_COOKIE_NAME,
        "messages",
    }
)
_FORWARDED = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-port", "x-forwarded-host", "forwarded")


class Visit(NamedTuple):
    """`pairs` are the headers as they came, names in lower case, `source_ip` is who asks."""

    request: Request
    pairs: list[tuple[str, str]]
    source_ip: str
    protocol: str
    scheme: str
    port: str

    def headers(self, *, shared: bool) -> list[dict[str, str]]:
        """As the function is told them."""
        told = [pair for pair in without_cookies(self.pairs, OWN_COOKIES, shared=shared) if pair[0] not in _FORWARDED]
        told += [
            ("x-forwarded-for", self.source_ip),
            ("x-forwarded-proto", self.scheme),
            ("x-forwarded-port", self.port),
        ]
        return [{"Name": name, "Value": value} for name, value in told]

    @property
    def size(self) -> int:
        """Characters of everything but the body."""
        request = self.request
        return len(request.path) + len(request.query) + sum(len(name) + len(value) for name, value in self.pairs)


def visit_of(scope: dict[str, Any], body: bytes) -> Visit:
    request = request_of(scope, body)
    pairs = [(name.decode("latin-1").lower(), text_of(value)) for name, value in scope["headers"]]
    connected = scope.get("client") or ("", 0)
    address = address_from(connected[0], request.headers.get("x-forwarded-for", ""))
    proxied = settings.LAB_PROXIES and request.headers.get("x-forwarded-proto", "") == "https"
    scheme = "https" if proxied else str(scope.get("scheme") or "http")
    port = "443" if scheme == "https" else str((scope.get("server") or ("", 80))[1])
    return Visit(request, pairs, _seen(address), f"HTTP/{scope.get('http_version', '1.1')}", scheme, port)


def _seen(address: str) -> str:
    """Whoever sits at this machine is at the learner's desk, whose address the lab's policies speak of."""
    try:
        return DESK if ipaddress.ip_address(address).is_loopback else address
    except ValueError:
        return DESK
