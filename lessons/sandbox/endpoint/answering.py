"""One request from bytes to bytes: who signed it, what is asked, the call, the answer."""

from random import SystemRandom

import structlog
from botocore.exceptions import UnknownServiceError

from lessons.sandbox import lab, polls
from lessons.sandbox.endpoint import code_links
from lessons.sandbox.endpoint.streaming import Live
from lessons.sandbox.errors import NotAtOnce
from lessons.sandbox.keys import Holder
from lessons.sandbox.pipe import Pipe
from lessons.sandbox.polls import Poll
from lessons.sandbox.signatures import holder_of, presumed, verified
from lessons.sandbox.writing import Ask
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.outcome import Refusal
from serverless_lab.wire import addressing, signing_faults
from serverless_lab.wire.codec import Codec, Parsed, codec, spoken
from serverless_lab.wire.credentials import Incomplete, Signed, signed_by
from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.older import in_json
from serverless_lab.wire.refusals import Fault, UnknownOperation, WireRefusal

log = structlog.get_logger("lab.endpoint")
_chance = SystemRandom()
# Whose models a stranger may let this process load.
READY = ("cloudwatch", "ec2", "iam", "sts", "lambda", "logs", "mq", "sns", "sqs")
_NOT_SIMULATED = {"query": ("InvalidAction", 400), "ec2": ("InvalidAction", 400), "rest-xml": ("NotImplemented", 501)}


def answer_at_once(request: Request) -> Response:
    """What waits for nobody and is soon over. Raises NotAtOnce, or Moved where it was presumed in vain that it is such
    a call."""
    found = _answer(request, at_once=True)
    assert isinstance(found, Response)
    return found


def answer(
    request: Request, pipe: Pipe | None = None, before: Poll | None = None, *, presuming: bool = True
) -> Response | Poll | None:
    """None: it all went through the pipe. A Poll: the call waits; it is to be asked again, with it, when there is news.

    While `presuming`, a key that was seen before is taken for what it was then, and a call that may wait for one that
    has something to answer: the call itself makes sure of both.
    """
    try:
        return _answer(request, pipe, before, presuming=presuming)
    except lab.Moved:
        return _answer(request, pipe, before, presuming=False)


def _answer(
    request: Request,
    pipe: Pipe | None = None,
    before: Poll | None = None,
    *,
    presuming: bool = True,
    at_once: bool = False,
) -> Response | Poll | None:
    """A defect is logged and answered as AWS's InternalFailure. Raises Moved while presuming, and NotAtOnce."""
    request_id = new_uuid(_chance)
    speaks: Codec | None = None
    try:
        signed = _signed(request)
        speaks = _speaker(signed.service, request, READY) or _stranger(request)
        holder = presumed(request, signed, at_once=at_once) if presuming else None
        if holder is None and at_once:
            raise NotAtOnce
        holder = holder or holder_of(signed, speaks)
        speaks = _speaker(signed.service, request) or speaks
        plain = _read_as(request if holder.presumed else verified(request, signed, holder, speaks), signed)
        names = addressing.signed_services(signed.service)
        speaks, name, parsed = _parsed(names, plain)
        asked = Ask(name, parsed.operation.name, parsed.params, "sdk", holder.caller, signed.region)
        waits = None
        if before is not None or holder.presumed is None:
            waits = polls.poll_of(holder.account.pk, asked, before, None if holder.presumed else holder.account)
        return waits or _called(holder, asked, parsed, speaks, request_id, pipe, request)
    except WireRefusal as refused:
        fault = refused.fault
    except (lab.Moved, NotAtOnce):
        raise
    except lab.LabError as error:
        fault = _lab_fault(error)
    except Exception:
        log.exception("the endpoint failed", request_id=request_id)
        fault = Fault("InternalFailure", "The lab failed to answer this call.", 500)
    return (speaks or _stranger(request)).write_error(fault, request_id)


def _signed(request: Request) -> Signed:
    try:
        signed = signed_by(request)
    except Incomplete as error:
        raise signing_faults.refusal("incomplete", _stranger(request), str(error)) from error
    if signed is None:
        speaks = _stranger(request)
        if _needs_no_signature(request, speaks):
            raise WireRefusal("NotSimulatedException", "Calls without a signature are not simulated here.", 501)
        raise signing_faults.refusal("missing", speaks, signing_faults.NOT_SIGNED)
    return signed


def _needs_no_signature(request: Request, speaks: Codec) -> bool:
    """Is it one of the few operations that AWS lets nobody in particular call?"""
    try:
        operation = speaks.read(addressing.at_root(request)).operation
    except WireRefusal:
        return False
    return operation.auth_type == "none" or "smithy.api#noAuth" in (operation.auth or ())


def _read_as(request: Request, signed: Signed) -> Request:
    """Its path at the root."""
    plain = addressing.at_root(request)
    return addressing.in_path_style(plain) if signed.service == "s3" else plain


def _parsed(names: tuple[str, ...], request: Request) -> tuple[Codec, str, Parsed]:
    """The first service of that signing name that has such an operation."""
    unknown: UnknownOperation | None = None
    for name in names:
        try:
            speaks = spoken(name, request)
            return speaks, name, speaks.read(request)
        except UnknownServiceError:
            continue
        except UnknownOperation as error:
            unknown = unknown or error
    raise unknown or WireRefusal("UnknownOperationException", f"There is no service {names[0]}.", 404)


def _called(
    holder: Holder,
    asked: Ask,
    parsed: Parsed,
    speaks: Codec,
    request_id: str,
    pipe: Pipe | None,
    request: Request,
) -> Response | None:
    operation = parsed.operation
    live = Live(pipe, speaks, operation) if pipe and operation.has_event_stream_output else None
    result = lab.call(
        holder.account,
        asked.service,
        asked.operation,
        asked.params,
        face=asked.face,
        caller=asked.caller,
        region=asked.region,
        hears=live.hear if live else None,
        presumed=holder.presumed,
    )
    if live is not None and pipe is not None and pipe.begun:
        live.end(result.answer)
        return None
    if result.refusal is not None:
        return speaks.write_error(_fault(asked.service, result.refusal, speaks), request_id)
    ran = result.outcome.work[0].request_id if result.outcome.work else request_id
    told = result.answer or {}
    if asked.service == "lambda":
        told = code_links.with_location(request, holder.account, operation.name, told)
    return speaks.write(operation, told, ran)


def _fault(name: str, refusal: Refusal, speaks: Codec) -> Fault:
    code, status = refusal.code, refusal.status
    if code == "UnknownOperationException":
        code, status = _NOT_SIMULATED.get(speaks.model.resolved_protocol, (code, status))
    return Fault(in_json(name, code), refusal.message, status, refusal.members, query_code=code)


def _lab_fault(error: lab.LabError) -> Fault:
    """What AWS has no word for; in English, as everything on the wire."""
    if isinstance(error, lab.NotYours):
        return Fault("InvalidClientTokenId", signing_faults.UNKNOWN_KEY, 403)
    if isinstance(error, lab.QuotaReached):
        return Fault("LimitExceededException", "This account of the lab is full. Start a new one.", 400)
    if isinstance(error, lab.BadParameters):
        return Fault("ValidationException", f"The value at {error.facts['path']} cannot be used.", 400)
    if isinstance(error, lab.SecretLost):
        return Fault("ServiceUnavailable", "This account was encrypted with another secret key of the lab.", 503)
    return Fault("ServiceUnavailable", "This account cannot be opened with this version of the lab.", 503)


def _speaker(signing_name: str, request: Request, among: tuple[str, ...] = ()) -> Codec | None:
    """The codec of a service, unless it is none of those that may be loaded, or none at all."""
    name = addressing.signed_services(signing_name)[0]
    if among and name not in among:
        return None
    try:
        return spoken(name, request)
    except UnknownServiceError:
        return None


def _stranger(request: Request) -> Codec:
    """Whom to speak like before anything is known: JSON to who sends JSON, XML to the others."""
    name = addressing.unsigned_service(request)
    if name in READY:
        return spoken(name, request)
    if "authorization" not in request.headers and codec("lambda").knows(addressing.at_root(request)):
        return codec("lambda")
    is_json = "x-amz-target" in request.headers or "json" in request.headers.get("content-type", "")
    return codec("logs" if is_json else "sts")
