"""How much of each simulated service there is: told by the operation table and AWS's models, nothing by hand."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

import msgspec
from botocore.model import ListShape, Shape, StructureShape

from serverless_lab.engine import wiring
from serverless_lab.engine.models import service_model
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.request import REFUSED

State = Literal["same", "simplified", "not-simulated"]

# What is other than on AWS whatever operation of the service is called.
OF_SERVICE: dict[str, tuple[str, ...]] = {
    "cloudwatch": ("metrics-and-alarms-only", "no-request-rates"),
    "ec2": ("changes-at-once", "no-request-rates"),
    "iam": ("changes-at-once", "no-request-rates"),
    "lambda": ("no-request-rates", "no-triggers"),
    "logs": ("logs-at-once", "logs-written-by-lambda-only", "no-request-rates"),
    "sns": ("no-request-rates", "no-phones"),
    "mq": ("brokers-of-the-lab", "own-sentences-of-mq", "no-request-rates"),
    "sqs": ("no-request-rates-but-fifo", "queue-of-one-server"),
    "sts": ("no-unsigned-calls", "no-request-rates"),
}


class Coverage(NamedTuple):
    """One operation that AWS has. `differs` are codes, `ignored` and `refused` members of its request.

    An ignored member may be given and has no effect; a refused one is answered with NotSimulatedException.
    """

    service: str
    operation: str
    state: State
    differs: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@cache
def services() -> tuple[str, ...]:
    """The services of AWS that have any operation here, in the order of the table."""
    return tuple(dict.fromkeys(service for service, _ in wiring.OPERATIONS if service != "lab"))


@cache
def coverage(service: str) -> tuple[Coverage, ...]:
    """Every operation of AWS's model of a service, by name."""
    names = sorted(service_model(service).operation_names)
    return tuple(_of(service, name, wiring.OPERATIONS.get((service, name))) for name in names)


def _of(service: str, name: str, row: Operation | None) -> Coverage:
    if row is None or not row.simulated:
        return Coverage(service, name, "not-simulated", row.differs if row else ())
    shape = service_model(service).operation_model(name).input_shape
    ignored = tuple(_ignored(shape, row.request, "")) if shape else ()
    refused = tuple(_refused(row.request, ""))
    state: State = "simplified" if row.differs or ignored or refused else "same"
    return Coverage(service, name, state, row.differs, ignored, refused)


def _ignored(shape: StructureShape, request: type[msgspec.Struct], path: str) -> Iterator[str]:
    """Members of AWS's model that the typed request does not read."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(request)}
    for name, member in shape.members.items():
        if name not in fields:
            yield path + name
            continue
        inner, within = _element(member), _struct(fields[name].type)
        if isinstance(inner, StructureShape) and within is not None:
            yield from _ignored(inner, within, f"{path}{name}.")


def _refused(request: type[msgspec.Struct], path: str) -> Iterator[str]:
    for field in msgspec.structs.fields(request):
        within = _struct(field.type)
        if REFUSED in getattr(field.type, "__metadata__", ()):
            yield path + field.encode_name
        elif within is not None:
            yield from _refused(within, f"{path}{field.encode_name}.")


def _element(shape: Shape) -> Shape:
    """What a list holds, however deep the list is."""
    return _element(shape.member) if isinstance(shape, ListShape) else shape


def _struct(annotation: Any) -> type[msgspec.Struct] | None:
    """The typed form of what a member holds, `list[Tag] | None` for instance; None where it has none."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return annotation
    return next(filter(None, map(_struct, get_args(annotation))), None)
