"""Errors as the JSON protocols write them: the code in a header or the body, members along the error's shape."""

from typing import Any

from botocore.model import ServiceModel, StructureShape

from serverless_lab.wire.protocols.protocol import blames
from serverless_lab.wire.refusals import Fault
from serverless_lab.wire.shapes import jsons, scalars


def error_body(shape: StructureShape | None, fault: Fault) -> dict[str, Any]:
    """The sentence, under the name the shape has for it, and the other members."""
    if shape is None:
        return {"message": fault.message}
    inside = [(name, each) for name, each in shape.members.items() if "location" not in each.serialization]
    named = next((name for name, _ in inside if name.lower() == "message"), None)
    values = fault.members | {named or "message": fault.message}
    body = jsons.write_members(shape, values, inside)
    return body if named else body | {"message": fault.message}


def error_headers(model: ServiceModel, shape: StructureShape | None, fault: Fault) -> dict[str, str]:
    """`x-amzn-query-error` tells clients of a service that once spoke query the code it had then."""
    headers = {"x-amzn-ErrorType": shape.name if shape is not None else fault.code}
    if model.is_query_compatible:
        headers["x-amzn-query-error"] = f"{fault.query_code or fault.code};{blames(fault.status)}"
    for name, member in shape.members.items() if shape is not None else ():
        if member.serialization.get("location") == "header" and fault.members.get(name) is not None:
            headers[member.serialization["name"]] = scalars.write_text(member, fault.members[name], "rfc822")
    return headers
