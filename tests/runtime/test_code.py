"""Packages are unpacked once, whole, and only into their own folder."""

import io
import stat
import threading
import zipfile
from pathlib import Path

import pytest

from serverless_lab.runtime import code


def zipped(*entries: tuple[str, bytes], mode: int = 0o100644) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def test_a_source_text_becomes_the_same_package_each_time() -> None:
    assert code.package("x = 1") == code.package("x = 1") != code.package("x = 2")
    with zipfile.ZipFile(io.BytesIO(code.package("x = '서울'"))) as archive:
        assert archive.read("lambda_function.py").decode() == "x = '서울'"


def test_unpacking_makes_a_folder_that_others_may_read(tmp_path: Path) -> None:
    folder = code.unpack(zipped(("a.py", b"1"), ("deep/er/b.txt", b"2"), ("empty/", b""), mode=0o100600), tmp_path)
    found = {str(p.relative_to(folder)): stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*")}
    assert found == {"a.py": 0o644, "deep": 0o755, "deep/er": 0o755, "deep/er/b.txt": 0o644, "empty": 0o755}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_the_same_package_is_unpacked_once(tmp_path: Path) -> None:
    package, folders = code.package("x = 1"), []
    threads = [threading.Thread(target=lambda: folders.append(code.unpack(package, tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(folders) == 8
    assert [p.name for p in tmp_path.iterdir()] == [folders[0].name]


@pytest.mark.parametrize("name", ["../up.py", "/etc/cron.d/x", "a/../../up.py", "..", "a\\..\\b"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(code.UnsafePackage):
        code.unpack(zipped(("fine.py", b""), (name, b"x")), tmp_path / "code")
    assert [p.name for p in tmp_path.rglob("*")] == ["code"]


def test_links_are_refused(tmp_path: Path) -> None:
    with pytest.raises(code.UnsafePackage):
        code.unpack(zipped(("link", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777), tmp_path)


def test_a_zip_bomb_is_refused_by_what_it_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "MOST_BYTES", 1 << 20)
    assert code.unpack(zipped(("a", bytes(1 << 20))), tmp_path).is_dir()
    with pytest.raises(code.PackageTooLarge):
        code.unpack(zipped(("a", bytes(1 << 19)), ("b", bytes((1 << 19) + 1))), tmp_path)


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    honest = zipped(("a", bytes(1 << 20)))
    lying = honest.replace((1 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(code.BadPackage):
        code.unpack(lying, tmp_path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "MOST_FILES", 3)
    with pytest.raises(code.PackageTooLarge):
        code.unpack(zipped(*((str(n), b"") for n in range(4))), tmp_path)


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"not a zip",
        code.package("x" * 1000)[:-30],
        zipped(("a", b"file"), ("a/b", b"file below a file")),
        zipped(("n" * 300, b"")),
    ],
)
def test_what_is_no_package_is_refused_and_leaves_nothing(tmp_path: Path, bad: bytes) -> None:
    with pytest.raises(code.BadPackage):
        code.unpack(bad, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_later_layers_lie_over_earlier_ones(tmp_path: Path) -> None:
    layers = [
        code.unpack(zipped(("python/a.py", b"first"), ("python/b.py", b"first")), tmp_path),
        code.unpack(zipped(("python/b.py", b"second"), ("python/c.py", b"second")), tmp_path),
    ]
    merged = code.merge_layers(layers, tmp_path / "merged") / "python"
    assert {p.name: p.read_text() for p in merged.iterdir()} == {"a.py": "first", "b.py": "second", "c.py": "second"}
    assert (layers[0] / "python/b.py").read_text() == "first"
