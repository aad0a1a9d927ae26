"""What the REST protocols share: members in the path, the query, headers, the status and the payload."""

from abc import abstractmethod
from base64 import b64encode
from typing import Any

from botocore.model import OperationModel, ServiceModel, Shape, StructureShape

from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.protocols import event_stream
from serverless_lab.wire.protocols.header_lists import join, split
from serverless_lab.wire.protocols.protocol import Found, Protocol
from serverless_lab.wire.protocols.routes import Routes
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.shapes import forms, jsons, scalars

Members = list[tuple[str, Shape]]
Query = dict[str, list[str]]


class Rest(Protocol):
    """`read_body`, `write_body` and their likes are JSON or XML."""

    def __init__(self, model: ServiceModel) -> None:
        super().__init__(model)
        self._routes = Routes(self.operations.values())

    @abstractmethod
    def read_payload(self, member: Shape, body: bytes) -> Any: ...

    @abstractmethod
    def read_members(self, shape: StructureShape, members: Members, body: bytes) -> dict[str, Any]: ...

    @abstractmethod
    def write_payload(self, name: str, member: Shape, value: Any) -> bytes: ...

    @abstractmethod
    def write_members(self, operation: OperationModel, members: Members, answer: dict[str, Any]) -> bytes: ...

    def write_stream(self, operation: OperationModel, events: list[dict[str, Any]]) -> bytes:
        """Events in a row. No service of the lab that speaks XML has any."""
        raise NotImplementedError

    def find(self, request: Request) -> Found | None:
        return self._routes.find(request, _query(request))

    def unknown(self, request: Request) -> Fault:
        return Fault("UnknownOperationException", "", 404)

    def read(self, found: Found, request: Request) -> dict[str, Any]:
        shape = found.operation.input_shape
        if shape is None:
            return {}
        query, payload, inside = _query(request), shape.serialization.get("payload"), []
        taken = {each.serialization.get("name") for each in shape.members.values()} | {"x-id", *found.literals}
        params: dict[str, Any] = {}
        for name, member in shape.members.items():
            location = member.serialization.get("location")
            value = None
            if location in ("uri", "querystring"):
                value = _read_address(name, member, found.labels, query, taken)
            elif location in ("header", "headers"):
                value = _read_header(name, member, request.headers)
            elif name == payload:
                value = self._read_blob(member, request.body)
            elif payload is None:
                inside.append((name, member))
            if value is not None:
                params[name] = value
        if inside and request.body:
            params |= self.read_members(shape, inside, request.body)
        return params

    def answer(self, operation: OperationModel, answer: dict[str, Any], request_id: str) -> Response:
        shape = operation.output_shape
        status, body = operation.http.get("responseCode", 200), b""
        headers = self.headers(request_id)
        payload = shape.serialization.get("payload") if shape is not None else None
        inside: Members = []
        for name, member in shape.members.items() if shape is not None else ():
            value, location = answer.get(name), member.serialization.get("location")
            if value is not None and location == "statusCode":
                status = value
            elif value is not None and location in ("header", "headers"):
                headers |= _write_header(name, member, value)
            elif value is not None and name == payload and member.serialization.get("eventstream"):
                body = self.write_stream(operation, value)
                headers["content-type"] = event_stream.CONTENT_TYPE
            elif value is not None and name == payload:
                body = self._write_blob(name, member, value)
            elif location is None and payload is None:
                inside.append((name, member))
        if inside:
            body = self.write_members(operation, inside, answer)
        return Response(status, headers, body if status != 204 else b"")

    def headers(self, request_id: str) -> dict[str, str]:
        return {"content-type": "application/json", "x-amzn-RequestId": request_id}

    def _read_blob(self, member: Shape, body: bytes) -> Any:
        if member.type_name == "blob":
            return body or None
        if member.type_name == "string":
            return body.decode() or None
        return self.read_payload(member, body) if body else None

    def _write_blob(self, name: str, member: Shape, value: Any) -> bytes:
        if member.type_name == "blob":
            return bytes(value)
        return str(value).encode() if member.type_name == "string" else self.write_payload(name, member, value)


def _query(request: Request) -> Query:
    found: Query = {}
    for name, value in forms.pairs_of(request.query):
        found.setdefault(name, []).append(value)
    return found


def _read_address(name: str, member: Shape, labels: dict[str, str], query: Query, taken: set[str]) -> Any:
    key = member.serialization.get("name", name)
    if member.serialization["location"] == "uri":
        return scalars.read_text(member, labels[key]) if key in labels else None
    if member.type_name == "map":  # all that no other member is called
        several = member.value.type_name == "list"
        rest = {each: values if several else values[0] for each, values in query.items() if each not in taken}
        return rest or None
    if key not in query:
        return None
    if member.type_name == "list":
        return [scalars.read_text(member.member, each) for each in query[key]]
    return scalars.read_text(member, query[key][0])


def _read_header(name: str, member: Shape, headers: dict[str, str]) -> Any:
    key = member.serialization.get("name", name).lower()
    if member.serialization["location"] == "headers":
        return {each[len(key) :]: value for each, value in headers.items() if each.startswith(key)} or None
    if key not in headers:
        return None
    if member.serialization.get("jsonvalue"):
        return jsons.load(scalars.read_base64(headers[key]))
    if member.type_name == "list":
        return [scalars.read_text(member.member, each) for each in split(headers[key], member.member.type_name)]
    return scalars.read_text(member, headers[key])


def _write_header(name: str, member: Shape, value: Any) -> dict[str, str]:
    key = member.serialization.get("name", name).lower()  # it may go in the place of one of ours
    if member.serialization["location"] == "headers":
        return {f"{key}{each}": _line(str(text)) for each, text in value.items()}
    if member.serialization.get("jsonvalue"):
        return {key: b64encode(jsons.dump(value)).decode()}
    if member.type_name == "list":
        return {key: _line(join([scalars.write_text(member.member, each, "rfc822") for each in value]))}
    return {key: _line(scalars.write_text(member, value, "rfc822"))}


def _line(text: str) -> str:
    """A header is one line, whatever a learner called something."""
    return "".join(each if each.isprintable() else " " for each in text)
