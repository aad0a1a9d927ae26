"""The quota of /tmp, whatever a function does to keep the watch from looking."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from serverless_lab.runtime.model import EnvironmentLost
from serverless_lab.runtime.watch import DEPTH, is_over
from tests.runtime.support import Lab, answer, until

NEST = "\n  import os, time\n  path = '/tmp'\n  for _ in range({}):\n    path += '/d'\n    os.mkdir(path)"
WRITE = "\n  for n in range(400):\n    with open(f'/tmp/{n}', 'wb') as file: file.write(bytes(1 << 20))"


def test_many_folders_in_one_another_end_the_environment(lab: Lab) -> None:
    seen = lab.run(f"def handler(event, context):{NEST.format(400)}\n  time.sleep(20)", timeout=25)
    assert (seen.status, seen.kept) == ("exited", False)
    assert "signal: killed" in seen.payload
    assert seen.measured_ms < 10_000


def test_as_many_folders_as_people_need_are_fine(lab: Lab) -> None:
    assert answer(lab.run(f"def handler(event, context):{NEST.format(60)}\n  time.sleep(0.3)")) is None


def test_a_function_that_uses_up_its_descriptors_is_still_watched(lab: Lab) -> None:
    source = f"""
def handler(event, context):
    files = []
    try:
        while True: files.append(open(f"/tmp/f{{len(files)}}", "w"))
    except OSError as problem:
        if event == "stay": return problem.errno is not None
    for _ in range(2): files.pop().close(){WRITE.replace(chr(10) + "  ", chr(10) + "    ")}
"""
    assert answer(lab.run(source, "stay", tmp_quota=8 << 20)) is True
    seen = lab.run(source, tmp_quota=8 << 20, timeout=20)
    assert (seen.status, "signal: killed" in seen.payload) == ("exited", True)


def test_calls_too_short_to_be_looked_at_fill_no_disk_together(lab: Lab) -> None:
    source = """
n = 0
def handler(event, context):
    global n
    n += 1
    with open(f"/tmp/{n}", "wb") as file: file.write(bytes(1 << 18))"""
    spec = lab.spec(source, tmp_quota=4 << 20)

    def ended() -> bool:
        with suppress(EnvironmentLost):  # it may end just after a call
            return not lab.run(spec).kept
        return True

    until(ended)


@pytest.fixture
def folder(tmp_path: Path) -> int:
    for name in ("a", "b", "b/c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(bytes(8192))
    (tmp_path / "loop").symlink_to(".")
    return os.open(tmp_path, os.O_RDONLY)


def test_bytes_entries_and_depth_are_counted_without_following_links(folder: int) -> None:
    descriptors = len(os.listdir("/proc/self/fd"))
    roomy = 1 << 30
    assert not is_over(folder, roomy, 7)
    assert is_over(folder, roomy, 6)
    assert is_over(folder, 3 * 8192 - 1, 100)
    assert is_over(folder, roomy, 100, depth=2)
    assert not is_over(folder, roomy, 100, depth=3)
    assert len(os.listdir("/proc/self/fd")) == descriptors
    os.close(folder)


def test_the_deepest_folder_that_is_allowed(tmp_path: Path) -> None:
    (tmp_path / Path(*"d" * (DEPTH - 1))).mkdir(parents=True)
    folder = os.open(tmp_path, os.O_RDONLY)
    assert not is_over(folder, 1 << 30, 1000)
    (tmp_path / Path(*"d" * DEPTH)).mkdir()
    assert is_over(folder, 1 << 30, 1000)
    os.close(folder)
