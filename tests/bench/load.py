"""The load simulation: 10,000 requests a second for a minute, seconds of processor time each."""

from time import process_time

from serverless_lab.engine.services.lambda_.load.model import Capacity, Load, Measured, Run
from serverless_lab.engine.services.lambda_.load.simulate import simulate

RATE = 10_000
ROUNDS = 3  # the best of them: what else the machine does counts less
# How long a warm run takes, in milliseconds; with the account's 1,000 at once, 100 is where throttling begins.
TOOK = (1, 50, 95, 200, 3_000)


def capacity(ms: int) -> Capacity:
    warm = tuple(Run(ms * (900 + 40 * number), ms, False, True) for number in range(6))
    cold = (Run(ms * 1_000 + 150_000, ms + 120, False, True),)
    return Capacity(Measured(cold, warm), on_demand=1_000, a_second=RATE, memory_mb=128)


def seconds(load: Load, given: Capacity) -> float:
    spans = []
    for _ in range(ROUNDS):
        began = process_time()
        simulate(load, given)
        spans.append(process_time() - began)
    return min(spans)


def main() -> None:
    print(f"{RATE:,} requests a second for a minute, seconds of processor time")
    print(f"  {'a warm run':<12}{'synchronous':>12}{'asynchronous':>14}{'ran':>10}{'throttled':>11}")
    for ms in TOOK:
        given = capacity(ms)
        found = simulate(Load(RATE), given).whole
        waited, queued = (seconds(Load(RATE, asynchronous=each), given) for each in (False, True))
        print(f"  {f'{ms:,} ms':<12}{waited:>12.2f}{queued:>14.2f}{found.started:>10,}{found.throttled:>11,}")


if __name__ == "__main__":
    main()
