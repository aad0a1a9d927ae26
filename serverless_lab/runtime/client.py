"""The function runtime as the course sees it."""

import contextlib
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from serverless_lab.runtime import frames, model, served
from serverless_lab.runtime.conversation import Conversation
from serverless_lab.runtime.limits import Limits
from serverless_lab.runtime.model import (
    Call,
    EnvironmentSpec,
    EnvironmentStats,
    HostCall,
    Observed,
    OnChunk,
    OnOutput,
    Stats,
)
from serverless_lab.runtime.tags import clean

MOST_IDLE = 8  # connections that are kept for the next call
_REFUSALS = {
    kind.__name__: kind
    for kind in (model.RuntimeBusy, model.EnvironmentLost, model.EnvironmentInUse, model.RuntimeUnavailable)
}


class Runtime:
    """A client of the keeper; may be shared by threads. Each running call has a connection to itself."""

    def __init__(self, socket_path: Path, limits: Limits | None = None) -> None:
        self._path, self._notes = socket_path, served.beside(socket_path)
        self._limits = limits or Limits.from_environ()
        self._depth = threading.local()  # runs that this thread is in the middle of
        self._idle: list[socket.socket] = []

    def run(
        self,
        spec: EnvironmentSpec,
        call: Call,
        on_call: HostCall,
        on_output: OnOutput | None = None,
        on_chunk: OnChunk | None = None,
    ) -> Observed:
        """One invocation, from lease to return. Raises a RuntimeRefusal when it was not started.

        What on_call raises, other than AwsError, ends the environment and comes out here."""
        if call.served_before is None:
            _refuse_unusable(spec.environment)
        depth = getattr(self._depth, "value", 0)
        began = time.perf_counter()
        with self._connection() as keeper, _leased(keeper, self._wanted(spec, call, depth)) as (lease, channel, pidfd):
            prepared = (time.perf_counter() - began) * 1e3
            limits = self._limits.for_init(spec.init_seconds)
            self._depth.value = depth + 1
            try:
                conversation = Conversation(channel, pidfd, limits, on_call, on_output, on_chunk)
                observed = conversation.hold(call, lease, prepared)
            finally:
                self._depth.value = depth
            return self._give_back(keeper, observed, call)

    def _give_back(self, keeper: socket.socket, observed: Observed, call: Call) -> Observed:
        """Nobody waits for an answer: the keeper hears of returns before it answers who asks later."""
        try:
            frames.send(keeper, {"do": "return", "keep": observed.kept, "served": call.served_after})
        except OSError:
            return replace(observed, kept=False)  # the keeper's end is the environment's
        return observed

    def alive(self, owner: str, key: str, tag: str) -> bool:
        """Whether a process stands behind this environment that has served exactly this."""
        with self._connection() as keeper:
            if served.is_noted(self._notes, owner, key, tag):
                return True
            return bool(_exchange(keeper, {"do": "alive", "owner": owner, "key": key, "served": tag})[0]["alive"])

    def drop(self, owner: str, key: str | None = None) -> int:
        """End one or all of an owner's environments, running ones too; how many there were."""
        return int(self._ask({"do": "drop", "owner": owner, "key": key})["dropped"])

    def stats(self) -> Stats:
        """The keeper's processes, queue and counters."""
        answer = self._ask({"do": "stats"})
        rows = tuple(EnvironmentStats(*row) for row in answer["environments"])
        return Stats(answer["keeper"], answer["zygote"], rows, answer["waiting"], answer["counters"])

    def _wanted(self, spec: EnvironmentSpec, call: Call, depth: int) -> frames.Message:
        return {
            "do": "lease",
            "owner": spec.owner,
            "holder": spec.holder or spec.owner,
            "key": spec.key,
            "served_before": call.served_before,
            "depth": depth,
            "wait": self._limits.wait_seconds,
            "spec": _made_of(spec, call) if call.served_before is None else None,  # who goes on has its process
        }

    def _ask(self, message: frames.Message) -> frames.Message:
        with self._connection() as keeper:
            return _exchange(keeper, message)[0]

    @contextmanager
    def _connection(self) -> Iterator[socket.socket]:
        """For one conversation. It serves the next one too, unless this one broke off: then the keeper must notice."""
        keeper = self._idle_one() or self._connected()
        try:
            yield keeper
        except BaseException:
            keeper.close()
            raise
        if len(self._idle) < MOST_IDLE:
            self._idle.append(keeper)
        else:
            keeper.close()

    def _idle_one(self) -> socket.socket | None:
        with contextlib.suppress(IndexError):  # another thread may be faster
            while keeper := self._idle.pop():
                if _is_silent(keeper):
                    return keeper
                keeper.close()
        return None

    def _connected(self) -> socket.socket:
        keeper = socket.socket(socket.AF_UNIX)
        try:
            keeper.connect(str(self._path))
        except OSError as problem:
            keeper.close()
            raise model.RuntimeUnavailable(f"the function runtime does not answer: {problem}") from None
        return keeper


def _made_of(spec: EnvironmentSpec, call: Call) -> frames.Message:
    """What a new process is made of."""
    return {
        "code_dir": str(spec.code_dir.absolute()),
        "layers": [str(layer.absolute()) for layer in spec.layers],
        "mounts": [[str(m.host.absolute()), m.guest, m.writable] for m in spec.mounts],
        "handler": spec.handler,
        "language": spec.language,
        "environment": spec.environment,
        "memory_mb": spec.memory_mb,
        "cpu_share": spec.cpu_share,
        "tmp_quota": spec.tmp_quota,
        "init_seconds": spec.init_seconds,
        "clock_offset": call.clock_offset_seconds,
    }


def _is_silent(keeper: socket.socket) -> bool:
    """As a living one is between two conversations."""
    try:
        keeper.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _refuse_unusable(environment: dict[str, str]) -> None:
    for name, value in environment.items():
        writable = clean(name + value) == name + value
        if not name or "=" in name or "\0" in name + value or not writable:
            raise model.VariablesUnusable(f"no process can have the environment variable {name[:100]!a}")


def _exchange(keeper: socket.socket, message: frames.Message) -> tuple[frames.Message, list[int]]:
    try:
        frames.send(keeper, message)
        answer, descriptors = frames.receive_with(keeper, 2)
    except OSError:
        answer, descriptors = None, []
    if answer is None:
        raise model.RuntimeUnavailable("the function runtime closed the connection")
    return answer, descriptors


@contextmanager
def _leased(keeper: socket.socket, wanted: frames.Message) -> Iterator[tuple[frames.Message, socket.socket, int]]:
    """The lease's facts, the environment's channel and its pidfd, both ours until the end."""
    answer, descriptors = _exchange(keeper, wanted)
    if "refused" in answer:
        raise _REFUSALS[answer["refused"]](answer["message"])
    channel, pidfd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, descriptors[0]), descriptors[1]
    try:
        yield answer, channel, pidfd
    finally:
        channel.close()
        with contextlib.suppress(OSError):
            os.close(pidfd)
