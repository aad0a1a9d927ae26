"""A stamp remembers what a step was made from, so that it is done again only when that changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def digest(paths: Iterable[Path], *extra: str) -> str:
    """One hash over names and contents of files (folders: all files in them) and over `extra`."""
    total = hashlib.sha256("\0".join(extra).encode())
    for path in paths:
        files = sorted(item for item in path.rglob("*") if item.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                total.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return total.hexdigest()


def fresh(stamp: Path, value: str) -> bool:
    return stamp.is_file() and stamp.read_text() == value
