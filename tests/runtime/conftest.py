"""One component and one keeper for all runtime tests; small functions to run in them."""

import itertools
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from serverless_lab.runtime import build, code
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import Call, EnvironmentSpec, HostCall, Observed

Start = Callable[..., tuple[Runtime, "subprocess.Popen[bytes]"]]
_serial = itertools.count()


@pytest.fixture(scope="session")
def artefact_root() -> Path:
    """Built on first use and kept between test runs, like the one `make run` uses."""
    root = Path(os.environ.get("LAB_TEST_ARTEFACT", "data/runtime/artefact")).absolute()
    build.ensure(root)
    return root


@pytest.fixture
def keeper(artefact_root: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts keepers of one's own, for tests of limits and of death."""
    started: list[subprocess.Popen[bytes]] = []

    def start(**limits: float) -> tuple[Runtime, "subprocess.Popen[bytes]"]:
        environ = {f"LAB_RUNTIME_{name.upper()}": str(value) for name, value in limits.items()}
        socket_path = tmp_path / f"keeper{len(started)}.sock"
        started.append(start_keeper(socket_path, artefact_root, environ=environ))
        return Runtime(socket_path), started[-1]

    yield start
    for process in started:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def shared_runtime(artefact_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder = tmp_path_factory.mktemp("runtime")
    process = start_keeper(folder / "keeper.sock", artefact_root)
    yield Runtime(folder / "keeper.sock")
    process.terminate()
    assert process.wait(10) == 0


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
        return EnvironmentSpec(key=key or f"environment-{next(_serial)}", code_dir=folder, **options)

    def run(
        self,
        spec: EnvironmentSpec | str,
        event: Any = None,
        timeout: float = 3.0,
        on_call: HostCall | None = None,
        clock_offset_seconds: float = 0.0,
        **options: Any,
    ) -> Observed:
        """One call, warm where the same spec has been run before and its environment was kept."""
        spec = self.spec(spec, **options) if isinstance(spec, str) else spec
        after = f"request-{next(_serial)}"
        call = Call(
            request_id=f"request-id-{after}",
            event_json=json.dumps(event),
            timeout_seconds=timeout,
            served_before=self.served.get(spec.key),
            served_after=after,
            function_name="f",
            clock_offset_seconds=clock_offset_seconds,
        )
        observed = self.runtime.run(spec, call, on_call or self._record)
        self.served.pop(spec.key, None)
        if observed.kept:
            self.served[spec.key] = after
        return observed

    def _record(self, service: str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((service, operation, params))
        return {"Number": len(self.calls)}


@pytest.fixture
def lab(shared_runtime: Runtime, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Lab]:
    owner = f"owner-{next(_serial)}"
    yield Lab(shared_runtime, tmp_path, owner)
    shared_runtime.drop(owner)


def answer(observed: Observed) -> Any:
    """What the function returned; fails, showing everything, where it did not return."""
    assert observed.status == "ok", observed
    return json.loads(observed.payload)


def text(observed: Observed) -> str:
    return "".join(chunk.text for chunk in observed.output)
