"""Set-up, once: guest sources → component (componentize-py) → precompiled code (wasmtime); for Node.js an image too."""

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from serverless_lab.runtime import artefact
from serverless_lab.runtime.aws_names import clients, services
from serverless_lab.runtime.node import image

_MODULE = Path(__file__).parents[2] / "node_modules" / "quickjs-wasi" / "quickjs.wasm"


def ensure(root: Path) -> None:
    """Build what is missing. Safe to call from many processes."""
    _ensure(root, artefact.locate, artefact.key, _build_python)
    _ensure(root, artefact.locate_node, artefact.node_key, _build_node)


def _ensure(
    root: Path, locate: Callable[[Path], Path], key: Callable[[], str], fill: Callable[[Path, Path], None]
) -> None:
    try:
        locate(root)
    except artefact.ArtefactMissing:
        root.mkdir(parents=True, exist_ok=True)
    else:
        return
    with _lock(root / ".lock"), tempfile.TemporaryDirectory(prefix=".building-", dir=root) as place:
        try:
            locate(root)  # another builder was faster
        except artefact.ArtefactMissing:
            made = Path(place) / "artefact"
            made.mkdir()
            fill(Path(place), made)
            _readable_by_all_writable_by_owner(made)
            shutil.rmtree(root / key(), ignore_errors=True)  # a folder without the whole build in it
            made.rename(root / key())
            _remove_old_builds(root, key().startswith("node-"))
    locate(root)


def _remove_old_builds(root: Path, node: bool) -> None:
    """All but this build and the one before, which a keeper may still be using."""
    folders = [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    builds = [path for path in folders if path.name.startswith("node-") == node]
    for old in sorted(builds, key=lambda path: path.stat().st_mtime)[:-2]:
        shutil.rmtree(old, ignore_errors=True)


def _build_python(place: Path, made: Path) -> None:
    _componentize(place, made)
    _precompile(place / "component.wasm", made / artefact.COMPILED)


def _build_node(_: Path, made: Path) -> None:
    from wasmtime import Module

    engine, compiled = artefact.engine(), made / artefact.NODE_COMPILED
    compiled.write_bytes(Module(engine, _quickjs()).serialize())
    image.make(engine, Module.deserialize_file(engine, str(compiled))).write(made / artefact.NODE_IMAGE)
    (made / artefact.NODE_CLIENTS).write_text(json.dumps(clients()))


def _quickjs() -> bytes:
    """The module as npm brought it, if it is the one we know."""
    try:
        module = _MODULE.read_bytes()
    except OSError:
        raise SystemExit(f"There is no {_MODULE}; run: make setup") from None
    if hashlib.sha256(module).hexdigest() != artefact.QUICKJS:
        raise SystemExit(f"{_MODULE} is not the version that the lab knows; run: make setup")
    return module


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _componentize(place: Path, made: Path) -> None:
    sources = place / "guest"
    shutil.copytree(artefact.GUEST, sources, ignore=shutil.ignore_patterns("__pycache__"))
    (sources / "services.json").write_text(json.dumps(services()))
    (sources / "BUILDING").touch()
    empty = place / "empty-environment"
    (empty / "lib" / "site-packages").mkdir(parents=True)
    program = Path(sys.executable).parent / "componentize-py"
    command = [str(program), "-q", "-d", "world.wit", "-w", "execution-environment", "componentize", "-p", "."]
    done = subprocess.run(  # noqa: S603 - our own build tool, fixed arguments
        [*command, "_lab_world", "-o", str(place / "component.wasm")],
        cwd=sources,
        # Nothing of this machine's environment may end up in the snapshot.
        env={"PATH": os.defpath, "HOME": str(place), "VIRTUAL_ENV": str(empty), "PYTHONHASHSEED": "0"},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"componentize-py failed:\n{done.stdout}{done.stderr}")
    (made / artefact.STDLIB).mkdir()
    shutil.move(sources / "python-stdlib.zip", made / artefact.STDLIB)
    shutil.move(sources / "build-info.json", made)
    shutil.copytree(_zones(), made / artefact.ZONES, ignore=shutil.ignore_patterns("*.py", "*.pyc", "__pycache__"))


def _zones() -> Path:
    import tzdata  # type: ignore[import-untyped]

    return Path(str(tzdata.__file__)).parent / "zoneinfo"


def _precompile(component: Path, target: Path) -> None:
    from wasmtime.component import Component

    target.write_bytes(Component.from_file(artefact.engine(), str(component)).serialize())


def _readable_by_all_writable_by_owner(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def main() -> None:
    """Build where needed and print one line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=artefact.default_root(), help="folder that holds the builds")
    root: Path = options.parse_args().out.absolute()
    began = time.perf_counter()
    ensure(root)
    seconds = time.perf_counter() - began
    print(f"function runtime: {root} ({'ready' if seconds < 1 else f'built in {seconds:.0f} s'})")


if __name__ == "__main__":
    main()
