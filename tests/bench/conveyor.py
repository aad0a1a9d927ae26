"""The conveyor: a million messages through one queue, a million published to a topic, processor seconds; and its pages,
each asked for the first time in a process that is warm.
"""

import gc
from statistics import median
from time import process_time, thread_time

from serverless_lab.engine.fan_out import model as topics
from serverless_lab.engine.fan_out.simulate import simulate as fan_out
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Plan, Producers
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate
from tests.bench.store import installation

MESSAGES = 1_000_000
SECONDS = 100
WORK = 15 * MILLISECOND
HIGH = Line(fifo=True, high=True)
PLANS = {
    "standard, batches of 10": (10, 1, Line(), Consumers(200, WORK, batch=10)),
    "standard, one by one": (1, 1, Line(), Consumers(400, WORK)),
    "standard, a backlog": (10, 1, Line(), Consumers(100, WORK, batch=10)),
    "FIFO, batches of 10": (10, 1_000, HIGH, Consumers(200, WORK, batch=10)),
}


# By name: whether topic and queues are FIFO, and whether the producer tells the queues itself.
TOPICS = {"standard topic": (False, False), "FIFO topic": (True, False), "the producer itself": (False, True)}
FILTERS = {
    "couriers": '{"kind": ["delivery"]}',
    "capital": '{"city": ["Seoul"]}',
    "gifts": '{"price": [{"numeric": [">=", 20000]}]}',
}


LESSON = "/messaging/publish-subscribe/"
PANEL = {"HX-Request": "true", "HX-Target": "panel"}
PAGES = {
    "a standard queue": "",
    "a FIFO queue": "&kind=fifo",
    "short polls": "&wait=0",
    "an unlucky run is looked for": "&find=overtaken",
    "a backlog is checked": "&backlog=12000",
    "the longest run of a queue": "&seconds=600&sending=600",
    "the largest run of a queue": "&rate=1000&sending=100&sends=10&consumers=50&takes=10&work=15&seconds=60",
    "a topic": "&through=topic",
    "the producer itself": "&through=topic&tells=producer",
    "a FIFO topic": "&through=topic&topic=fifo&a-kind=fifo",
    "a topic with four queues": "&through=topic&d-kind=standard",
    "an order's ways": "&through=topic&order=5",
    "the longest run of a topic": "&through=topic&seconds=600&sending=600",
}


def main() -> None:
    one_queue()
    a_topic()
    with installation():
        pages()


def pages() -> None:
    """Of the thread that answers; what is worked out behind a page takes other threads."""
    from django.core.cache import caches
    from django.test import Client

    from lessons.people.models import Learner
    from serverless_lab import wsgi

    assert wsgi.application, "the collector is set as in the lab"
    client = Client(HTTP_HOST="localhost")
    client.force_login(Learner.objects.create_user("bench", password="a long password 1"))

    def spent(address: str, headers: dict[str, str]) -> float:
        gc.collect()
        for each in caches.all():
            each.clear()
        began = thread_time()
        assert client.get(address, headers=headers).status_code == 200, address
        return (thread_time() - began) * 1e3

    print("first request of a page, median ms of the processor: whole, and its panel for htmx")
    asked = {name: f"{LESSON}?tab=conveyor{where}" for name, where in PAGES.items()}
    asked["the comparisons"] = f"{LESSON}conveyor/compared/?through=topic"
    asked["the picture"] = f"{LESSON}conveyor/log/?through=topic"
    for name, address in asked.items():
        spent(address, {})
        whole, panel = (median(spent(address, headers) for _ in range(9)) for headers in ({}, PANEL))
        print(f"  {name:<32}{whole:>8.1f}{panel:>8.1f}")


def a_topic() -> None:
    """Three queues, each of which hears of some."""
    print(f"{MESSAGES:,} published in batches of 10 to a topic with three filtering queues")
    print(f"  {'':<26}{'seconds':>8}{'delivered':>12}{'kept out':>12}{'calls':>12}{'left':>10}")
    for name, (fifo, direct) in TOPICS.items():
        line, consumers = Line(fifo=fifo, high=fifo), Consumers(200, WORK, batch=10)
        queues = tuple(topics.Subscriber(each, line, consumers, policy) for each, policy in FILTERS.items())
        producers = Producers(MESSAGES // SECONDS, SECONDS, batch=10, groups=1_000)
        began = process_time()
        plan = topics.Plan(producers, queues, SECONDS + 20, fifo=fifo, direct=direct, seed="bench")
        found = fan_out(plan)
        spent, kept_out = process_time() - began, sum(each.filtered for each in found.branches)
        left = sum(each.found.fates.left for each in found.branches)
        calls = found.calls + found.requests
        print(f"  {name:<26}{spent:>8.1f}{found.delivered:>12,}{kept_out:>12,}{calls:>12,}{left:>10,}")


def one_queue() -> None:
    print(f"{MESSAGES:,} messages in {SECONDS} simulated seconds, seconds of processor time")
    print(f"  {'':<26}{'seconds':>8}{'calls':>12}{'done once':>12}{'twice':>8}{'left':>10}")
    for name, (batch, groups, line, consumers) in PLANS.items():
        producers = Producers(MESSAGES // SECONDS, SECONDS, batch=batch, groups=groups)
        began = process_time()
        found = simulate(Plan(producers, line, consumers, SECONDS + 20, "bench"))
        spent, fates = process_time() - began, found.fates
        print(f"  {name:<26}{spent:>8.1f}{found.calls.all:>12,}{fates.once:>12,}{fates.twice:>8,}{fates.left:>10,}")


if __name__ == "__main__":
    main()
