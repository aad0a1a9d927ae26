"""Set-up, once: how long functions of each language take to start on this machine, for a lesson to show."""

import argparse
import json
import statistics
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from serverless_lab.runtime import artefact, code
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import Call, EnvironmentSpec, Observed, RuntimeRefusal

FILE = "startup.json"
STARTS = 10  # of each language
Language = Literal["python", "nodejs"]
# The smallest function there is: it answers.
_SOURCES: dict[Language, tuple[str, str]] = {
    "python": ("index.py", "def handler(event, context):\n    return 'hello'\n"),
    "nodejs": ("index.mjs", "export const handler = async () => 'hello';\n"),
}


@dataclass(frozen=True)
class Startup:
    """Medians of so many cold starts of a function with 128 MB, in the milliseconds that a log's REPORT tells.

    `init_ms` is the Init Duration, `first_ms` the duration of the call that came with it.
    """

    language: str
    starts: int
    init_ms: float
    first_ms: float


def read(root: Path) -> list[Startup]:
    """What was measured with the present builds; empty where nothing was."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        told = json.loads((root / FILE).read_text())
        if told["builds"] == _builds():
            return [Startup(**each) for each in told["startups"]]
    return []


def ensure(root: Path) -> None:
    """Measure where it has not been done with the present builds."""
    if read(root):
        return
    told = {"builds": _builds(), "startups": [asdict(each) for each in measure(root)]}
    whole = root / f".{FILE}"
    whole.write_text(json.dumps(told))
    whole.rename(root / FILE)


def measure(root: Path) -> list[Startup]:
    """Start each language so many times, one after the other, in a keeper of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # the functions' processes are another user's where they can be
        keeper = start_keeper(folder / "keeper.sock", root.absolute())
        try:
            runtime = Runtime(folder / "keeper.sock")
            return [_measured(runtime, folder, language) for language in _SOURCES]
        finally:
            keeper.terminate()
            keeper.wait(10)


def _measured(runtime: Runtime, folder: Path, language: Language) -> Startup:
    file, source = _SOURCES[language]
    code_dir = code.unpack(code.package(source, file), folder)
    _start(runtime, code_dir, language, 0)  # the first of everything reads from the disk
    seen = [_start(runtime, code_dir, language, number) for number in range(1, STARTS + 1)]
    init, first = ([getattr(each, name) for each in seen] for name in ("init_ms", "duration_ms"))
    return Startup(language, STARTS, round(statistics.median(init), 1), round(statistics.median(first), 1))


def _start(runtime: Runtime, code_dir: Path, language: Language, number: int) -> Observed:
    key = f"{language}-{number}"
    spec = EnvironmentSpec("startup", key, code_dir, "index.handler", language=language)
    seen = runtime.run(spec, Call(key, "{}", 30, None, key), lambda *_: {})
    if seen.status != "ok":
        raise SystemExit(f"a function of one line failed: {seen}")
    runtime.drop("startup", key)
    return seen


def _builds() -> list[str]:
    return [artefact.key(), artefact.node_key()]


def main() -> None:
    """Measure where needed and print a line for each language."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=artefact.default_root(), help="folder that holds the builds")
    root: Path = options.parse_args().out
    try:
        ensure(root)
    except (RuntimeRefusal, OSError) as problem:
        raise SystemExit(f"How fast functions start could not be measured: {problem}") from None
    for each in read(root):
        print(f"{each.language}: init {each.init_ms} ms, first call {each.first_ms} ms, median of {each.starts}")


if __name__ == "__main__":
    main()
