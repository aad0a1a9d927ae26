"""Brokers: a list of them; what lies in one, drawn and told; and the shop's way from a broker to SQS."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.messaging import broker_picture, migrating
from lessons.messaging.broker_words import DONE, sentence
from lessons.messaging.forms import amqp as amqp_forms
from lessons.messaging.forms import stomp as stomp_forms
from lessons.messaging.forms.broker import CreateBroker, DeleteBroker, RebootBroker
from lessons.messaging.measured import of_broker
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.mq.messages import Amqp, Jms, Message
from serverless_lab.engine.services.mq.options import NAMES
from serverless_lab.engine.services.mq.state import Broker

TEMPLATE = "messaging/panels/broker.html"
HAS_FORMS = MOVES = True
BROKERS, MESSAGES, NOTES = 50, 20, 8  # shown
MIGRATION = "migration"
STATES: dict[str, tuple[str | Promise, str]] = {
    "CREATION_IN_PROGRESS": (_("being made"), "accent"),
    "RUNNING": (_("running"), "good"),
    "REBOOT_IN_PROGRESS": (_("restarting"), "warm"),
    "DELETION_IN_PROGRESS": (_("being deleted"), "bad"),
}


@dataclass(frozen=True)
class Row:
    """A broker as the list shows it."""

    broker: Broker
    engine: str
    state: str | Promise
    look: str


@dataclass(frozen=True)
class Shown:
    """A message. `who` has it; `presses` are what can be done with it."""

    message: Message
    who: str
    tag: int
    presses: list[OperationForm | Press]


@dataclass(frozen=True)
class Told:
    """What was done in a broker and what came of it."""

    at: Instant
    what: str | Promise
    sentences: list[str]


Fixed = dict[str, str]
Some = OperationForm | None


def read(page: Page, form: Some) -> dict[str, Any]:
    if page.where.get("part") == MIGRATION:
        return {"migration": migrating.read(page, form), "one": None}
    brokers = page.probe.mq.brokers
    asked = page.where.get("broker", "")
    broker = brokers.get(asked)
    if broker is not None:
        return {"migration": None} | _one(page, form, broker)
    by_name = sorted(brokers.values(), key=lambda each: each.name)
    return {
        "migration": None,
        "one": None,
        "missing": asked,
        "create": CreateBroker.offer(page, form),
        "brokers": [row(each) for each in islice(by_name, BROKERS)],
        "others": max(len(by_name) - BROKERS, 0),
    }


def row(broker: Broker) -> Row:
    state, look = STATES[broker.state]
    return Row(broker, f"{NAMES[broker.engine]} {broker.version}", state, look)


def _one(page: Page, form: Some, broker: Broker) -> dict[str, Any]:
    runs = broker.state == "RUNNING"
    fixed = {"BrokerId": broker.id}
    common = {
        "one": row(broker),
        "reboot": RebootBroker.press(page, form, **fixed) if runs else None,
        "delete": DeleteBroker.offer(page, form, **fixed) if runs else None,
        "measured": of_broker(broker),
        "notes": [_told(each.at, each.what, each.steps) for each in reversed(broker.notes[-NOTES:])],
        "amqp": None,
        "jms": None,
    }
    if broker.amqp is not None:
        return common | {"amqp": _amqp(page, form, broker.amqp, fixed if runs else None)}
    return common | ({"jms": _jms(page, form, broker.jms, fixed if runs else None)} if broker.jms is not None else {})


def _told(at: Instant, what: str, steps: list[tuple[str, dict[str, str]]]) -> Told:
    return Told(at, DONE[what], [sentence(code, facts) for code, facts in steps])


def _amqp(page: Page, form: Some, amqp: Amqp, fixed: Fixed | None) -> dict[str, Any]:
    """`fixed` None: nobody reaches the broker, so there is nothing to press."""
    offers = [
        each.offer(page, form, **fixed)
        for each in (
            amqp_forms.PublishMessage,
            amqp_forms.Get,
            amqp_forms.Consume,
            amqp_forms.DeclareExchange,
            amqp_forms.DeclareQueue,
            amqp_forms.Bind,
        )
        if fixed is not None
    ]
    ready = [(name, message) for name, queue in amqp.queues.items() for message in queue.ready]
    return {
        "offers": offers,
        "picture": broker_picture.of_amqp(amqp),
        "unsettled": [
            Shown(each.message, each.consumer or each.queue, tag, _settling(page, form, fixed, tag))
            for tag, each in islice(amqp.unsettled.items(), MESSAGES)
        ],
        "ready": [Shown(message, name, 0, []) for name, message in ready[:MESSAGES]],
        "more": max(len(ready) - MESSAGES, 0) + max(len(amqp.unsettled) - MESSAGES, 0),
        "things": _things(page, form, amqp, fixed) if fixed is not None else [],
    }


def _settling(page: Page, form: Some, fixed: Fixed | None, tag: int) -> list[OperationForm | Press]:
    kinds = (amqp_forms.Ack, amqp_forms.Requeue, amqp_forms.Nack)
    return [kind.press(page, form, **fixed, DeliveryTag=str(tag)) for kind in kinds] if fixed is not None else []


def _things(page: Page, form: Some, amqp: Amqp, fixed: Fixed) -> list[tuple[str, OperationForm | Press]]:
    """What can be taken away again, each with its button."""
    found: list[tuple[str, OperationForm | Press]] = [
        (tag, amqp_forms.Cancel.press(page, form, **fixed, ConsumerTag=tag)) for tag in amqp.consumers
    ]
    for each in amqp.bindings:
        arguments = "\n".join(f"{name}={value}" for name, value in each.arguments.items())
        settled = fixed | {"Exchange": each.exchange, "Queue": each.queue, "RoutingKey": each.key}
        under = each.key or arguments
        label = f"{each.exchange} → {each.queue}" + (f" ({under})" if under else "")
        found.append((label, amqp_forms.Unbind.press(page, form, **settled, Arguments=arguments)))
    found += [(name, amqp_forms.DeleteQueueOfBroker.press(page, form, **fixed, Queue=name)) for name in amqp.queues]
    own = [name for name in amqp.exchanges if name and not name.startswith("amq.")]
    return found + [(name, amqp_forms.DeleteExchange.press(page, form, **fixed, Exchange=name)) for name in own]


def _jms(page: Page, form: Some, jms: Jms, fixed: Fixed | None) -> dict[str, Any]:
    offers = [
        each.offer(page, form, **fixed)
        for each in (stomp_forms.Send, stomp_forms.SubscribeTo, stomp_forms.Begin)
        if fixed is not None
    ]
    held = [(name, each) for name, subscription in jms.subscriptions.items() for each in subscription.held]
    ready = [(f"/queue/{name}", each) for name, waiting in jms.queues.items() for each in waiting]
    ready += [(name, each) for name, subscription in jms.subscriptions.items() for each in subscription.waiting]
    return {
        "offers": offers,
        "picture": broker_picture.of_jms(jms),
        "unsettled": [
            Shown(each, name, each.number, _acknowledging(page, form, jms, fixed, name, each.number))
            for name, each in held[:MESSAGES]
        ],
        "ready": [Shown(each, name, 0, []) for name, each in ready[:MESSAGES]],
        "more": max(len(ready) - MESSAGES, 0) + max(len(held) - MESSAGES, 0),
        "things": _clients(page, form, jms, fixed) if fixed is not None else [],
    }


def _acknowledging(
    page: Page, form: Some, jms: Jms, fixed: Fixed | None, subscription: str, number: int
) -> list[OperationForm | Press]:
    if fixed is None:
        return []
    named = fixed | {"Subscription": subscription, "Message": str(number)}
    inside = [stomp_forms.AckWithin.press(page, form, **named, Transaction=each) for each in jms.transactions]
    return [kind.press(page, form, **named) for kind in (stomp_forms.AckMessage, stomp_forms.NackMessage)] + inside


def _clients(page: Page, form: Some, jms: Jms, fixed: Fixed) -> list[tuple[str, OperationForm | Press]]:
    found: list[tuple[str, OperationForm | Press]] = []
    for name, each in jms.subscriptions.items():
        if each.online:
            found.append((name, stomp_forms.Leave.press(page, form, **fixed, Subscription=name)))
        if each.durable:
            found.append((name, stomp_forms.Forget.press(page, form, **fixed, Subscription=name)))
    for name in jms.transactions:
        kinds = (stomp_forms.Commit, stomp_forms.Abort)
        found += [(name, kind.press(page, form, **fixed, Transaction=name)) for kind in kinds]
    return found
