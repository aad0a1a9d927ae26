"""One component and one keeper for all runtime tests."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from serverless_lab.runtime import build
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from tests.runtime.support import Lab, Start, serial


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


@pytest.fixture
def lab(shared_runtime: Runtime, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Lab]:
    owner = f"owner-{next(serial)}"
    yield Lab(shared_runtime, tmp_path, owner)
    shared_runtime.drop(owner)
