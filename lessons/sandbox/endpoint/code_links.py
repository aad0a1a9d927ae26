"""Where code can be downloaded from: an address of the endpoint that is good for ten minutes, as AWS's is."""

from base64 import b64decode
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing

from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.models import Account
from serverless_lab.wire.addressing import at_root
from serverless_lab.wire.message import Request, Response

PREFIX = "/_code/"
SECONDS = 600  # AWS's, by the clock of this machine
_SALT = "code"
# What holds the SHA-256 of a zip, and where its address belongs.
_PLACES = {
    "GetFunction": ("Configuration", "Code"),
    "GetLayerVersion": ("Content", "Content"),
    "GetLayerVersionByArn": ("Content", "Content"),
    "PublishLayerVersion": ("Content", "Content"),
}


def with_location(asked: Request, account: Account, operation: str, answer: dict[str, Any]) -> dict[str, Any]:
    """An answer of Lambda's with the address, where this account holds the zip that it speaks of."""
    if operation not in _PLACES:
        return answer
    source, place = _PLACES[operation]
    digest = b64decode(answer[source]["CodeSha256"]).hex()
    if not FileBodies.of(account.pk).path(digest).exists():  # it is another account's
        return answer
    location = f"{_base(asked)}{PREFIX}{_token(account, digest)}"
    return answer | {place: answer[place] | {"Location": location}}


def answer(request: Request) -> Response:
    """The zip; whoever has the address may have it, as on AWS."""
    plain = {"content-type": "text/plain", "cache-control": "no-store", "x-content-type-options": "nosniff"}
    if request.method not in ("GET", "HEAD"):
        return Response(405, plain | {"allow": "GET, HEAD"}, b"Only GET is possible here.\n")
    try:
        pk, digest = signing.loads(at_root(request).path.removeprefix(PREFIX), salt=_SALT, max_age=SECONDS)
        body = FileBodies.of(UUID(pk)).get(digest)
    except (signing.BadSignature, KeyError):
        return Response(403, plain, b"This address is not good any more. Ask for it again.\n")
    disposition = f'attachment; filename="{digest[:12]}.zip"'
    return Response(200, plain | {"content-type": "application/zip", "content-disposition": disposition}, body)


def _token(account: Account, digest: str) -> str:
    return signing.dumps([str(account.pk), digest], salt=_SALT)


def _base(asked: Request) -> str:
    """How the client reached the endpoint."""
    if settings.LAB_AWS_ENDPOINT:
        return str(settings.LAB_AWS_ENDPOINT).rstrip("/")
    forwarded = asked.headers.get("x-forwarded-proto") if settings.LAB_PROXIES else None
    scheme = "https" if forwarded == "https" else "http"
    below = "/aws" if asked.path.startswith("/aws/") else ""
    return f"{scheme}://{asked.headers.get('host', '')}{below}"
