"""Real boto3 and older clients against the endpoint: queues, long polls, errors as every SDK tells them apart."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from lessons.sandbox import keys, lab, wakes
from lessons.sandbox.models import Account, JournalEntry
from tests.wire.asking import refused, user_key
from tests.wire.conftest import Clients


@pytest.fixture
def sqs(account: Account, root: keys.RootKey, client: Clients) -> Any:
    lab.call(account, "lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    return client("sqs", root)


@pytest.fixture
def orders(sqs: Any) -> str:
    return str(sqs.create_queue(QueueName="orders")["QueueUrl"])


def test_a_message_from_sending_to_deleting(sqs: Any, orders: str) -> None:
    table = {"table": {"DataType": "Number", "StringValue": "7"}}
    sent = sqs.send_message(QueueUrl=orders, MessageBody="만두 2", MessageAttributes=table)
    (found,) = sqs.receive_message(QueueUrl=orders, MessageAttributeNames=["All"])["Messages"]
    assert (found["MessageId"], found["Body"], found["MessageAttributes"]) == (sent["MessageId"], "만두 2", table)
    sqs.delete_message(QueueUrl=orders, ReceiptHandle=found["ReceiptHandle"])
    assert "Messages" not in sqs.receive_message(QueueUrl=orders)


def test_errors_have_two_names(sqs: Any, orders: str) -> None:
    with pytest.raises(sqs.exceptions.QueueDoesNotExist) as error:
        sqs.send_message(QueueUrl=orders.replace("orders", "nowhere"), MessageBody="x")
    assert error.value.response["Error"] == {
        "Message": "The specified queue does not exist.",
        "Code": "AWS.SimpleQueueService.NonExistentQueue",
        "QueryErrorCode": "QueueDoesNotExist",
        "Type": "Sender",
    }
    with pytest.raises(ClientError) as error:
        sqs.receive_message(QueueUrl=orders, MaxNumberOfMessages=11)
    assert error.value.response["Error"]["QueryErrorCode"] == "InvalidParameterValueException"
    sqs.purge_queue(QueueUrl=orders)
    with pytest.raises(sqs.exceptions.PurgeQueueInProgress):
        sqs.purge_queue(QueueUrl=orders)


def test_a_denial(root: keys.RootKey, client: Clients, orders: str) -> None:
    iam = client("iam", root)
    iam.create_user(UserName="jun")
    key = iam.create_access_key(UserName="jun")["AccessKey"]
    assert refused(client("sqs", key).send_message, QueueUrl=orders, MessageBody="x") == ("AccessDenied", 403)


@pytest.fixture
def sender(root: keys.RootKey, client: Clients) -> Any:
    return client("sqs", root)


def test_a_long_poll_is_answered_when_a_message_comes(sqs: Any, sender: Any, orders: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(sqs.receive_message, QueueUrl=orders, WaitTimeSeconds=20)
        time.sleep(0.5)
        assert not poll.done()
        began = time.monotonic()
        sender.send_message(QueueUrl=orders, MessageBody="soup")
        (found,) = poll.result(15)["Messages"]
    assert (found["Body"], time.monotonic() - began < 20) == ("soup", True)


def test_a_long_poll_ends_and_stands_once_in_the_journal(sqs: Any, orders: str) -> None:
    began = time.monotonic()
    assert "Messages" not in sqs.receive_message(QueueUrl=orders, WaitTimeSeconds=1)
    assert 0.9 < time.monotonic() - began < 10
    assert JournalEntry.objects.filter(operation="ReceiveMessage").count() == 1


def test_a_delayed_message_ends_a_long_poll(sqs: Any, orders: str) -> None:
    sqs.send_message(QueueUrl=orders, MessageBody="soup", DelaySeconds=1)
    began = time.monotonic()
    (found,) = sqs.receive_message(QueueUrl=orders, WaitTimeSeconds=20)["Messages"]
    assert (found["Body"], time.monotonic() - began < 20) == ("soup", True)


def test_more_may_wait_than_there_are_threads(account: Account, sqs: Any, sender: Any, orders: str) -> None:
    """The endpoint of the tests has four. A client of boto3's may be used by many threads."""
    with ThreadPoolExecutor(8) as pool:
        polls = [pool.submit(sqs.receive_message, QueueUrl=orders, WaitTimeSeconds=10) for _ in range(8)]
        end = time.monotonic() + 8
        while wakes.count(account.pk) < 8 and time.monotonic() < end:
            time.sleep(0.02)
        entries = [{"Id": str(number), "MessageBody": str(number)} for number in range(8)]
        sender.send_message_batch(QueueUrl=orders, Entries=entries)
        found = [message["Body"] for poll in polls for message in poll.result(20).get("Messages", [])]
    assert sorted(found) == [str(number) for number in range(8)]


def test_who_hangs_up_receives_nothing(account: Account, endpoint: str, root: keys.RootKey, orders: str) -> None:
    params = {"Action": "ReceiveMessage", "QueueUrl": orders, "WaitTimeSeconds": 20}
    with pytest.raises(TimeoutError):
        asked(endpoint, root, "/", params, 0.7)
    end = time.monotonic() + 8
    while wakes.count(account.pk) and time.monotonic() < end:
        time.sleep(0.02)
    assert wakes.count(account.pk) == 0
    assert not JournalEntry.objects.filter(operation="ReceiveMessage").exists()


def asked(endpoint: str, root: keys.RootKey, path: str, params: dict[str, Any], timeout: float = 20) -> str:
    """As an SDK of long ago asks: a form, to the address of the queue."""
    body = urlencode(params | {"Version": "2012-11-05"}).encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    request = AWSRequest("POST", f"{endpoint}{path}", headers, body)
    auth.SigV4Auth(Credentials(root.key, root.secret), "sqs", "ap-northeast-2").add_auth(request)
    sent = Request(request.url, body, dict(request.headers.items()), method="POST")
    with urlopen(sent, timeout=timeout) as answer:
        return str(answer.read().decode())


@pytest.mark.parametrize("prefix", ["", "/aws"])
def test_an_older_client_goes_to_the_address_of_the_queue(
    account: Account, endpoint: str, root: keys.RootKey, sqs: Any, orders: str, prefix: str
) -> None:
    path = f"{prefix}/{account.account_id}/orders"
    told = asked(endpoint, root, path, {"Action": "SendMessage", "MessageBody": "soup & rice"})
    assert '<SendMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><SendMessageResult>' in told
    (found,) = sqs.receive_message(QueueUrl=orders)["Messages"]
    assert found["Body"] == "soup & rice"


def test_a_queue_of_another_account_of_the_learner(
    account: Account, learner: Any, root: keys.RootKey, client: Clients, sqs: Any, orders: str
) -> None:
    second = lab.new_account(owner=learner)
    key = user_key(client("iam", keys.root_key(second)))
    abroad = client("sqs", key)
    send = {"QueueUrl": orders, "MessageBody": "from over there"}
    assert refused(abroad.send_message, **send) == ("AccessDenied", 403)
    sqs.add_permission(QueueUrl=orders, Label="second", AWSAccountIds=[second.account_id], Actions=["*"])
    abroad.send_message(**send)
    assert abroad.get_queue_url(QueueName="orders", QueueOwnerAWSAccountId=account.account_id)["QueueUrl"] == orders
    (found,) = abroad.receive_message(QueueUrl=orders)["Messages"]
    abroad.delete_message(QueueUrl=orders, ReceiptHandle=found["ReceiptHandle"])
    assert found["Body"] == "from over there"
    assert refused(abroad.delete_queue, QueueUrl=orders) == ("AccessDenied", 403)
