"""What the runtime's tests are written in: a lab that runs functions from their source, and patience."""

import itertools
import json
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from serverless_lab.runtime import code
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.model import Call, EnvironmentSpec, HostCall, Observed, OnChunk

Start = Callable[..., tuple[Runtime, "subprocess.Popen[bytes]"]]
serial = itertools.count()

FINE = "def handler(event, context): return 1"
SLOW = "import time\ndef handler(event, context): time.sleep(event or 1)"


class Lab:
    """Runs functions given by their source; remembers each one's environment."""

    def __init__(self, runtime: Runtime, folder: Path, owner: str) -> None:
        self.runtime, self.folder, self.owner = runtime, folder, owner
        self.served: dict[str, str] = {}
        self.calls: list[tuple[str, str, dict[str, Any]]] = []

    def spec(self, source: str, key: str | None = None, **options: Any) -> EnvironmentSpec:
        options.setdefault("cpu_share", 1.0)
        options.setdefault("handler", "lambda_function.handler")
        options.setdefault("owner", self.owner)
        folder = code.unpack(code.package(source), self.folder / "code")
        return EnvironmentSpec(key=key or f"environment-{next(serial)}", code_dir=folder, **options)

    def node(self, files: str | dict[str, str], major: int = 24, **options: Any) -> EnvironmentSpec:
        """A Node.js function: its files by name, or the text of index.mjs."""
        names = {"index.mjs": files} if isinstance(files, str) else files
        folder = self.folder / f"node-{next(serial)}"
        for name, content in names.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content)
        execution = {"AWS_EXECUTION_ENV": f"AWS_Lambda_nodejs{major}.x", "AWS_REGION": "ap-northeast-2"}
        options.setdefault("cpu_share", 1.0)
        options.setdefault("handler", "index.handler")
        options.setdefault("owner", self.owner)
        options.setdefault("memory_mb", 256)
        environment = execution | options.pop("environment", {})
        key = options.pop("key", f"environment-{next(serial)}")
        return EnvironmentSpec(key=key, code_dir=folder, language="nodejs", environment=environment, **options)

    def run(
        self,
        spec: EnvironmentSpec | str,
        event: Any = None,
        timeout: float = 3.0,
        on_call: HostCall | None = None,
        clock_offset_seconds: float = 0.0,
        on_chunk: OnChunk | None = None,
        trace: str = "",
        **options: Any,
    ) -> Observed:
        """One call, warm where the same spec has been run before and its environment was kept."""
        spec = self.spec(spec, **options) if isinstance(spec, str) else spec
        after = f"request-{next(serial)}"
        call = Call(
            request_id=f"request-id-{after}",
            event_json=json.dumps(event),
            timeout_seconds=timeout,
            served_before=self.served.get(spec.key),
            served_after=after,
            function_name="f",
            memory_limit_in_mb=str(spec.memory_mb),
            clock_offset_seconds=clock_offset_seconds,
            trace=trace,
        )
        observed = self.runtime.run(spec, call, on_call or self._record, on_chunk=on_chunk)
        self.served.pop(spec.key, None)
        if observed.kept:
            self.served[spec.key] = after
        return observed

    def _record(self, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((service, operation, params))
        return {"Number": len(self.calls)}


def answer(observed: Observed) -> Any:
    """What the function returned; fails, showing everything, where it did not return."""
    assert observed.status == "ok", observed
    return json.loads(observed.payload)


def error(observed: Observed) -> dict[str, Any]:
    """The error object that a function failed with."""
    return dict(json.loads(observed.payload))


def text(observed: Observed) -> str:
    return "".join(chunk.text for chunk in observed.output)


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 8
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def in_background(work: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    results: list[Any] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as problem:
            results.append(problem)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, results


def keys(runtime: Runtime) -> set[str]:
    return {e.key for e in runtime.stats().environments}


def busy(runtime: Runtime) -> int:
    return sum(e.busy for e in runtime.stats().environments)
