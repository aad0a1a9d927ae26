"""Stamps: the same files give the same value, any change another."""

from pathlib import Path

import pytest

from serverless_lab.setup import stamp


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stamp, "ROOT", tmp_path)
    (tmp_path / "a.css").write_text("a")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.css").write_text("b")
    return tmp_path


def test_contents_names_and_additions_count(folder: Path) -> None:
    seen = {stamp.digest([folder])}
    assert stamp.digest([folder]) in seen
    (folder / "a.css").write_text("A")
    seen.add(stamp.digest([folder]))
    (folder / "a.css").rename(folder / "c.css")
    seen.add(stamp.digest([folder]))
    (folder / "more" / "d.css").write_text("")
    seen.add(stamp.digest([folder]))
    assert len(seen) == 4


def test_fresh_means_the_same_value(folder: Path) -> None:
    file = folder / ".stamp"
    assert not stamp.fresh(file, "x")
    file.write_text("x")
    assert stamp.fresh(file, "x")
    assert not stamp.fresh(file, "y")
