"""REST with JSON bodies. Lambda, API Gateway, EFS."""

from typing import Any

from botocore.model import OperationModel, Shape, StructureShape

from serverless_lab.wire.message import Response
from serverless_lab.wire.protocols import event_stream
from serverless_lab.wire.protocols.json_errors import error_body, error_headers
from serverless_lab.wire.protocols.rest import Members, Rest
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.shapes import jsons


class RestJson(Rest):
    malformed = "SerializationException"

    def read_payload(self, member: Shape, body: bytes) -> Any:
        return jsons.read(member, jsons.load(body))

    def read_members(self, shape: StructureShape, members: Members, body: bytes) -> dict[str, Any]:
        return jsons.read_members(shape, jsons.load_object(body), members)

    def write_payload(self, name: str, member: Shape, value: Any) -> bytes:
        return jsons.dump(jsons.write(member, value))

    def write_members(self, operation: OperationModel, members: Members, answer: dict[str, Any]) -> bytes:
        return jsons.dump(jsons.write_members(operation.output_shape, answer, members))

    def event(self, operation: OperationModel, told: dict[str, Any]) -> bytes:
        shape = event_stream.stream_of(operation)
        assert shape is not None
        return event_stream.event(shape, told, lambda member, value: jsons.dump(jsons.write(member, value)))

    def write_stream(self, operation: OperationModel, events: list[dict[str, Any]]) -> bytes:
        return b"".join(self.event(operation, each) for each in events)

    def error(self, fault: Fault, request_id: str) -> Response:
        shape = self.error_shape(fault.code)
        headers = self.headers(request_id) | error_headers(self.model, shape, fault)
        return Response(fault.status, headers, jsons.dump(error_body(shape, fault)))
