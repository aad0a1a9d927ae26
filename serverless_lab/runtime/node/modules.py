"""Modules of the guest: their names, their sources, and scripts evaluated under the name of their file."""

import json
import re
from collections.abc import Callable

from serverless_lab.runtime.node.files import Mounts
from serverless_lab.runtime.node.quickjs import Handle, QuickJS
from serverless_lab.runtime.node.resolve import Resolver

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_RESERVED = frozenset(
    """arguments await break case catch class const continue debugger default delete do else enum eval export extends
    false finally for function if implements import in instanceof interface let new null package private protected
    public return static super switch this throw true try typeof var void while with yield""".split()
)
_MODULE_SYNTAX = re.compile(
    r"""^[ \t]*(export[ \t]*[{*]|export[ \t]+(default|const|let|var|function|class|async)\b|import\b[ \t]*[{*"'\w])""",
    re.M,
)
_URL = "file://"
WRAPPER = "(function (exports, require, module, __filename, __dirname) { "


class Modules:
    """`describe(name)` runs a module in the guest and answers with a JSON list of what it has."""

    def __init__(
        self, engine: QuickJS, mounts: Mounts, major: str, known: set[str], describe: Callable[[str], str]
    ) -> None:
        self._engine, self._mounts, self._describe = engine, mounts, describe
        self.resolver = Resolver(mounts, major, known)
        self._detects = int(major) > 22  # Lambda switches it off for Node.js 22
        self._lines: dict[str, list[str]] = {}

    def normalize(self, base: str, specifier: str) -> str:
        """The name that a module has in stacks: a URL, as in Node."""
        found = self.resolver.load(specifier, base.removeprefix(_URL))
        return found if found.startswith("node:") else _URL + found

    def source(self, name: str) -> str:
        """The source of an ES module; for anything else one that shows its values as exports."""
        name = name.removeprefix(_URL)
        if name.startswith("node:"):
            return self._shim(name)
        text = self._read(name)
        if name.endswith(".json"):
            return f"export default {text.strip()};"
        if not self.written_as_module(name, text):
            return self._shim(name)
        if "import.meta" in text:  # on the first line, so that the others keep their numbers
            folder = name.rsplit("/", 1)[0] or "/"
            known = {"url": f"file://{name}", "filename": name, "dirname": folder}
            return f"Object.assign(import.meta, {json.dumps(known)});{text}"
        return text

    def written_as_module(self, name: str, text: str) -> bool:
        said = self.resolver.is_module(name)
        if said is None:
            return self._detects and bool(_MODULE_SYNTAX.search(text))
        return said

    def kind(self, path: str) -> str:
        """module or commonjs."""
        return "module" if self.written_as_module(path, self._read(path)) else "commonjs"

    def wrapped(self, path: str) -> Handle:
        """The function of the five names that CommonJS knows, with a file for its body. Raises JavaScriptError."""
        body = re.sub(r"\A#!.*", "", self._read(path))
        return self._engine.evaluate(f"{WRAPPER}{body}\n}})", path)

    def line(self, name: str, number: float) -> str:
        """A line of a source that was read, for the words of an error."""
        lines = self._lines.get(name.removeprefix(_URL), [])
        return lines[int(number) - 1] if 0 < number <= len(lines) else ""

    def _read(self, path: str) -> str:
        text = self._mounts.read(path).decode("utf-8", "replace").removeprefix("\ufeff")
        self._lines[path] = text.split("\n")
        return text

    def _shim(self, name: str) -> str:
        """A module made of what `require` answers, with an export for each of its names."""
        names = [n for n in json.loads(self._describe(name)) if _NAME.fullmatch(n) and n not in _RESERVED]
        lines = "".join(f"export const {n} = m[{n!r}];" for n in dict.fromkeys(names))
        return f"const m = globalThis[Symbol.for('lab.require')]({json.dumps(name)});export default m;{lines}"
