"""Packages as bytes: the same for the same files, as Lambda takes them, and refused with a reason."""

import io
import stat
import tracemalloc
import zipfile

import pytest

from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import BadPackage, File
from tests.work import calls_in

FILES = {"b/run.sh": File(b"#!/bin/sh", True), "a.py": File("x = '서울'".encode())}


def zipped(*entries: tuple[str, bytes], mode: int = 0o100644) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def reason(data: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(BadPackage) as found:
        packages.names(data)
    with pytest.raises(BadPackage):
        packages.read(data)
    return found.value.key, found.value.facts


def test_what_is_written_is_read_again() -> None:
    assert packages.read(packages.write(FILES)) == FILES
    assert packages.names(packages.write(FILES)) == ["a.py", "b/run.sh"]
    assert packages.write(FILES) == packages.write(dict(reversed(FILES.items())))


def test_everybody_may_read_it_and_names_are_relative() -> None:
    with zipfile.ZipFile(io.BytesIO(packages.write(FILES))) as archive:
        rights = {each.filename: stat.filemode(each.external_attr >> 16)[1:] for each in archive.infolist()}
        systems = {each.create_system for each in archive.infolist()}
    assert rights == {"a.py": "rw-r--r--", "b/run.sh": "rwxr-xr-x"}
    assert systems == {3}  # Unix, or the rights would not count


@pytest.mark.parametrize(
    ("data", "key", "name"),
    [
        (b"", "not-a-zip", None),
        (b"PK\x03\x04 and no more", "not-a-zip", None),
        (packages.write(FILES)[:-20], "not-a-zip", None),
        (zipped(("../up.py", b"")), "outside", "../up.py"),
        (zipped(("/etc/x", b"")), "outside", "/etc/x"),
        (zipped(("a\\..\\b", b"")), "outside", "a\\..\\b"),
        (zipped(("link", b"/etc"), mode=stat.S_IFLNK | 0o777), "link", "link"),
        (zipped(("pipe", b""), mode=stat.S_IFIFO | 0o644), "link", "pipe"),
    ],
)
def test_what_no_package_is_says_why(data: bytes, key: str, name: str | None) -> None:
    assert reason(data) == (key, {"name": name} if name else {})


def test_a_damaged_file_is_found() -> None:
    data = bytearray(zipped(("a.py", bytes(range(256)) * 50)))
    data[60] ^= 0xFF
    assert reason(bytes(data)) == ("not-a-zip", {})


def test_an_encrypted_one_is_named_so() -> None:
    data = bytearray(zipped(("a.py", b"x")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert reason(bytes(data)) == ("encrypted", {})


def test_a_bomb_is_stopped_at_the_limit_whatever_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_BYTES", 1 << 20)
    with pytest.raises(BadPackage) as found:
        packages.names(zipped(("a", bytes(1 << 19)), ("b", bytes((1 << 19) + 1))))
    assert (found.value.key, found.value.facts) == ("too-large", {"limit": 1 << 20})
    assert packages.names(zipped(("a", bytes(1 << 20)))) == ["a"]
    monkeypatch.setattr(packages, "MOST_FILES", 3)
    with pytest.raises(BadPackage) as found:
        packages.names(zipped(*((str(n), b"") for n in range(4))))
    assert found.value.key == "too-many-files"


def test_a_large_bomb_costs_no_memory_and_ends_soon() -> None:
    bomb = zipped(*((f"zeros-{n}", bytes(100 << 20)) for n in range(3)))
    assert len(bomb) < 1 << 20
    tracemalloc.start()
    try:
        with pytest.raises(BadPackage) as found:
            packages.names(bomb)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (found.value.key, most < 8 << 20) == ("too-large", True)
    told, calls = calls_in(lambda: reason(bomb)[0])
    assert (told, calls < 1_000_000) == ("too-large", True)


def test_one_file_is_read_without_the_others() -> None:
    data = packages.write(FILES)
    assert packages.read_file(data, "a.py", 100) == FILES["a.py"].data
    assert packages.read_file(data, "a.py", 3) is None
    assert packages.read_file(data, "c.py", 100) is None
