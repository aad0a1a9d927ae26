"""Which file, or which of Node's own modules, a specifier means: Node's two algorithms over the guest's files."""

import json
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from serverless_lab.runtime.node.files import Mounts
from serverless_lab.runtime.node.quickjs import Raised

_LAYERS = ("/opt/nodejs/node{major}/node_modules", "/opt/nodejs/node_modules", "/var/task")
_ENDINGS = ("", ".js", ".json", ".cjs")


class Resolver:
    """Answers with an absolute path or with `node:<name>`; Raised where there is nothing."""

    def __init__(self, mounts: Mounts, major: str, known: set[str]) -> None:
        """known: names of modules that are not files, without `node:`, such as fs and @aws-sdk/client-s3."""
        self._mounts, self._known = mounts, known
        self._layers = [place.format(major=major) for place in _LAYERS]
        self._packages: dict[str, dict[str, Any] | None] = {}

    def require(self, specifier: str, base: str) -> str:
        """For CommonJS: endings and folders are tried. `base` is the file that asks."""
        own = self._own(specifier)
        if own:
            return own
        if specifier.startswith(("/", "./", "../")) or specifier in (".", ".."):
            found = self._file(posixpath.join(posixpath.dirname(base), specifier))
        else:
            found = next(filter(None, (self._package(place, specifier, "require") for place in self._places(base))), "")
        if not found:
            message = f"Cannot find module '{specifier}'\nRequire stack:\n- {base}"
            raise Raised(message, code="MODULE_NOT_FOUND", requireStack=[base])
        return found

    def load(self, specifier: str, base: str) -> str:
        """For ES modules: the specifier is complete. `base` is the file that asks."""
        own = self._own(specifier)
        if own:
            return own
        if specifier.startswith(("/", "./", "../", "file://")):
            path = unquote(specifier.removeprefix("file://"))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
            return self._complete(path, base)
        for place in self._places(base):
            found = self._package(place, specifier, "import")
            if found:
                return found
        name = "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])
        message = f"Cannot find package '{name}' imported from {base}"
        raise Raised(message, code="ERR_MODULE_NOT_FOUND")

    def is_module(self, path: str) -> bool | None:
        """Whether a .js file is an ES module by its package.json; None where no package.json says it."""
        if path.endswith(".mjs"):
            return True
        if path.endswith(".cjs"):
            return False
        folder = posixpath.dirname(path)
        while not folder.endswith("/node_modules"):
            package = self._described(folder)
            if package is not None:
                return {"module": True, "commonjs": False}.get(str(package.get("type")))
            if folder == "/":
                return None
            folder = posixpath.dirname(folder)
        return None

    # -- parts

    def _own(self, specifier: str) -> str:
        name = specifier.removeprefix("node:")
        if name in self._known:
            return f"node:{name}"
        if specifier.startswith("node:"):
            raise Raised(f"No such built-in module: {specifier}", "TypeError", code="ERR_UNKNOWN_BUILTIN_MODULE")
        return ""

    def _complete(self, path: str, base: str) -> str:
        match self._mounts.kind(path):
            case "file":
                return path
            case "folder":
                message = f"Directory import '{path}' is not supported resolving ES modules imported from {base}"
                raise Raised(message, code="ERR_UNSUPPORTED_DIR_IMPORT")
        raise Raised(f"Cannot find module '{path}' imported from {base}", code="ERR_MODULE_NOT_FOUND")

    def _file(self, path: str) -> str:
        path = posixpath.normpath(path)
        for ending in _ENDINGS:
            if self._mounts.kind(path + ending) == "file":
                return path + ending
        if self._mounts.kind(path) != "folder":
            return ""
        main = (self._described(path) or {}).get("main")
        if isinstance(main, str) and main:
            found = self._file(posixpath.join(path, main))
            if found:
                return found
        return next((p for p in (f"{path}/index.js", f"{path}/index.json") if self._mounts.kind(p) == "file"), "")

    def _places(self, base: str) -> Iterator[str]:
        folder = posixpath.dirname(base)
        while True:
            if posixpath.basename(folder) != "node_modules":
                yield posixpath.join(folder, "node_modules")
            if folder == "/":
                break
            folder = posixpath.dirname(folder)
        yield from self._layers

    def _package(self, place: str, specifier: str, condition: str) -> str:
        parts = specifier.split("/")
        depth = 2 if specifier.startswith("@") else 1
        folder, inside = posixpath.join(place, *parts[:depth]), "/".join(parts[depth:])
        if self._mounts.kind(folder) != "folder":
            return self._file(folder) if condition == "require" and not inside else ""
        package = self._described(folder) or {}
        if "exports" in package:
            target = _exported(package["exports"], f"./{inside}" if inside else ".", condition)
            if target is None:
                message = f"Package subpath './{inside}' is not defined by \"exports\" in {folder}/package.json"
                raise Raised(message, code="ERR_PACKAGE_PATH_NOT_EXPORTED")
            return posixpath.normpath(posixpath.join(folder, target))
        if condition == "import" and inside:
            return self._complete(posixpath.join(folder, inside), folder)
        return self._file(posixpath.join(folder, inside))

    def _described(self, folder: str) -> dict[str, Any] | None:
        """package.json of a folder, read once; None where there is none that can be read."""
        if folder not in self._packages:
            try:
                found = json.loads(self._mounts.read(f"{folder}/package.json"))
            except (Raised, ValueError, RecursionError):
                found = None
            self._packages[folder] = found if isinstance(found, dict) else None
        return self._packages[folder]


def _exported(exports: Any, subpath: str, condition: str) -> str | None:
    """The target of a subpath in a package's `exports`."""
    if not isinstance(exports, dict) or not any(str(key).startswith(".") for key in exports):
        exports = {".": exports}
    if subpath in exports and "*" not in subpath:
        return _target(exports[subpath], condition, "")
    best: tuple[int, str | None] = (-1, None)
    for pattern, target in exports.items():
        before, star, after = pattern.partition("*")
        fits = star and subpath.startswith(before) and subpath.endswith(after) and len(subpath) >= len(pattern)
        if fits and len(before) > best[0]:
            middle = subpath[len(before) : len(subpath) - len(after)]
            best = (len(before), _target(target, condition, middle))
    return best[1]


def _target(target: Any, condition: str, middle: str) -> str | None:
    match target:
        case str():
            return target.replace("*", middle) if target.startswith("./") and ".." not in middle else None
        case dict():
            wanted = ("node", condition, "module-sync", "default")
            inner = (_target(value, condition, middle) for key, value in target.items() if key in wanted)
            return next((found for found in inner if found), None)
        case list():
            return next((found for found in (_target(each, condition, middle) for each in target) if found), None)
    return None
