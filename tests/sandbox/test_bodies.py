"""Large values on disk: whole or absent, never through a link."""

import hashlib
import os
import stat

import pytest

from lessons.sandbox import bodies as bodies_module
from lessons.sandbox.bodies import FileBodies
from serverless_lab.engine.ports import SHORT_BYTES


@pytest.fixture
def bodies(tmp_path):
    return FileBodies(tmp_path / "bodies")


def test_bytes_come_back_by_their_digest(bodies):
    digest = bodies.put(b"dumplings")
    assert digest == hashlib.sha256(b"dumplings").hexdigest()
    assert (bodies.get(digest), bodies.added) == (b"dumplings", 9)
    bodies.put(b"dumplings")
    assert bodies.added == 9
    path = bodies.folder / digest[:2] / digest
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("digest", ["0" * 64, "../../etc/passwd", "", "A" * 64, "0" * 63])
def test_what_is_not_there_is_a_key_error(bodies, digest):
    with pytest.raises(KeyError):
        bodies.get(digest)


def test_a_link_is_not_followed(bodies, tmp_path):
    digest = bodies.put(b"ours")
    path = bodies.path(digest)
    secret = tmp_path / "secret"
    secret.write_bytes(b"ours")
    path.unlink()
    path.symlink_to(secret)
    with pytest.raises(KeyError):
        bodies.get(digest)


def test_a_file_that_was_cut_short_counts_as_lost(bodies):
    digest = bodies.put(b"whole")
    bodies.path(digest).write_bytes(b"wh")
    with pytest.raises(KeyError):
        bodies.get(digest)


def test_a_write_that_breaks_off_leaves_nothing(bodies, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bodies_module.os, "fdatasync", full)
    with pytest.raises(OSError, match="No space"):
        bodies.put(b"too much")
    assert [name for _, _, names in os.walk(bodies.folder) for name in names] == []


def test_sharing_gives_everything_once(bodies, tmp_path):
    digests = [bodies.put(text) for text in (b"a", b"b")]
    (bodies.folder / "aa").mkdir(exist_ok=True)
    (bodies.folder / "aa" / ".writing-x").write_bytes(b"half")
    other = FileBodies(tmp_path / "other")
    bodies.share(other)
    bodies.share(other)
    assert [other.get(digest) for digest in digests] == [b"a", b"b"]
    assert other.added == 2
    assert not (other.folder / "aa" / ".writing-x").exists()


@pytest.mark.parametrize("data", [b"", b"=", b'{"item": "mandu"}', "만두".encode(), b"x" * SHORT_BYTES])
def test_a_short_text_says_itself_and_is_no_file(bodies, data):
    name = bodies.put_or_say(data)
    assert bodies.get(name) == data
    assert not bodies.folder.exists()
    assert bodies.added == 0


@pytest.mark.parametrize("data", [b"\xff\x00", b"x" * (SHORT_BYTES + 1)])
def test_what_is_long_or_no_text_is_kept_by_its_digest(bodies, data):
    name = bodies.put_or_say(data)
    assert name == bodies.put(data)
    assert bodies.get(name) == data
