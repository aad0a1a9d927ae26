"""The engine's memory after the runtime's own scripts have run: made once at set-up, copied into every environment."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from wasmtime import Module, Store

from serverless_lab.runtime.node.imports import linker
from serverless_lab.runtime.node.quickjs import Handle, QuickJS

if TYPE_CHECKING:
    from wasmtime import Engine

SCRIPTS = Path(__file__).parent / "js"
ORDER = """host errors json rows inspect format text buffer intl query url events timers path files crypto clone
writable readable streams streaming small assert http modules sdk console runtime""".split()
_HEAD = struct.Struct("<4I")  # length of the names, runtime, context, stack pointer


@dataclass(frozen=True, slots=True)
class Image:
    """`exports`: by name, the handles of the scripts' functions."""

    exports: dict[str, int]
    runtime: int
    context: int
    stack: int
    memory: bytes

    def write(self, path: Path) -> None:
        names = json.dumps(self.exports).encode()
        path.write_bytes(_HEAD.pack(len(names), self.runtime, self.context, self.stack) + names + self.memory)

    @classmethod
    def read(cls, path: Path) -> Self:
        data = path.read_bytes()
        size, runtime, context, stack = _HEAD.unpack_from(data)
        names, memory = data[_HEAD.size : _HEAD.size + size], data[_HEAD.size + size :]
        return cls(json.loads(names), runtime, context, stack, memory)

    def restore(self, engine: QuickJS) -> dict[str, int]:
        """Fill a new instance; the exports."""
        engine.adopt(self.memory, self.stack)
        engine.set_runtime_and_context(self.runtime, self.context)
        return self.exports


class _Nobody:
    """Stands in for a guest while the image is made: no call of the scripts' is answered, and no time passes."""

    def __init__(self) -> None:
        self.engine: QuickJS | None = None

    def write(self, data: bytes, place: int) -> None:
        assert self.engine is not None
        self.engine.memory.put(data, place & 0xFFFFFFFF)

    def wall_clock(self) -> int:
        return 0


def make(engine: "Engine", module: Module) -> Image:
    """Run the scripts in a new instance. Raises JavaScriptError."""
    nobody, store = _Nobody(), Store(engine)
    instance = linker(engine, lambda: nobody).instantiate(store, module)  # type: ignore[arg-type, return-value]
    quickjs = nobody.engine = QuickJS(store, instance)
    quickjs.begin()
    quickjs.settle()
    lab = quickjs.evaluate("({ host: {}, modules: { __proto__: null }, exports: {} })", "node:internal/lab")
    first, *others = ORDER
    begin = quickjs.evaluate((SCRIPTS / f"{first}.js").read_text(), f"node:internal/{first}")
    for name in quickjs.text(quickjs.apply(begin, [lab])).split():
        quickjs.apply(begin, [lab, name, quickjs.function(name)])
    for name in others:
        script = quickjs.evaluate((SCRIPTS / f"{name}.js").read_text(), f"node:internal/{name}")
        quickjs.free_value(quickjs.apply(script, [lab]))
    quickjs.jobs()
    quickjs.run_gc()
    listed = quickjs.evaluate("(lab => Object.keys(lab.exports).join(' '))", "node:internal/lab")
    member = quickjs.evaluate("((lab, name) => lab.exports[name])", "node:internal/lab")
    names = quickjs.text(quickjs.apply(listed, [lab])).split()
    exports: dict[str, int] = {name: Handle(quickjs.apply(member, [lab, name])) for name in names}
    memory, stack = quickjs.taken()
    return Image(exports, quickjs.get_runtime_ptr(), quickjs.get_context_ptr(), stack, memory)
