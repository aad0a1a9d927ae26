"""Set-up, once: guest sources → component (componentize-py) → precompiled code (wasmtime)."""

import argparse
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from serverless_lab.runtime import artefact
from serverless_lab.runtime.aws_names import services


def ensure(root: Path) -> Path:
    """The folder of the current build; builds it first where it is missing. Safe to call from many processes."""
    try:
        return artefact.locate(root)
    except artefact.ArtefactMissing:
        root.mkdir(parents=True, exist_ok=True)
    with _lock(root / ".lock"), tempfile.TemporaryDirectory(prefix=".building-", dir=root) as place:
        try:
            return artefact.locate(root)  # another builder was faster
        except artefact.ArtefactMissing:
            made = Path(place) / "artefact"
            made.mkdir()
            _componentize(Path(place), made)
            _precompile(Path(place) / "component.wasm", made / artefact.COMPILED)
            _readable_by_all_writable_by_owner(made)
            shutil.rmtree(root / artefact.key(), ignore_errors=True)  # a folder without a component in it
            made.rename(root / artefact.key())
            _remove_old_builds(root)
    return artefact.locate(root)


def _remove_old_builds(root: Path) -> None:
    """All but this build and the one before, which a keeper may still be using."""
    builds = [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    for old in sorted(builds, key=lambda path: path.stat().st_mtime)[:-2]:
        shutil.rmtree(old, ignore_errors=True)


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
    root: Path = options.parse_args().out
    began = time.perf_counter()
    folder = ensure(root)
    seconds = time.perf_counter() - began
    print(f"function runtime: {folder} ({'ready' if seconds < 1 else f'built in {seconds:.0f} s'})")


if __name__ == "__main__":
    main()
