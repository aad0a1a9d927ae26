"""What functions leave behind in /tmp is deleted, whatever its shape, and by a thread that goes on."""

import os
from pathlib import Path

import pytest

from serverless_lab.runtime import sweeper
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.sweeper import Sweeper, delete, set_aside
from tests.runtime.support import FINE, Lab, Start, answer, until


def deep(folder: Path, levels: int) -> Path:
    """A chain of folders deeper than any path can name, with a file at each level."""
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("d", dir_fd=here)
        os.close(os.open("file", os.O_CREAT | os.O_WRONLY, dir_fd=here))
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    return folder


def test_a_folder_deeper_than_the_stack_is_deleted(tmp_path: Path) -> None:
    descriptors = len(os.listdir("/proc/self/fd"))
    delete(deep(tmp_path / "deep", 5000))
    assert list(tmp_path.iterdir()) == []
    assert len(os.listdir("/proc/self/fd")) == descriptors


def test_links_are_deleted_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    (tmp_path / "going" / "inner").mkdir(parents=True)
    (tmp_path / "going" / "inner" / "up").symlink_to("../../kept")
    (tmp_path / "going" / "link").symlink_to(tmp_path / "kept")
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    delete(tmp_path / "going")
    with pytest.raises(OSError, match="link"):
        delete(tmp_path / "link")
    assert (tmp_path / "kept" / "file").exists()
    assert not (tmp_path / "going").exists()


def test_the_thread_survives_what_cannot_be_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stubborn(folder: Path) -> None:
        if folder.name == "stubborn":
            raise RecursionError(folder)
        delete(folder)

    monkeypatch.setattr(sweeper, "delete", stubborn)
    broom = Sweeper()
    for name in ("stubborn", "easy"):
        (tmp_path / name).mkdir()
        broom.sweep(tmp_path / name)
    broom.close()
    assert [path.name for path in tmp_path.iterdir()] == ["stubborn"]


def test_what_was_set_aside_earlier_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    for count in (1, 2):
        (tmp_path / "scratch").mkdir()
        assert len(set_aside(tmp_path / "scratch")) == count
    assert not (tmp_path / "scratch").exists()


def test_a_deep_scratch_space_stops_no_keeper(keeper: Start, artefact_root: Path, tmp_path: Path) -> None:
    runtime, process = keeper()
    lab, scratch = Lab(runtime, tmp_path, "ann"), tmp_path / "keeper0.sock.scratch"
    answer(lab.run(FINE))
    deep(next(scratch.iterdir()) / "deep", 3000)
    runtime.drop("ann")
    until(lambda: list(scratch.iterdir()) == [])
    answer(lab.run(FINE))
    deep(next(scratch.iterdir()) / "deep", 3000)
    process.kill()
    process.wait()
    again = start_keeper(runtime._path, artefact_root)
    try:
        answer(lab.run(FINE))
        until(lambda: [p.name for p in tmp_path.glob("*.scratch*")] == [scratch.name])
    finally:
        again.terminate()
        assert again.wait(10) == 0
