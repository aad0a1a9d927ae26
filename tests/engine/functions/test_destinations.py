"""What becomes of an asynchronous event is handed on: to a function, to what comes later, and as a dead letter."""

import json

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import iso
from serverless_lab.engine.news import AsyncEventDropped, RecordDelivered
from tests.engine.functions.calling import FULL, QUEUE, allow, arn, configure, failing, queued, with_shelf
from tests.engine.support import Life, refused


@pytest.fixture
def life():
    life = Life()
    life.create()
    life.create("kitchen-fn")
    allow(life, "lambda:InvokeFunction", "sqs:SendMessage")
    return life


def event_of(life, work):
    return json.loads(life.cloud.bodies.get(work.event_digest))


def delivered(outcome):
    return [each for each in outcome.news if isinstance(each, RecordDelivered)]


def test_what_takes_records_is_listed(life, monkeypatch):
    with_shelf(monkeypatch)
    assert life.cloud.event_targets() == [arn("kitchen-fn"), arn("order-fn"), QUEUE, FULL]
    assert Life().cloud.event_targets() == [QUEUE, FULL]


def test_success_is_handed_to_a_function(life):
    configure(life, success=arn("kitchen-fn"))
    (work,) = queued(life, event={"item": "soup"})
    outcome = life.finish(work, payload=b'{"total": 9000}')
    (second,) = outcome.work or life.call("lab", "Tick").work
    ended = life.function.invocations[-1].ended
    assert (second.function_name, second.synchronous) == ("kitchen-fn", False)
    assert event_of(life, second) == {
        "version": "1.0",
        "timestamp": iso(ended),
        "requestContext": {
            "requestId": work.request_id,
            "functionArn": f"{arn('order-fn')}:$LATEST",
            "condition": "Success",
            "approximateInvokeCount": 1,
        },
        "requestPayload": {"item": "soup"},
        "responseContext": {"statusCode": 200, "executedVersion": "$LATEST"},
        "responsePayload": {"total": 9000},
    }
    assert list(event_of(life, second)) == [
        "version",
        "timestamp",
        "requestContext",
        "requestPayload",
        "responseContext",
        "responsePayload",
    ]
    assert [(each.target, each.condition, each.failure) for each in delivered(outcome)] == [
        (arn("kitchen-fn"), "Success", "")
    ]
    assert [(each.request_id, each.failure) for each in life.function.sent] == [(work.request_id, "")]


def test_failure_is_handed_on_when_all_retries_have_failed(life):
    configure(life, failure=arn("kitchen-fn"), MaximumRetryAttempts=1)
    (work,) = queued(life, event=[1])
    failing(life, work)
    (work,) = life.advance(61).work
    failing(life, work)
    (second,) = life.call("lab", "Tick").work
    record = event_of(life, second)
    assert record["requestContext"]["condition"] == "RetriesExhausted"
    assert record["requestContext"]["approximateInvokeCount"] == 2
    assert record["responseContext"] == {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"}
    assert record["responsePayload"]["errorMessage"] == "poison"


def test_nobody_is_told_of_synchronous_calls(life):
    configure(life, success=arn("kitchen-fn"))
    life.invoke()
    assert life.call("lab", "Tick").work == []


def test_switched_off_it_goes_to_the_failures_at_once(life):
    configure(life, failure=arn("kitchen-fn"))
    life.call("lambda", "PutFunctionConcurrency", {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 0})
    (second,) = queued(life, event={"n": 1})
    record = event_of(life, second)
    assert second.function_name == "kitchen-fn"
    assert record["requestContext"]["condition"] == "ZeroReservedConcurrency"
    assert record["requestContext"]["approximateInvokeCount"] == 0
    assert record["requestPayload"] == {"n": 1}
    assert "responseContext" not in record
    assert life.function.queue == {}


def test_what_waited_too_long_goes_to_the_failures(life):
    configure(life, failure=arn("kitchen-fn"), MaximumEventAgeInSeconds=60)
    life.call("lab", "LimitConcurrency", {"Limit": 0})
    queued(life)
    outcome = life.advance(120)
    assert [each.reason for each in outcome.news if isinstance(each, AsyncEventDropped)] == ["age"]
    life.call("lab", "LimitConcurrency", {})
    (second,) = life.advance(600).work
    assert event_of(life, second)["requestContext"]["condition"] == "EventAgeExceeded"


def test_the_role_is_asked_when_it_is_sent(life):
    configure(life, success=arn("kitchen-fn"))
    life.call("iam", "DeleteRolePolicy", {"RoleName": "lambda-basic-role", "PolicyName": "send"})
    (work,) = queued(life)
    outcome = life.finish(work)
    assert [each.failure for each in delivered(outcome)] == ["AccessDeniedException"]
    assert life.call("lab", "Tick").work == []
    assert [each.failure for each in life.function.sent] == ["AccessDeniedException"]


def test_a_place_that_is_gone(life):
    configure(life, success=arn("kitchen-fn"))
    life.call("lambda", "DeleteFunction", {"FunctionName": "kitchen-fn"})
    (work,) = queued(life)
    assert [each.failure for each in delivered(life.finish(work))] == ["ResourceNotFoundException"]


def test_a_record_that_is_too_large_for_an_event(life, monkeypatch):
    monkeypatch.setattr(numbers, "LAMBDA_ASYNC_PAYLOAD_BYTES", 300)
    configure(life, success=arn("kitchen-fn"))
    (work,) = queued(life)
    assert [each.failure for each in delivered(life.finish(work))] == ["RequestTooLargeException"]


def test_a_place_that_refuses(life, monkeypatch):
    with_shelf(monkeypatch)
    configure(life, success=FULL)
    (work,) = queued(life)
    outcome = life.finish(work)
    assert outcome.refusal is None
    assert [each.failure for each in delivered(outcome)] == ["OverLimit"]


def test_only_the_last_records_are_kept(life, monkeypatch):
    shelf = with_shelf(monkeypatch)
    configure(life, success=QUEUE)
    for _ in range(22):
        life.finish(queued(life)[0])
    assert (len(life.function.sent), len(shelf.taken)) == (20, 22)


def dead_letters(life, target=QUEUE):
    params = {"FunctionName": "order-fn", "DeadLetterConfig": {"TargetArn": target}}
    return life.call("lambda", "UpdateFunctionConfiguration", params)


def test_a_dead_letter_is_the_event_with_what_went_wrong_beside_it(life, monkeypatch):
    shelf = with_shelf(monkeypatch)
    assert dead_letters(life).answer["DeadLetterConfig"] == {"TargetArn": QUEUE}
    configure(life, MaximumRetryAttempts=0)
    (work,) = queued(life, event={"item": "soup"})
    outcome = failing(life, work)
    (letter,) = shelf.taken
    assert json.loads(letter.body) == {"item": "soup"}
    assert letter.attributes == {
        "RequestID": ("String", work.request_id.encode()),
        "ErrorCode": ("Number", b"200"),
        "ErrorMessage": ("String", b"poison"),
    }
    assert [(each.dead_letter, each.failure) for each in delivered(outcome)] == [(True, "")]


def test_a_dead_letter_of_what_never_ran(life, monkeypatch):
    shelf = with_shelf(monkeypatch)
    dead_letters(life)
    configure(life, MaximumEventAgeInSeconds=60)
    life.call("lab", "LimitConcurrency", {"Limit": 0})
    queued(life)
    life.advance(120)
    (letter,) = shelf.taken
    assert (letter.attributes["ErrorCode"], letter.attributes["ErrorMessage"]) == (
        ("Number", b"429"),
        ("String", b"Rate Exceeded."),
    )


def test_destination_and_dead_letter_both_get_it(life, monkeypatch):
    shelf = with_shelf(monkeypatch)
    dead_letters(life)
    configure(life, failure=QUEUE, MaximumRetryAttempts=0)
    failing(life, queued(life)[0])
    assert [bool(each.attributes) for each in shelf.taken] == [False, True]


def test_success_leaves_no_dead_letter(life, monkeypatch):
    shelf = with_shelf(monkeypatch)
    dead_letters(life)
    life.finish(queued(life)[0])
    assert shelf.taken == []


def test_dead_letters_are_taken_off(life, monkeypatch):
    with_shelf(monkeypatch)
    dead_letters(life)
    assert "DeadLetterConfig" not in dead_letters(life, "").answer


def test_where_dead_letters_may_go(life, monkeypatch):
    def told(target):
        params = {"FunctionName": "order-fn", "DeadLetterConfig": {"TargetArn": target}}
        return refused(life, "UpdateFunctionConfiguration", params)

    assert told(QUEUE) == ("InvalidParameterValueException", f"The destination ARN {QUEUE} is invalid.")
    assert told(arn("kitchen-fn"))[0] == "InvalidParameterValueException"
    with_shelf(monkeypatch)
    missing = QUEUE.replace("spoiled", "nowhere")
    assert told(missing) == ("InvalidParameterValueException", f"The destination ARN {missing} is invalid.")
    life.call("iam", "DeleteRolePolicy", {"RoleName": "lambda-basic-role", "PolicyName": "send"})
    assert told(QUEUE) == (
        "InvalidParameterValueException",
        "The provided execution role does not have permissions to call SendMessage on SQS",
    )


def test_a_new_function_has_its_dead_letters_from_the_start(life, monkeypatch):
    with_shelf(monkeypatch)
    outcome = life.create("third-fn", DeadLetterConfig={"TargetArn": QUEUE})
    assert outcome.answer["DeadLetterConfig"] == {"TargetArn": QUEUE}
