"""One execution environment: the forked process that holds one guest."""

import base64
import codecs
import json
import os
import socket
import threading
import time
from typing import NoReturn

from wasmtime import Trap, WasmtimeError

from serverless_lab.runtime import endings, frames, harden, landlock
from serverless_lab.runtime.guests import Answer, World
from serverless_lab.runtime.memory import LinearMemory
from serverless_lab.runtime.meter import Meter
from serverless_lab.runtime.node.quickjs import Raised
from serverless_lab.runtime.usage import error_of
from serverless_lab.runtime.watch import Watch

_REQUEST = 12 << 20  # characters of a host call: twice what a payload may have in base64
_TOO_LONG = json.dumps(
    {
        "error": {
            "Error": {"Code": "RequestEntityTooLarge", "Message": "Request is too large."},
            "ResponseMetadata": {"HTTPStatusCode": 413},
        }
    }
)


class Child:
    """Serves one environment's channel until it closes. Everything here runs after the fork."""

    def __init__(self, channel: socket.socket, order: frames.Message) -> None:
        self._channel, self._order = channel, order
        self._caps = order["limits"]
        self._clock_offset = _nanoseconds(order["clock_offset"])
        self._sending = threading.Lock()
        self._output_left = self._dropped = self._streamed = 0
        self._panicked = False
        self._memory = LinearMemory()
        self._meter = Meter(order["cpu_share"])
        self._decoders = {name: codecs.getincrementaldecoder("utf-8")("replace") for name in ("stdout", "stderr")}

    def serve(self, world: World, parent: int) -> NoReturn:
        """Cold start, then one invocation after the other."""
        self._guest = world.guest(self, self._order)
        memory_mb = min(self._order["memory_mb"], self._caps["guest_memory_mb"])
        harden.limit(self._order["tmp_quota"], self._caps["niceness"])
        self._open_folders(max(0, memory_mb - self._guest.share_mb) << 20)
        harden.drop_root()
        harden.die_with(parent)  # not before: a change of user clears it
        harden.seccomp()
        landlock.restrict(self._folders)
        self._start_watching()
        self._guest.begin()
        self._memory.locate()
        harden.limit_data(self._memory.writable() + ((memory_mb + 128) << 20))
        try:
            self._initialise()
            while True:
                self._invoke(self._next())
        except (Trap, WasmtimeError) as trap:
            self._stop("abort" if self._panicked else "trap", str(trap).strip().splitlines()[-1].strip()[:300])
        except MemoryError:
            self._stop("memory")
        except Exception as problem:  # whatever the function has done to get here, it is its own end
            self._stop("abort", f"{type(problem).__name__}: {problem}"[:300])

    def _open_folders(self, memory_bytes: int) -> None:
        mounts = [(host, guest, bool(writable)) for host, guest, writable in self._order["mounts"]]
        opened = self._guest.open(mounts, memory_bytes)
        writable = {guest for _, guest, may in mounts if may}
        self._folders = [(descriptor, guest in writable) for guest, descriptor in opened.items()]
        self._scratch = opened["/tmp"]  # noqa: S108 - the guest's

    def _start_watching(self) -> None:
        order = self._order
        self._watch = Watch(
            self._meter, order["cpu_share"], self._scratch, order["tmp_quota"], self._caps["tmp_entries"], self._stop
        )

    # -- the two kinds of work

    def _initialise(self) -> None:
        marks = [self._meter.read()]
        self._output_left = self._caps["output_bytes"]
        self._watch.begin(self._caps["init_seconds"] * 1e3)
        self._guest.start(self._order["environment"])
        marks.append(self._meter.read())
        answer = self._guest.load(self._order["handler"])
        marks.append(self._meter.read())
        environment, runtime, both = marks
        phases = {"environment": environment.wall, "runtime": runtime.wall, "module": both.wall - runtime.wall}
        self._finish("init", answer.failed, _body(answer), {"phases": phases})
        if answer.failed:
            os._exit(0)

    def _invoke(self, message: frames.Message) -> None:
        self._output_left, self._dropped, self._streamed = self._caps["output_bytes"], 0, 0
        self._clock_offset = _nanoseconds(message["clock_offset"])
        self._watch.begin(message["timeout"] * 1e3)
        answer = self._guest.invoke(message["event"], message["context"])
        failed, body = answer.failed, _body(answer)
        size = len(body.encode())
        if size > self._caps["payload_bytes"]:
            failed, body = True, _too_large(size, self._caps["payload_bytes"])
        self._finish("done", failed, body, {"last": True} if answer.last else {})
        if answer.last:
            os._exit(0)

    def _finish(self, kind: str, failed: bool, body: str, extra: frames.Message) -> None:
        with self._sending:
            usage = self._usage()
            self._watch.end()
            frames.send(self._channel, {kind: body, "failed": failed, "usage": usage, **extra})

    def _usage(self) -> frames.Message:
        reading = self._meter.read()
        return {
            "wall": reading.wall,
            "cpu": reading.cpu,
            "simulated": reading.simulated,
            "memory_mb": self._memory.megabytes() + self._guest.share_mb,
            "dropped": self._dropped,
        }

    def _stop(self, how: str, detail: str = "") -> NoReturn:
        """Say why, if the channel is free to say it, and end this process."""
        if self._sending.acquire(timeout=0.2):
            try:
                if how in ("timeout", "quota", "memory") and not self._watch.running:
                    os._exit(0)
                frames.send(self._channel, {"ended": how, "detail": detail, "usage": self._usage()})
            except OSError:
                pass  # nobody listens any more
            except Exception:  # too little memory even for this: the status says it
                os._exit(endings.STATUSES["memory"])
        os._exit(endings.STATUSES.get(how, 1))

    # -- what the guest may ask for

    def stream(self, content_type: str, data: bytes) -> None:
        """A piece of a streamed answer; together they have the room that any answer has."""
        self._streamed += len(data)
        if self._streamed > self._caps["payload_bytes"]:
            raise Raised(
                f"Response payload size exceeded maximum allowed payload size ({self._caps['payload_bytes']} bytes)."
            )
        with self._sending:
            at = self._meter.read().simulated
            frames.send(self._channel, {"chunk": base64.b64encode(data).decode(), "type": content_type, "at": at})

    def aws(self, service: str, operation: str, params: str) -> str:
        if len(service) + len(operation) + len(params) > _REQUEST:
            return _TOO_LONG
        with self._sending:
            frames.send(self._channel, {"call": [service, operation], "params": params})
        reply = self._next()
        self._wait(float(reply.get("wait", 0.0)))
        return str(reply["answer"])

    def _wait(self, milliseconds: float) -> None:
        """Simulated time that passes while the function waits for nobody; the deadline comes in it as in any other."""
        left = self._watch.remaining()
        self._meter.skip(min(milliseconds, left))
        self._clock_offset += _nanoseconds(milliseconds / 1e3)
        if milliseconds >= left:
            self._stop("timeout")

    def remaining(self) -> int:
        """Simulated milliseconds to the deadline."""
        return int(self._watch.remaining())

    def wall_clock(self) -> int:
        """The account's time of day, which the learner may have moved; in nanoseconds."""
        return time.time_ns() + self._clock_offset

    def leave(self, status: int) -> None:
        self._stop("exit", str(status))

    def _next(self) -> frames.Message:
        message = frames.receive(self._channel)
        if message is None:
            os._exit(0)
        return message

    def output(self, stream: str, data: bytes) -> None:
        """Pass on what the function writes, up to the cap."""
        # The component's last words when it was handed what it cannot take, rather than too much of it.
        self._panicked |= b"panicked at runtime/" in data and b"MemoryError" not in data
        kept = data[: self._output_left]
        self._output_left -= len(kept)
        self._dropped += len(data) - len(kept)
        text = self._decoders[stream].decode(kept)
        if text:
            with self._sending:
                at = self._meter.read().simulated
                frames.send(self._channel, {"out": stream, "at": at, "text": text})


def _nanoseconds(seconds: float) -> int:
    return round(seconds * 1e9)


def _body(answer: Answer) -> str:
    """What is sent: an error object is cut to size before anything is made of its length."""
    return json.dumps(error_of(answer.body)) if answer.failed else answer.body


def _too_large(size: int, most: int) -> str:
    message = f"Response payload size ({size} bytes) exceeded maximum allowed payload size ({most} bytes)."
    return json.dumps({"errorMessage": message, "errorType": "Function.ResponseSizeTooLarge"})
