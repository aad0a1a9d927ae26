"""Python and Node.js side by side: cold and warm calls at the runtime and through the AWS endpoint, one and 8 at once,
and ministack with the same functions in the same run. Of a call by boto3 the table tells how long the whole took, and
how long it was on the wire: from the first byte that was sent to the last that came back, without boto3's own work.

`python -m tests.bench.languages`; with `runtime` no server is started."""

import io
import itertools
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from math import isnan, nan
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

import boto3

from serverless_lab.runtime import artefact, build
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import Call, EnvironmentSpec
from tests.bench.runtime import proportional_mb
from tests.bench.wire_servers import REGION, Server, fetch_peers, labs, peer

AT_ONCE = (1, 8)
COLD, WARM = 64, 400  # calls of each kind, shared out
FILES = {
    "python": ("index.py", "def handler(event, context):\n    return {'total': event['count'] * 4500}\n"),
    "nodejs": ("index.mjs", "export const handler = async (event) => ({ total: event.count * 4500 });\n"),
}
RUNTIMES = {"python": "python3.14", "nodejs": "nodejs24.x"}
TRUST = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
EVENT = json.dumps({"count": 2})
Work = Callable[[int, bool], float]
"""(who, cold?) → milliseconds of one call that it was on the wire; NaN where there is none."""


class Took(NamedTuple):
    """Milliseconds."""

    whole: float
    on_the_wire: float


def heading(title: str) -> None:
    print(f"{title}: milliseconds of a call, p50 p95 p99, and warm calls a second")


def row(title: str, language: str, together: int, work: Work, prepare: Callable[[int], object] | None = None) -> None:
    """Cold and warm calls, so many at a time. `prepare` goes before each cold call, unmeasured."""
    with ThreadPoolExecutor(together) as pool:
        list(pool.map(lambda who: work(who, True), range(together)))  # the first of everything
        cold: list[Took] = []
        for _ in range(COLD // together):
            if prepare is not None:
                list(pool.map(prepare, range(together)))
            cold += pool.map(lambda who: _timed(work, who, cold=True), range(together))

        def in_a_row(who: int) -> list[Took]:
            return [_timed(work, who, cold=False) for _ in range(WARM // together)]

        began = time.perf_counter()
        warm = [each for times in pool.map(in_a_row, range(together)) for each in times]
        rate = len(warm) / (time.perf_counter() - began)
    for kind, part in enumerate(("whole", "on the wire")):
        cells = [f"{name} {_cuts([took[kind] for took in times])}" for name, times in (("cold", cold), ("warm", warm))]
        ending = f"{rate:>7.0f}/s" if part == "whole" else ""
        if not isnan(warm[0][kind]):
            print(f"  {title:<16}{language:<8}{together:>2}   {part:<12}   {'   '.join(cells)}   {ending}", flush=True)


def _timed(work: Work, who: int, *, cold: bool) -> Took:
    began = time.perf_counter()
    on_the_wire = work(who, cold)
    return Took((time.perf_counter() - began) * 1e3, on_the_wire)


def _cuts(times: Sequence[float]) -> str:
    cuts = quantiles(times, n=100)
    return "  ".join(f"{cuts[p - 1]:8.2f}" for p in (50, 95, 99))


class AtRuntime:
    """Calls the keeper directly: no engine, no HTTP."""

    def __init__(self, runtime: Runtime, folder: Path, language: str) -> None:
        self._runtime, self._language = runtime, language
        self._folder = folder / language
        self._folder.mkdir()
        name, source = FILES[language]
        (self._folder / name).write_text(source)
        self._serial, self._served = itertools.count(), dict[int, str]()

    def call(self, who: int, cold: bool) -> float:
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
        return nan

    def memory(self) -> str:
        """What each of its warm environments takes."""
        stats = self._runtime.stats().environments
        shares = [proportional_mb(each.pid) for each in stats if each.key.startswith(self._language)]
        return f"{median(shares):.1f} MB (PSS, median of {len(shares)} warm environments)"


class OverTheWire:
    """Calls Invoke with boto3, as learners' laptops do; a change of memory makes the next call cold.

    Whoever calls takes the next of the servers' accounts: of one learner only a few calls are waited for at a time.
    """

    def __init__(self, servers: Sequence[Server], language: str) -> None:
        self._clients = [_client("lambda", servers[who % len(servers)]) for who in range(max(AT_ONCE))]
        self._names = [f"{language}-{who}" for who in range(max(AT_ONCE))]
        self._sent, self._heard = [0.0] * max(AT_ONCE), [0.0] * max(AT_ONCE)
        for who, client in enumerate(self._clients):
            client.meta.events.register("before-send.lambda.Invoke", partial(self._sends, who))
            client.meta.events.register("before-parse.lambda.Invoke", partial(self._hears, who))
        self._sizes = itertools.cycle((1769, 1768))
        roles = [_role(server, language) for server in servers]
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr(*FILES[language])
        how = {"Runtime": RUNTIMES[language], "Handler": "index.handler", "MemorySize": 1769, "Timeout": 30}
        for who, (client, name) in enumerate(zip(self._clients, self._names, strict=True)):
            role = roles[who % len(servers)]
            client.create_function(FunctionName=name, Code={"ZipFile": package.getvalue()}, Role=role, **how)

    def prepare(self, who: int) -> None:
        """End the environment, outside of what is measured."""
        self._clients[who].update_function_configuration(FunctionName=self._names[who], MemorySize=next(self._sizes))

    def call(self, who: int, cold: bool) -> float:
        answer = self._clients[who].invoke(FunctionName=self._names[who], Payload=EVENT)
        parsed = time.perf_counter()
        said = answer["Payload"].read()
        reading = time.perf_counter() - parsed
        if json.loads(said) != {"total": 9000}:
            raise RuntimeError(f"the benchmark's function failed: {said[:300]!r}")
        return (self._heard[who] - self._sent[who] + reading) * 1e3

    def _sends(self, who: int, **_: object) -> None:
        self._sent[who] = time.perf_counter()

    def _hears(self, who: int, **_: object) -> None:
        self._heard[who] = time.perf_counter()


def _client(service: str, server: Server) -> Any:
    keys = {"aws_access_key_id": server.key, "aws_secret_access_key": server.secret}
    return boto3.client(service, endpoint_url=server.address, region_name=REGION, **keys)


def _role(server: Server, language: str) -> str:
    document = json.dumps({"Version": "2012-10-17", "Statement": [TRUST]})
    made = _client("iam", server).create_role(RoleName=f"cook-{language}", AssumeRolePolicyDocument=document)
    return str(made["Role"]["Arn"])


@contextmanager
def keeper(folder: Path) -> Iterator[Runtime]:
    environ = {"LAB_RUNTIME_ENVIRONMENTS_PER_OWNER": "20"}
    process = start_keeper(folder / "keeper.sock", artefact.default_root().absolute(), environ=environ)
    try:
        yield Runtime(folder / "keeper.sock")
    finally:
        process.terminate()
        process.wait(10)


def at_runtime(folder: Path) -> None:
    heading("the runtime itself")
    with keeper(folder) as runtime:
        for language in FILES:
            one = AtRuntime(runtime, folder, language)
            for together in AT_ONCE:
                row("runtime", language, together, one.call)
            print(f"  {'':<16}{language:<8}     {one.memory()}")


def over_the_wire(servers: Sequence[Server]) -> None:
    for language in FILES:
        try:
            wire = OverTheWire(servers, language)
            for together in AT_ONCE:
                row(servers[0].name, language, together, wire.call, wire.prepare)
        except Exception as error:  # a peer's own business, and no reason to measure nothing else
            if servers[0].name == "serverless lab":
                raise
            print(f"  {servers[0].name:<16}{language:<8}     does not run it: {str(error)[:160]}")


def main() -> None:
    """Print the tables."""
    build.ensure(artefact.default_root().absolute())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        at_runtime(folder)
        if "runtime" in sys.argv[1:]:
            return
        heading("by boto3 over loopback")
        with labs(folder / "lab", max(AT_ONCE)) as servers:
            over_the_wire(servers)
        try:
            fetch_peers()
            with peer("ministack", folder) as server:
                over_the_wire([server])
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"  no ministack here: {getattr(error, 'stderr', '') or error}")


if __name__ == "__main__":
    main()
