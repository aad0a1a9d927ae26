"""The rest of the standard library: packed into a zip while building, imported from it when a function asks."""

import importlib
import json
import os
import sys
import zipfile
from importlib import _bootstrap_external

from . import preload

_MARK = "/0/BUILDING"
_SKIP = {"idlelib", "tkinter", "turtledemo", "ensurepip", "venv", "__pycache__", "site-packages", "test"}
MOUNT = "/usr/lib/python3.14"
ARCHIVE = f"{MOUNT}/python-stdlib.zip"


def pack_when_building() -> None:
    """Write the zip and the build's notes beside the sources; does nothing in an environment."""
    if os.path.exists(_MARK):
        _pack("/0/python-stdlib.zip")
        with open("/0/build-info.json", "w") as file:
            json.dump({"python": sys.version.split()[0], "missing": preload.MISSING}, file)


def _pack(target: str) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, folders, files in os.walk("/python"):
            folders[:] = sorted(f for f in folders if f not in _SKIP and not f.startswith("config-"))
            for name in sorted(files):
                path = os.path.join(folder, name)
                inside = os.path.relpath(path, "/python")
                if name.endswith(".py"):
                    archive.writestr(_entry(inside + "c"), _compiled(path, inside), zipfile.ZIP_DEFLATED)


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))


def _compiled(path: str, inside: str) -> bytes:
    with open(path, "rb") as file:
        source = file.read()
    code = compile(source, f"{MOUNT}/{inside}", "exec", dont_inherit=True, optimize=2)
    pyc: bytes = _bootstrap_external._code_to_timestamp_pyc(code, 0, len(source))  # type: ignore[attr-defined]
    return pyc


def use_archive() -> None:
    """Point the import system at the mounted zip; the build's own folders are gone by now."""
    sys.path[:] = ["/var/task", "/opt/python", ARCHIVE]
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
    for module in list(sys.modules.values()):
        path = list(getattr(module, "__path__", None) or [])
        if path and str(path[0]).startswith("/python/"):
            module.__path__ = [ARCHIVE + str(path[0])[len("/python") :]]
