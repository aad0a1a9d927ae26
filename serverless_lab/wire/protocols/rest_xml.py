"""REST with XML bodies. S3, and others with a wrapper around their errors."""

from typing import Any
from xml.sax.saxutils import quoteattr

from botocore.model import OperationModel, Shape, StructureShape

from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.protocols.protocol import blames
from serverless_lab.wire.protocols.rest import Members, Rest
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.shapes import xml, xml_out

S3_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


class RestXml(Rest):
    malformed = "MalformedXML"

    def unknown(self, request: Request) -> Fault:
        if not self._is_s3:
            return super().unknown(request)
        return Fault("MethodNotAllowed", "The specified method is not allowed against this resource.", 405)

    def read_payload(self, member: Shape, body: bytes) -> Any:
        return xml.read(member, xml.load(body))

    def read_members(self, shape: StructureShape, members: Members, body: bytes) -> dict[str, Any]:
        found, wanted = xml.read(shape, xml.load(body)), {name for name, _ in members}
        return {name: value for name, value in found.items() if name in wanted}

    def write_payload(self, name: str, member: Shape, value: Any) -> bytes:
        out = [xml_out.HEAD]
        xml_out.write(member, value, member.serialization.get("name", name), out)
        return "".join(out).encode()

    def write_members(self, operation: OperationModel, members: Members, answer: dict[str, Any]) -> bytes:
        shape = operation.output_shape
        tag = shape.serialization.get("name") or f"{operation.name}Result"
        space = self.model.metadata.get("xmlNamespace") or (S3_NAMESPACE if self._is_s3 else "")
        out = [f"{xml_out.HEAD}<{tag} xmlns={quoteattr(space)}>" if space else f"{xml_out.HEAD}<{tag}>"]
        xml_out.write_members(answer, members, out)
        out.append(f"</{tag}>")
        return "".join(out).encode()

    def error(self, fault: Fault, request_id: str) -> Response:
        out = [f"<Code>{xml_out.text(fault.code)}</Code><Message>{xml_out.text(fault.message)}</Message>"]
        shape = self.error_shape(fault.code)
        if shape is not None:
            members = [(name, each) for name, each in shape.members.items() if name.lower() != "message"]
            xml_out.write_members(fault.members, members, out)
        inside, ident = "".join(out), f"<RequestId>{request_id}</RequestId>"
        if self._is_s3:
            text = f"{xml_out.HEAD}<Error>{inside}{ident}<HostId>{request_id}</HostId></Error>"
        else:
            text = f"{xml_out.HEAD}<ErrorResponse><Error><Type>{blames(fault.status)}</Type>{inside}</Error>{ident}"
            text += "</ErrorResponse>"
        return Response(fault.status, self.headers(request_id), text.encode())

    def headers(self, request_id: str) -> dict[str, str]:
        if not self._is_s3:
            return {"content-type": "text/xml", "x-amzn-RequestId": request_id}
        return {"content-type": "application/xml", "x-amz-request-id": request_id, "x-amz-id-2": request_id}

    @property
    def _is_s3(self) -> bool:
        return bool(self.model.signing_name == "s3")
