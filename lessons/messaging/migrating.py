"""The same small shop on a broker and on SNS and SQS, side by side: its steps, and what lies where."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.messaging.forms import shop
from lessons.messaging.forms.broker import CreateBroker
from lessons.messaging.forms.shop import EXCHANGE, KITCHEN, RECEIPTS, SPOILED, TOPIC
from lessons.messaging.migration_words import STEPS, TERMS
from lessons.messaging.queues import named
from serverless_lab.engine.services.mq.messages import Amqp
from serverless_lab.engine.services.mq.state import Broker
from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.engine.services.sqs import flow

Some = OperationForm | None
_QUEUES = (KITCHEN, RECEIPTS, SPOILED)


@dataclass(frozen=True)
class Step:
    """What the shop does, in the words of both; a form where it can be done now."""

    title: str
    on_broker: str | Promise
    on_queues: str | Promise
    broker: OperationForm | Press | None
    queues: OperationForm | Press | None


@dataclass(frozen=True)
class Count:
    """Messages of a queue by its name: ready and held on the broker, visible and in flight in SQS. None: no queue."""

    name: str
    broker: tuple[int, int] | None
    queues: tuple[int, int] | None


def read(page: Page, form: Some) -> dict[str, Any]:
    broker = _broker(page)
    left, right = _on_broker(page, form, broker), _on_queues(page, form)
    steps = [
        Step(str(title), on_broker, on_queues, left.get(key), right.get(key))
        for key, title, on_broker, on_queues in STEPS
    ]
    amqp = broker.amqp if broker is not None else None
    return {
        "broker": broker,
        "create": None if broker is not None else CreateBroker.offer(page, form),
        "steps": steps,
        "counts": [Count(name, _in_broker(amqp, name), _in_queue(page, name)) for name in _QUEUES],
        "terms": TERMS,
    }


def _broker(page: Page) -> Broker | None:
    """The first RabbitMQ broker that runs, by name."""
    there = (each for each in page.probe.mq.brokers.values() if each.amqp is not None and each.state == "RUNNING")
    return min(there, key=lambda each: each.name, default=None)


def _on_broker(page: Page, form: Some, broker: Broker | None) -> dict[str, OperationForm | Press]:
    """What can be done there now, by step."""
    if broker is None or broker.amqp is None:
        return {}
    amqp, fixed = broker.amqp, {"BrokerId": broker.id}
    if EXCHANGE not in amqp.exchanges or any(name not in amqp.queues for name in _QUEUES):
        return {"open": shop.OpenBroker.press(page, form, **fixed)}
    can: dict[str, OperationForm | Press] = {"order": shop.OrderBroker.press(page, form, **fixed)}
    if amqp.queues[KITCHEN].ready:
        can["take"] = shop.TakeBroker.press(page, form, **fixed)
    tag = next((tag for tag, each in amqp.unsettled.items() if each.queue == KITCHEN), None)
    if tag is not None:
        can["done"] = shop.DoneBroker.press(page, form, **fixed, DeliveryTag=str(tag))
        can["fail"] = shop.FailBroker.press(page, form, **fixed, DeliveryTag=str(tag))
    return can


def _on_queues(page: Page, form: Some) -> dict[str, OperationForm | Press]:
    kitchen = named(page.probe, KITCHEN)
    topics = (page.probe.state.parts.get(f"sns/{page.probe.state.region}") or SnsState()).topics
    if kitchen is None or TOPIC not in topics or any(named(page.probe, each) is None for each in _QUEUES):
        return {"open": shop.OpenQueues.press(page, form)}
    can: dict[str, OperationForm | Press] = {"order": shop.OrderQueues.press(page, form)}
    if flow.visible(kitchen):
        can["take"] = shop.TakeQueues.press(page, form)
    held = page.view.cloud.queue_contents(KITCHEN, 1).in_flight
    if held:
        can["done"] = shop.DoneQueues.press(page, form, ReceiptHandle=held[0].handle)
        can["fail"] = shop.FailQueues.press(page, form, ReceiptHandle=held[0].handle)
    return can


def _in_broker(amqp: Amqp | None, name: str) -> tuple[int, int] | None:
    if amqp is None or name not in amqp.queues:
        return None
    return len(amqp.queues[name].ready), sum(each.queue == name for each in amqp.unsettled.values())


def _in_queue(page: Page, name: str) -> tuple[int, int] | None:
    queue = named(page.probe, name)
    return None if queue is None else (flow.visible(queue), queue.in_flight)
