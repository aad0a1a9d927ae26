"""Node.js in one environment: QuickJS restored from its image, the event loop, and the host's side of its calls."""

import json
import os
import struct
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wasmtime import Module, Store, WasiConfig

from serverless_lab.runtime import artefact, frames
from serverless_lab.runtime.guests import Answer, Guest, Host, Mount, World
from serverless_lab.runtime.memory import NODE_MB
from serverless_lab.runtime.node import services
from serverless_lab.runtime.node.files import Mounts
from serverless_lab.runtime.node.image import Image
from serverless_lab.runtime.node.imports import linker
from serverless_lab.runtime.node.modules import Modules
from serverless_lab.runtime.node.quickjs import Handle, JavaScriptError, QuickJS, Raised, Value

if TYPE_CHECKING:
    from pathlib import Path

    from wasmtime import Engine

_NO_ROOM = '"errorType":"InternalError","errorMessage":"out of memory"'
_NONSENSE = (TypeError, LookupError, ValueError, ArithmeticError, AttributeError, RecursionError)


class NodeWorld(World):
    """The module and the image of an engine in which the runtime's own scripts have run."""

    def __init__(self, engine: "Engine", built: "Path") -> None:
        self.engine = engine
        self.module = Module.deserialize_file(engine, str(built / artefact.NODE_COMPILED))
        self.image = Image.read(built / artefact.NODE_IMAGE)
        self.clients: dict[str, str] = json.loads((built / artefact.NODE_CLIENTS).read_text())
        self._guest: NodeGuest | None = None
        self.linker = linker(engine, self._served)

    def _served(self) -> "NodeGuest":
        assert self._guest is not None
        return self._guest

    def guest(self, host: Host, order: frames.Message) -> "NodeGuest":
        self._guest = NodeGuest(self, host, order["environment"].get("AWS_EXECUTION_ENV", ""))
        return self._guest


class NodeGuest(Guest):
    """One instance of the module. What the guest's scripts export is called by name, see js/runtime.js."""

    share_mb = NODE_MB

    def __init__(self, world: NodeWorld, host: Host, execution: str) -> None:
        self._world, self._host = world, host
        self._major = execution.removeprefix("AWS_Lambda_nodejs").removesuffix(".x") or "24"
        self._answer: Answer | None = None
        self._unhandled: dict[int, tuple[Handle, Handle]] = {}
        self._calls: dict[str, Callable[..., Any]] = {}

    # -- the guest's life

    def open(self, mounts: list[Mount], memory_bytes: int) -> dict[str, int]:
        self._memory_bytes = memory_bytes
        self._store = Store(self._world.engine)
        self._store.set_wasi(WasiConfig())
        self._store.set_limits(memory_size=memory_bytes)
        opened = {guest: os.open(folder, os.O_RDONLY | os.O_DIRECTORY) for folder, guest, _ in mounts}
        self._mounts = Mounts({guest: (opened[guest], writable) for _, guest, writable in mounts})
        return opened

    def begin(self) -> None:
        self._engine = QuickJS(self._store, self._world.linker.instantiate(self._store, self._world.module))
        self._exports = self._world.image.restore(self._engine)
        self._engine.settle()
        names = {*json.loads(self._ask("names")), *self._world.clients}
        self._modules = Modules(
            self._engine, self._mounts, self._major, names, lambda name: self._ask("describe", name)
        )
        self._calls = self._tabled()

    def start(self, environment: dict[str, str]) -> None:
        self._call("start", json.dumps({"environment": environment, "major": self._major}))

    def load(self, handler: str) -> Answer:
        return self._until_answered("load", handler)

    def invoke(self, event: str, context: dict[str, str]) -> Answer:
        return self._until_answered("invoke", event, json.dumps(context))

    def _until_answered(self, name: str, *given: str) -> Answer:
        """The event loop, until the scripts have called `answer`."""
        self._answer = None
        self._call(name, *given)
        while True:
            self._engine.jobs()
            self._report_rejections()
            if self._answer is not None:
                return self._answer
            wait = self._tick()
            if wait > 0:
                time.sleep(wait / 1e3)
            elif wait < 0:
                self._call("idle")  # nothing is left that could settle anything

    def _call(self, name: str, *given: Value) -> None:
        try:
            self._engine.free_value(self._engine.apply(self._exports[name], given))
        except JavaScriptError as problem:  # the scripts catch all but the end of memory and of the stack
            raise MemoryError if "out of memory" in str(problem) else RuntimeError(str(problem)) from None

    def _ask(self, name: str, *given: Value) -> str:
        """What one of the scripts' functions answers, as text. Raises JavaScriptError."""
        handle = self._engine.apply(self._exports[name], given)
        try:
            return self._engine.text(handle)
        finally:
            self._engine.free_value(handle)

    def _tick(self) -> float:
        """Milliseconds until something is to be done; below zero when nothing ever will be."""
        handle = self._engine.apply(self._exports["tick"], ())
        try:
            return float(self._engine.get_float64(handle))
        finally:
            self._engine.free_value(handle)

    def _report_rejections(self) -> None:
        waiting, self._unhandled = self._unhandled, {}
        for promise, reason in waiting.values():
            if self._answer is None or not self._answer.last:
                self._call("unhandled", reason)
            self._engine.free_value(promise)
            self._engine.free_value(reason)

    # -- what the module imports

    def write(self, data: bytes, place: int) -> None:
        self._engine.memory.put(data, place & 0xFFFFFFFF)

    def wall_clock(self) -> int:
        return self._host.wall_clock()

    def rejected(self, promise: int, reason: int, handled: int) -> None:
        """A promise was rejected with nobody listening, or has found a listener after all."""
        identity = self._engine.get_value_ptr(promise)
        known = self._unhandled.pop(identity, None)
        for handle in known or ():
            self._engine.free_value(handle)
        if handled:
            self._engine.free_value(promise)
            self._engine.free_value(reason)
        else:
            self._unhandled[identity] = (Handle(promise), Handle(reason))

    def normalize(self, base: int, name: int) -> int:
        engine = self._engine
        return self._tried(
            lambda: engine.put(self._modules.normalize(engine.c_text(base), engine.c_text(name)).encode())
        )

    def load_module(self, name: int, length: int) -> int:
        def load() -> int:
            source = self._modules.source(self._engine.c_text(name)).encode("utf-8", "surrogatepass")
            self.write(len(source).to_bytes(4, "little"), length)
            return self._engine.put(source)

        return self._tried(load)

    def host_call(self, name: int, size: int, _this: int, count: int, places: int) -> int:
        engine = self._engine
        called = engine.get(name, size).decode()
        handles = struct.unpack(f"<{count}I", engine.get(places, 4 * count))

        def call() -> int:
            if called in ("promise_state", "promise_result"):  # the promise itself is asked about, not its value
                return self._promise(called, Handle(handles[0]))
            answer = self._calls[called](*(engine.value(handle) for handle in handles))
            return answer if isinstance(answer, Handle) else engine.made(answer)

        return self._tried(call)

    def _promise(self, asked: str, promise: Handle) -> int:
        if asked == "promise_state":
            return self._engine.made(float(self._engine.promise_state(promise)))
        return int(self._engine.promise_result(promise))

    def _tried(self, work: Callable[[], int]) -> int:
        try:
            return work()
        except JavaScriptError as problem:
            self._engine.free_value(self._engine.throw(problem.handle))
            return 0
        except Raised as problem:
            return self._engine.give_up(self._exports["fault"], problem)
        except _NONSENSE as problem:  # called as the scripts never call it
            return self._engine.give_up(self._exports["fault"], Raised(f"not possible here: {problem}", "TypeError"))

    # -- what the scripts may ask for

    def _tabled(self) -> dict[str, Callable[..., Any]]:
        files, modules = self._mounts, self._modules
        return {
            "write": lambda stream, text: self._host.output(stream, text.encode("utf-8", "replace")),
            "answer": self._answered,
            "spoil": self._spoilt,
            "aws": self._host.aws,
            "client": lambda name: self._world.clients[name],
            "remaining": lambda: float(self._host.remaining()),
            "memory": lambda: float(len(self._engine.memory)),
            "stream": self._host.stream,
            "exit": lambda status: self._host.leave(int(status) & 255),
            "digest": services.digest,
            "derive": lambda how, password, salt, rounds, size, name: services.derive(
                how, password, salt, int(rounds), int(size), name
            ),
            "random": lambda size: services.random(int(size)),
            "compress": services.compress,
            "decompress": services.decompress,
            "read": files.read,
            "names": lambda path: json.dumps(files.names(path)),
            "kind": files.kind,
            "status": lambda path: json.dumps(_status(files.status(path))),
            "save": files.write,
            "mkdir": files.make_folder,
            "unlink": files.remove,
            "rmdir": files.remove_folder,
            "rename": files.rename,
            "resolve": modules.resolver.require,
            "module_kind": modules.kind,
            "wrapped": modules.wrapped,
            "source_line": modules.line,
        }

    def _answered(self, failed: bool, body: str, last: bool) -> None:
        if failed and (_NO_ROOM in body or self._is_full()):
            raise MemoryError
        self._answer = Answer(failed, body, last)

    def _is_full(self) -> bool:
        """Without room even for the error, whatever then seems to have gone wrong."""
        return bool(self._memory_bytes - len(self._engine.memory) < 1 << 20)

    def _spoilt(self) -> None:
        assert self._answer is not None
        self._answer = self._answer._replace(last=True)


def _status(found: os.stat_result | None) -> dict[str, float]:
    if found is None:
        return {"mode": 0o40755, "size": 4096, "mtime": 0, "ino": 1}
    return {"mode": found.st_mode, "size": found.st_size, "mtime": found.st_mtime * 1e3, "ino": found.st_ino}
