"""Python: the component of CPython that is built at set-up."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wasmtime import Store, WasiConfig
from wasmtime.component import Component, Linker, Record

from serverless_lab.runtime import artefact, frames
from serverless_lab.runtime.guests import Answer, Guest, Host, Mount, World
from serverless_lab.runtime.memory import RUNTIME_MB

if TYPE_CHECKING:
    from wasmtime import Engine


class PythonWorld(World):
    """The component, its imports tied to whichever guest runs after the fork."""

    def __init__(self, engine: "Engine", built: Path) -> None:
        self.engine, self._built = engine, built
        self.component = Component.deserialize_file(engine, str(built / artefact.COMPILED))
        self._host: Host | None = None
        self.linker = Linker(engine)
        self.linker.add_wasip2()
        with self.linker.root() as root:
            # Looked up at each call: the child that answers exists only after the fork.
            root.add_func("host-call", lambda _, *given: self._served().aws(*given))
            root.add_func("remaining-ms", lambda _: self._served().remaining())
            root.add_func("leave", lambda _, status: self._served().leave(status))
        self.linker.allow_shadowing = True
        imports = self.component.type.imports(engine)
        name = next(name for name in imports if name.startswith("wasi:clocks/wall-clock@"))
        with self.linker.root() as root, root.add_instance(name) as clock:
            clock.add_func("now", lambda *_: moment(self._served().wall_clock()))
            clock.add_func("resolution", lambda *_: moment(1000))

    def _served(self) -> Host:
        assert self._host is not None
        return self._host

    def guest(self, host: Host, order: frames.Message) -> "PythonGuest":
        self._host = host
        library = [(str(self._built / artefact.STDLIB), "/usr/lib/python3.14", False)]
        zones = [(str(self._built / artefact.ZONES), "/usr/share/zoneinfo", False)]
        return PythonGuest(self, host, [*library, *zones])


class PythonGuest(Guest):
    """One instance of the component."""

    share_mb = RUNTIME_MB

    def __init__(self, world: PythonWorld, host: Host, library: list[Mount]) -> None:
        self._world, self._host, self._library = world, host, library

    def open(self, mounts: list[Mount], memory_bytes: int) -> dict[str, int]:
        self._store = Store(self._world.engine)
        wasi = WasiConfig()
        wasi.argv = ["python"]
        wasi.env = []
        opened = {}
        for folder, guest, writable in [*self._library, *mounts]:
            wasi.preopen_dir(folder, guest, bool(writable))
            opened[guest] = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        wasi.stdout_custom = lambda data: self._host.output("stdout", data)
        wasi.stderr_custom = lambda data: self._host.output("stderr", data)
        self._store.set_wasi(wasi)
        self._store.set_limits(memory_size=memory_bytes)
        return opened

    def begin(self) -> None:
        instance = self._world.linker.instantiate(self._store, self._world.component)
        self._functions = {name: instance.get_func(self._store, name) for name in ("start", "load", "invoke")}

    def start(self, environment: dict[str, str]) -> None:
        self._call("start", json.dumps({"environment": environment}))

    def load(self, handler: str) -> Answer:
        return self._answer(self._call("load", handler))

    def invoke(self, event: str, context: dict[str, str]) -> Answer:
        return self._answer(self._call("invoke", event, json.dumps(context)))

    def _call(self, name: str, *arguments: str) -> Any:
        function: Callable[..., Any] | None = self._functions[name]
        assert function is not None
        answer = function(self._store, *arguments)
        function.post_return(self._store)  # type: ignore[attr-defined]
        return answer

    @staticmethod
    def _answer(answer: Any) -> Answer:
        return Answer(answer.failed, answer.body)


def moment(nanoseconds: int) -> Record:
    """WASI's datetime."""
    made = Record()
    made.__dict__.update(zip(("seconds", "nanoseconds"), divmod(max(0, nanoseconds), 10**9), strict=True))
    return made
