"""Function code for the editor: one text in, a deployment package out, and back."""

import tempfile
from pathlib import Path

from serverless_lab.runtime import code
from serverless_lab.runtime.code import BadPackage

SHOWN_FILES = 50
SHOWN_BYTES = 256 * 1024
__all__ = ["BadPackage", "pack", "unpack"]


def pack(source: str, filename: str = "lambda_function.py") -> bytes:
    """A deployment package with one file; the same text gives the same bytes."""
    return code.package(source, filename)


def unpack(package: bytes) -> dict[str, str]:
    """The text files of a package by name, as far as an editor can show them. Raises BadPackage.

    Files that are no UTF-8 text, or too long for an editor, are left out.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = code.unpack(package, Path(place))
        shown: dict[str, str] = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= SHOWN_BYTES:
                text = _text(path.read_bytes())
                if text is not None and len(shown) < SHOWN_FILES:
                    shown[path.relative_to(folder).as_posix()] = text
    return shown


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
