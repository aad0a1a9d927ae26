"""One QuickJS instance: its values as handles, text and bytes in and out of its memory.

A handle is the address of a value inside the guest's memory. Nothing that is read from there is trusted."""

import json
import struct
from collections.abc import Sequence
from typing import Any

from wasmtime import Store

from serverless_lab.runtime.node.exports import Bytes, Export, found

_PAGE = 1 << 16
_STACK = 512 << 10  # bytes of the guest's own stack; with more, deep recursion meets the sandbox's end before its own
_SPARE = 12  # bytes in its memory for what a call answers besides its result


class Handle(int):
    """The address of a value inside the guest's memory."""


Value = str | float | bytes | bool | Handle | None


class Raised(Exception):
    """What host code gives up with; the guest gets an Error with these members."""

    def __init__(self, message: str, kind: str = "Error", **members: Any) -> None:
        super().__init__(message)
        self.kind, self.members = kind, members


class QuickJS:
    """The exports of one instance. Raises Trap where the guest breaks, MemoryError where it has no room."""

    def __init__(self, store: Store, instance: Any) -> None:
        self._store, self._instance = store, instance
        self.memory = Bytes(store, found(store, instance, "memory"))
        self._malloc, self._free = (
            Export(store, found(store, instance, f"wasm_{name}")) for name in ("malloc", "free")
        )

    def __getattr__(self, name: str) -> Any:
        """An export by its name, without the prefix that all have."""
        self.__dict__[name] = Export(self._store, found(self._store, self._instance, f"qjs_{name}"))
        return self.__dict__[name]

    def begin(self) -> None:
        """A fresh engine; not before an image is restored."""
        Export(self._store, found(self._store, self._instance, "_initialize"))()
        if self.init():
            raise MemoryError

    def settle(self) -> None:
        """What every engine needs, fresh or restored."""
        self._undefined = self.get_undefined()
        self._spare = self.room(_SPARE)
        self.set_max_stack_size(_STACK)
        self.set_promise_rejection_handler(1)
        self.set_module_loader(1)

    # -- memory

    def taken(self) -> tuple[bytes, int]:
        """All of the memory, and where its stack stands."""
        return self.memory.get(0, len(self.memory)), self._stack().value(self._store)

    def adopt(self, memory: bytes, stack: int) -> None:
        """Go on where another instance was."""
        missing = len(memory) - len(self.memory)
        if missing > 0:
            self.memory.grow(missing // _PAGE)
        self.memory.put(memory, 0)
        self._stack().set_value(self._store, stack)

    def _stack(self) -> Any:
        return found(self._store, self._instance, "__stack_pointer")

    def room(self, size: int) -> int:
        place = self._malloc(size) & 0xFFFFFFFF
        if not place:
            raise MemoryError
        return int(place)

    def release(self, place: int) -> None:
        self._free(place)

    def put(self, data: bytes) -> int:
        """A copy that ends with a zero byte; to be released."""
        place = self.room(len(data) + 1)
        self.memory.put(data + b"\0", place)
        return place

    def get(self, place: int, size: int) -> bytes:
        return self.memory.get(place & 0xFFFFFFFF, size & 0xFFFFFFFF)

    def c_text(self, place: int) -> str:
        """Text up to a zero byte."""
        found = bytearray()
        while b"\0" not in found:
            start = (place & 0xFFFFFFFF) + len(found)
            found += self.get(start, min(256, len(self.memory) - start) or 1)
        return found[: found.index(0)].decode("utf-8", "replace")

    # -- values out

    def text(self, handle: int) -> str:
        """A value as a string, its lone surrogates kept."""
        place = self.get_string_len(handle, self._spare)
        if not place:
            return ""
        data = self.get(place, struct.unpack("<I", self.get(self._spare, 4))[0])
        self.free_cstring(place)
        return data.decode("utf-8", "surrogatepass")

    def data(self, handle: int) -> bytes | None:
        """The bytes of a typed array; None for anything else."""
        numbers = self._spare
        buffer = self.get_typed_array_buffer(handle, numbers, numbers + 4, numbers + 8)
        if self.is_exception(buffer):
            self.free_value(self.get_exception())
            return None
        offset, length, _ = struct.unpack("<III", self.get(numbers, 12))
        start = self.get_array_buffer(buffer, numbers)
        whole = struct.unpack("<I", self.get(numbers, 4))[0]
        found = self.get(start + offset, length) if offset + length <= whole else b""
        self.free_value(buffer)
        return found

    def value(self, handle: int) -> Value:
        """Text, a number, true or false, or the bytes of a typed array; None for anything else."""
        if self.is_string(handle):
            return self.text(handle)
        if self.is_number(handle):
            return float(self.get_float64(handle))
        if self.is_bool(handle):
            return bool(self.get_bool(handle))
        return self.data(handle) if self.is_object(handle) else None

    # -- values in

    def made(self, value: Any) -> int:
        """A handle for a value of host code; to be freed or handed over."""
        match value:
            case Handle():
                return int(self.dup_value(value))
            case None:
                return int(self.get_undefined())
            case bool():
                return int(self.get_true() if value else self.get_false())
            case int() | float():
                return int(self.new_number(float(value)))
            case str():
                return self._of_bytes(self.new_string, value.encode("utf-8", "surrogatepass"))
            case bytes():
                return self._of_bytes(self.new_uint8_array, value)
        raise TypeError(type(value).__name__)

    def _of_bytes(self, maker: Any, data: bytes) -> int:
        place = self.put(data)
        try:
            return self.checked(maker(place, len(data)))
        finally:
            self.release(place)

    def function(self, name: str) -> Handle:
        """A function of the guest that arrives as a host call of this name."""
        data = name.encode()
        place = self.put(data)
        try:
            return Handle(self.new_host_function(place, len(data), 0))
        finally:
            self.release(place)

    def give_up(self, fault: int, problem: Raised) -> int:
        """Leave an exception behind that the guest's own function `fault` makes; what a call then answers."""
        error = self.apply(fault, [json.dumps([problem.kind, str(problem), problem.members])])
        self.free_value(self.throw(error))
        self.free_value(error)
        return 0

    # -- running

    def evaluate(self, source: str, name: str) -> Handle:
        """What a script evaluates to. Raises JavaScriptError."""
        data = source.encode("utf-8", "surrogatepass")
        code, file = self.put(data), self.put(name.encode("utf-8", "surrogatepass"))
        try:
            return self.checked(self.eval(code, len(data), file, 0))
        finally:
            self.release(code)
            self.release(file)

    def apply(self, function: int, arguments: Sequence[Value]) -> Handle:
        """Call a function. Raises JavaScriptError."""
        handles = [self.made(argument) for argument in arguments]
        if not handles:
            return self.checked(self.call(function, self._undefined, 0, 0))
        place = self.put(struct.pack(f"<{len(handles)}I", *(handle & 0xFFFFFFFF for handle in handles)))
        try:
            return self.checked(self.call(function, self._undefined, len(handles), place))
        finally:
            for handle in handles:
                self.free_value(handle)
            self.release(place)

    def checked(self, handle: int) -> Handle:
        """The same handle, unless it stands for an exception. Raises JavaScriptError."""
        if handle and not self.is_exception(handle):
            return Handle(handle)
        raise JavaScriptError(self, Handle(self.get_exception()))

    def jobs(self) -> None:
        """Run promise reactions until none is left. Raises JavaScriptError."""
        while ran := self.execute_pending_job():
            if ran < 0:
                raise JavaScriptError(self, Handle(self.get_exception()))


class JavaScriptError(Exception):
    """An exception that left the guest's code; holds its handle."""

    def __init__(self, engine: QuickJS, handle: Handle) -> None:
        self.handle = handle
        super().__init__(engine.text(handle))
