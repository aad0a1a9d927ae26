"""One call with one environment: what is said over its channel, turned into what was observed."""

import contextlib
import json
import signal
import socket
import time
from typing import Any, Literal

from serverless_lab.runtime import endings, frames, tags
from serverless_lab.runtime.endings import Ended
from serverless_lab.runtime.limits import Limits
from serverless_lab.runtime.model import AwsError, Call, HostCall, LogChunk, Observed, OnOutput, Status

_GRACE = 2.0  # seconds, and as much again as was allowed, before we kill what should have ended itself
_SLACK = 1 << 16  # bytes of output beyond the cap that replacement characters may add


class Conversation:
    """Holds what is gathered on the way. Made for one call."""

    def __init__(
        self, channel: socket.socket, pidfd: int, limits: Limits, on_call: HostCall, on_output: OnOutput | None
    ) -> None:
        self._channel, self._pidfd, self._limits = channel, pidfd, limits
        self._on_call, self._on_output = on_call, on_output
        self._output: list[LogChunk] = []
        self._output_bytes = self._dropped = self._calls = self._call_bytes = 0
        self._phase: Literal["init", "invoke"] = "init"
        self._phases: dict[str, float] = {}
        self._init_ms = self._measured_init_ms = 0.0
        self._cold = False
        self._memory = 0

    def hold(self, call: Call, lease: frames.Message, prepared_ms: float) -> Observed:
        """Init where cold, then the invocation. That the process ends is an observation, not an exception."""
        try:
            if lease["cold"]:
                self._cold = True
                self._phases["fetch"] = max(0.0, prepared_ms - lease["fork_ms"])
                failure = self._initialise(lease["fork_ms"])
                if failure is not None:
                    payload = json.dumps({**json.loads(failure), "requestId": call.request_id})
                    return self._observed("init_error", payload, kept=False)
            return self._invoke(call)
        except Ended as end:
            self._kill()
            return self._after(end, call)

    def _initialise(self, fork_ms: float) -> str | None:
        """The error JSON where init failed."""
        answer = self._listen("init", self._limits.init_seconds)
        usage, phases = answer["usage"], answer["phases"]
        self._phases |= {name: float(phases[name]) for name in ("environment", "runtime", "module")}
        self._phases["environment"] += fork_ms
        self._measured_init_ms = sum(self._phases[name] for name in ("environment", "runtime", "module"))
        self._init_ms = fork_ms + answer["environment_simulated"] + usage["simulated"]
        self._usage_of_init(usage)
        return str(answer["init"]) if answer["failed"] else None

    def _usage_of_init(self, usage: dict[str, Any]) -> None:
        self._dropped += usage.get("dropped", 0)
        self._memory = usage.get("memory_mb", 0)
        length = usage.get("simulated", 0.0)
        self._output = [chunk._replace(offset_ms=chunk.offset_ms - length) for chunk in self._output]

    def _invoke(self, call: Call) -> Observed:
        self._phase = "invoke"
        self._say(
            {
                "event": call.event_json,
                "context": call.context(),
                "timeout": call.timeout_seconds,
                "clock_offset": call.clock_offset_seconds,
            }
        )
        answer = self._listen("done", call.timeout_seconds)
        payload, failed, usage = str(answer["done"]), bool(answer["failed"]), answer["usage"]
        self._dropped += usage["dropped"]
        # A function that met its memory limit gets a new environment, though Python lived through it.
        kept = not (failed and json.loads(payload).get("errorType") == "MemoryError")
        return self._observed("error" if failed else "ok", payload, kept=kept, usage=usage)

    # -- the channel

    def _say(self, message: frames.Message) -> None:
        with contextlib.suppress(OSError):  # it has ended: its last words are still to be read
            frames.send(self._channel, message)

    def _listen(self, kind: str, seconds: float) -> frames.Message:
        """Serve the environment until the message we wait for. Raises Ended."""
        until = time.monotonic() + 2 * seconds + _GRACE
        while True:
            try:
                self._channel.settimeout(max(0.001, until - time.monotonic()))
                message = frames.receive(self._channel)
            except TimeoutError:
                raise Ended("timeout") from None
            except (OSError, frames.Broken):
                raise Ended("lost") from None
            if message is None:
                raise Ended("lost")
            if "ended" in message:
                raise Ended(str(message["ended"]), str(message["detail"]), message["usage"])
            if kind in message:
                return message
            if "out" in message:
                self._hear(message)
            elif "call" in message:
                waiting_since = time.monotonic()
                self._answer(message)
                until += time.monotonic() - waiting_since  # the child's own watch counts it, the backstop need not
            else:
                raise Ended("lost")

    def _hear(self, message: frames.Message) -> None:
        chunk = LogChunk(
            "stderr" if message["out"] == "stderr" else "stdout", float(message["at"]), str(message["text"])
        )
        self._output_bytes += len(chunk.text)
        if self._output_bytes > 2 * (self._limits.output_bytes + _SLACK):  # init and invocation
            raise Ended("lost")
        self._output.append(chunk)
        if self._on_output is not None:
            early = self._limits.init_seconds * 1e3 if self._phase == "init" else 0.0
            self._on_output(chunk._replace(offset_ms=chunk.offset_ms - early))

    def _answer(self, message: frames.Message) -> None:
        service, operation = message["call"]
        text = str(message["params"])
        self._calls += 1
        self._call_bytes += len(text)
        try:
            if self._calls > self._limits.host_calls or self._call_bytes > self._limits.host_call_bytes:
                raise AwsError("RequestLimitExceeded", "This invocation has made too many AWS calls.", 503)
            reply = tags.encode({"ok": self._on_call(str(service), str(operation), tags.decode(text))})
            self._call_bytes += len(reply)
        except AwsError as refusal:
            error = {"Error": {"Code": refusal.code, "Message": refusal.message}}
            reply = tags.encode({"error": {**error, "ResponseMetadata": {"HTTPStatusCode": refusal.status}}})
        self._say({"answer": reply})

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    # -- results

    def _after(self, end: Ended, call: Call) -> Observed:
        status, payload = endings.describe(end, call.request_id)
        usage = dict(end.usage)
        allowed = self._limits.init_seconds if self._phase == "init" else call.timeout_seconds
        if status == "timeout":
            usage["simulated"] = allowed * 1e3  # the watch looks now and then; the limit is what counts
        if self._phase == "init":
            self._init_ms = usage.get("simulated", 0.0)
            self._measured_init_ms = usage.get("wall", 0.0)
            self._usage_of_init(usage)
            return self._observed(status, payload, kept=False)
        self._dropped += usage.get("dropped", 0)
        return self._observed(status, payload, kept=False, usage=usage)

    def _observed(self, status: Status, payload: str, kept: bool, usage: dict[str, Any] | None = None) -> Observed:
        used = usage or {}
        return Observed(
            status=status,
            payload=payload,
            phase=self._phase,
            kept=kept,
            cold=self._cold,
            output=tuple(self._output),
            output_dropped=self._dropped,
            phases=self._phases,
            init_ms=self._init_ms,
            measured_init_ms=self._measured_init_ms,
            duration_ms=float(used.get("simulated", 0.0)),
            measured_ms=float(used.get("wall", 0.0)),
            cpu_ms=float(used.get("cpu", 0.0)),
            max_memory_mb=int(used.get("memory_mb", 0) or self._memory),
            host_calls=self._calls,
        )
