"""An account that was lived in, and its exported file taken apart and put together otherwise."""

import io
import json
import zipfile
from random import Random
from typing import Any

import pytest

from lessons.sandbox import lab, sources
from lessons.sandbox.models import Account
from tests.sandbox.conftest import create, invoke

LONG = sources.pack(f"text = {Random(1).randbytes(4000).hex()!r}\n")


@pytest.fixture(name="lived")
def lived_in(account: Account) -> Account:
    """A life with an undone branch, a long value, an error and a queue."""
    create(account, Code={"ZipFile": LONG})
    invoke(account, {"answer": "x" * 5000, "text": "hello\n"})
    lab.undo(account)
    invoke(account, {"status": "error"}, InvocationType="Event")
    lab.advance(account, 200)  # not so long that the environment is reclaimed
    return account


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return target.getvalue()


def edited(data: bytes, number: int, **changes: Any) -> bytes:
    """With one entry of the journal changed."""
    contents = files(data)
    lines = [json.loads(line) for line in contents["journal.jsonl"].splitlines()]
    for line in lines:
        if line["position"] == number:
            line.update(changes)
    return zipped(contents | {"journal.jsonl": b"\n".join(json.dumps(line).encode() for line in lines)})


def declared(data: bytes, **changes: Any) -> bytes:
    """With a manifest that says something else."""
    contents = files(data)
    manifest = json.loads(contents["manifest.json"]) | changes
    return zipped(contents | {"manifest.json": json.dumps(manifest).encode()})
