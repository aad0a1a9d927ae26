"""A request to a function URL from beginning to end: whose it is, who asks, the call, the answer."""

from typing import Any
from uuid import uuid4

import structlog

from lessons.people.throttle import Bucket, TooManyRequests, take
from lessons.sandbox import addresses, lab
from lessons.sandbox.addresses import Served
from lessons.sandbox.content.callers import caller_of
from lessons.sandbox.content.streaming import Streamed
from lessons.sandbox.content.visit import Visit
from lessons.sandbox.limits import limit
from lessons.sandbox.pipe import Pipe
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.services.lambda_.errors.urls import FORBIDDEN
from serverless_lab.engine.services.lambda_.urls import cors_shape
from serverless_lab.wire.function_urls import answers, cors
from serverless_lab.wire.function_urls.addresses import Address, address_of
from serverless_lab.wire.function_urls.guarding import guarded
from serverless_lab.wire.function_urls.reply import Reply, refusal
from serverless_lab.wire.refusals import WireRefusal

log = structlog.get_logger("lab.content")
HEALTH = "/_lab/health"
REQUEST_ID = "x-amzn-requestid"
MOST_HEADERS, LONGEST_NAME = 100, 256
NOTHING_HERE = Reply(404, (("content-type", "text/plain"),), b"There is nothing here.\n")
UNKNOWN = refusal(403, "AccessDeniedException", None)
"""As AWS answers for a host that is no function's."""
THROTTLED = refusal(
    429,
    "TooManyRequestsException",
    "Rate Exceeded.",
    member="message",
    Reason="ConcurrentInvocationLimitExceeded",
    Type="User",
)
TOO_LARGE = refusal(413, "RequestEntityTooLargeException", "Request Entity Too Large")


def answer(visit: Visit, pipe: Pipe | None) -> Reply | None:
    """Raises nothing: a defect is logged and answered as Lambda answers a failure. None: it all went into the pipe.

    Without a pipe a streamed answer is told whole.
    """
    address = address_of(visit.request)
    if address is None:
        return Reply(200, (("content-type", "text/plain"),), b"ok\n") if visit.request.path == HEALTH else NOTHING_HERE
    try:
        reply = _answer(visit, address, pipe)
    except Exception:
        log.exception("the public content failed", url=address.url_id)
        reply = None if pipe and pipe.begun else answers.FAILED
    return reply and _identified(guarded(reply, shared=address.shared))


def _identified(reply: Reply) -> Reply:
    """Every answer has an id: that of the run, where there was one."""
    known = any(name == REQUEST_ID for name, _ in reply.headers)
    return reply if known else reply.with_headers(((REQUEST_ID, str(uuid4())),))


def _answer(visit: Visit, address: Address, pipe: Pipe | None) -> Reply | None:
    long = any(len(name) > LONGEST_NAME for name, _ in visit.pairs)
    if long or visit.size > limit("LAB_URL_HEADER_BYTES") or len(visit.pairs) > MOST_HEADERS:
        return refusal(431, "RequestHeaderFieldsTooLargeException", "Request Header Fields Too Large")
    try:
        found = addresses.served(address.url_id, address.region)
        if found is None:
            return UNKNOWN
        rules = cors.Cors.read(cors_shape(found.url))
        asked_first = cors.preflight(rules, visit.request) if found.url.cors else None
        reply = asked_first or _called(visit, address, found, rules, pipe)
        return reply if reply is None or asked_first else reply.with_headers(cors.beside(rules, visit.request))
    except lab.LabError:
        return refusal(503, "ServiceUnavailableException", "This account of the lab cannot answer now.")


def _called(visit: Visit, address: Address, found: Served, rules: cors.Cors, pipe: Pipe | None) -> Reply | None:
    bucket = Bucket(limit("LAB_URL_CALLS"), limit("LAB_URL_SECONDS_PER_CALL"))
    try:
        take([(f"throttle:url:{found.account.holder}", bucket)])
        caller = caller_of(visit.request, found, visit.source_ip)
    except TooManyRequests:
        return THROTTLED
    except WireRefusal as refused:
        return refusal(refused.fault.status, refused.fault.code, refused.fault.message)
    params = {
        "UrlId": address.url_id,
        "Method": visit.request.method,
        "Path": address.path,
        "Query": visit.request.query,
        "Headers": visit.headers(shared=address.shared),
        "Body": visit.request.body,
        "Protocol": visit.protocol,
        "SourceIp": visit.source_ip,
    }

    def finish(reply: Reply, request_id: str) -> Reply:
        reply = reply.with_headers((*cors.beside(rules, visit.request), (REQUEST_ID, request_id)))
        return guarded(reply, shared=address.shared)

    streams = found.url.invoke_mode == "RESPONSE_STREAM"
    more = {"face": "url", "caller": caller, "region": found.region}
    hears = Streamed(pipe, finish).hear if streams and pipe else None
    result = lab.call(found.account, "lab", "InvokeFunctionUrl", params, **more, hears=hears)
    return None if pipe and pipe.begun else _told(result, whole=streams)


def _told(result: lab.Result, *, whole: bool) -> Reply:
    """`whole`: a URL that streams sends on what the function returned, as it is."""
    if result.refusal is not None:
        return _refused(result.refusal)
    told = result.answer or {}
    if "FunctionError" in told:
        reply = answers.FAILED
    elif whole:
        reply = _whole(told)
    else:
        reply = answers.response_of(told.get("Payload", b""))
    return reply.with_headers(((REQUEST_ID, result.outcome.work[0].request_id),))


def _whole(told: dict[str, Any]) -> Reply:
    """What a URL that streams sends where nobody heard the pieces: as it is, behind the function's own head."""
    payload: bytes = told.get("Payload", b"")
    if "ContentType" not in told:
        return Reply(200, answers.JSON, payload)
    try:
        head = answers.head_of(told["ContentType"], payload)
    except (ValueError, RecursionError):
        head = None
    return head[0]._replace(body=head[1]) if head else answers.FAILED


def _refused(refused: Refusal) -> Reply:
    if refused.code.startswith("AccessDenied"):
        return refusal(403, "AccessDeniedException", FORBIDDEN)
    if refused.code == "TooManyRequestsException":
        return THROTTLED
    if refused.code == "RequestTooLargeException":
        return TOO_LARGE
    if refused.status in (400, 403) and ("Token" in refused.code or "Client" in refused.code):
        return refusal(403, refused.code, refused.message)
    return answers.FAILED
