"""One call with one environment: what is said over its channel, turned into what was observed."""

import base64
import contextlib
import json
import re
import signal
import socket
import time
from dataclasses import replace
from typing import Any, Literal

from serverless_lab.runtime import endings, frames, tags
from serverless_lab.runtime.endings import Ended
from serverless_lab.runtime.limits import Limits
from serverless_lab.runtime.model import (
    AwsError,
    Call,
    Chunk,
    HostCall,
    LogChunk,
    NoConnection,
    Observed,
    OnChunk,
    OnOutput,
    Status,
)
from serverless_lab.runtime.usage import Usage, error_of, finite

_GRACE = 2.0  # seconds, and as much again as was allowed, before we kill what should have ended itself
_PATIENCE = 10.0  # seconds for a message to be taken by an environment that does nothing else
_NOTHING = Usage()
_SERVICE, _OPERATION = re.compile("[A-Za-z0-9-]{1,64}"), re.compile("[A-Za-z0-9]{1,128}")
_CHUNK = 1 << 16  # characters of a piece of output, however much a process says at once
_CHUNKS = 100_000  # pieces of a streamed answer
_SLACK = 1 << 16  # bytes of output beyond the cap that replacement characters may add


class Conversation:
    """Holds what is gathered on the way. Made for one call."""

    def __init__(
        self,
        channel: socket.socket,
        pidfd: int,
        limits: Limits,
        on_call: HostCall,
        on_output: OnOutput | None,
        on_chunk: OnChunk | None = None,
    ) -> None:
        self._channel, self._pidfd, self._limits = channel, pidfd, limits
        self._on_call, self._on_output, self._on_chunk = on_call, on_output, on_chunk
        self._chunks: list[Chunk] = []
        self._content_type = ""
        self._output: list[LogChunk] = []
        self._output_bytes = self._dropped = self._calls = self._call_bytes = self._streamed = 0
        self._phase: Literal["init", "invoke"] = "init"
        self._phases: dict[str, float] = {}
        self._init_ms = self._measured_init_ms = 0.0
        self._cold = False
        self._memory_mb = 0

    def hold(self, call: Call, lease: frames.Message, prepared_ms: float) -> Observed:
        """Init where cold, then the invocation. That the process ends is an observation, not an exception."""
        try:
            if lease["cold"]:
                self._cold = True
                self._phases["fetch"] = max(0.0, prepared_ms - lease["fork_ms"])
                failure = self._initialise(lease["fork_ms"])
                if failure is not None:
                    error = error_of(failure)
                    if _out_of_memory(error):
                        self._memory_mb = int(call.memory_limit_in_mb)
                        return self._observed(*endings.describe(Ended("memory"), call.request_id), kept=False)
                    if "requestId" in error:  # Python's errors name it, and had none yet
                        error["requestId"] = call.request_id
                    payload = json.dumps(error)
                    return self._observed("init_error", payload, kept=False)
            return self._invoke(call)
        except Ended as end:
            self._kill()
            return self._after(end, call)

    def _initialise(self, fork_ms: float) -> str | None:
        """The error JSON where init failed."""
        answer = self._listen("init", self._limits.init_seconds)
        usage, phases = Usage.read(answer.get("usage")), answer.get("phases")
        self._phases |= {name: finite(phases, name) for name in ("environment", "runtime", "module")}
        self._phases["environment"] += fork_ms
        self._init_ms = usage.simulated
        self._measured_init_ms = self._phases["runtime"] + self._phases["module"]
        self._end_of_init(usage)
        return str(answer["init"]) if answer.get("failed") else None

    def _end_of_init(self, usage: Usage) -> None:
        self._dropped += usage.dropped
        self._memory_mb = usage.memory_mb
        self._output = [chunk._replace(offset_ms=chunk.offset_ms - usage.simulated) for chunk in self._output]

    def _invoke(self, call: Call) -> Observed:
        self._phase = "invoke"
        self._say(
            {
                "event": tags.clean(call.event_json),
                "context": call.context(),
                "timeout": call.timeout_seconds,
                "clock_offset": call.clock_offset_seconds,
            }
        )
        answer = self._listen("done", call.timeout_seconds)
        payload, usage = tags.clean(str(answer["done"])), Usage.read(answer.get("usage"))
        if not answer.get("failed"):
            if self._chunks:
                payload = b"".join(chunk.data for chunk in self._chunks).decode("utf-8", "replace")
            return self._observed("ok", payload, kept=not answer.get("last"), usage=usage)
        error = error_of(payload)
        if _out_of_memory(error):  # a new environment comes, though Python lived through it
            raise Ended("memory", usage=answer.get("usage"))
        return self._observed("error", json.dumps(error), kept=not answer.get("last"), usage=usage)

    # -- the channel

    def _say(self, message: frames.Message) -> None:
        """Raises Ended where the environment does not listen."""
        # The channel is one open file for the keeper and each of its clients: it may have been left non-blocking.
        self._channel.settimeout(_PATIENCE)
        try:
            frames.send(self._channel, message)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has ended: its last words are still to be read
        except OSError:
            raise Ended("lost") from None

    def _listen(self, kind: str, seconds: float) -> frames.Message:
        """Serve the environment until the message we wait for. Raises Ended."""
        until = time.monotonic() + 2 * seconds + _GRACE
        while True:
            try:
                self._channel.settimeout(max(0.001, until - time.monotonic()))
                message = frames.receive(self._channel)
            except TimeoutError:
                raise Ended("timeout") from None
            except OSError:
                raise Ended("lost") from None
            except frames.Broken:
                raise Ended("nonsense") from None
            if message is None:
                raise Ended("lost")
            if "ended" in message:
                raise Ended(str(message["ended"]), str(message.get("detail")), message.get("usage"))
            if kind in message:
                return message
            if "out" in message:
                self._hear(message)
            elif "chunk" in message:
                self._gather(message)
            elif "call" in message:
                waiting_since = time.monotonic()
                self._answer(message)
                until += time.monotonic() - waiting_since  # the child's own watch counts it, the backstop need not
            else:
                raise Ended("nonsense")

    def _hear(self, message: frames.Message) -> None:
        stream: Literal["stdout", "stderr"] = "stderr" if message["out"] == "stderr" else "stdout"
        text = tags.clean(str(message.get("text")))
        self._output_bytes += len(text)
        if self._output_bytes > 2 * (self._limits.output_bytes + _SLACK):  # init and invocation
            raise Ended("nonsense")
        for start in range(0, len(text) or 1, _CHUNK):
            self._keep(LogChunk(stream, finite(message, "at"), text[start : start + _CHUNK]))

    def _keep(self, chunk: LogChunk) -> None:
        self._output.append(chunk)
        if self._on_output is not None:
            early = self._limits.init_seconds * 1e3 if self._phase == "init" else 0.0
            self._on_output(chunk._replace(offset_ms=chunk.offset_ms - early))

    def _gather(self, message: frames.Message) -> None:
        try:
            data = base64.b64decode(str(message["chunk"]), validate=True)
        except ValueError:
            raise Ended("nonsense") from None
        self._streamed += len(data)
        if self._streamed > self._limits.payload_bytes or len(self._chunks) >= _CHUNKS:
            raise Ended("nonsense")
        self._content_type = tags.clean(str(message.get("type")))[:200]
        self._chunks.append(Chunk(finite(message, "at"), data))
        if self._on_chunk is not None:
            self._on_chunk(self._content_type, self._chunks[-1])

    def _answer(self, message: frames.Message) -> None:
        try:
            reply = self._serve(*_asked(message["call"]), tags.clean(str(message.get("params"))))
        except AwsError as refusal:
            reply = _refused(refusal)
        except NoConnection as silence:
            self._say({"answer": tags.encode({"silent": silence.url}), "wait": silence.wait_ms})
            return
        try:
            self._say({"answer": reply})
        except frames.Broken:
            too_large = AwsError("RequestEntityTooLarge", "The answer is too large for a function to receive.", 413)
            self._say({"answer": _refused(too_large)})

    def _serve(self, service: str, operation: str, parameters: str) -> str:
        self._calls += 1
        self._call_bytes += len(service) + len(operation) + len(parameters)
        if self._calls > self._limits.host_calls or self._call_bytes > self._limits.host_call_bytes:
            raise AwsError("RequestLimitExceeded", "This invocation has made too many AWS calls.", 503)
        if not (_SERVICE.fullmatch(service) and _OPERATION.fullmatch(operation)):
            raise AwsError("UnknownOperationException", "There is no such operation.", 404)
        reply = tags.encode({"ok": self._on_call(service, operation, _parameters(parameters))})
        self._call_bytes += len(reply)
        return reply

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    # -- results

    def _after(self, end: Ended, call: Call) -> Observed:
        status, payload = endings.describe(end, call.request_id)
        usage = _last_usage(end)
        if status == "timeout":  # the watch looks now and then; the limit is what counts
            allowed = self._limits.init_seconds if self._phase == "init" else call.timeout_seconds
            usage = replace(usage, simulated=allowed * 1e3)
        if status == "out_of_memory":
            usage = replace(usage, memory_mb=int(call.memory_limit_in_mb))
        if self._phase == "invoke":
            return self._observed(status, payload, kept=False, usage=usage)
        self._init_ms, self._measured_init_ms = usage.simulated, usage.wall
        self._end_of_init(usage)
        return self._observed(status, payload, kept=False)

    def _observed(self, status: Status, payload: str, kept: bool, usage: Usage = _NOTHING) -> Observed:
        return Observed(
            status=status,
            payload=payload,
            phase=self._phase,
            kept=kept,
            cold=self._cold,
            output=tuple(self._output),
            output_dropped=self._dropped + usage.dropped,
            phases=self._phases,
            init_ms=self._init_ms,
            measured_init_ms=self._measured_init_ms,
            duration_ms=usage.simulated,
            measured_ms=usage.wall,
            cpu_ms=usage.cpu,
            max_memory_mb=usage.memory_mb or self._memory_mb,
            host_calls=self._calls,
            chunks=tuple(self._chunks),
            content_type=self._content_type,
        )


def _asked(call: object) -> tuple[str, str]:
    match call:
        case [str(service), str(operation)]:
            return tags.clean(service), tags.clean(operation)
    raise Ended("nonsense")


def _refused(refusal: AwsError) -> str:
    error = {"Error": {"Code": refusal.code, "Message": refusal.message}}
    return tags.encode({"error": {**error, "ResponseMetadata": {"HTTPStatusCode": refusal.status}}})


def _parameters(text: str) -> dict[str, Any]:
    try:
        return tags.decode(text)
    except ValueError:
        raise AwsError("SerializationException", "The parameters of this call are not a JSON object.") from None


def _out_of_memory(error: dict[str, Any]) -> bool:
    return error.get("errorType") == "MemoryError"


def _last_usage(end: Ended) -> Usage:
    try:
        return Usage.read(end.usage)
    except Ended:
        return _NOTHING  # a process that was killed leaves no figures
