"""What set-up builds: where it is, which build it belongs to, and whether it may be trusted."""

import hashlib
import os
import platform
import stat
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wasmtime import Engine

GUEST, NODE = Path(__file__).parent / "guest", Path(__file__).parent / "node"
COMPILED, STDLIB, ZONES = "component.cwasm", "stdlib", "zoneinfo"
NODE_COMPILED, NODE_IMAGE, NODE_CLIENTS = "quickjs.cwasm", "node.image", "clients.json"
QUICKJS = "c0bd8f296e18cf074969f6401b9ecb72609a1323818ec2b9bf7a8f8d740d1363"  # sha256 of the module the lab knows


class ArtefactMissing(Exception):
    """The component is not built for this machine and these sources."""


class ArtefactUntrusted(Exception):
    """Someone else could have written the precompiled code; it is not loaded."""


def default_root() -> Path:
    """$LAB_DATA_DIR/runtime/artefact, or ./data/runtime/artefact."""
    return Path(os.environ.get("LAB_DATA_DIR", "data")) / "runtime" / "artefact"


@lru_cache(maxsize=1)
def key() -> str:
    """Sixteen hex digits that change whenever Python's component has to be built again."""
    beside = [Path(__file__).with_name(name) for name in ("aws_names.py", "build.py")]
    return _digest(["wasmtime", "componentize-py", "botocore"], [*guest_sources(), *beside])


@lru_cache(maxsize=1)
def node_key() -> str:
    """The same for Node.js."""
    sources = sorted(p for p in NODE.rglob("*") if p.suffix in (".js", ".py"))
    return "node-" + _digest(["wasmtime", "botocore"], [*sources, Path(__file__).with_name("aws_names.py")])


def _digest(packages: list[str], sources: list[Path]) -> str:
    digest = hashlib.sha256()
    for package in packages:
        digest.update(f"{package} {version(package)}\n".encode())
    digest.update(f"{platform.python_version()} {platform.machine()} {platform.system()}\n".encode())
    for path in (*sources, Path(__file__)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def guest_sources() -> list[Path]:
    """The files that go into the component, in a fixed order."""
    return sorted(p for p in GUEST.rglob("*") if p.suffix in (".py", ".wit"))


def locate(root: Path) -> Path:
    """The folder of the current build of Python under root. Raises ArtefactMissing or ArtefactUntrusted."""
    folder = _present(root, key(), COMPILED)
    _trusted(folder, folder / COMPILED, folder / STDLIB, *(folder / STDLIB).iterdir())
    return folder


def locate_node(root: Path) -> Path:
    """The same for Node.js."""
    folder = _present(root, node_key(), NODE_IMAGE)
    _trusted(folder, *(folder / name for name in (NODE_COMPILED, NODE_IMAGE, NODE_CLIENTS)))
    return folder


def _present(root: Path, name: str, file: str) -> Path:
    folder = root / name
    if not (folder / file).is_file():
        raise ArtefactMissing(f"no {file} in {folder}; run: python -m serverless_lab.runtime.build --out {root}")
    return folder


def _trusted(*paths: Path) -> None:
    for path in paths:
        refuse_unless_ours(path)


def refuse_unless_ours(path: Path) -> None:
    """Raise ArtefactUntrusted for a link, a foreign owner, or a file that group or others may write."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise ArtefactUntrusted(f"{path} must belong to this user and be writable by nobody else")


def engine() -> "Engine":
    """The wasmtime engine; the build and the zygote must use the same settings."""
    from wasmtime import Config, Engine

    config = Config()
    config.epoch_interruption = False  # a deadline ends the process, so loops need no checks
    config.memory_init_cow = True
    config.max_wasm_stack = 2 << 20  # more aborts the process: wasmtime-py cannot raise the async stack with it
    return Engine(config)
