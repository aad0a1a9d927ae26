"""Packages that are small to send and large to unpack."""

import io
import zipfile


def swollen(size: int, name: str = "python/blob.txt") -> bytes:
    """A zip whose one file has this many bytes, all of them alike."""
    buffer = io.BytesIO()
    entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(entry, bytes(size), compresslevel=1)
    return buffer.getvalue()
