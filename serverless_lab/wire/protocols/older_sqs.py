"""SQS's query protocol: the queue may stand in the path, and errors have a detail, which is empty."""

import re
from typing import Any

from serverless_lab.wire.message import Request, Response
from serverless_lab.wire.protocols.protocol import Found
from serverless_lab.wire.protocols.query import Query
from serverless_lab.wire.refusals import Fault

_QUEUE = re.compile(r"/[0-9]{12}/[A-Za-z0-9_.-]+")
_MISSING = "The specified queue does not exist"


class OlderSqs(Query):
    detail = "<Detail/>"

    def read(self, found: Found, request: Request) -> dict[str, Any]:
        params = super().read(found, request)
        shape = found.operation.input_shape
        if shape is not None and "QueueUrl" in shape.members and _QUEUE.fullmatch(request.path):
            params.setdefault("QueueUrl", f"http://{request.headers.get('host', 'localhost')}{request.path}")
        return params

    def error(self, fault: Fault, request_id: str) -> Response:
        if fault.message == f"{_MISSING}.":
            fault = fault._replace(message=f"{_MISSING} for this wsdl version.")
        return super().error(fault, request_id)
