"""The panel "Migration": the same shop on a broker and on SNS and SQS."""

import re

import pytest
from django.test import Client

from lessons.messaging.forms.shop import KITCHEN, RECEIPTS, SPOILED
from lessons.messaging.migration_words import STEPS, TERMS
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.messaging.brokers import rabbit
from tests.messaging.desk import Queues, done, page

WHERE = "?tab=broker&part=migration"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(as_learner: Client, account: Account) -> None:
    as_learner.cookies["lab_language"] = "en"
    lab.call(account, "lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})


def test_every_word_and_every_step_stands_there(as_learner: Client) -> None:
    shown = page(as_learner, WHERE).replace("<wbr>", "")  # where a narrow column breaks a name
    assert all(str(word) in shown for row in TERMS for word in row)
    assert all(str(step[1]) in shown for step in STEPS)
    assert "a RabbitMQ broker must run" in shown


def test_both_sides_open_take_and_finish(as_learner: Client, account: Account, queues: Queues) -> None:
    shop = rabbit(as_learner, account)
    both(as_learner, shop.id, "Open")
    assert counts(as_learner) == {KITCHEN: "0 0 0 0", RECEIPTS: "0 0 0 0", SPOILED: "0 0 0 0"}
    both(as_learner, shop.id, "Order")
    assert counts(as_learner) == {KITCHEN: "1 0 1 0", RECEIPTS: "1 0 1 0", SPOILED: "0 0 0 0"}
    both(as_learner, shop.id, "Take")
    assert counts(as_learner)[KITCHEN] == "0 1 0 1"
    done(as_learner, "DoneBroker", WHERE, BrokerId=shop.id, DeliveryTag="1")
    done(as_learner, "DoneQueues", WHERE, ReceiptHandle=handle(as_learner))
    assert counts(as_learner) == {KITCHEN: "0 0 0 0", RECEIPTS: "1 0 1 0", SPOILED: "0 0 0 0"}


def test_what_is_burnt_is_a_dead_letter_on_both_sides(as_learner: Client, account: Account) -> None:
    shop = rabbit(as_learner, account)
    for step in ("Open", "Order", "Take"):
        both(as_learner, shop.id, step)
    done(as_learner, "FailBroker", WHERE, BrokerId=shop.id, DeliveryTag="1")
    done(as_learner, "FailQueues", WHERE, ReceiptHandle=handle(as_learner))
    assert counts(as_learner) == {KITCHEN: "0 0 0 0", RECEIPTS: "1 0 1 0", SPOILED: "1 0 1 0"}


def test_a_step_is_one_of_the_journal(as_learner: Client, account: Account, queues: Queues) -> None:
    done(as_learner, "OpenQueues", WHERE)
    lab.undo(account)
    assert [name in queues for name in (KITCHEN, RECEIPTS, SPOILED)] == [False] * 3
    parts = queues.probe.state.parts
    assert not any(getattr(part, "topics", None) for name, part in parts.items() if name.startswith("sns/"))


def both(client: Client, broker_id: str, step: str) -> None:
    done(client, f"{step}Broker", WHERE, BrokerId=broker_id)
    done(client, f"{step}Queues", WHERE)


def counts(client: Client) -> dict[str, str]:
    """By queue: ready and unsettled on the broker, available and in flight in SQS."""
    rows = re.findall(r'<th scope="row">(shop-\w+)</th>(.*?)</tr>', page(client, WHERE), re.DOTALL)
    return {name: " ".join(re.findall(r'class="num">([^<]*)<', cells)) for name, cells in rows}


def handle(client: Client) -> str:
    """The receipt handle that the page's button would send."""
    found = re.search(r'name="ReceiptHandle" value="([^"]+)"', page(client, WHERE))
    assert found is not None
    return found[1]
