"""What becomes of an asynchronous event is handed on: a record of it, or the event itself as a dead letter."""

from typing import Any

import msgspec

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError, NotSimulated
from serverless_lab.engine.event_ports import Delivery, EventTarget
from serverless_lab.engine.instant import iso
from serverless_lab.engine.news import RecordDelivered
from serverless_lab.engine.questions import PrincipalKeys, TargetAt
from serverless_lab.engine.services.lambda_.event_state import KEPT_SENT, Sent
from serverless_lab.engine.services.lambda_.qualifiers import Target
from serverless_lab.engine.services.lambda_.state import LATEST, Invocation

# What AWS takes as a destination, in words; whether it is simulated is found out by asking.
KINDS = {
    "sqs": "An SQS queue",
    "sns": "An SNS topic",
    "lambda": "A function",
    "events": "An event bus",
    "s3": "An S3 bucket",
}
_ERROR_BYTES = 1024


def target_at(context: Context, arn: str) -> EventTarget | None:
    """Who takes records for this ARN, None where there is no such resource here. Raises NotSimulated for a service
    whose resources will only come.
    """
    target: EventTarget | None = context.ask(TargetAt(arn))
    parsed = Arn.parse(arn)
    if target is None and parsed is not None and parsed.service in KINDS:
        raise NotSimulated(feature=f"{KINDS[parsed.service]} as a destination")
    return target if target is not None and target.exists(context, arn) else None


def role_may(context: Context, name: str, role: str, action: str, arn: str) -> bool:
    """Records are sent as the function of this name itself."""
    return context.allowed(Caller.role(role, name), action, arn).allowed


def hand_on(
    context: Context,
    source: Target,
    data: dict[str, Any],
    arn: str,
    condition: str,
    invocation: Invocation | None,
) -> None:
    """Send the record of an event. `invocation` is the last attempt, None where there was none or it says nothing."""
    if arn:
        record = _record(context, source, data, condition, invocation)
        sender = _sender(context, source)
        delivery = Delivery(target=arn, body=record, sender=sender, lineage=_lineage(data, invocation))
        _send(context, source, data, condition, delivery)


def bury(
    context: Context,
    source: Target,
    data: dict[str, Any],
    condition: str,
    invocation: Invocation | None,
    refusal: CloudError | None,
) -> None:
    """Send the event itself, with what went wrong beside it, to the function's dead-letter queue or topic."""
    if not source.version.dead_letter:
        return
    status = 200 if invocation is not None else refusal.status if refusal is not None else 500
    message = invocation.error_message if invocation is not None else refusal.message if refusal is not None else ""
    attributes = {
        "RequestID": ("String", data["request_id"].encode()),
        "ErrorCode": ("Number", str(status).encode()),
        "ErrorMessage": ("String", message.encode()[:_ERROR_BYTES].decode(errors="ignore").encode()),
    }
    delivery = Delivery(
        target=source.version.dead_letter,
        body=context.bodies.get(data["event_digest"]),
        attributes=attributes,
        sender=_sender(context, source),
        lineage=_lineage(data, invocation),
    )
    _send(context, source, data, condition, delivery, dead_letter=True)


def note_lost(context: Context, source: Target, data: dict[str, Any], condition: str) -> None:
    """An event is given up and nobody is told."""
    _note(source, Sent(context.at, data["request_id"], "", condition))


def _sender(context: Context, source: Target) -> str:
    """The unique id of the role's session that the function is."""
    caller = Caller.role(source.version.role, source.function.name)
    return str(context.ask(PrincipalKeys(caller)).get("aws:userid", ""))


def _lineage(data: dict[str, Any], invocation: Invocation | None) -> dict[str, int]:
    lineage: dict[str, int] = invocation.lineage if invocation is not None else data.get("lineage", {})
    return lineage


def _send(
    context: Context,
    source: Target,
    data: dict[str, Any],
    condition: str,
    delivery: Delivery,
    *,
    dead_letter: bool = False,
) -> None:
    """As the execution role, with the permissions that it has now. What fails is noted and has no further effect."""
    failure = ""
    try:
        target = target_at(context, delivery.target)
        if target is None:
            failure = "ResourceNotFoundException"
        elif not role_may(context, source.function.name, source.version.role, target.action, delivery.target):
            failure = "AccessDeniedException"
        else:
            target.take(context, delivery)
    except CloudError as error:
        failure = error.code
    sent = Sent(context.at, data["request_id"], delivery.target, condition, dead_letter, failure)
    _note(source, sent)
    context.announce(
        RecordDelivered(
            at=context.at,
            region=context.region,
            function=source.function.name,
            request_id=sent.request_id,
            target=sent.target,
            condition=condition,
            dead_letter=dead_letter,
            failure=failure,
        )
    )


def _note(source: Target, sent: Sent) -> None:
    source.function.sent.append(sent)
    del source.function.sent[:-KEPT_SENT]


def _record(
    context: Context, source: Target, data: dict[str, Any], condition: str, invocation: Invocation | None
) -> bytes:
    """The invocation record, version 1.0, as AWS documents it. Event and answer stand in it as they are."""
    record: dict[str, Any] = {
        "version": "1.0",
        "timestamp": iso(context.at),
        "requestContext": {
            "requestId": data["request_id"],
            "functionArn": context.arn("lambda", f"function:{source.function.name}:{source.qualifier or LATEST}"),
            "condition": condition,
            "approximateInvokeCount": data["attempt"] if invocation is not None else data["attempt"] - 1,
        },
        "requestPayload": msgspec.Raw(context.bodies.get(data["event_digest"])),
    }
    if invocation is not None:
        response: dict[str, Any] = {"statusCode": 200, "executedVersion": invocation.version}
        if invocation.status != "ok":
            response["functionError"] = "Unhandled"
        answer = context.bodies.get(invocation.payload_digest) if invocation.payload_digest else b""
        record |= {"responseContext": response, "responsePayload": msgspec.Raw(answer or b"null")}
    return msgspec.json.encode(record)
