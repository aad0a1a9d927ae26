"""Function code for the editor: one text in, a deployment package out, and back."""

from contextlib import suppress

from serverless_lab.runtime import code, packages
from serverless_lab.runtime.packages import BadPackage, File

SHOWN_FILES = 50
SHOWN_BYTES = 256 * 1024
__all__ = ["BadPackage", "checked_names", "names", "pack", "put", "read", "unpack"]


def pack(source: str, filename: str = "lambda_function.py") -> bytes:
    """A deployment package with one file; the same text gives the same bytes."""
    return code.package(source, filename)


def put(package: bytes, filename: str, source: str) -> bytes:
    """The package with one file written anew; whatever else is in it stays. One that cannot be opened is replaced."""
    files: dict[str, File] = {}
    with suppress(BadPackage):
        files = packages.read(package)
    executable = filename in files and files[filename].executable
    return packages.write(files | {filename: File(source.encode(), executable)})


def read(package: bytes, filename: str) -> str:
    """One file as an editor can show it; empty where it is not there, no UTF-8 text, or too long."""
    try:
        data = packages.read_file(package, filename, SHOWN_BYTES)
    except BadPackage:
        return ""
    return _text(data or b"") or ""


def names(package: bytes) -> list[str]:
    """What is in a package; nothing where it cannot be opened. No file is looked into."""
    try:
        return packages.listed(package)
    except BadPackage:
        return []


def checked_names(package: bytes) -> list[str]:
    """The same after every byte was looked at. Raises BadPackage."""
    return packages.names(package)


def unpack(package: bytes) -> dict[str, str]:
    """The text files of a package by name, as far as an editor can show them. Raises BadPackage.

    Files that are no UTF-8 text, or too long for an editor, are left out.
    """
    shown: dict[str, str] = {}
    for name, file in sorted(packages.read(package).items()):
        text = _text(file.data) if len(file.data) <= SHOWN_BYTES else None
        if text is not None and len(shown) < SHOWN_FILES:
            shown[name] = text
    return shown


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
