"""The bench's tab about event sources: what there is to map onto, and mappings made, changed, switched, deleted."""

import json
from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.lambda_.mapping_state import Mapping
from tests.engine.functions.queues import IN_ORDER, ORDERS, Queue, with_queue
from tests.functions.console import call, done, may, refused, shown, state

pytestmark = pytest.mark.django_db
NEW = {"EventSourceArn": ORDERS, "BatchSize": "10", "MaximumBatchingWindowInSeconds": "0"}
PATTERN = {"body": {"item": ["만두"]}}


@pytest.fixture
def queue(account: Account, monkeypatch: pytest.MonkeyPatch) -> Queue:
    may(account, *Queue.actions)
    return with_queue(monkeypatch)


def fill(client: Client, operation: str, **data: Any) -> str:
    return done(client, "sources", operation, **data)


def mapping(account: Account) -> Mapping:
    (found,) = state(account).mappings.values()
    return found


def made(client: Client, account: Account, **data: Any) -> str:
    """One that has settled; its UUID."""
    fill(client, "CreateEventSourceMapping", **NEW | data)
    lab.advance(account, 5)
    return mapping(account).uuid


def test_without_a_source_it_says_what_can_be_one(bench: Client, as_learner: Client) -> None:
    page = shown(bench, "sources")
    assert "A source is a queue of Amazon SQS, and this account has none." in page
    assert "<code>aws sqs create-queue --queue-name orders</code>" in page
    assert "CreateEventSourceMapping" not in page


@pytest.mark.usefixtures("queue")
def test_what_the_account_has_is_listed(bench: Client) -> None:
    page = shown(bench, "sources")
    assert f'<option value="{ORDERS}">sqs: orders</option>' in page
    assert f'<option value="{IN_ORDER}">sqs: orders.fifo</option>' in page
    assert "this account has none" not in page


@pytest.mark.usefixtures("queue")
def test_one_is_made_changed_switched_off_and_on_and_deleted(bench: Client, account: Account) -> None:
    assert "being made" in fill(
        bench, "CreateEventSourceMapping", **NEW | {"BatchSize": "5000", "MaximumBatchingWindowInSeconds": "1"}
    )
    lab.advance(account, 5)
    page = shown(bench, "sources")
    assert ("enabled" in page, "<dd>5,000</dd>" in page) == (True, True)
    uuid = mapping(account).uuid
    changes = NEW | {"UUID": uuid, "BatchSize": "7", "MaximumConcurrency": "4", "ReportBatchItemFailures": "on"}
    fill(bench, "UpdateEventSourceMapping", **changes | {"Patterns": json.dumps([PATTERN, {"body": {"n": [1]}}])})
    found = mapping(account)
    assert (found.state, found.batch_size, found.most_at_once, found.item_failures) == ("Updating", 7, 4, True)
    assert [json.loads(text) for text in found.filters] == [PATTERN, {"body": {"n": [1]}}]
    assert "만두" in found.filters[0]
    lab.advance(account, 5)
    fill(bench, "UpdateEventSourceMapping", **NEW | {"UUID": uuid, "Patterns": ""})
    found = mapping(account)
    assert (found.filters, found.most_at_once, found.item_failures) == ([], None, False)
    for operation, says, then in (("DisableMapping", "being disabled", "Disabled"), ("EnableMapping", "", "Enabled")):
        lab.advance(account, 5)
        assert says in fill(bench, operation, UUID=uuid)
        lab.advance(account, 5)
        assert mapping(account).state == then
    assert "being deleted" in fill(bench, "DeleteEventSourceMapping", UUID=uuid)
    lab.advance(account, 5)
    assert state(account).mappings == {}


@pytest.mark.usefixtures("queue")
def test_an_alias_can_be_mapped(bench: Client, account: Account) -> None:
    call(account, "PublishVersion")
    call(account, "CreateAlias", Name="live", FunctionVersion="1")
    uuid = made(bench, account, Qualifier="live")
    assert mapping(account).qualifier == "live"
    assert "order-fn:live" in shown(bench, "sources")
    fill(bench, "UpdateEventSourceMapping", **NEW | {"UUID": uuid, "Qualifier": ""})
    assert mapping(account).qualifier == ""


@pytest.mark.usefixtures("queue")
def test_what_is_typed_is_shown_again_beside_the_refusal(bench: Client, account: Account) -> None:
    page = refused(bench, "sources", "CreateEventSourceMapping", **NEW | {"Patterns": '{"body": '})
    assert "This is not valid JSON. A pattern looks like" in page
    assert '{"body": </textarea>' in page
    page = refused(bench, "sources", "CreateEventSourceMapping", **NEW | {"BatchSize": "11"})
    assert "Maximum batch window in seconds must be greater than 0" in page
    assert 'value="11"' in page
    assert state(account).mappings == {}


def test_a_role_that_may_not_poll_is_told(bench: Client, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    with_queue(monkeypatch)
    page = refused(bench, "sources", "CreateEventSourceMapping", **NEW)
    assert "does not have permissions to call ReceiveMessage on SQS" in page


@pytest.mark.usefixtures("queue")
def test_what_is_in_between_cannot_be_changed(bench: Client, account: Account) -> None:
    fill(bench, "CreateEventSourceMapping", **NEW)
    assert "in use" in refused(bench, "sources", "DeleteEventSourceMapping", UUID=mapping(account).uuid)


@pytest.mark.usefixtures("queue")
def test_the_page_costs_the_same_with_one_and_with_two(
    bench: Client, account: Account, django_assert_num_queries: Any
) -> None:
    for arn in (ORDERS, IN_ORDER):
        fill(bench, "CreateEventSourceMapping", **NEW | {"EventSourceArn": arn})
        with django_assert_num_queries(10):
            shown(bench, "sources")
