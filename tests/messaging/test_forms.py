"""The forms of the bench: each filled in well, with nonsense, and refused by AWS or by a policy."""

import json
from typing import Any

import pytest
from django.test import Client

from lessons.messaging.forms import FORMS, values
from lessons.messaging.queues import arn_of
from lessons.sandbox import lab
from tests.messaging.desk import Queues, done, page, post, refused

pytestmark = pytest.mark.django_db
NONSENSE = ("<script>alert(1)</script>", "x" * 10_000, "\0", "만두 🥟", "%s {}", "1" + "0" * 30, "[[[", "-1", "")
ORDERS = "?tab=queues&queue=orders"
OF_ORDERS = "?tab=messages&queue=orders"


@pytest.fixture(autouse=True)
def _english(as_learner: Client, queues: Queues) -> None:
    as_learner.cookies["lab_language"] = "en"
    queues.make("orders")
    queues.make("dead")
    assert lab.call(queues.account, "lab", "SetQueueLuck", {"Twice": 0, "Astray": 0}).refusal is None


def in_flight(queues: Queues) -> list[Any]:
    found: list[Any] = queues.probe.cloud.queue_contents("orders", 10).in_flight
    return found


def test_settings_are_changed_and_told(as_learner: Client, queues: Queues) -> None:
    spans = {"VisibilityTimeout": 45, "MessageRetentionPeriod": 3600, "DelaySeconds": 5}
    rest = {"ReceiveMessageWaitTimeSeconds": 20, "MaximumMessageSize": 2048}
    shown = done(as_learner, "Configure", ORDERS, queue="orders", **spans, **rest)
    settings = queues["orders"].settings
    assert (settings.visibility, settings.retention, settings.delay) == (45, 3600, 5)
    assert (settings.wait, settings.largest) == (20, 2048)
    assert ("45 s" in shown, "long polling" in shown, "2,048 bytes" in shown) == (True, True, True)
    refusal = refused(as_learner, "Configure", ORDERS, queue="orders", MessageRetentionPeriod=10)
    assert "Invalid value for the parameter MessageRetentionPeriod." in refusal
    assert queues["orders"].settings.retention == 3600


def test_encryption_is_of_one_kind(as_learner: Client, queues: Queues) -> None:
    shown = done(as_learner, "Encrypt", ORDERS, queue="orders", kind="kms", KmsMasterKeyId="alias/shop")
    assert "With the key alias/shop of KMS." in shown
    done(as_learner, "Encrypt", ORDERS, queue="orders", kind="sqs")
    assert (queues["orders"].settings.sse, queues["orders"].settings.kms_key) == (True, "")
    done(as_learner, "Encrypt", ORDERS, queue="orders", kind="none")
    assert not queues["orders"].settings.sse
    assert "Say which key." in refused(as_learner, "Encrypt", ORDERS, queue="orders", kind="kms")


def test_a_fifo_queue_has_settings_of_its_own(as_learner: Client, queues: Queues) -> None:
    queues.make("bills.fifo")
    fast = {"DeduplicationScope": "messageGroup", "FifoThroughputLimit": "perMessageGroupId"}
    done(as_learner, "ConfigureFifo", ORDERS, queue="bills.fifo", ContentBasedDeduplication="on", **fast)
    settings = queues["bills.fifo"].settings
    assert (settings.by_content, settings.scope, settings.limit) == (True, "messageGroup", "perMessageGroupId")
    done(as_learner, "ConfigureFifo", ORDERS, queue="bills.fifo", **fast)
    assert not queues["bills.fifo"].settings.by_content
    assert "Edit FIFO" not in page(as_learner, ORDERS)


def test_dead_letters_go_elsewhere_and_come_back(as_learner: Client, queues: Queues) -> None:
    dead = arn_of(queues.probe, "dead")
    assert "after 1 receipt" in done(as_learner, "SetRedrivePolicy", ORDERS, queue="orders", target=dead, most=1)
    queues.call("SendMessage", "orders", MessageBody="burnt")
    queues.call("ReceiveMessage", "orders", VisibilityTimeout=0)
    queues.call("ReceiveMessage", "orders")
    assert "from orders" in page(as_learner, "?tab=messages&queue=dead")
    slow = {"queue": "dead", "MaxNumberOfMessagesPerSecond": 1}
    assert "0 of 1 moved" in done(as_learner, "StartMessageMoveTask", "?tab=queues&queue=dead", **slow)
    lab.advance(queues.account, 5)
    assert "1 of 1 moved" in page(as_learner, "?tab=queues&queue=dead")
    assert (queues["orders"].alive, queues["dead"].alive) == (1, 0)
    done(as_learner, "SetRedrivePolicy", ORDERS, queue="orders", target="", most=3)
    assert queues["orders"].settings.redrive is None


def test_a_task_is_cancelled_while_it_runs(as_learner: Client, queues: Queues) -> None:
    target = {"target": arn_of(queues.probe, "dead"), "most": 5}
    done(as_learner, "SetRedrivePolicy", ORDERS, queue="orders", **target)
    for _ in range(3):
        queues.call("SendMessage", "dead", MessageBody="soup")
    begun = {"queue": "dead", "DestinationArn": arn_of(queues.probe, "orders"), "MaxNumberOfMessagesPerSecond": 1}
    done(as_learner, "StartMessageMoveTask", "?tab=queues&queue=dead", **begun)
    told = queues.ask("ListMessageMoveTasks", SourceArn=arn_of(queues.probe, "dead"))
    handle = told["Results"][0]["TaskHandle"]
    assert "CANCELLED" in done(as_learner, "CancelMessageMoveTask", "?tab=queues&queue=dead", TaskHandle=handle)


def test_a_queue_says_whose_dead_letters_it_takes(as_learner: Client, queues: Queues) -> None:
    where = "?tab=queues&queue=dead"
    orders = arn_of(queues.probe, "orders")
    assert "Choose at least one" in refused(
        as_learner, "SetRedriveAllowPolicy", where, queue="dead", permission="byQueue"
    )
    done(as_learner, "SetRedriveAllowPolicy", where, queue="dead", permission="byQueue", sources=[orders])
    assert queues["dead"].settings.allow_redrive.sources == [orders]
    done(as_learner, "SetRedriveAllowPolicy", where, queue="dead", permission="denyAll")
    target = {"target": arn_of(queues.probe, "dead"), "most": 3}
    assert "does not allow the queue" in refused(as_learner, "SetRedrivePolicy", ORDERS, queue="orders", **target)


def test_the_policy_as_json_and_by_form(as_learner: Client, queues: Queues) -> None:
    let_in = {"queue": "orders", "Label": "bakery", "AWSAccountIds": "444455556666", "Actions": ["SendMessage"]}
    assert "444455556666" in done(as_learner, "AddPermission", ORDERS, **let_in)
    document = json.loads(queues["orders"].settings.policy)
    document["Statement"][0]["Sid"] = "neighbour"
    done(as_learner, "SetPolicy", ORDERS, queue="orders", Policy=json.dumps(document))
    assert "neighbour" in queues["orders"].settings.policy
    broken = refused(as_learner, "SetPolicy", ORDERS, queue="orders", Policy="{\n x")
    assert ("Invalid value for the parameter Policy." in broken, "line 2, column 2" in broken) == (True, True)
    done(as_learner, "RemovePermission", ORDERS, queue="orders", Label="neighbour")
    assert "neighbour" not in queues["orders"].settings.policy
    done(as_learner, "SetPolicy", ORDERS, queue="orders", Policy="")
    assert queues["orders"].settings.policy == ""


def test_tags_come_and_go(as_learner: Client, queues: Queues) -> None:
    assert "kitchen" in done(as_learner, "TagQueue", ORDERS, queue="orders", Key="team", Value="kitchen")
    done(as_learner, "UntagQueue", ORDERS, queue="orders", Key="team")
    assert queues["orders"].tags == {}


def test_a_message_is_sent_received_and_deleted(as_learner: Client, queues: Queues) -> None:
    sent = {"queue": "orders", "MessageBody": "2 soups", "attributes": "dish=soup\ncount=2"}
    shown = done(as_learner, "SendMessage", OF_ORDERS, **sent)
    assert ("2 soups" in shown, "count=2" in shown, "can be received" in shown) == (True, True, True)
    attributes = queues.probe.cloud.queue_contents("orders", 1).visible[0].message.attributes
    assert attributes == {"dish": ("String", b"soup"), "count": ("Number", b"2")}
    shown = done(as_learner, "ReceiveMessage", OF_ORDERS, queue="orders", MaxNumberOfMessages=1, VisibilityTimeout=90)
    assert ("received 1 time" in shown, 'data-shows-in="90"' in shown) == (True, True)
    handle = {"queue": "orders", "ReceiptHandle": in_flight(queues)[0].handle}
    assert 'data-shows-in="7"' in done(as_learner, "ChangeMessageVisibility", OF_ORDERS, **handle, VisibilityTimeout=7)
    done(as_learner, "DeleteMessage", OF_ORDERS, **handle)
    assert queues["orders"].alive == 0
    nothing = done(as_learner, "ReceiveMessage", OF_ORDERS, queue="orders", MaxNumberOfMessages=1)
    assert "Nothing came" in nothing


def test_a_message_without_equals_in_its_attributes_is_not_sent(as_learner: Client, queues: Queues) -> None:
    sent = {"queue": "orders", "MessageBody": "soup", "attributes": "dish"}
    assert "There is a line without “=”." in refused(as_learner, "SendMessage", OF_ORDERS, **sent)
    assert queues["orders"].alive == 0


def test_several_at_once(as_learner: Client, queues: Queues) -> None:
    done(as_learner, "SendMessageBatch", OF_ORDERS, queue="orders", bodies="soup\n\nrice\r\ntea\n")
    done(as_learner, "ReceiveMessage", OF_ORDERS, queue="orders", MaxNumberOfMessages=10)
    handles = [each.handle for each in in_flight(queues)]
    later = {"queue": "orders", "handles": handles, "VisibilityTimeout": 300}
    assert 'data-shows-in="300"' in done(as_learner, "ChangeMessageVisibilityBatch", OF_ORDERS, **later)
    done(as_learner, "DeleteMessageBatch", OF_ORDERS, queue="orders", handles=handles[:2])
    assert [each.body for each in in_flight(queues)] == ["tea"]


def test_what_of_a_batch_was_not_done_is_said(as_learner: Client, queues: Queues) -> None:
    made_up = {"queue": "orders", "handles": ["made-up"]}
    assert "ReceiptHandleIsInvalid" in done(as_learner, "DeleteMessageBatch", OF_ORDERS, **made_up)
    eleven = "\n".join("abcdefghijk")
    assert "Maximum number of entries per request are 10" in refused(
        as_learner, "SendMessageBatch", OF_ORDERS, queue="orders", bodies=eleven
    )


def test_a_fifo_queue_asks_for_a_group_and_keeps_copies_out(as_learner: Client, queues: Queues) -> None:
    queues.make("bills.fifo")
    where = "?tab=messages&queue=bills.fifo"
    shown = page(as_learner, where)
    assert ("MessageDeduplicationId" in shown, 'name="DelaySeconds"' in shown) == (True, False)
    bill = {"queue": "bills.fifo", "MessageBody": "12,000", "MessageGroupId": "table-7"}
    assert "MessageDeduplicationId" in refused(as_learner, "SendMessage", where, **bill)
    for _ in range(2):
        done(as_learner, "SendMessage", where, **bill, MessageDeduplicationId="bill-1")
    assert queues["bills.fifo"].alive == 1
    lines = {"queue": "bills.fifo", "bodies": "a\nb", "MessageGroupId": "table-7", "MessageDeduplicationId": "more"}
    done(as_learner, "SendMessageBatch", where, **lines)
    shown = done(as_learner, "ReceiveMessage", where, queue="bills.fifo", MaxNumberOfMessages=1)
    assert shown.count("waits for its group") == 2


def test_purging_keeps_the_queue(as_learner: Client, queues: Queues) -> None:
    queues.call("SendMessage", "orders", MessageBody="soup")
    done(as_learner, "PurgeQueue", ORDERS, queue="orders")
    assert queues["orders"].alive == 0
    refusal = refused(as_learner, "PurgeQueue", ORDERS, queue="orders")
    assert ("PurgeQueueInProgress" in refusal, "Let a minute pass." in refusal) == (True, True)


def test_whoever_may_not_is_told_why(as_learner: Client, queues: Queues) -> None:
    closed = {"Effect": "Deny", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*"}
    document = {"Version": "2012-10-17", "Statement": [closed]}
    done(as_learner, "SetPolicy", ORDERS, queue="orders", Policy=json.dumps(document))
    refusal = refused(as_learner, "SendMessage", OF_ORDERS, queue="orders", MessageBody="soup")
    assert ("AccessDenied" in refusal, "/why/" in refusal) == (True, True)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_nonsense_is_refused_and_shown_as_text(as_learner: Client, form: str) -> None:
    for value in NONSENSE:
        answer = post(as_learner, form, OF_ORDERS, **dict.fromkeys(FORMS[form].base_fields, value))
        assert answer.status_code in (200, 422), value
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("tab", ["queues", "messages", "metrics"])
def test_a_queue_costs_the_same_with_one_and_with_three_messages(
    as_learner: Client, queues: Queues, tab: str, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        queues.call("SendMessage", "orders", MessageBody=f"dish {number}")
        queues.call("ReceiveMessage", "orders")
        queues.call("TagQueue", "orders", Tags={f"key-{number}": "x"})
        if number in (0, 2):
            with django_assert_num_queries(7):
                page(as_learner, f"?tab={tab}&queue=orders")


def test_what_was_measured_is_drawn(as_learner: Client, queues: Queues) -> None:
    assert "Nothing was measured" in page(as_learner, "?tab=metrics&queue=orders")
    for _ in range(3):
        queues.call("SendMessage", "orders", MessageBody="soup")
    queues.call("ReceiveMessage", "dead")
    lab.advance(queues.account, 61)
    shown = page(as_learner, "?tab=metrics&queue=orders&span=1h")
    assert ("Age of the oldest message" in shown, "came back empty" in shown) == (True, False)
    assert '<td class="num">3</td>' in shown
    assert "came back empty" in page(as_learner, "?tab=metrics&queue=dead")


def test_the_panels_speak_korean(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "ko"
    assert "데드 레터 큐 고르기" in page(as_learner, ORDERS)
    assert "메시지 그룹" in page(as_learner, OF_ORDERS)


def test_what_counts_as_a_number() -> None:
    assert [values.is_number(text) for text in ("2", "-1.5", "1e3", "nan", "soup", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
