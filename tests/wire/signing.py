"""botocore's own signer on requests of ours."""

from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from serverless_lab.wire.message import Request

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def signed_request(
    signer: str,
    address: str,
    *,
    method: str = "GET",
    body: bytes = b"",
    headers: dict[str, str] | None = None,
    service: str = "iam",
    token: str | None = None,
    at: datetime = NOW,
    secret: str = SECRET,
    **options: Any,
) -> Request:
    """`signer` is the name of a class in `botocore.auth`; the request is what goes over the line."""
    request = AWSRequest(method, address, headers or {}, body)
    credentials = Credentials(KEY, secret, token)
    with patch.object(auth, "get_current_datetime", lambda: at):
        getattr(auth, signer)(credentials, service, "ap-northeast-2", **options).add_auth(request)
    parts = urlsplit(request.url)
    sent = {name.lower(): str(value) for name, value in request.headers.items()}
    return Request(method, parts.path or "/", parts.query, sent | {"host": parts.netloc}, body)
