"""InvokeWithResponseStream by real boto3: pieces as they come, one piece where nothing streams, and errors."""

import base64
import json
import threading
from typing import Any

import pytest
from botocore.eventstream import EventStreamBuffer

from lessons.sandbox import hosting, keys, lab
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.wire.protocols.event_stream import message
from tests.engine.support import function_params
from tests.sandbox.host import FakeHost
from tests.wire.asking import refused
from tests.wire.conftest import Clients


@pytest.fixture
def speaks(root: keys.RootKey, account: Account, client: Clients) -> Any:
    role = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    lab.call(account, "lambda", "CreateFunction", function_params(Role=role))
    return client("lambda", root)


def begin(speaks: Any, event: Any, **params: Any) -> Any:
    return speaks.invoke_with_response_stream(FunctionName="order-fn", Payload=json.dumps(event).encode(), **params)


def heard(begun: Any) -> tuple[list[bytes], dict[str, str]]:
    events = list(begun["EventStream"])
    pieces = [each["PayloadChunk"]["Payload"] for each in events[:-1]]
    return pieces, events[-1]["InvokeComplete"]


def test_pieces_arrive_while_the_function_runs(speaks: Any, account: Account) -> None:
    host = hosting.host()
    assert isinstance(host, FakeHost)
    read = threading.Event()
    waited: list[bool] = []
    host.on_piece = lambda piece: waited.append(read.wait(10)) if piece == b"one" else None
    begun = begin(speaks, {"chunks": ["one", "two", "\u00ff"]}, LogType="Tail")
    events = iter(begun["EventStream"])
    assert next(events) == {"PayloadChunk": {"Payload": b"one"}}
    assert JournalEntry.objects.filter(account=account, operation="FinishInvocation").count() == 0
    read.set()
    rest = list(events)
    assert [each["PayloadChunk"]["Payload"] for each in rest[:-1]] == [b"two", b"\xff"]
    assert "REPORT RequestId" in base64.b64decode(rest[-1]["InvokeComplete"]["LogResult"]).decode()
    assert waited == [True]
    assert (begun["StatusCode"], begun["ExecutedVersion"]) == (200, "$LATEST")
    assert begun["ResponseStreamContentType"] == "application/vnd.amazon.eventstream"
    row = JournalEntry.objects.get(account=account, operation="InvokeWithResponseStream")
    assert row.started == begun["ResponseMetadata"]["RequestId"]


def test_an_answer_that_is_not_streamed_is_one_piece(speaks: Any) -> None:
    begun = begin(speaks, {"answer": {"a": 1}})
    assert heard(begun) == ([b'{"a": 1}'], {})
    assert (begun["StatusCode"], begun["ExecutedVersion"]) == (200, "$LATEST")


def test_a_function_that_fails(speaks: Any) -> None:
    pieces, completed = heard(begin(speaks, {"status": "error"}))
    assert (pieces, completed["ErrorCode"]) == ([], "Unhandled")
    assert json.loads(completed["ErrorDetails"])["errorMessage"] == "as told"


def test_a_function_that_fails_after_it_has_begun(speaks: Any) -> None:
    pieces, completed = heard(begin(speaks, {"status": "error", "chunks": ["half"]}))
    assert (pieces, completed["ErrorCode"]) == ([b"half"], "Unhandled")
    assert json.loads(completed["ErrorDetails"])["errorType"] == "ValueError"


def test_invoke_gets_a_streamed_answer_whole(speaks: Any) -> None:
    told = speaks.invoke(FunctionName="order-fn", Payload=b'{"chunks": ["one", "two"]}')
    assert told["Payload"].read() == b"onetwo"


def test_what_is_refused(speaks: Any) -> None:
    missing = refused(lambda: speaks.invoke_with_response_stream(FunctionName="soup-fn"))
    assert missing == ("ResourceNotFoundException", 404)
    event = refused(lambda: speaks.invoke_with_response_stream(FunctionName="order-fn", InvocationType="Event"))
    assert event == ("ValidationException", 400)
    assert list(begin(speaks, {}, InvocationType="DryRun")["EventStream"]) == []


def test_a_message_as_botocore_reads_it() -> None:
    buffer = EventStreamBuffer()
    buffer.add_data(message({":event-type": "만두", ":message-type": "event"}, b"\x00\xff") + message({}, b""))
    first, second = list(buffer)
    assert (first.headers, first.payload) == ({":event-type": "만두", ":message-type": "event"}, b"\x00\xff")
    assert (second.headers, second.payload) == ({}, b"")
