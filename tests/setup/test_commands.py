"""The commands: make, README and CONTRIBUTING name the same ones; the set-up says what is missing."""

import re
import subprocess

import pytest

from serverless_lab.setup.check import CHECKS
from serverless_lab.setup.tools import complaint
from tests.settings import ROOT

HERE = {"venv": True, "ensurepip": True, "sqlite3": True}


def targets() -> list[str]:
    return re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_help_lists_every_command() -> None:
    done = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"^  make ([a-z]+) +\S", done.stdout, re.MULTILINE) == targets()


def test_readme_lists_every_command_with_its_help() -> None:
    makefile, readme = (ROOT / "Makefile").read_text(), (ROOT / "README.md").read_text()
    helped = re.findall(r"^([a-z]+):.*## (.+)$", makefile, re.MULTILINE)
    assert re.findall(r"^\| `make ([a-z]+)` \| (.+) \|$", readme, re.MULTILINE) == helped
    assert [name for name, _help in helped] == targets()


def test_check_runs_what_must_hold() -> None:
    assert sorted(CHECKS) == ["format", "imports", "migrations", "ruff", "translations", "types"]


@pytest.mark.parametrize(
    ("version", "modules", "sentence"),
    [
        ((3, 10, 4), HERE, "needs Python 3.11 or newer; this is 3.10.4"),
        ((2, 7, 18), HERE, "needs Python 3.11 or newer; this is 2.7.18"),
        ((3, 12, 0), {**HERE, "ensurepip": False}, "(no ensurepip). On Debian: apt-get install python3-venv"),
        ((3, 12, 0), {**HERE, "sqlite3": False}, "built without sqlite3"),
    ],
)
def test_what_is_missing_is_said(version: tuple[int, ...], modules: dict[str, bool], sentence: str) -> None:
    assert sentence in complaint(version, modules)


def test_a_python_that_will_do() -> None:
    assert complaint((3, 11, 0), HERE) is None


def test_lock_file_names_no_download_address() -> None:
    lock = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
