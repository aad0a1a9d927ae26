"""The host of a real installation: this machine's function runtime."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import structlog

from lessons.sandbox import moment, unpacked
from lessons.sandbox.hosting import UNAVAILABLE, Host, HostCall, Job, Report, environment_of
from lessons.sandbox.limits import runtime_socket
from serverless_lab.engine import numbers
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.work import RunFunction
from serverless_lab.runtime import code
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.model import Call, EnvironmentSpec, Observed, OnChunk, RuntimeRefusal

log = structlog.get_logger("lab.sandbox")


class RuntimeHost(Host):
    """Runs functions through the keeper's socket; may be shared by threads."""

    def __init__(self) -> None:
        self._socket = runtime_socket()
        self._runtime = Runtime(self._socket)

    def run(self, job: Job, on_call: HostCall) -> Report:
        try:
            folder = unpacked.folder_of(job.bodies, job.work.code_digest)
            layers = [unpacked.folder_of(job.bodies, digest) for digest in job.work.layer_digests]
        except code.BadPackage as error:
            return _unusable_package(error)
        try:
            spec, call = spec_of(job, folder, layers), call_of(job)
            observed = self._runtime.run(spec, call, on_call, on_chunk=_hears(job))
        except RuntimeRefusal as refusal:
            log.warning("a run was not started", reason=type(refusal).__name__, detail=str(refusal))
            return dict(UNAVAILABLE)
        return report_of(observed)

    def find(self, owner: UUID, environment_id: str, served: str) -> Literal["there", "other", "gone"]:
        try:
            if self._runtime.alive(str(owner), environment_id, served):
                return "there"
            rows = self._runtime.stats().environments
        except (RuntimeRefusal, OSError):
            return "gone"
        return "other" if any((row.owner, row.key) == (str(owner), environment_id) for row in rows) else "gone"

    def started(self) -> Instant | None:
        try:
            self._runtime.stats()
            return self._socket.stat().st_mtime_ns // 1000
        except (RuntimeRefusal, OSError):
            return None

    def drop(self, owner: UUID, environment_id: str) -> None:
        with suppress(RuntimeRefusal, OSError):
            self._runtime.drop(str(owner), environment_id)

    def drop_all(self, owner: UUID) -> None:
        with suppress(RuntimeRefusal, OSError):
            self._runtime.drop(str(owner))


def spec_of(job: Job, folder: Path, layers: Sequence[Path] = ()) -> EnvironmentSpec:
    work = job.work
    return EnvironmentSpec(
        owner=str(job.owner),
        holder=job.holder,
        key=work.environment_id,
        code_dir=folder,
        handler=work.handler,
        environment=environment_of(work) if work.served_before is None else {},  # who goes on has its own
        memory_mb=work.memory_size,
        cpu_share=cpu_share(work),
        layers=tuple(layers),
        tmp_quota=work.ephemeral_mb << 20,
        init_seconds=job.init_seconds,
        language="nodejs" if work.runtime.startswith("nodejs") else "python",
    )


def cpu_share(work: RunFunction) -> float:
    """How much of one CPU the memory size buys; one thread gets no faster above one vCPU."""
    return min(work.memory_size, numbers.LAMBDA_MB_PER_VCPU) / numbers.LAMBDA_MB_PER_VCPU


def call_of(job: Job) -> Call:
    work = job.work
    return Call(
        request_id=work.request_id,
        event_json=job.event.decode(),
        timeout_seconds=float(work.timeout),
        served_before=work.served_before,
        served_after=work.served_after,
        function_name=work.function_name,
        function_version=work.version,
        invoked_function_arn=work.function_arn,
        memory_limit_in_mb=str(work.memory_size),
        log_group_name=work.log_group,
        log_stream_name=work.log_stream,
        trace=work.trace,
        clock_offset_seconds=(work.at - moment.now()) / SECOND,
    )


def report_of(observed: Observed) -> Report:
    """What the runtime measured, in the engine's words. Its output offsets count from the handler's start."""
    output: list[dict[str, Any]] = []
    for chunk in observed.output:
        in_init = observed.phase == "init" or chunk.offset_ms < 0
        offset = chunk.offset_ms + (observed.init_ms if in_init else 0.0)
        text = chunk.text.encode("utf-8", "replace").decode()
        output.append({"OffsetMs": max(0.0, offset), "Text": text, "Phase": "init" if in_init else "invoke"})
    return {
        "Status": observed.status,
        "Payload": _payload_of(observed),
        "ContentType": observed.content_type.encode("utf-8", "replace").decode(),
        "Output": output,
        "DroppedBytes": observed.output_dropped,
        "Phases": {name: max(0.0, milliseconds) for name, milliseconds in observed.phases.items()},
        "InitMs": observed.init_ms,
        "DurationMs": observed.duration_ms,
        "MeasuredMs": observed.measured_ms,
        "MaxMemoryMb": observed.max_memory_mb,
    }


def _payload_of(observed: Observed) -> bytes:
    """What was streamed is bytes, and need not be text. A function that failed in the middle answers with its error."""
    if observed.chunks and observed.status == "ok":
        return b"".join(chunk.data for chunk in observed.chunks)
    return observed.payload.encode("utf-8", "replace")


def _hears(job: Job) -> OnChunk | None:
    if job.hears is None:
        return None
    hears, work = job.hears, job.work
    return lambda content_type, chunk: hears(work, content_type, chunk.data)


def _unusable_package(error: code.BadPackage) -> Report:
    message = f"Lambda was unable to unzip the deployment package: {error}"
    payload = json.dumps({"errorType": "InvalidZipFileException", "errorMessage": message, "stackTrace": []})
    return dict(UNAVAILABLE) | {"Status": "init_error", "Payload": payload.encode()}
