"""How much memory a function has used: the size of its linear memory, which only ever grows."""

import math
import os
import resource

RUNTIME_MB = 8  # what AWS's sandbox itself adds to a Python function, beyond the interpreter that we see
NODE_MB = 60  # the same for Node.js, whose own engine is far larger than the one that we see


class LinearMemory:
    """Finds the sandbox's memory in this process's map; opened before the child is shut in, located afterwards."""

    def __init__(self) -> None:
        self._maps = open("/proc/self/maps")  # noqa: SIM115 - stays open
        self._statm = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
        self._seen = (-1, 0)
        self._base = 0

    def locate(self) -> None:
        """Call it right after the component is instantiated."""
        self._base = self._find()

    def writable(self) -> int:
        """All that this process may write to, in bytes."""
        return int(os.pread(self._statm, 256, 0).split()[5]) * resource.getpagesize()

    def megabytes(self) -> int:
        """Linear memory, rounded up."""
        writable = self.writable()
        if writable != self._seen[0]:  # it has grown: look again
            self._seen = (writable, self._size())
        return math.ceil(self._seen[1] / (1 << 20))

    def _ranges(self) -> list[tuple[int, int, str]]:
        self._maps.seek(0)
        lines = (line.split(maxsplit=2) for line in self._maps)
        return [(int(r.split("-")[0], 16), int(r.split("-")[1], 16), flags) for r, flags, _ in lines]

    def _find(self) -> int:
        """The writable run that ends where a reservation of gigabytes begins."""
        start, end = 0, 0
        for low, high, flags in self._ranges():
            if flags.startswith("rw"):
                start = start if low == end else low
                end = high
            elif low == end and start and high - low > 1 << 30:
                return start
        raise RuntimeError("the sandbox's memory was not found")

    def _size(self) -> int:
        end = self._base
        for low, high, flags in self._ranges():
            if low == end and flags.startswith("rw"):
                end = high
        return end - self._base
