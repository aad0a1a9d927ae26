"""Landlock (Linux 5.13 and later): the kernel itself closes every folder but those an environment was given."""

import ctypes
import os
import struct
from collections.abc import Iterable

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446  # the same numbers on every machine
_VERSION, _PATH_BENEATH = 1, 1
_READ = 1 << 2 | 1 << 3  # files, folders
_WRITE = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 12  # write, remove both, make folder, file, link
_SINCE = {2: 1 << 13, 3: 1 << 14}  # moving between folders, truncating

_libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """What the kernel offers; 0 where it offers nothing."""
    return max(0, int(_libc.syscall(_CREATE, None, ctypes.c_size_t(0), _VERSION)))


def restrict(folders: Iterable[tuple[int, bool]]) -> bool:
    """Leave this thread, and those it starts, only these open folders; True = writable. No network, no signals out.

    Needs no_new_privs. False where the kernel does not know Landlock."""
    offered = version()
    if not offered:
        return False
    extra = sum(bit for since, bit in _SINCE.items() if offered >= since)
    handled = (1 << 13) - 1 | extra | (1 << 15 if offered >= 5 else 0)  # all there is, up to device controls
    fields = [handled, *([3] if offered >= 4 else []), *([3] if offered >= 6 else [])]
    attributes = struct.pack(f"{len(fields)}Q", *fields)
    ruleset = _checked(_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    for folder, writable in folders:
        rule = struct.pack("=Qi", _READ | (_WRITE | extra if writable else 0), folder)
        _checked(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0)
    _checked(_RESTRICT, ruleset, 0)
    os.close(ruleset)
    return True


def _checked(number: int, *arguments: object) -> int:
    result = int(_libc.syscall(number, *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), "Landlock refused its rules")
    return result
