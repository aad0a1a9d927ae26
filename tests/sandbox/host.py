"""A host without a sandbox: answers as the event says, keeps environments like the real one, counts nothing but calls.

The event may hold `status`, `answer`, `ms`, `text` (output), `chunks` (a streamed answer, with its `type`) and `call`
([service, operation, params], made from inside; its answer or the refusal's code becomes the answer). Behind a function
URL the request's body says all this, and without one the answer is the event itself.
"""

import json
import threading
from typing import Any, Literal
from uuid import UUID

from lessons.sandbox.hosting import Host, HostCall, Job, Report
from serverless_lab.engine.instant import Instant
from serverless_lab.runtime.model import AwsError, NoConnection

ERROR = {"errorType": "ValueError", "errorMessage": "as told", "stackTrace": ["  line 1\n"]}


class FakeHost(Host):
    """`processes` maps (owner, environment) to what it has served; `on_run` is called in the middle of each run.

    `on_piece` is called after each piece of a streamed answer was told.
    """

    def __init__(self) -> None:
        self.processes: dict[tuple[UUID, str], str] = {}
        self.ran: list[Job] = []
        self.dropped: list[str] = []
        self.began: Instant | None = 0
        self.on_run: Any = None
        self.on_piece: Any = None
        self._lock = threading.Lock()

    def run(self, job: Job, on_call: HostCall) -> Report:
        work, event = job.work, json.loads(job.event)
        event = _told(event) if isinstance(event, dict) else {}
        key = (job.owner, work.environment_id)
        assert work.served_before is None or self.processes.get(key) == work.served_before, "not that process"
        if self.on_run is not None:
            self.on_run(job)
        answer = self._answer(event, on_call)
        status = event.get("status", "ok")
        with self._lock:
            self.ran.append(job)
            self.processes.pop(key, None)
            if status in ("ok", "error"):
                self.processes[key] = work.served_after
        cold = work.served_before is None
        streamed = self._stream(job, event)
        text = event.get("text")
        return {
            "Status": status,
            "Payload": streamed or json.dumps(answer if status == "ok" else ERROR, default=str).encode(),
            "ContentType": event.get("type", "application/octet-stream") if streamed else "",
            "Output": [{"OffsetMs": 1.0, "Text": text, "Phase": "invoke"}] if text else [],
            "Phases": {"fetch": 2.0, "environment": 20.0, "runtime": 5.0, "module": 10.0} if cold else {},
            "InitMs": 120.5 if cold else 0.0,
            "DurationMs": float(event.get("ms", 3.25)),
            "MeasuredMs": 0.5,
            "MaxMemoryMb": 40,
        }

    def _stream(self, job: Job, event: dict[str, Any]) -> bytes:
        """What was streamed in all; nothing for another answer. Each piece is heard before the next is made."""
        pieces = [piece.encode("latin-1") for piece in event.get("chunks", [])]
        for piece in pieces:
            if job.hears is not None:
                job.hears(job.work, event.get("type", "application/octet-stream"), piece)
            if self.on_piece is not None:
                self.on_piece(piece)
        return b"" if event.get("status") == "error" else b"".join(pieces)

    def find(self, owner: UUID, environment_id: str, served: str) -> Literal["there", "other", "gone"]:
        found = self.processes.get((owner, environment_id))
        return "gone" if found is None else "there" if found == served else "other"

    def started(self) -> Instant | None:
        return self.began

    def drop(self, owner: UUID, environment_id: str) -> None:
        self.dropped.append(environment_id)
        self.processes.pop((owner, environment_id), None)

    def drop_all(self, owner: UUID) -> None:
        for mine, environment_id in list(self.processes):
            if mine == owner:
                self.drop(owner, environment_id)

    @staticmethod
    def _answer(event: dict[str, Any], on_call: HostCall) -> Any:
        if "call" not in event:
            return event.get("answer")
        service, operation, params = event["call"]
        try:
            answer = on_call(service, operation, params)
        except AwsError as error:
            return {"refused": error.code}
        except NoConnection as silence:
            return {"silent": silence.url, "wait": silence.wait_ms}
        payload = answer.pop("Payload", None)
        return answer if payload is None else {**answer, "Payload": json.loads(payload)}


def _told(event: dict[str, Any]) -> dict[str, Any]:
    """What the event says to do."""
    if "rawPath" not in event:
        return event
    return json.loads(event["body"]) if "body" in event else {"answer": event}
