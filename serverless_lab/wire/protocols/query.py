"""AWS query: a form in, XML out. IAM, STS, SNS, and SQS for older SDKs."""

from typing import Any
from xml.sax.saxutils import quoteattr

from botocore.model import OperationModel, ServiceModel

from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.protocols.protocol import Found, Protocol, blames
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.shapes import forms, xml_out


class Query(Protocol):
    malformed = "MalformedInput"
    ec2 = False
    detail = ""  # of an error

    def __init__(self, model: ServiceModel) -> None:
        super().__init__(model)
        self.namespace = str(model.metadata.get("xmlNamespace", ""))
        self._quoted = quoteattr(self.namespace)

    def find(self, request: Request) -> Found | None:
        fields = forms.fields(request)
        operation = self.operations.get(fields.get("Action", ""))
        return Found(operation, fields=fields) if operation else None

    def unknown(self, request: Request) -> Fault:
        sent = forms.fields(request)
        if "Action" not in sent:
            return Fault("MissingAction", "Missing Action")
        version = sent.get("Version", self.model.api_version)
        return Fault("InvalidAction", f"Could not find operation {sent['Action']} for version {version}")

    def read(self, found: Found, request: Request) -> dict[str, Any]:
        shape = found.operation.input_shape
        params: dict[str, Any] = {}
        if shape is not None:
            params = forms.read(shape, forms.grow(found.fields), ec2=self.ec2)
        return params

    def answer(self, operation: OperationModel, answer: dict[str, Any], request_id: str) -> Response:
        out = [f"<{operation.name}Response xmlns={self._quoted}>"]
        shape = operation.output_shape
        if shape is not None:
            xml_out.write(shape, answer, shape.serialization.get("resultWrapper", f"{operation.name}Result"), out)
        out.append(f"<ResponseMetadata><RequestId>{request_id}</RequestId></ResponseMetadata>")
        out.append(f"</{operation.name}Response>")
        return self._respond(200, out, request_id)

    def error(self, fault: Fault, request_id: str) -> Response:
        out = [f"<ErrorResponse xmlns={self._quoted}><Error><Type>{blames(fault.status)}</Type>"]
        out.append(f"<Code>{xml_out.text(fault.query_code or fault.code)}</Code>")
        out.append(f"<Message>{xml_out.text(fault.message)}</Message>{self.detail}")
        shape = self.error_shape(fault.code)
        if shape is not None:
            members = [(name, each) for name, each in shape.members.items() if name.lower() != "message"]
            xml_out.write_members(fault.members, members, out)
        out.append(f"</Error><RequestId>{request_id}</RequestId></ErrorResponse>")
        return self._respond(fault.status, out, request_id)

    def _respond(self, status: int, out: list[str], request_id: str) -> Response:
        headers = {"content-type": "text/xml", "x-amzn-RequestId": request_id}
        return Response(status, headers, "".join(out).encode())
