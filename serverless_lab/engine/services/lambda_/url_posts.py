"""Function URLs as addresses that services post to: the function runs, and what it answers is told."""

import json
import re
from urllib.parse import urlsplit

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.event_ports import Post, WebPlace
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.news import PostAnswered
from serverless_lab.engine.policy.keys import CLOUD
from serverless_lab.engine.services.lambda_ import invoke, url_calls
from serverless_lab.engine.services.lambda_.qualifiers import find, routed
from serverless_lab.engine.services.lambda_.requests.urls import Header, InvokeFunctionUrl
from serverless_lab.engine.services.lambda_.state import Invocation, LambdaState
from serverless_lab.engine.services.lambda_.url_events import event_of
from serverless_lab.engine.services.lambda_.url_state import FunctionUrl

_BUSY, _FORBIDDEN, _FAILED = 429, 403, 502
_HOST = re.compile(r"(?P<id>[a-z0-9]{32})\..+")


class FunctionUrls(WebPlace):
    def serves(self, context: Context, url: str) -> bool:
        return _url_at(context, url) is not None

    def post(self, context: Context, post: Post) -> None:
        """Nobody signs it: whoever may call is asked as for any visitor."""
        url = _url_at(context, post.url)
        if url is None:
            answer(context, post.ticket, 0)
            return
        try:
            _start(context, url, post)
        except CloudError as error:
            answer(context, post.ticket, error.status if error.status in (_BUSY, _FORBIDDEN) else _FAILED)


def answer(context: Context, ticket: str, status: int) -> None:
    context.announce(PostAnswered(at=context.at, region=context.region, ticket=ticket, status=status))


def ended(context: Context, invocation: Invocation) -> None:
    """The run is over; what it says as an HTTP answer is told to whom it was for."""
    answer(context, invocation.posted, _status(context, invocation))


def _start(context: Context, url: FunctionUrl, post: Post) -> None:
    request = _request(url, post)
    if not _may(context, url, request):
        answer(context, post.ticket, _FORBIDDEN)
        return
    target = routed(context, find(context, url.function, url.qualifier or None))
    request_id = new_uuid(context.chance())
    event = invoke.checked_event(event_of(context, url, request, request_id))
    digest = context.bodies.put_or_say(event)
    invoke.start(context, target, request_id, digest, lineage=post.lineage, posted=post.ticket)


def _may(context: Context, url: FunctionUrl, request: InvokeFunctionUrl) -> bool:
    if url.auth_type == "AWS_IAM":
        return False
    arn = url_calls.called_arn(context, request)
    asked = [("lambda:InvokeFunctionUrl", arn, url_calls.call_keys(context, request))]
    asked += url_calls.invoking(context, request)
    return all(context.allowed(Caller.anonymous(), *each).allowed for each in asked)


def _request(url: FunctionUrl, post: Post) -> InvokeFunctionUrl:
    address = urlsplit(post.url)
    headers = {"host": address.netloc, "content-length": str(len(post.body)), **post.headers}
    return InvokeFunctionUrl(
        url_id=url.url_id,
        method="POST",
        path=address.path or "/",
        query=address.query,
        source_ip=CLOUD,
        headers=[Header(name, value) for name, value in headers.items()],
        body=post.body,
    )


def _url_at(context: Context, url: str) -> FunctionUrl | None:
    """By the first part of the host: the lab shows its URLs under a name of its own as well."""
    try:
        found = _HOST.fullmatch(urlsplit(url).hostname or "")
    except ValueError:
        return None
    return context.part(LambdaState).urls.get(found["id"]) if found is not None else None


def _status(context: Context, invocation: Invocation) -> int:
    """200 for whatever has no status of its own."""
    if invocation.status != "ok":
        return _FAILED
    try:
        told = json.loads(context.bodies.get(invocation.payload_digest) or b"null")
    except (ValueError, RecursionError):
        return 200
    status = told.get("statusCode", 200) if isinstance(told, dict) else 200
    return status if isinstance(status, int) and 100 <= status < 600 else _FAILED
