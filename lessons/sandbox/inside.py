"""The way from inside a function to the account it belongs to, as its role and as nothing else."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from botocore.model import ListShape, MapShape, Shape, StructureShape

from lessons.sandbox import fetching, outgoing, polls
from lessons.sandbox.errors import BadParameters, LabError, QuotaReached
from lessons.sandbox.hosting import Hears, HostCall
from lessons.sandbox.writing import Ask
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.models import input_shape
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.wiring import OPERATIONS
from serverless_lab.engine.work import RunFunction
from serverless_lab.runtime.model import AwsError, NoConnection

INVOKES = frozenset({("lambda", "Invoke"), ("lambda", "InvokeWithResponseStream"), ("lab", "InvokeWithMemory")})
DEEPEST = 8  # a function that invokes a function that invokes …

Perform = Callable[[UUID, Ask, int], tuple[dict[str, Any] | None, Refusal | None]]
"""Carry out a call from inside a function, so many runs deep."""


class Task(NamedTuple):
    """One run to do: for which account, as part of which step, and how deep inside other runs. `wait`: lets a call that
    has nothing to answer yet wait for it.
    """

    account_pk: UUID
    work: RunFunction
    step: int
    depth: int
    perform: Perform
    hears: Hears | None = None
    wait: Callable[[UUID, Ask], None] = polls.wait


def calls_of(task: Task) -> HostCall:
    """What a run may ask of its account. The function chooses neither account nor principal."""
    work = task.work
    caller = Caller.role(work.role_arn, work.function_name)

    def call(service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        if task.depth + 1 >= DEEPEST and (service, operation) in INVOKES:
            message = f"Lambda stopped a chain of {DEEPEST} functions that invoke each other."
            raise AwsError("RecursiveInvocationException", message)
        if (service, operation) == ("lab", "Fetch"):
            return fetching.fetch(task.account_pk, params)
        patience = outgoing.patience_ms(params)
        if work.interface:
            _go_out(task, service, operation, params, patience)
        params = with_bytes(request_shape(service, operation), params)
        ask = Ask(service, operation, params, "function", caller, work.region, work.request_id, task.step)
        task.wait(task.account_pk, ask)
        return _performed(task, ask)

    return call


def _go_out(task: Task, service: str, operation: str, params: dict[str, Any], patience: float) -> None:
    """The way of a call out of a VPC. Raises NoConnection where it does not arrive."""
    told = _performed(task, outgoing.question(task.work, task.step, service, operation, patience))
    if not told["Reached"]:
        raise NoConnection(outgoing.url(task.work.region, service, operation, params), patience)


def _performed(task: Task, ask: Ask) -> dict[str, Any]:
    """What the account answers; its refusal, and the lab's own, as the function meets them."""
    try:
        answer, refusal = task.perform(task.account_pk, ask, task.depth + 1)
    except BadParameters as error:
        raise AwsError("SerializationException", error.sentence) from error
    except QuotaReached as error:
        raise AwsError("LimitExceededException", error.sentence) from error
    except LabError as error:
        raise AwsError("InternalFailure", error.sentence, 500) from error
    if refusal is not None:
        raise AwsError(refusal.code, refusal.message, refusal.status)
    return answer or {}


def with_bytes(shape: Shape | None, value: Any) -> Any:
    """Text where the service expects bytes becomes bytes, as boto3 does before it sends a request."""
    if isinstance(shape, StructureShape) and isinstance(value, dict):
        return {name: with_bytes(shape.members.get(name), item) for name, item in value.items()}
    if isinstance(shape, ListShape) and isinstance(value, list):
        return [with_bytes(shape.member, item) for item in value]
    if isinstance(shape, MapShape) and isinstance(value, dict):
        return {name: with_bytes(shape.value, item) for name, item in value.items()}
    if shape is not None and shape.type_name == "blob" and isinstance(value, str):
        return value.encode("utf-8", "replace")
    return value


def request_shape(service: str, operation: str) -> Shape | None:
    """The operation's request as the service model has it; None for what is not simulated."""
    return input_shape(service, operation) if (service, operation) in OPERATIONS else None
