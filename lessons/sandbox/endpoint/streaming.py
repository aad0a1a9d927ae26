"""InvokeWithResponseStream over HTTP: events go out as the function writes, not when it has ended."""

from typing import Any

from botocore.model import OperationModel

from lessons.sandbox.pipe import Pipe
from serverless_lab.engine.work import RunFunction
from serverless_lab.wire.codec import Codec


class Live:
    """Hears one run. Nothing goes out before its first piece, so that a refusal is still an answer of its own."""

    def __init__(self, pipe: Pipe, speaks: Codec, operation: OperationModel) -> None:
        self._pipe, self._speaks, self._operation = pipe, speaks, operation

    def hear(self, work: RunFunction, _content_type: str, piece: bytes) -> None:
        if not self._pipe.begun:
            head = {"StatusCode": 200, "ExecutedVersion": work.version, "EventStream": []}
            response = self._speaks.write(self._operation, head, work.request_id)
            self._pipe.begin(response.status, list(response.headers.items()))
        if piece:
            self._write({"PayloadChunk": {"Payload": piece}})

    def end(self, answer: dict[str, Any] | None) -> None:
        """`answer` None: Lambda itself failed in the middle."""
        lost = {"InvokeComplete": {"ErrorCode": "ServiceException", "ErrorDetails": "The run was lost."}}
        self._write(answer["EventStream"][-1] if answer else lost)

    def _write(self, event: dict[str, Any]) -> None:
        self._pipe.put(self._speaks.write_event(self._operation, event))
