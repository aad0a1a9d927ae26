"""EC2's own kind of query: lists are always flat, and answers have no wrapper."""

from typing import Any
from xml.sax.saxutils import quoteattr

from botocore.model import OperationModel

from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.protocols.query import Query
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.shapes import forms, xml_out


class Ec2(Query):
    malformed = "MalformedQueryString"
    ec2 = True

    def unknown(self, request: Request) -> Fault:
        sent = forms.fields(request)
        if "Action" not in sent:
            return Fault("MissingAction", "The request is missing an action or a required parameter.")
        return Fault("InvalidAction", f"The action {sent['Action']} is not valid for this web service.")

    def answer(self, operation: OperationModel, answer: dict[str, Any], request_id: str) -> Response:
        space = self.namespace or f"http://ec2.amazonaws.com/doc/{self.model.api_version}/"
        out = [f"{xml_out.HEAD}<{operation.name}Response xmlns={quoteattr(space)}><requestId>{request_id}</requestId>"]
        if operation.output_shape is not None:
            xml_out.write_members(answer, operation.output_shape.members.items(), out)
        out.append(f"</{operation.name}Response>")
        return self._respond(200, out, request_id)

    def error(self, fault: Fault, request_id: str) -> Response:
        code, message = xml_out.text(fault.code), xml_out.text(fault.message)
        out = [
            f"{xml_out.HEAD}<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
        ]
        out.append(f"<RequestID>{request_id}</RequestID></Response>")
        return self._respond(fault.status, out, request_id)
