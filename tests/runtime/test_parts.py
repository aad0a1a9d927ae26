"""The small parts: frames, simulated time, the trust in an artefact."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from serverless_lab.runtime import artefact, build, frames, meter, tags
from serverless_lab.runtime.meter import Meter, Reading, simulated
from serverless_lab.runtime.nursery import ForkRefused, Nursery
from serverless_lab.runtime.zygote import Zygote


def test_a_message_arrives_as_it_was_sent() -> None:
    ours, theirs = socket.socketpair()
    sent = {"text": "서버 \ud800 \x00", "number": 1.5, "nothing": None}
    frames.send(ours, sent)
    assert frames.receive(theirs) == sent
    ours.close()
    assert frames.receive(theirs) is None


def test_descriptors_travel_with_a_message(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair()
    (tmp_path / "file").write_text("content")
    with (tmp_path / "file").open() as file:
        frames.send(ours, {"two": 2}, [file.fileno(), ours.fileno()])
    message, descriptors = frames.receive_with(theirs, 2)
    assert (message, os.read(descriptors[0], 20)) == ({"two": 2}, b"content")


def test_an_inbox_puts_pieces_together() -> None:
    data = frames.pack({"a": 1}) + frames.pack({"b": 2})
    inbox = frames.Inbox()
    assert [m for i in range(len(data)) for m in inbox.feed(data[i : i + 1])] == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"\x00\x00\x00\x02[]", b"\x00\x00\x00\x02{x", b"\0\0\0\1\xff"])
def test_nonsense_is_refused(data: bytes) -> None:
    with pytest.raises(frames.Broken):
        list(frames.Inbox().feed(data))


@pytest.mark.parametrize(
    ("wall", "cpu", "queued", "share", "expected"),
    [
        (100, 0, 0, 0.1, 100),  # only waiting
        (100, 100, 0, 0.1, 1000),  # only computing
        (100, 40, 0, 0.5, 140),  # both
        (100, 40, 50, 0.5, 90),  # the host was busy meanwhile: not the function's doing
        (10, 10.5, 0, 1, 10.5),  # two clocks, read one after the other
    ],
)
def test_simulated_time(wall: float, cpu: float, queued: float, share: float, expected: float) -> None:
    assert simulated(wall, cpu, queued, share) == pytest.approx(expected)


def test_whoever_is_put_aside_between_two_clocks_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the 20 ms were taken from the waiting before them, and time went back."""
    measured = Meter(1.0)
    measured._from = (0.0, 0.0, 0.0)
    walls, queued = iter([1.0, 1.02]), iter([0.0, 20.0, 20.0])
    clocks = SimpleNamespace(monotonic=walls.__next__, clock_gettime=lambda _: 0.5)
    monkeypatch.setattr(meter, "time", clocks)
    monkeypatch.setattr(measured, "_queued", queued.__next__)
    assert measured.read() == Reading(wall=1020.0, cpu=500.0, simulated=1000.0)


def test_bytes_and_times_keep_their_kind() -> None:
    value = {"a": [b"\x00\xff", {"b": "text"}], "$bytes": "not alone", "n": None}
    assert tags.decode(tags.encode(value)) == value
    with pytest.raises(ValueError, match="object"):
        tags.decode("[]")


def test_an_artefact_others_may_write_is_refused(artefact_root: Path, tmp_path: Path) -> None:
    folder = tmp_path / artefact.key()
    (folder / artefact.STDLIB).mkdir(parents=True, mode=0o755)
    file = folder / artefact.COMPILED
    file.write_bytes(b"")
    for path in (folder, folder / artefact.STDLIB, file):
        path.chmod(0o755)
    assert artefact.locate(tmp_path) == folder
    for path in (folder, file):
        path.chmod(0o775)
        with pytest.raises(artefact.ArtefactUntrusted):
            artefact.locate(tmp_path)
        path.chmod(0o755)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(artefact.ArtefactUntrusted):
        artefact.locate(tmp_path)


def test_an_artefact_of_someone_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "file").chmod(0o644)
    artefact.refuse_unless_ours(tmp_path / "file")
    someone_else = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: someone_else)
    with pytest.raises(artefact.ArtefactUntrusted):
        artefact.refuse_unless_ours(tmp_path / "file")


def test_a_missing_artefact_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(artefact.ArtefactMissing, match=r"serverless_lab\.runtime\.build"):
        artefact.locate(tmp_path)


def test_building_again_is_instant_and_says_so(artefact_root: Path) -> None:
    command = [sys.executable, "-m", "serverless_lab.runtime.build", "--out", str(artefact_root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    assert done.stdout == f"function runtime: {artefact_root} (ready)\n"


def test_two_builders_build_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work itself is replaced: what counts is that it is done once, and appears whole."""
    ran = tmp_path / "ran"
    script = f"""
import pathlib, time
from serverless_lab.runtime import build
def componentize(place, made):
    with open({str(ran)!r}, "a") as file: file.write("x")
    (made / "stdlib").mkdir()
    time.sleep(0.5)
build._componentize = componentize
build._precompile = lambda component, target: target.write_bytes(b"")
build.ensure(pathlib.Path({str(tmp_path / "out")!r}))
"""
    both = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate(timeout=60)[0] for process in both] == [b"", b""]
    assert ran.read_text() == "x"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [".lock", artefact.key(), artefact.node_key()]
    assert artefact.locate(tmp_path / "out").name == artefact.key()
    assert artefact.locate_node(tmp_path / "out").name == artefact.node_key()


def test_only_this_build_and_the_one_before_are_kept(tmp_path: Path) -> None:
    for age, name in enumerate(("newest", "node-newest", "before", "old", "older", "node-before", "node-old")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "component.cwasm").touch()
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))
    (tmp_path / ".lock").touch()
    build._remove_old_builds(tmp_path, node=False)
    kept = [".lock", "before", "newest", "node-before", "node-newest", "node-old"]
    assert sorted(path.name for path in tmp_path.iterdir()) == kept
    build._remove_old_builds(tmp_path, node=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == kept[:-1]


def test_a_module_that_the_lab_does_not_know_is_not_built_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_MODULE", tmp_path / "quickjs.wasm")
    with pytest.raises(SystemExit, match="make setup"):
        build._quickjs()
    (tmp_path / "quickjs.wasm").write_bytes(b"something else")
    with pytest.raises(SystemExit, match="not the version"):
        build._quickjs()


def test_a_machine_without_room_for_a_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The zygote answers instead of dying: its other children would die with it."""

    def full() -> int:
        raise BlockingIOError("no room")

    monkeypatch.setattr(os, "fork", full)
    zygote, nursery = Zygote.__new__(Zygote), Nursery.__new__(Nursery)
    zygote._keeper, nursery.channel = socket.socketpair()
    thread = threading.Thread(target=lambda: zygote._fork({}, frames.receive_with(zygote._keeper, 1)[1][0]))
    thread.start()
    with pytest.raises(ForkRefused, match="no room"):
        nursery.fork({})
    thread.join()


def test_the_package_needs_neither_django_nor_the_engine() -> None:
    script = """
import sys, pkgutil, importlib, serverless_lab.runtime as package
for module in pkgutil.walk_packages(package.__path__, "serverless_lab.runtime."):
    importlib.import_module(module.name)
print(sorted(m for m in sys.modules if m.split(".")[0] == "django" or m.startswith("serverless_lab.engine")))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout == "[]\n"
