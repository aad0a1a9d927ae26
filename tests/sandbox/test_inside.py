"""Calls from inside a function: as its role, into its own account, and no deeper than allowed."""

import json

import pytest

from lessons.sandbox import fetching, inside, journal, lab
from lessons.sandbox.models import JournalEntry
from serverless_lab.runtime.model import AwsError
from tests.sandbox.conftest import allow, create, function, invoke, role
from tests.sandbox.host import FakeHost

pytestmark = pytest.mark.django_db


def test_a_function_calls_as_its_role_in_its_own_account(account, host):
    create(account)
    event = {"call": ["lambda", "ListFunctions", {}]}
    assert json.loads(invoke(account, event).answer["Payload"]) == {"refused": "AccessDeniedException"}
    allow(account, "lambda:ListFunctions")
    (listed,) = json.loads(invoke(account, event).answer["Payload"])["Functions"]
    assert listed["FunctionName"] == "order-fn"
    inside = JournalEntry.objects.filter(account=account, operation="ListFunctions").order_by("position")
    assert [(row.face, row.code) for row in inside] == [("function", "AccessDeniedException"), ("function", "")]
    for row in inside:
        invoked = JournalEntry.objects.get(account=account, position=row.step)
        assert invoked.operation == "Invoke"
        assert row.cause in invoked.started.split()
        assert journal.read_caller(row.caller).identity == role(account)


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("AdvanceClock", {"Until": 2_000_000_000_000_000}),
        ("SetClockRate", {"Rate": 60}),
        ("FinishInvocation", {"RequestId": "r", "Status": "ok", "Payload": "", "Output": [], "DurationMs": 1}),
    ],
)
def test_the_labs_own_controls_are_closed_to_functions(account, operation, params):
    create(account)
    allow(account, "*")
    result = invoke(account, {"call": ["lab", operation, params]})
    assert json.loads(result.answer["Payload"])["refused"] == "AccessDenied"
    assert lab.look(account).state.clock.rate == 1


def test_a_function_invokes_another_and_gets_its_answer(account, host):
    create(account)
    create(account, "kitchen-fn")
    allow(account, "lambda:InvokeFunction")
    inner = {"FunctionName": "kitchen-fn", "Payload": json.dumps({"answer": "dumplings"})}
    result = invoke(account, {"call": ["lambda", "Invoke", inner]})
    answer = json.loads(result.answer["Payload"])
    assert (answer["StatusCode"], answer["Payload"]) == (200, "dumplings")
    (step,) = lab.history(account, 1)
    assert [node.entry.operation for node in step.node.children] == ["Invoke", "FinishInvocation"]
    assert [node.entry.operation for node in step.node.children[0].children] == ["FinishInvocation"]
    lab.undo(account)
    assert function(account).invocations == function(account, "kitchen-fn").invocations == []


def test_a_chain_of_functions_that_invoke_each_other_ends(account, host):
    create(account)
    allow(account, "lambda:InvokeFunction")
    event = {"FunctionName": "order-fn"}
    host._answer = lambda _event, on_call: FakeHost._answer({"call": ["lambda", "Invoke", event]}, on_call)
    result = invoke(account)
    answer = json.loads(result.answer["Payload"])
    for _ in range(inside.DEEPEST - 1):
        answer = answer["Payload"]
    assert answer == {"refused": "RecursiveInvocationException"}
    assert len(host.ran) == inside.DEEPEST


ASKED = {"Url": "https://shop.example/menu?day=1", "Method": "GET", "Headers": {"X-A": "b"}, "Body": b"soup"}


def test_a_request_goes_to_the_door_that_knows_the_url(account, monkeypatch):
    heard = []

    def shop(account_pk, request):
        heard.append((account_pk, request))
        return fetching.Response(200, {"content-type": "text/plain"}, b"dumplings") if "shop" in request.url else None

    monkeypatch.setattr(fetching, "DOORS", [lambda *_: None, shop])
    found = fetching.fetch(account.pk, ASKED)
    assert found == {"StatusCode": 200, "Headers": {"content-type": "text/plain"}, "Body": b"dumplings"}
    assert heard == [(account.pk, fetching.Request(ASKED["Url"], "GET", {"x-a": "b"}, b"soup"))]
    with pytest.raises(AwsError, match=r"your own public URLs only, not elsewhere\.example"):
        fetching.fetch(account.pk, ASKED | {"Url": "https://elsewhere.example/"})


@pytest.mark.parametrize(
    "changed",
    [
        {"Url": 5},
        {"Url": "file:///etc/passwd"},
        {"Url": "http://[::1"},
        {"Method": "GET /"},
        {"Headers": []},
        {"Body": "text"},
        {"Body": b"x" * (fetching.MOST + 1)},
        {"Method": None},
    ],
    ids=("url", "file", "address", "method", "headers", "text", "long", "no-method"),
)
def test_what_is_no_request_is_refused(account, changed):
    with pytest.raises(AwsError) as refused:
        fetching.fetch(account.pk, ASKED | changed)
    assert refused.value.code == "BadRequest"


def test_a_function_asks_for_a_page_without_being_the_lab(account, host):
    create(account)
    result = invoke(account, {"call": ["lab", "Fetch", {"Url": "https://example.com/"}]})
    assert json.loads(result.answer["Payload"]) == {"refused": "BadRequest"}
