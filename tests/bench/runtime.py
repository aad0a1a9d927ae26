"""How fast the function runtime is here: `python -m tests.bench.runtime`. Takes well under a minute once built."""

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from serverless_lab.runtime import artefact, build, code
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import Call, EnvironmentSpec, HostCall, Observed

SOURCE = """
import boto3, json
sqs, functions = boto3.client("sqs"), boto3.client("lambda")
def handler(event, context):
    if event == "host call":
        sqs.send_message(QueueUrl="q", MessageBody="m")
    if event == "nested":
        functions.invoke(FunctionName="inner")
    return {"ok": True}
"""


class Bench:
    """Runs the function above in numbered environments of one owner."""

    def __init__(self, runtime: Runtime, folder: Path) -> None:
        self._runtime, self._keys = runtime, count()
        self._folder = code.unpack(code.package(SOURCE), folder)
        self._serials = count()

    def run(self, key: str, before: str | None, event: str = "", on_call: HostCall | None = None) -> str:
        """One call; the tag to give as `before` next time."""
        spec = EnvironmentSpec("bench", key, self._folder, "lambda_function.handler", cpu_share=1.0)
        after = str(next(self._serials))
        call = Call(after, json.dumps(event), 30, before, after)
        observed: Observed = self._runtime.run(spec, call, on_call or (lambda *_: {"MessageId": "1"}))
        if observed.status != "ok":
            raise SystemExit(f"the benchmark's function failed: {observed}")
        return after

    def cold(self) -> None:
        self.run(f"cold-{next(self._keys)}", None)

    def nested(self, key: str, before: str) -> str:
        def invoke(*_: object) -> dict[str, object]:
            self.cold()
            return {"Payload": b"{}"}

        return self.run(key, before, "nested", invoke)


def timed(work: Callable[[], object], seconds: float, most: int) -> str:
    """Median and 95th percentile in milliseconds, as a cell of the table."""
    times: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and len(times) < most:
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1e3)
    late = sorted(times)[int(len(times) * 0.95)]
    return f"{statistics.median(times):8.2f} ms  95%: {late:8.2f} ms  n = {len(times)}"


def proportional_mb(pid: int) -> float:
    """A process's own memory, and its share of what it has in common with others."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def memory(runtime: Runtime) -> str:
    """What a warm environment takes."""
    shares = [proportional_mb(environment.pid) for environment in runtime.stats().environments]
    return f"{statistics.median(shares):8.1f} MB  in all: {sum(shares):.0f} MB  n = {len(shares)}"


@contextmanager
def keeper(folder: Path) -> Iterator[Runtime]:
    environ = {"LAB_RUNTIME_ENVIRONMENTS_PER_OWNER": "40"}
    process = start_keeper(folder / "keeper.sock", artefact.default_root(), environ=environ)
    try:
        yield Runtime(folder / "keeper.sock")
    finally:
        process.terminate()
        process.wait(10)


def start(folder: Path) -> None:
    with keeper(folder):
        pass


def main() -> None:
    """Print the table."""
    build.ensure(artefact.default_root())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"keeper and zygote, up and down  {timed(lambda: start(folder), 5, 5)}")
        with keeper(folder) as runtime:
            bench = Bench(runtime, folder / "code")
            print(f"cold run                        {timed(bench.cold, 8, 100)}")
            print(f"memory per environment          {memory(runtime)}")
            tag = [bench.run("warm", None)]

            def again(event: str) -> None:
                tag[0] = bench.run("warm", tag[0], event)

            def nested() -> None:
                tag[0] = bench.nested("warm", tag[0])

            print(f"warm run                        {timed(lambda: again(''), 5, 2000)}")
            print(f"warm run with one host call     {timed(lambda: again('host call'), 5, 2000)}")
            print(f"function invokes cold function  {timed(nested, 8, 100)}")


if __name__ == "__main__":
    main()
