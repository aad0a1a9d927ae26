"""The pure engine: what a call costs in small and in full accounts, beside botocore's own parameter validation."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from botocore.validate import ParamValidator

from serverless_lab.engine.models import input_shape
from tests.engine.support import Life, function_params

SIZES = (10, 1_000, 20_000)
ROUNDS = 300


def microseconds(action: Callable[[], object]) -> float:
    """The median of many single runs."""
    spans = []
    for _ in range(ROUNDS):
        began = perf_counter()
        action()
        spans.append((perf_counter() - began) * 1e6)
    return median(spans)


def full(size: int) -> Life:
    """An account in which a function has run `size` times and as many calls were journaled."""
    life = Life()
    life.create()
    for _ in range(size):
        life.invoke(Output=[{"OffsetMs": 1.0, "Text": "order taken\n", "Phase": "invoke"}])
    return life


def main() -> None:
    validator = ParamValidator()
    params = function_params()
    shape = input_shape("lambda", "CreateFunction")
    print("engine, median µs a call")
    print(f"  botocore validates CreateFunction   {microseconds(lambda: validator.validate(params, shape)):8.1f}")
    create = microseconds(lambda: Life().call("lambda", "CreateFunction", params))
    print(f"  a new account and CreateFunction    {create:8.1f}")
    print(f"  {'runs in the account':<20}{'GetFunction':>13}{'Invoke+report':>15}{'clone':>9}{'state KB':>10}")
    for size in SIZES:
        life = full(size)
        get = microseconds(lambda life=life: life.call("lambda", "GetFunction", {"FunctionName": "order-fn"}))
        run = microseconds(life.invoke)
        clone = microseconds(life.cloud.clone)
        kilobytes = len(life.cloud.encode()) / 1024
        print(f"  {size:<20}{get:>13.1f}{run:>15.1f}{clone:>9.1f}{kilobytes:>10.1f}")


if __name__ == "__main__":
    main()
