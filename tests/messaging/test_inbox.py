"""The panel "Inbox": what SNS sent by e-mail and as text messages, and its links."""

import pytest
from django.test import Client

from tests.messaging.desk import Queues, done, page, refused

pytestmark = pytest.mark.django_db
TOPICS, INBOX = "?tab=topics", "?tab=inbox"
BODY = '<pre class="mono payload" tabindex="0">{}'


@pytest.fixture(autouse=True)
def _topic(as_learner: Client, queues: Queues) -> None:
    as_learner.cookies["lab_language"] = "en"
    queues.make("anything")
    assert "Nothing has arrived yet." in page(as_learner, INBOX)
    done(as_learner, "CreateTopic", TOPICS, Name="order-ready")


def subscribe(client: Client, protocol: str, endpoint: str) -> str:
    return done(client, "SubscribeEndpoint", TOPICS, topic="order-ready", Protocol=protocol, Endpoint=endpoint)


def test_an_address_is_asked_first_and_then_gets_letters(as_learner: Client, queues: Queues) -> None:
    assert "not confirmed" in subscribe(as_learner, "email", "mina@shop.example")
    done(as_learner, "PublishToTopic", TOPICS, topic="order-ready", Message="Seven is ready")
    (asked,) = queues.probe.sns.letters
    told = page(as_learner, INBOX)
    assert "mina@shop.example" in told
    assert "Confirm subscription" in told
    assert BODY.format("Seven is ready") not in told
    confirmed = done(as_learner, "Confirm", INBOX, LetterId=asked.id)
    assert "Confirm subscription</button>" not in confirmed
    done(as_learner, "PublishToTopic", TOPICS, topic="order-ready", Message="Eight is ready")
    assert BODY.format("Eight is ready") in page(as_learner, INBOX)
    done(as_learner, "EndByLink", INBOX, LetterId=queues.probe.sns.letters[-1].id)
    assert dict(queues.probe.sns.subscriptions) == {}


def test_a_number_says_stop(as_learner: Client, queues: Queues) -> None:
    subscribe(as_learner, "sms", "+821012345678")
    done(as_learner, "PublishToTopic", TOPICS, topic="order-ready", Message="Seven is ready")
    assert BODY.format("Seven is ready") in page(as_learner, INBOX)
    done(as_learner, "Stop", INBOX, LetterId=queues.probe.sns.letters[-1].id)
    done(as_learner, "PublishToTopic", TOPICS, topic="order-ready", Message="Eight is ready")
    assert BODY.format("Eight is ready") not in page(as_learner, INBOX)


def test_what_is_no_address_is_refused_in_words(as_learner: Client, queues: Queues) -> None:
    data = {"topic": "order-ready", "Protocol": "email", "Endpoint": "nobody"}
    assert "Invalid parameter: Email address" in refused(as_learner, "SubscribeEndpoint", TOPICS, **data)
    assert dict(queues.probe.sns.subscriptions) == {}


def test_a_letter_that_is_not_there_has_no_links(as_learner: Client) -> None:
    refused(as_learner, "Confirm", INBOX, LetterId="00000000-0000-0000-0000-000000000000")
