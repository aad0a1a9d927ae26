"""A function URL that a function itself asks: the same answer, without a way over the network."""

from urllib.parse import urlsplit
from uuid import UUID

from lessons.sandbox import addresses, fetching
from lessons.sandbox.content.answering import answer
from lessons.sandbox.content.visit import Visit
from lessons.sandbox.models import Account
from serverless_lab.engine.policy.keys import CLOUD
from serverless_lab.wire.function_urls.addresses import address_of
from serverless_lab.wire.message import Request


def door(account_pk: UUID, asked: fetching.Request) -> fetching.Response | None:
    """None for what is no function URL of the same learner."""
    parts = urlsplit(asked.url)
    headers = asked.headers | {"host": parts.netloc}
    request = Request(asked.method, parts.path or "/", parts.query, headers, asked.body)
    address = address_of(request)
    found = addresses.served(address.url_id, address.region) if address else None
    asking = Account.objects.filter(pk=account_pk).first()
    if found is None or asking is None or asking.holder != found.account.holder:
        return None
    port = str(parts.port or {"https": 443}.get(parts.scheme, 80))
    reply = answer(Visit(request, list(headers.items()), CLOUD, "HTTP/1.1", parts.scheme, port), None)
    assert reply is not None  # nothing streams without a pipe
    return fetching.Response(reply.status, dict(reply.headers), reply.body)
