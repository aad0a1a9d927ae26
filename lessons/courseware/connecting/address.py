"""Where the reader's own tools reach the AWS endpoint, and where browsers reach function URLs."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from serverless_lab.environment import bracketed
from serverless_lab.wire.function_urls.addresses import PREFIX

_AT_HOME = frozenset({"localhost", "127.0.0.1", "::1"})


def endpoint_of(request: HttpRequest) -> str:
    """As whoever runs the lab says; else beside the course, or below it behind a proxy that ends TLS."""
    if settings.LAB_AWS_ENDPOINT:
        return str(settings.LAB_AWS_ENDPOINT)
    if request.is_secure():
        return f"https://{request.get_host()}/aws"
    return f"http://{bracketed(_host(request))}:{settings.LAB_AWS_PORT}"


def function_url(request: HttpRequest, url_id: str, region: str) -> str:
    """As whoever runs the lab says; else by its own name on the reader's machine, and by path from others."""
    name = f"{url_id}.lambda-url.{region}"
    origin = settings.LAB_CONTENT_ORIGIN
    if "*." in origin:
        return f"{origin.replace('*', name, 1)}/"
    if origin:
        return f"{origin}{PREFIX}{url_id}/"
    if _host(request) in _AT_HOME:
        return f"http://{name}.localhost:{settings.LAB_CONTENT_PORT}/"
    return f"http://{bracketed(_host(request))}:{settings.LAB_CONTENT_PORT}{PREFIX}{url_id}/"


def _host(request: HttpRequest) -> str:
    return urlsplit(f"//{request.get_host()}").hostname or ""
