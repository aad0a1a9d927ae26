"""One service's requests and answers: the protocol that botocore chooses for it, and its refusals."""

from functools import cache
from typing import Any

import msgspec
from botocore.model import OperationModel, ServiceModel

from serverless_lab.models import service_model
from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.older import older_model
from serverless_lab.wire.protocols.ec2 import Ec2
from serverless_lab.wire.protocols.json_rpc import JsonRpc
from serverless_lab.wire.protocols.older_sqs import OlderSqs
from serverless_lab.wire.protocols.protocol import Protocol
from serverless_lab.wire.protocols.query import Query
from serverless_lab.wire.protocols.rest_json import RestJson
from serverless_lab.wire.protocols.rest_xml import RestXml
from serverless_lab.wire.refusals import Fault, Malformed, UnknownOperation, WireRefusal

PROTOCOLS: dict[str, type[Protocol]] = {
    "ec2": Ec2,
    "json": JsonRpc,
    "query": Query,
    "rest-json": RestJson,
    "rest-xml": RestXml,
}

# What those speak besides that spoke another protocol before.
_OLDER: dict[str, type[Protocol]] = {"cloudwatch": Query, "sqs": OlderSqs}


class Parsed(msgspec.Struct, frozen=True):
    operation: OperationModel
    params: dict[str, Any]


class Codec:
    """`read` raises nothing but WireRefusal, whatever the bytes are."""

    def __init__(self, model: ServiceModel, protocol: type[Protocol] | None = None) -> None:
        self.model = model
        self.protocol = (protocol or PROTOCOLS[model.resolved_protocol])(model)

    def read(self, request: Request) -> Parsed:
        protocol = self.protocol
        try:
            found = protocol.find(request)
            if found is None:
                fault = protocol.unknown(request)
                raise UnknownOperation(fault.code, fault.message, fault.status)
            return Parsed(found.operation, protocol.read(found, request))
        except Malformed as error:
            raise WireRefusal(protocol.malformed, str(error)) from error
        except (UnicodeError, RecursionError) as error:
            raise WireRefusal(protocol.malformed, "The request cannot be read.") from error

    def knows(self, request: Request) -> bool:
        """Does the request name an operation of this service?"""
        try:
            return self.protocol.find(request) is not None
        except (Malformed, UnicodeError, RecursionError):
            return False

    def write(self, operation: OperationModel, answer: dict[str, Any], request_id: str) -> Response:
        return self.protocol.answer(operation, answer, request_id)

    def write_event(self, operation: OperationModel, event: dict[str, Any]) -> bytes:
        """One event of an operation that answers with a stream of them."""
        return self.protocol.event(operation, event)

    def write_error(self, fault: Fault, request_id: str) -> Response:
        return self.protocol.error(fault, request_id)


@cache
def codec(service: str) -> Codec:
    """The codec of one of botocore's services; raises botocore's UnknownServiceError."""
    return Codec(service_model(service))


@cache
def older_codec(service: str) -> Codec:
    """In the protocol that a service spoke before, and still answers in."""
    return Codec(older_model(service), _OLDER[service])


def spoken(service: str, request: Request) -> Codec:
    """The codec for what a request is written in; raises botocore's UnknownServiceError."""
    older = service in _OLDER and "x-amz-target" not in request.headers
    return older_codec(service) if older else codec(service)
