"""JSON 1.0 and 1.1: the operation in a header, JSON in and out. CloudWatch Logs, SQS, EventBridge."""

from typing import Any

from botocore.model import OperationModel

from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.protocols.json_errors import error_body, error_headers
from serverless_lab.wire.protocols.protocol import Found, Protocol
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.shapes import jsons


class JsonRpc(Protocol):
    malformed = "SerializationException"

    def find(self, request: Request) -> Found | None:
        service, _, name = request.headers.get("x-amz-target", "").rpartition(".")
        operation = self.operations.get(name)
        return Found(operation) if operation and service == self.model.metadata.get("targetPrefix") else None

    def unknown(self, request: Request) -> Fault:
        return Fault("UnknownOperationException", "")

    def read(self, found: Found, request: Request) -> dict[str, Any]:
        sent = jsons.load_object(request.body)
        shape = found.operation.input_shape
        params: dict[str, Any] = jsons.read(shape, sent) if shape is not None else {}
        return params

    def answer(self, operation: OperationModel, answer: dict[str, Any], request_id: str) -> Response:
        shape = operation.output_shape
        body = jsons.dump(jsons.write(shape, answer)) if shape is not None else b"{}"
        return Response(200, self._headers(request_id), body)

    def error(self, fault: Fault, request_id: str) -> Response:
        shape = self.error_shape(fault.code)
        headers = self._headers(request_id) | error_headers(self.model, shape, fault)
        del headers["x-amzn-ErrorType"]  # here the type stands in the body
        name = shape.name if shape is not None else fault.code
        return Response(fault.status, headers, jsons.dump({"__type": name} | error_body(shape, fault)))

    def _headers(self, request_id: str) -> dict[str, str]:
        version = self.model.metadata.get("jsonVersion", "1.0")
        return {"content-type": f"application/x-amz-json-{version}", "x-amzn-RequestId": request_id}
