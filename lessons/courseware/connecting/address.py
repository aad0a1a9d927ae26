"""Where the reader's own tools reach the AWS endpoint."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from serverless_lab.environment import bracketed


def endpoint_of(request: HttpRequest) -> str:
    """As whoever runs the lab says; else beside the course, or below it behind a proxy that ends TLS."""
    if settings.LAB_AWS_ENDPOINT:
        return str(settings.LAB_AWS_ENDPOINT)
    if request.is_secure():
        return f"https://{request.get_host()}/aws"
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return f"http://{bracketed(host)}:{settings.LAB_AWS_PORT}"
