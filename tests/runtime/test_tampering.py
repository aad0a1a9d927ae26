"""A function may twist its own interpreter, and a process may say anything: the host takes neither at its word."""

import json
import os
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from serverless_lab.runtime import frames
from serverless_lab.runtime.conversation import Conversation
from serverless_lab.runtime.limits import Limits
from serverless_lab.runtime.model import Call, Observed
from tests.runtime.support import Lab, answer

USAGE = {"wall": 1, "cpu": 1, "simulated": 1, "memory_mb": 35, "dropped": 0}


def test_parameters_that_are_no_json_are_refused_inside(lab: Lab) -> None:
    source = """
import json, wit_world
def handler(event, context):
    texts = ["nonsense", "[]", "[" * 100000, '{"t": {"$time": 1e300}}', '{"b": {"$bytes": "x"}}']
    return [json.loads(wit_world.host_call("sqs", "ListQueues", text))["error"]["Error"]["Code"] for text in texts]
"""
    assert answer(lab.run(source)) == ["SerializationException"] * 5
    assert lab.calls == []


def test_an_error_that_is_no_json(lab: Lab) -> None:
    source = "import json\ndef handler(event, context):\n  json.dumps = lambda *a, **k: event\n  raise ValueError"
    for text, kind in (("nonsense", "Runtime.Unknown"), ("[1]", "Runtime.Unknown"), ("[" * 100_000, "Runtime.Unknown")):
        seen = lab.run(source, text)
        assert (seen.status, json.loads(seen.payload)["errorType"]) == ("error", kind)
    init = lab.run("import json\njson.dumps = lambda *a, **k: 'nonsense'\nraise ValueError")
    assert (init.status, json.loads(init.payload)["errorMessage"]) == ("init_error", "nonsense")


@pytest.fixture
def victim() -> Iterator[int]:
    """The pidfd of a process that a conversation may kill."""
    pid = os.fork()
    if pid == 0:
        threading.Event().wait()
    pidfd = os.pidfd_open(pid)
    yield pidfd
    os.close(pidfd)
    os.waitpid(pid, 0)


def converse(pidfd: int, said: bytes) -> Observed:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(said)
        theirs.shutdown(socket.SHUT_WR)
        conversation = Conversation(ours, pidfd, Limits(output_bytes=1000), lambda *_: {}, None)
        return conversation.hold(Call("r", "null", 3, "before", "after"), {"cold": False}, 0)


LIES: list[Any] = [
    {},
    {"done": "1"},
    {"done": "1", "usage": None},
    {"done": "1", "usage": {**USAGE, "wall": "long"}},
    {"done": "1", "usage": {**USAGE, "simulated": float("nan")}},
    {"done": "1", "usage": {**USAGE, "memory_mb": float("inf")}},
    {"done": "1", "usage": {**USAGE, "dropped": -1}},
    {"out": "stdout"},
    {"out": "stdout", "at": [], "text": ""},
    {"out": "stdout", "at": 1, "text": "x" * 200_000},
    {"call": "sqs"},
    {"call": [1, 2], "params": "{}"},
    {"ended": 1},
    {"ended": "quota", "usage": 3},
]


@pytest.mark.parametrize("lie", LIES, ids=[json.dumps(lie)[:40] for lie in LIES])
def test_a_process_that_talks_nonsense_is_ended(victim: int, lie: dict[str, Any]) -> None:
    seen = converse(victim, frames.pack(lie))
    assert (seen.status, seen.kept, seen.duration_ms) == ("exited", False, 0)


@pytest.mark.parametrize("said", [b"", b"\xff\xff\xff\xff", b"\0\0\0\2[]", b"\0\0\0\7{", b"\0\0\x10\0" + b"[" * 4096])
def test_a_process_that_sends_no_messages_is_ended(victim: int, said: bytes) -> None:
    assert converse(victim, said).status == "exited"


def test_the_truth_is_believed(victim: int) -> None:
    said = frames.pack({"out": "stderr", "at": 0.5, "text": "t"}) + frames.pack({"done": "1", "usage": USAGE})
    seen = converse(victim, said)
    os.kill(_pid(victim), 9)
    assert (seen.status, seen.payload, seen.kept, seen.max_memory_mb) == ("ok", "1", True, 35)
    assert seen.output == (("stderr", 0.5, "t"),)


def _pid(pidfd: int) -> int:
    with open(f"/proc/self/fdinfo/{pidfd}") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pid:"))
