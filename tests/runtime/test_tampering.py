"""A function may twist its own interpreter, and a process may say anything: the host takes neither at its word."""

import json
import os
import signal
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


NAMES = [("x" * 10_000_000, "A"), ("sqs", "B" * 10_000_000), ("", "A"), ("s q", "A"), ("sqs", "List-Queues")]
NAMES += [("sqs\n", "A"), ("sqs", ""), ("서버", "A"), ("sqs", "A\0"), ("x" * 65, "A"), ("sqs", "A" * 129)]


def test_names_that_no_service_has_are_refused(lab: Lab) -> None:
    source = """
import json, wit_world
def handler(event, context):
    service, operation = event
    return json.loads(wit_world.host_call(service, operation, "{}"))["error"]["Error"]["Code"]
"""
    spec = lab.spec(source)
    for name in NAMES:
        assert answer(lab.run(spec, name, timeout=10)) == "UnknownOperationException", str(name)[:50]
    assert lab.calls == []


def test_names_count_as_what_an_invocation_sends(lab: Lab) -> None:
    source = """
import json, wit_world
def handler(event, context):
    return [json.loads(wit_world.host_call("x" * event, "A", "{}"))["error"]["Error"]["Code"] for _ in range(8)]
"""
    codes = answer(lab.run(source, 10_000_000, timeout=10))
    assert codes == ["UnknownOperationException"] * 6 + ["RequestLimitExceeded"] * 2
    assert answer(lab.run(source, 40_000_000, timeout=10, memory_mb=512)) == ["RequestEntityTooLarge"] * 8


HALVES = [
    r"""boto3.client("sqs").send_message(MessageBody="\ud800", Key={"\udfff": ["\ud83d\ude00", "\ud83d"]})""",
    r"""wit_world.host_call("sqs", "SendMessage", '{"MessageBody": "\\ud800"}')""",
]


@pytest.mark.parametrize("statement", HALVES)
def test_half_a_surrogate_pair_does_not_reach_the_account(lab: Lab, statement: str) -> None:
    source = f"import boto3, wit_world\ndef handler(event, context):\n  {statement}"
    assert answer(lab.run(source)) is None
    text = json.dumps(lab.calls, ensure_ascii=False)
    assert "\ufffd" in text.encode().decode()


RAW_HALVES = [r'"\ud800", "A", "{}"', r'"sqs", "\ud800", "{}"', r""" "sqs", "A", '{"a": "\ud800"}'"""]


@pytest.mark.parametrize("arguments", RAW_HALVES, ids=["service", "operation", "parameters"])
def test_half_a_surrogate_pair_handed_to_the_sandbox_itself(lab: Lab, arguments: str) -> None:
    seen = lab.run(f"import wit_world\ndef handler(e, c):\n  wit_world.host_call({arguments})")
    assert (seen.status, seen.kept) == ("exited", False)
    assert json.loads(seen.payload)["errorMessage"].endswith("Runtime exited with error: signal: aborted")
    str(seen).encode()


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
    os.kill(pid, signal.SIGKILL)  # a conversation that ends well leaves it alive
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


@pytest.mark.parametrize("said", [b"\xff\xff\xff\xff", b"\0\0\0\2[]", b"\0\0\x10\0" + b"[" * 4096])
def test_a_process_that_sends_no_messages_is_ended(victim: int, said: bytes) -> None:
    assert converse(victim, said).status == "exited"


@pytest.mark.parametrize("said", [b"", b"\0\0", b"\0\0\0\7{"])
def test_a_process_that_falls_silent_was_not_ended_by_its_function(victim: int, said: bytes) -> None:
    seen = converse(victim, said)
    assert (seen.status, seen.payload, seen.kept, seen.duration_ms) == ("unavailable", "", False, 0)


def test_whatever_a_process_says_can_be_written_as_text(victim: int) -> None:
    out = {"out": "stdout", "at": 0, "text": "\ud800" + "x" * 130_000}
    seen = converse(victim, frames.pack(out) + frames.pack({"done": '"\udfff"', "usage": USAGE}))
    assert [len(chunk.text) for chunk in seen.output] == [65_536, 64_465]
    assert seen.output[0].text[:2] == "\ufffdx"
    assert seen.payload == '"\ufffd"'


HUGE = [
    ("type('A' * 3_000_000, (Exception,), {})", 200, 0),
    ("ValueError('m' * 10_000_000)", 10, 65_536),
    ("ValueError('\\ud800' * 3)", 10, 3),
]


@pytest.mark.parametrize(("problem", "type_length", "message_length"), HUGE, ids=["type", "message", "halves"])
def test_an_error_is_cut_to_size(lab: Lab, problem: str, type_length: int, message_length: int) -> None:
    for source in (f"def handler(event, context):\n  raise {problem}", f"raise {problem}"):
        seen = lab.run(source, timeout=10)
        error = json.loads(seen.payload)
        assert (len(error["errorType"]), len(error["errorMessage"])) == (type_length, message_length)
        json.dumps(error, ensure_ascii=False).encode()
        assert len(seen.payload) < 100_000
        assert all(len(chunk.text.encode()) < 1 << 18 for chunk in seen.output)


def test_the_truth_is_believed(victim: int) -> None:
    said = frames.pack({"out": "stderr", "at": 0.5, "text": "t"}) + frames.pack({"done": "1", "usage": USAGE})
    seen = converse(victim, said)
    os.kill(_pid(victim), 9)
    assert (seen.status, seen.payload, seen.kept, seen.max_memory_mb) == ("ok", "1", True, 35)
    assert seen.output == (("stderr", 0.5, "t"),)


def _pid(pidfd: int) -> int:
    with open(f"/proc/self/fdinfo/{pidfd}") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pid:"))
