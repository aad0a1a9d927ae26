"""A request to a function URL from beginning to end: whose it is, who asks, the call, the answer."""

from uuid import uuid4

import structlog

from lessons.people.throttle import Bucket, TooManyRequests, take
from lessons.sandbox import addresses, lab
from lessons.sandbox.addresses import Served
from lessons.sandbox.content.callers import caller_of
from lessons.sandbox.content.visit import Visit
from lessons.sandbox.limits import limit
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


def answer(visit: Visit) -> Reply:
    """Raises nothing: a defect is logged and answered as Lambda answers a failure."""
    request_id = str(uuid4())
    address = address_of(visit.request)
    if address is None:
        return Reply(200, (("content-type", "text/plain"),), b"ok\n") if visit.request.path == HEALTH else NOTHING_HERE
    try:
        reply = _answer(visit, address, request_id)
    except Exception:
        log.exception("the public content failed", request_id=request_id)
        reply = answers.FAILED
    named = ("x-amzn-requestid", request_id)
    if not any(name == "x-amzn-requestid" for name, _ in reply.headers):
        reply = reply.with_headers((named,))
    return guarded(reply, shared=address.shared)


def _answer(visit: Visit, address: Address, request_id: str) -> Reply:
    if visit.size > limit("LAB_URL_HEADER_BYTES") or len(visit.pairs) > MOST_HEADERS:
        return refusal(431, "RequestHeaderFieldsTooLargeException", "Request Header Fields Too Large")
    if any(len(name) > LONGEST_NAME for name, _ in visit.pairs):
        return refusal(431, "RequestHeaderFieldsTooLargeException", "Request Header Fields Too Large")
    try:
        found = addresses.served(address.url_id, address.region)
        if found is None:
            return UNKNOWN
        rules = cors.Cors.read(cors_shape(found.url))
        asked_first = cors.preflight(rules, visit.request) if found.url.cors else None
        return asked_first or _called(visit, address, found).with_headers(cors.beside(rules, visit.request))
    except lab.LabError:
        return refusal(503, "ServiceUnavailableException", "This account of the lab cannot answer now.")


def _called(visit: Visit, address: Address, found: Served) -> Reply:
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
    result = lab.call(found.account, "lab", "InvokeFunctionUrl", params, face="url", caller=caller, region=found.region)
    if result.refusal is not None:
        return _refused(result.refusal)
    told = result.answer or {}
    reply = answers.FAILED if "FunctionError" in told else answers.response_of(told.get("Payload", b""))
    return reply.with_headers((("x-amzn-requestid", result.outcome.work[0].request_id),))


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
