"""What the QuickJS module asks of its host, tied once in the zygote to whichever guest runs after the fork."""

import os
import struct
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wasmtime import FuncType, Linker, ValType

if TYPE_CHECKING:
    from wasmtime import Engine

    from serverless_lab.runtime.node.guest import NodeGuest

_BAD_DESCRIPTOR, _NO_SYSTEM = 8, 52  # WASI's words
_WALL_CLOCK = 0


def linker(engine: "Engine", served: Callable[[], "NodeGuest"]) -> Linker:
    """All imports; no files, no environment, no arguments, no output: what there is goes through host calls."""
    made = Linker(engine)

    def define(module: str, name: str, parameters: str, results: str, work: Callable[..., Any]) -> None:
        kinds = {"i": ValType.i32, "l": ValType.i64}
        kind = FuncType([kinds[each]() for each in parameters], [kinds[each]() for each in results])
        made.define_func(module, name, kind, work)

    def env(name: str, parameters: str, results: str, work: Callable[..., Any]) -> None:
        define("env", name, parameters, results, work)

    env("host_call", "iiiii", "i", lambda *given: served().host_call(*given))
    env("host_interrupt", "", "i", lambda: 0)  # a deadline ends the process
    env("host_promise_rejection", "iii", "", lambda *given: served().rejected(*given))
    env("host_module_normalize", "ii", "i", lambda *given: served().normalize(*given))
    env("host_module_load", "ii", "i", lambda *given: served().load_module(*given))
    env("host_get_timezone_offset", "ii", "i", lambda *_: 0)

    def wasi(name: str, parameters: str, work: Callable[..., int]) -> None:
        define("wasi_snapshot_preview1", name, parameters, "i", work)

    wasi("clock_time_get", "ili", lambda clock, _, place: _time(served(), clock, place))
    wasi("random_get", "ii", lambda place, size: _random(served(), place, size))
    wasi("fd_close", "i", lambda *_: _BAD_DESCRIPTOR)
    wasi("fd_fdstat_get", "ii", lambda *_: _BAD_DESCRIPTOR)
    wasi("fd_seek", "ilii", lambda *_: _BAD_DESCRIPTOR)
    wasi("fd_write", "iiii", lambda *_: _NO_SYSTEM)
    return made


def _time(guest: "NodeGuest", clock: int, place: int) -> int:
    now = guest.wall_clock() if clock == _WALL_CLOCK else time.monotonic_ns()
    guest.write(struct.pack("<Q", now), place)
    return 0


def _random(guest: "NodeGuest", place: int, size: int) -> int:
    guest.write(os.urandom(min(size & 0xFFFFFFFF, 1 << 16)), place)
    return 0
