"""Work that the guest leaves to its host because JavaScript would be slow at it: digests, compression, randomness."""

import hashlib
import hmac
import os
import zlib

from serverless_lab.runtime.node.quickjs import Raised

DIGESTS = frozenset(
    "md5 sha1 sha224 sha256 sha384 sha512 sha512-256 sha3-256 sha3-384 sha3-512 ripemd160 blake2b512 blake2s256".split()
)
_NAMES = {
    "sha512-256": "sha512_256",
    "blake2b512": "blake2b",
    "blake2s256": "blake2s",
    **{f"sha3-{bits}": f"sha3_{bits}" for bits in (256, 384, 512)},
}
_MOST = 64 << 20  # bytes unpacked; a function has no more memory than that to spare
_WINDOWS = {"gzip": 31, "deflate": 15, "deflate-raw": -15, "unzip": 47}


def digest(name: str, key: bytes | None, data: bytes) -> bytes:
    """A digest of the data, or an HMAC where there is a key."""
    known = name.lower()
    try:
        if key is not None:
            return hmac.new(key, data, _NAMES.get(known, known)).digest()
        return hashlib.new(_NAMES.get(known, known), data, usedforsecurity=False).digest()
    except ValueError:
        pass
    if key is not None:
        raise Raised(f"Invalid digest: {name}", "TypeError", code="ERR_CRYPTO_INVALID_DIGEST")
    raise Raised("Digest method not supported", code="ERR_CRYPTO_INVALID_DIGEST")


def derive(how: str, password: bytes, salt: bytes, rounds: int, size: int, name: str) -> bytes:
    """pbkdf2 or scrypt, capped so that one call cannot hold the process for long."""
    if not 0 < size <= 1 << 16:
        raise Raised('The value of "keylen" is out of range.', "RangeError", code="ERR_OUT_OF_RANGE")
    if how == "scrypt":
        if not 1 < rounds <= 1 << 17 or rounds & (rounds - 1):
            raise Raised("Invalid scrypt params", "RangeError", code="ERR_CRYPTO_INVALID_SCRYPT_PARAMS")
        return hashlib.scrypt(password, salt=salt, n=rounds, r=8, p=1, maxmem=256 << 20, dklen=size)
    if not 0 < rounds <= 10_000_000:
        raise Raised('The value of "iterations" is out of range.', "RangeError", code="ERR_OUT_OF_RANGE")
    try:
        return hashlib.pbkdf2_hmac(_NAMES.get(name.lower(), name.lower()), password, salt, rounds, size)
    except ValueError:
        raise Raised(f"Invalid digest: {name}", "TypeError", code="ERR_CRYPTO_INVALID_DIGEST") from None


def random(size: int) -> bytes:
    if not 0 <= size <= _MOST:
        raise Raised('The value of "size" is out of range.', "RangeError", code="ERR_OUT_OF_RANGE")
    return os.urandom(size)


def compress(how: str, data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=_WINDOWS[how])
    return packer.compress(data) + packer.flush()


def decompress(how: str, data: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=_WINDOWS[how])
    try:
        found = unpacker.decompress(data, _MOST)
    except zlib.error:
        raise Raised("incorrect header check", errno=-3, code="Z_DATA_ERROR") from None
    if unpacker.unconsumed_tail:
        raise Raised(f"Cannot create a Buffer larger than {_MOST} bytes", "RangeError", code="ERR_BUFFER_TOO_LARGE")
    if not unpacker.eof:
        raise Raised("unexpected end of file", errno=-5, code="Z_BUF_ERROR")
    return found
