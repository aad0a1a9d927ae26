"""How fast languages start on this machine: measured for real, once for each build, and never made up."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from serverless_lab.runtime import artefact, startup
from serverless_lab.runtime.startup import Startup

TOLD = Startup("python", 10, 120.5, 3.25)


def test_both_languages_are_started(artefact_root: Path) -> None:
    found = startup.measure(artefact_root)
    assert [(each.language, each.starts) for each in found] == [("python", startup.STARTS), ("nodejs", startup.STARTS)]
    assert all(each.first_ms > 0 and 1 < each.init_ms < 10_000 for each in found)


def test_it_is_done_once_and_again_for_another_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[Path] = []
    monkeypatch.setattr(startup, "measure", lambda root: measured.append(root) or [TOLD])
    for _ in range(2):
        startup.ensure(tmp_path)
    assert (startup.read(tmp_path), measured) == ([TOLD], [tmp_path])
    monkeypatch.setattr(artefact, "node_key", lambda: "node-another")
    assert startup.read(tmp_path) == []
    startup.ensure(tmp_path)
    assert len(measured) == 2


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"builds": []}', '{"builds": "BUILDS", "startups": [{"x": 1}]}']
)
def test_a_damaged_file_says_nothing(tmp_path: Path, text: str) -> None:
    builds = json.dumps([artefact.key(), artefact.node_key()])
    (tmp_path / startup.FILE).write_text(text.replace('"BUILDS"', builds))
    assert startup.read(tmp_path) == []


def test_without_a_runtime_it_says_so_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "serverless_lab.runtime.startup", "--out", str(tmp_path / "nothing")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "How fast functions start could not be measured: " in done.stderr
    assert "startup.py" not in done.stderr
