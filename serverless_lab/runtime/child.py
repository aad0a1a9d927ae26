"""One execution environment: the forked process that holds one instance of the component."""

import codecs
import json
import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from wasmtime import Store, Trap, WasiConfig, WasmtimeError
from wasmtime.component import Record

from serverless_lab.runtime import artefact, endings, frames, harden, landlock
from serverless_lab.runtime.memory import RUNTIME_MB, LinearMemory
from serverless_lab.runtime.meter import Meter
from serverless_lab.runtime.usage import error_of
from serverless_lab.runtime.watch import Watch

if TYPE_CHECKING:
    from wasmtime import Engine
    from wasmtime.component import Component, Linker

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
        self._output_left = self._dropped = 0
        self._panicked = False
        self._memory = LinearMemory()
        self._folders: list[tuple[int, bool]] = []  # open, and whether the guest may write there
        self._meter = Meter(order["cpu_share"])

    def serve(self, engine: "Engine", component: "Component", linker: "Linker", built: Path, parent: int) -> NoReturn:
        """Cold start, then one invocation after the other."""
        memory_mb = min(self._order["memory_mb"], self._caps["guest_memory_mb"])
        harden.limit(self._order["tmp_quota"], self._caps["niceness"])
        store = Store(engine)
        store.set_wasi(self._sandbox(built))
        store.set_limits(memory_size=max(0, memory_mb - RUNTIME_MB) << 20)
        harden.drop_root()
        harden.die_with(parent)  # not before: a change of user clears it
        harden.seccomp()
        landlock.restrict(self._folders)
        self._start_watching()
        instance = linker.instantiate(store, component)
        self._memory.locate()
        harden.limit_data(self._memory.writable() + ((memory_mb + 128) << 20))
        functions = {name: instance.get_func(store, name) for name in ("start", "load", "invoke")}

        def call(name: str, *arguments: str) -> Any:
            function = functions[name]
            assert function is not None
            answer = function(store, *arguments)
            function.post_return(store)
            return answer

        try:
            self._initialise(call)
            while True:
                self._invoke(call, self._next())
        except (Trap, WasmtimeError) as trap:
            self._stop("abort" if self._panicked else "trap", str(trap).strip().splitlines()[-1].strip()[:300])
        except MemoryError:
            self._stop("memory")
        except Exception as problem:  # whatever the function has done to get here, it is its own end
            self._stop("abort", f"{type(problem).__name__}: {problem}"[:300])

    def _sandbox(self, built: Path) -> WasiConfig:
        wasi = WasiConfig()
        wasi.argv = ["python"]
        wasi.env = []
        library = [(str(built / artefact.STDLIB), "/usr/lib/python3.14", False)]
        zones = [(str(built / artefact.ZONES), "/usr/share/zoneinfo", False)]
        for host, guest, writable in [*library, *zones, *self._order["mounts"]]:
            wasi.preopen_dir(host, guest, bool(writable))
            opened = os.open(host, os.O_RDONLY | os.O_DIRECTORY)
            self._folders.append((opened, bool(writable)))
            if guest == "/tmp":  # noqa: S108 - the guest's
                self._scratch = opened
        wasi.stdout_custom = self._writer("stdout")
        wasi.stderr_custom = self._writer("stderr")
        return wasi

    def _start_watching(self) -> None:
        order = self._order
        self._watch = Watch(
            self._meter, order["cpu_share"], self._scratch, order["tmp_quota"], self._caps["tmp_entries"], self._stop
        )

    # -- the two kinds of work

    def _initialise(self, call: Callable[..., Any]) -> None:
        marks = [self._meter.read()]
        self._output_left = self._caps["output_bytes"]
        self._watch.begin(self._caps["init_seconds"] * 1e3)
        call("start", json.dumps({"environment": self._order["environment"]}))
        marks.append(self._meter.read())
        answer = call("load", self._order["handler"])
        marks.append(self._meter.read())
        environment, runtime, both = marks
        phases = {"environment": environment.wall, "runtime": runtime.wall, "module": both.wall - runtime.wall}
        self._finish("init", answer.failed, _error(answer.body) if answer.failed else "", {"phases": phases})
        if answer.failed:
            os._exit(0)

    def _invoke(self, call: Callable[..., Any], message: frames.Message) -> None:
        self._output_left, self._dropped = self._caps["output_bytes"], 0
        self._clock_offset = _nanoseconds(message["clock_offset"])
        self._watch.begin(message["timeout"] * 1e3)
        answer = call("invoke", message["event"], json.dumps(message["context"]))
        failed, body = answer.failed, _error(answer.body) if answer.failed else answer.body
        size = len(body.encode())
        if size > self._caps["payload_bytes"]:
            failed, body = True, _too_large(size, self._caps["payload_bytes"])
        self._finish("done", failed, body, {})

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
            "memory_mb": self._memory.megabytes(),
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

    def host_call(self, _store: object, service: str, operation: str, params: str) -> str:
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

    def remaining_ms(self, _store: object) -> int:
        return int(self._watch.remaining())

    def now(self) -> Record:
        """The account's time of day, which the learner may have moved."""
        return moment(time.time_ns() + self._clock_offset)

    def leave(self, _store: object, status: int) -> None:
        self._stop("exit", str(status))

    def _next(self) -> frames.Message:
        message = frames.receive(self._channel)
        if message is None:
            os._exit(0)
        return message

    def _writer(self, stream: str) -> Callable[[bytes], None]:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")

        def write(data: bytes) -> None:
            # The component's last words when it was handed what it cannot take, rather than too much of it.
            self._panicked |= b"panicked at runtime/" in data and b"MemoryError" not in data
            kept = data[: self._output_left]
            self._output_left -= len(kept)
            self._dropped += len(data) - len(kept)
            text = decoder.decode(kept)
            if text:
                with self._sending:
                    at = self._meter.read().simulated
                    frames.send(self._channel, {"out": stream, "at": at, "text": text})

        return write


def _nanoseconds(seconds: float) -> int:
    return round(seconds * 1e9)


def moment(nanoseconds: int) -> Record:
    """WASI's datetime."""
    made = Record()
    made.__dict__.update(zip(("seconds", "nanoseconds"), divmod(max(0, nanoseconds), 10**9), strict=True))
    return made


def _error(body: str) -> str:
    """The error object, cut to size before anything is made of its length."""
    return json.dumps(error_of(body))


def _too_large(size: int, most: int) -> str:
    message = f"Response payload size ({size} bytes) exceeded maximum allowed payload size ({most} bytes)."
    return json.dumps({"errorMessage": message, "errorType": "Function.ResponseSizeTooLarge"})
