"""Python and Node.js side by side: cold and warm calls at the runtime and through the AWS endpoint, one and 8 at once.

`python -m tests.bench.languages`; with `runtime` no server is started."""

import io
import itertools
import json
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3

from serverless_lab.runtime import artefact, build
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import Call, EnvironmentSpec
from tests.bench.wire_servers import REGION, Server, lab

AT_ONCE = (1, 8)
COLD, WARM = 64, 400  # calls of each kind, shared out
FILES = {
    "python": ("index.py", "def handler(event, context):\n    return {'total': event['count'] * 4500}\n"),
    "nodejs": ("index.mjs", "export const handler = async (event) => ({ total: event.count * 4500 });\n"),
}
RUNTIMES = {"python": "python3.14", "nodejs": "nodejs24.x"}
TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
EVENT = json.dumps({"count": 2})
Work = Callable[[int, bool], None]
"""(who, cold?) → one call."""


def row(title: str, language: str, together: int, work: Work, prepare: Callable[[int], object] | None = None) -> None:
    """p50, p95, p99 of cold and of warm calls, so many at a time. `prepare` goes before each cold call, unmeasured."""
    cells = []
    with ThreadPoolExecutor(together) as pool:
        list(pool.map(lambda who: work(who, True), range(together)))  # the first of everything
        for cold, calls in ((True, COLD), (False, WARM)):
            times: list[float] = []

            def timed(who: int, cold: bool = cold, times: list[float] = times) -> None:
                began = time.perf_counter()
                work(who, cold)
                times.append((time.perf_counter() - began) * 1e3)

            for _ in range(calls // together):
                if cold and prepare is not None:
                    list(pool.map(prepare, range(together)))
                list(pool.map(timed, range(together)))
            cuts = statistics.quantiles(times, n=100)
            cells.append("  ".join(f"{cuts[p - 1]:8.2f}" for p in (50, 95, 99)))
    print(f"  {title:<9}{language:<8}{together:>2}   cold {cells[0]}   warm {cells[1]}", flush=True)


class AtRuntime:
    """Calls the keeper directly: no engine, no HTTP."""

    def __init__(self, runtime: Runtime, folder: Path, language: str) -> None:
        self._runtime, self._language = runtime, language
        self._folder = folder / language
        self._folder.mkdir()
        name, source = FILES[language]
        (self._folder / name).write_text(source)
        self._serial, self._served = itertools.count(), dict[int, str]()

    def call(self, who: int, cold: bool) -> None:
        before, after = None if cold else self._served[who], str(next(self._serial))
        environment = {"AWS_EXECUTION_ENV": f"AWS_Lambda_{RUNTIMES[self._language]}"}
        language: Any = self._language
        spec = EnvironmentSpec(
            "bench", f"{language}-{who}", self._folder, "index.handler", environment, cpu_share=1.0, language=language
        )
        seen = self._runtime.run(spec, Call(after, EVENT, 30, before, after), lambda *_: {})
        if seen.payload.replace(" ", "") != '{"total":9000}':
            raise SystemExit(f"the benchmark's function failed: {seen}")
        self._served[who] = after


class OverTheWire:
    """Calls Invoke with boto3, as a learner's laptop does; a change of memory makes the next call cold."""

    def __init__(self, server: Server, language: str) -> None:
        def client(service: str) -> Any:
            keys = {"aws_access_key_id": server.key, "aws_secret_access_key": server.secret}
            return boto3.client(service, endpoint_url=server.address, region_name=REGION, **keys)

        self._clients = [client("lambda") for _ in range(max(AT_ONCE))]
        self._names = [f"{language}-{n}" for n in range(max(AT_ONCE))]
        self._sizes = itertools.cycle((1769, 1768))
        iam, name, package = client("iam"), f"cook-{language}", io.BytesIO()
        document = {"Version": "2012-10-17", "Statement": [TRUST]}
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(document))["Role"]["Arn"]
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr(*FILES[language])
        for each in self._names:
            how = {"Runtime": RUNTIMES[language], "Handler": "index.handler", "MemorySize": 1769, "Role": role}
            self._clients[0].create_function(FunctionName=each, Code={"ZipFile": package.getvalue()}, **how)

    def prepare(self, who: int) -> None:
        """End the environment, outside of what is measured."""
        self._clients[who].update_function_configuration(FunctionName=self._names[who], MemorySize=next(self._sizes))

    def call(self, who: int, cold: bool) -> None:
        answer = self._clients[who].invoke(FunctionName=self._names[who], Payload=EVENT)
        if json.loads(answer["Payload"].read()) != {"total": 9000}:
            raise SystemExit(f"the benchmark's function failed: {answer}")


@contextmanager
def keeper(folder: Path) -> Iterator[Runtime]:
    environ = {"LAB_RUNTIME_ENVIRONMENTS_PER_OWNER": "20"}
    process = start_keeper(folder / "keeper.sock", artefact.default_root().absolute(), environ=environ)
    try:
        yield Runtime(folder / "keeper.sock")
    finally:
        process.terminate()
        process.wait(10)


def main() -> None:
    """Print the table: milliseconds at the 50th, 95th and 99th percentile."""
    build.ensure(artefact.default_root().absolute())
    print("milliseconds of a call: p50, p95, p99")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with keeper(folder) as runtime:
            for language in FILES:
                one = AtRuntime(runtime, folder, language)
                for together in AT_ONCE:
                    row("runtime", language, together, one.call)
        if "runtime" in sys.argv[1:]:
            return
        with lab(folder / "lab") as server:
            for language in FILES:
                wire = OverTheWire(server, language)
                for together in AT_ONCE:
                    row("boto3", language, together, wire.call, wire.prepare)


if __name__ == "__main__":
    main()
