"""A module's functions and memory, called without what wasmtime-py does for every argument of every call.

An invocation is some forty calls into the engine; with the types looked up once each costs microseconds."""

import ctypes
from typing import Any

from wasmtime import Func, Instance, Memory, Store, Trap, WasmtimeError
from wasmtime import _bindings as ffi
from wasmtime._extern import wrap_extern
from wasmtime._func import maybe_raise_last_exn

# By type: how it stands in a slot of 16 bytes, and how many of its kind a slot would hold.
_WIDTHS: dict[str, tuple[Any, int]] = {
    "i32": (ctypes.c_int32, 4),
    "i64": (ctypes.c_int64, 2),
    "f64": (ctypes.c_double, 2),
}
_Problem = ctypes.POINTER(ffi.wasm_trap_t)
_call = ffi._wasmtime_func_call_unchecked


def found(store: Store, instance: Instance, name: str) -> Any:
    """One export by its name. wasmtime-py would make objects of all five hundred."""
    item, wanted = ffi.wasmtime_extern_t(), name.encode()
    there = ffi.wasmtime_instance_export_get(
        store._context(), ctypes.byref(instance._instance), ctypes.create_string_buffer(wanted), len(wanted), item
    )
    if not there:
        raise KeyError(name)
    return wrap_extern(item)


class Export:
    """One function; numbers in, a number or nothing out. Raises Trap, and what a host function has raised."""

    def __init__(self, store: Store, function: Func) -> None:
        kind = function.type(store)
        taken, given = ([str(each) for each in each_way] for each_way in (kind.params, kind.results))
        self._store, self._function = store, function  # what the two below point to
        self._context, self._func = store._context(), ctypes.byref(function._func)
        self._size = max(1, len(taken), len(given))
        self._slots = (ffi.wasmtime_val_raw * self._size)()
        self._taken = [self._place(index, name) for index, name in enumerate(taken)]
        self._given = self._place(0, given[0]) if given else None

    def _place(self, index: int, name: str) -> tuple[Any, int]:
        kind, each = _WIDTHS[name]
        return ctypes.cast(self._slots, ctypes.POINTER(kind)), index * each

    def __call__(self, *arguments: float) -> Any:
        for (slots, index), value in zip(self._taken, arguments, strict=True):
            slots[index] = value
        trap = _Problem()
        error = _call(self._context, self._func, self._slots, self._size, ctypes.byref(trap))
        if error or trap:
            problem = WasmtimeError._from_ptr(error) if error else Trap._from_ptr(trap)
            maybe_raise_last_exn()
            raise problem
        return self._given[0][self._given[1]] if self._given else None


class Bytes:
    """The memory, as it is now: it moves and grows. Raises ValueError for what lies outside."""

    def __init__(self, store: Store, memory: Memory) -> None:
        self._store, self._memory = store, memory

    def __len__(self) -> int:
        return int(self._memory.data_len(self._store))

    def grow(self, pages: int) -> None:
        self._memory.grow(self._store, pages)

    def get(self, place: int, size: int) -> bytes:
        return ctypes.string_at(self._at(place, size), size)

    def put(self, data: bytes, place: int) -> None:
        ctypes.memmove(self._at(place, len(data)), data, len(data))

    def _at(self, place: int, size: int) -> int:
        if place < 0 or size < 0 or place + size > len(self):
            raise ValueError("outside the guest's memory")
        start = ctypes.cast(self._memory.data_ptr(self._store), ctypes.c_void_p).value
        assert start is not None
        return start + place
