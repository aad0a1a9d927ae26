"""What could stand at the cursor."""

import pytest

from lessons.sandbox import lab, terminal
from lessons.sandbox.models import Account
from lessons.sandbox.terminal import Desk, Offer
from tests.engine.mq.good import RABBIT
from tests.sandbox.terminal.conftest import Type

pytestmark = pytest.mark.django_db


def offered(desk: Desk | None, typed: str, cursor: int | None = None) -> list[Offer]:
    view = lab.look(desk.account) if desk else lab.preview()
    return terminal.offers(desk, view, typed, len(typed) if cursor is None else cursor)


def names(desk: Desk | None, typed: str) -> list[str]:
    return [offer.text for offer in offered(desk, typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cl", ["clock", "clear"]),
        ("clock x", ["x1", "x10", "x60", "x3600"]),
        ("nonsense a", []),
        ("aws st", ["sts"]),
        ("cat l", ["lambda_function.py"]),
        ("aws iam get-role --role-name l", ["lambda-basic-role"]),
        ("aws iam create-role --role-name l", []),
        ("aws lambda update-function-code --zip-file file", ["fileb://lambda_function.py"]),
    ],
)
def test_a_word_that_is_begun(desk: Desk, typed: str, found: list[str]) -> None:
    assert names(desk, typed) == found


def test_queues_go_by_their_url(desk: Desk) -> None:
    url = lab.call(desk.account, "sqs", "CreateQueue", {"QueueName": "orders"}).answer["QueueUrl"]  # type: ignore[index]
    assert names(desk, "aws sqs purge-queue --queue-url ht") == [url]
    assert names(desk, "aws sqs get-queue-url --queue-name o") == ["orders"]


def test_topics_go_by_their_arn(desk: Desk) -> None:
    arn = lab.call(desk.account, "sns", "CreateTopic", {"Name": "orders"}).answer["TopicArn"]  # type: ignore[index]
    params = {"TopicArn": arn, "Protocol": "sms", "Endpoint": "+821012345678"}
    made = lab.call(desk.account, "sns", "Subscribe", params).answer
    assert names(desk, "aws sns publish --topic-arn ar") == [arn]
    assert names(desk, "aws sns unsubscribe --subscription-arn ar") == [made["SubscriptionArn"]]  # type: ignore[index]


def test_brokers_go_by_their_id(desk: Desk) -> None:
    made = lab.call(desk.account, "mq", "CreateBroker", RABBIT).answer["BrokerId"]  # type: ignore[index]
    assert names(desk, "aws mq describe-broker --broker-id b") == [made]


def test_operations_that_the_lab_has_come_first(desk: Desk) -> None:
    found = offered(desk, "aws iam get-a")
    here = [offer.text for offer in found if not offer.note]
    assert here[:2] == ["get-access-key-last-used", "get-account-authorization-details"]
    assert [offer.note for offer in found[len(here) :]] == ["실험실에 없음"] * (len(found) - len(here))


def test_names_are_those_of_the_account(desk: Desk, typed: Type, account: Account) -> None:
    typed("aws iam create-user --user-name mina\naws iam create-user --user-name minho")
    assert names(desk, "aws iam delete-user --user-name mi") == ["mina", "minho"]
    assert f"arn:aws:iam::{account.account_id}:role/lambda-basic-role" in names(
        desk, "aws sts assume-role --role-arn arn"
    )


def test_places_are_those_of_the_whole_text(desk: Desk) -> None:
    assert offered(desk, "ls\naws i", 8)[0][:2] == (7, "iam")
    assert offered(desk, "cle and more", 3) == [Offer(0, "clear", "화면을 비워요")]


def test_a_visitor_is_offered_what_needs_no_account() -> None:
    assert names(None, "aws sts get-caller") == ["get-caller-identity"]
    assert names(None, "cat l") == []
