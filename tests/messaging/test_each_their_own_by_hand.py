"""The mission "To each their own", done as a learner does it: with the forms of the bench, and in the terminal."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from lessons.courseware.missions.attempts import LearnerPlayer
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import in_account
from lessons.messaging.missions.each_their_own.mission import MISSION
from lessons.messaging.missions.each_their_own.scene import OWNER, QUEUES, RIGHT, SNS, TOPIC
from lessons.messaging.queues import arn_of as queue_arn
from lessons.messaging.queues import url_of
from lessons.messaging.topics import arn_of, subscription_arn
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.terminal_page import last, run
from tests.messaging.desk import PAGE, Queues, done

pytestmark = pytest.mark.django_db
FACTS = MISSION.facts(1)
FILTER = {"total": [{"numeric": [">=", FACTS["large"]]}]}
Unmet = Callable[[], list[str]]


@pytest.fixture
def unmet(account: Account) -> Unmet:
    """The mission has begun in the account; which checks are not met."""
    player = LearnerPlayer(account, FACTS, "en")
    for play in MISSION.start:
        play(player)

    def found() -> list[str]:
        probe = Probe(lab.look(account).cloud, facts=FACTS, rehearsals=in_account(account, FACTS))
        return [check.id for check in MISSION.checks if not check.look(probe).met]

    return found


def door(probe: Probe) -> str:
    condition = {"ArnLike": {"aws:SourceArn": arn_of(probe, TOPIC)}}
    allowed = {"Effect": "Allow", "Principal": {"Service": SNS}, "Action": "sqs:SendMessage", "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [allowed | {"Condition": condition}]})


def test_with_the_forms_of_the_bench(as_learner: Client, queues: Queues, unmet: Unmet) -> None:
    assert unmet() == [check.id for check in MISSION.checks]
    for queue, policy in RIGHT.items():
        done(as_learner, "SetPolicy", "?tab=queues", queue=queue, Policy=door(queues.probe))
        chosen = {"Endpoint": queue_arn(queues.probe, queue), "FilterPolicy": json.dumps(policy) if policy else ""}
        done(as_learner, "SubscribeQueue", "?tab=topics", topic=TOPIC, **chosen)
    assert unmet() == ["owner", "seen"]
    done(as_learner, "SubscribeEndpoint", "?tab=topics", topic=TOPIC, Protocol="email", Endpoint=OWNER)
    done(as_learner, "Confirm", "?tab=inbox", LetterId=queues.probe.sns.letters[-1].id)
    address = next(each for each in queues.probe.sns.subscriptions.values() if each.endpoint == OWNER)
    said = {"SubscriptionArn": subscription_arn(queues.probe, address), "AttributeValue": json.dumps(FILTER)}
    done(as_learner, "SetFilterPolicy", "?tab=topics", **said)
    assert unmet() == ["seen"]
    order = f"goods=soup\nway=delivery\ntotal={FACTS['large']}"
    done(as_learner, "PublishToTopic", "?tab=topics", topic=TOPIC, Message="soup", attributes=order)
    assert unmet() == []


def test_in_the_terminal(as_learner: Client, queues: Queues, unmet: Unmet) -> None:
    probe = queues.probe
    write(as_learner, "door.json", json.dumps({"Policy": door(probe)}))
    write(as_learner, "order.json", MISSION.bench.files["order.json"].decode())
    topic = arn_of(probe, TOPIC)
    for queue in QUEUES:
        told(
            as_learner, f"aws sqs set-queue-attributes --queue-url {url_of(probe, queue)} --attributes file://door.json"
        )
        subscribe(as_learner, "sqs", queue_arn(probe, queue), json.dumps(RIGHT[queue]))
    subscribe(as_learner, "email", OWNER, json.dumps(FILTER))
    assert unmet() == ["owner", "seen"]
    (address,) = queues.probe.sns.tokens
    told(as_learner, f"aws sns confirm-subscription --topic-arn {topic} --token {address}")
    told(as_learner, f"aws sns publish --topic-arn {topic} --message order --message-attributes file://order.json")
    assert unmet() == []


def subscribe(client: Client, protocol: str, endpoint: str, policy: str) -> None:
    write(client, "filter.json", json.dumps({"FilterPolicy": policy}))
    topic = arn_of(Probe(lab.look(Account.objects.get()).cloud), TOPIC)
    line = f"aws sns subscribe --topic-arn {topic} --protocol {protocol} --notification-endpoint {endpoint}"
    told(client, f"{line} --attributes file://filter.json")


def write(client: Client, name: str, body: str) -> None:
    assert client.post(f"{PAGE}terminal/save/?tab=terminal", {"name": name, "body": body}).status_code == 303


def told(client: Client, line: str) -> None:
    run(client, line, PAGE)
    assert last().stderr == "", last().stderr
