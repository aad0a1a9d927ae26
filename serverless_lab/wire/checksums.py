"""The checksums that uploads carry, as bytes, by AWS's names."""

import zlib
from collections.abc import Callable
from functools import cache
from hashlib import sha1, sha256, sha512


def crc32(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")


def crc32c(data: bytes) -> bytes:
    """CRC-32 with Castagnoli's polynomial (RFC 3720)."""
    return _crc(data, 0x82F63B78, 32)


def crc64nvme(data: bytes) -> bytes:
    """CRC-64 as NVM Express defines it."""
    return _crc(data, 0x9A6C9329AC4BC9B5, 64)


def _crc(data: bytes, polynomial: int, bits: int) -> bytes:
    table, mask = _table(polynomial), (1 << bits) - 1
    value = mask
    for byte in data:
        value = table[(value ^ byte) & 0xFF] ^ (value >> 8)
    return (value ^ mask).to_bytes(bits // 8, "big")


@cache
def _table(polynomial: int) -> tuple[int, ...]:
    """The remainder of every byte, lowest bit first."""
    rows = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ polynomial if value & 1 else value >> 1
        rows.append(value)
    return tuple(rows)


CHECKSUMS: dict[str, Callable[[bytes], bytes]] = {
    "crc32": crc32,
    "crc32c": crc32c,
    "crc64nvme": crc64nvme,
    "sha1": lambda data: sha1(data, usedforsecurity=False).digest(),
    "sha256": lambda data: sha256(data).digest(),
    "sha512": lambda data: sha512(data).digest(),
}
