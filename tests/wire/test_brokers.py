"""Real boto3 against the endpoint: a broker's life, and errors as Amazon MQ writes them."""

from typing import Any

import pytest

from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account, JournalEntry
from tests.engine.mq.good import ACTIVE, PASSWORD, RABBIT
from tests.wire.asking import refused
from tests.wire.conftest import Clients


@pytest.fixture
def mq(root: keys.RootKey, client: Clients) -> Any:
    return client("mq", root)


def test_a_broker_from_making_to_deleting(mq: Any, account: Account) -> None:
    made = mq.create_broker(**ACTIVE)["BrokerId"]
    assert mq.describe_broker(BrokerId=made)["BrokerState"] == "CREATION_IN_PROGRESS"
    lab.advance(account, 15 * 60)
    mq.create_user(BrokerId=made, Username="waiter", Password=PASSWORD, Groups=["hall"])
    assert mq.describe_user(BrokerId=made, Username="waiter")["Pending"]["PendingChange"] == "CREATE"
    mq.reboot_broker(BrokerId=made)
    lab.advance(account, 5 * 60)
    assert [each["Username"] for each in mq.list_users(BrokerId=made)["Users"]] == ["chef", "waiter"]
    (page,) = mq.get_paginator("list_brokers").paginate()
    assert [each["BrokerName"] for each in page["BrokerSummaries"]] == ["shop-active"]
    mq.delete_broker(BrokerId=made)
    lab.advance(account, 5 * 60)
    assert mq.list_brokers()["BrokerSummaries"] == []


def test_errors_name_what_caused_them(mq: Any) -> None:
    with pytest.raises(mq.exceptions.NotFoundException) as error:
        mq.describe_broker(BrokerId="b-1")
    assert error.value.response["ErrorAttribute"] == "broker-id"
    assert error.value.response["Error"]["Message"] == (
        "Can't find requested broker [b-1]. Make sure your broker exists."
    )
    mq.create_broker(**RABBIT)
    with pytest.raises(mq.exceptions.ConflictException):
        mq.create_broker(**RABBIT)
    with pytest.raises(mq.exceptions.BadRequestException) as error:
        mq.create_broker(**RABBIT | {"BrokerName": "second", "EngineVersion": "3.8"})
    assert error.value.response["ErrorAttribute"] == "engineVersion"


def test_a_password_is_nowhere_in_the_journal(mq: Any, account: Account) -> None:
    mq.create_broker(**RABBIT)
    kept = JournalEntry.objects.get(account=account, operation="CreateBroker", code="")
    assert (PASSWORD in kept.params, "sealed:1:17:" in kept.params) == (False, True)


def test_a_denial(root: keys.RootKey, client: Clients) -> None:
    iam = client("iam", root)
    iam.create_user(UserName="jun")
    key = iam.create_access_key(UserName="jun")["AccessKey"]
    assert refused(client("mq", key).list_brokers) == ("AccessDeniedException", 403)
