"""botocore on the other end of the line: its serializer writes our requests, its parser reads our answers."""

import io
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore import parsers, serialize
from botocore.awsrequest import AWSRequest, HeadersDict, prepare_request_dict
from botocore.model import OperationModel, Shape

from serverless_lab.wire.message import Request, Response


def asked(operation: OperationModel, params: dict[str, Any]) -> Request:
    """The request that botocore sends for it."""
    protocol = operation.service_model.resolved_protocol
    written = serialize.create_serializer(protocol, include_validation=False).serialize_to_request(params, operation)
    prepare_request_dict(written, "http://127.0.0.1")
    sent = AWSRequest(written["method"], written["url"], written["headers"], written["body"]).prepare()
    address, body = urlsplit(sent.url), sent.body or b""
    body = body.read() if hasattr(body, "read") else body
    headers = {
        name.lower(): each.decode() if isinstance(each, bytes) else str(each) for name, each in sent.headers.items()
    }
    return Request(
        sent.method, address.path, address.query, headers, body.encode() if isinstance(body, str) else bytes(body)
    )


def heard(operation: OperationModel, response: Response) -> dict[str, Any]:
    """What botocore makes of an answer or an error."""
    body = io.BytesIO(response.body) if operation.has_streaming_output and response.status < 300 else response.body
    told = {"status_code": response.status, "headers": HeadersDict(response.headers), "body": body}
    parser = parsers.create_parser(operation.service_model.resolved_protocol)
    found: dict[str, Any] = parser.parse(told, operation.output_shape)
    return found if response.status >= 300 else decoded(operation.output_shape, found)


def decoded(shape: Shape | None, value: Any) -> Any:
    """botocore's clients decode IAM's policy documents after its parser."""
    if shape is not None and shape.type_name == "structure" and isinstance(value, dict):
        return {name: decoded(shape.members.get(name), each) for name, each in value.items()}
    if shape is not None and shape.type_name == "list" and isinstance(value, list):
        return [decoded(shape.member, each) for each in value]
    return unquote(value) if shape is not None and shape.name == "policyDocumentType" else value
