"""How long languages take to start: measured in this lab, and as somebody measured it on AWS.

Quoted: lambda-perf by Maxime David, which starts a function of a few lines in every language daily; its file of
2025-12-21, functions of 128 MB on x86_64 from a ZIP package, the mean of ten cold starts each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lessons.sandbox.limits import data_dir
from serverless_lab.runtime import startup

SOURCE, DAY = "lambda-perf (Maxime David)", "2025-12-21"
TITLES = {"python": "Python 3.14", "nodejs": "Node.js 24"}


@dataclass(frozen=True)
class Start:
    """`init` and `first` in milliseconds: what the REPORT calls Init Duration, and the Duration of that first call."""

    title: str
    init: float
    first: float

    @property
    def whole(self) -> float:
        return self.init + self.first


@dataclass(frozen=True)
class Starts:
    """`starts`: so many cold starts of each language were measured here; 0 where it could not be found out."""

    measured: Sequence[Start]
    starts: int
    quoted: Sequence[Start]
    source: str = SOURCE
    day: str = DAY

    @property
    def longest(self) -> float:
        return max(each.whole for each in (*self.measured, *self.quoted))


QUOTED = (
    Start("Rust", 17, 1),
    Start("Go", 52, 2),
    Start("Python 3.14", 145, 3),
    Start("Node.js 24", 165, 31),
    Start("Ruby 3.4", 211, 12),
    Start("Java 25", 320, 217),
    Start(".NET 8", 246, 720),
)


def read(root: Path | None = None) -> Starts:
    """`root`: where set-up keeps what it built."""
    found = startup.read(root or data_dir() / "runtime" / "artefact")
    measured = [Start(TITLES[each.language], each.init_ms, each.first_ms) for each in found]
    return Starts(sorted(measured, key=lambda each: each.whole), found[0].starts if found else 0, QUOTED)
