"""The conveyor: a million messages through one queue, a million published to a topic, seconds of processor time."""

from time import process_time

from serverless_lab.engine.fan_out import model as topics
from serverless_lab.engine.fan_out.simulate import simulate as fan_out
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Plan, Producers
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate

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


def main() -> None:
    one_queue()
    a_topic()


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
