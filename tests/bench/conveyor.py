"""The conveyor: a million messages through one queue, seconds of processor time."""

from time import process_time

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


def main() -> None:
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
