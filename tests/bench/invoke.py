"""One invocation, cold and warm: in the runtime alone, and through the journal as a page does it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

COLD, WARM = 25, 200
SOURCE = "def handler(event, context):\n    return {'ok': True}\n"


def main() -> None:
    """In a process of its own: other benchmarks may have set Django up otherwise."""
    from serverless_lab.runtime import artefact, build

    built = artefact.default_root().absolute()
    build.ensure(built)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("LAB_", "DJANGO_"))}
    subprocess.run([sys.executable, "-m", "tests.bench.invoke", str(built)], check=True, env=environ)


def measure(built: Path) -> None:
    from serverless_lab.runtime.launch import start_keeper
    from tests.bench.store import installation

    with installation() as folder:
        path = folder / "runtime" / "keeper.sock"
        path.parent.mkdir()
        keeper = start_keeper(path, built)
        try:
            print("one invocation, milliseconds: median (95th percentile)")
            print(f"  {'':<26}{'cold':>16}{'warm':>16}")
            for name, runs in (("runtime alone", alone(path, folder)), ("through the journal", journaled())):
                print(f"  {name:<26}{runs[0]:>16}{runs[1]:>16}")
        finally:
            keeper.terminate()
            keeper.wait(10)


def alone(path: Path, folder: Path) -> tuple[str, str]:
    from serverless_lab.runtime import code
    from serverless_lab.runtime.client import Runtime
    from serverless_lab.runtime.model import Call, EnvironmentSpec

    runtime, serial = Runtime(path), count(1)
    unpacked = code.unpack(code.package(SOURCE), folder / "alone")

    def run(key: str, before: str | None) -> str:
        spec = EnvironmentSpec("bench", key, unpacked, "lambda_function.handler", cpu_share=1.0)
        after = f"request-{next(serial)}"
        observed = runtime.run(spec, Call(after, "{}", 3.0, before, after), lambda *_: {})
        assert observed.status == "ok", observed
        return after

    def cold() -> None:
        run(f"cold-{next(serial)}", None)

    took = timed(cold, COLD)
    served = [run("warm", None)]
    return took, timed(lambda: served.append(run("warm", served[-1])), WARM)


def journaled() -> tuple[str, str]:
    from lessons.sandbox import accounts, lab, sources

    account, serial = accounts.new_account(), count(1)
    role = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    handler = "lambda_function.handler"
    params = {"FunctionName": "order-fn", "Runtime": "python3.14", "Role": role, "Handler": handler, "MemorySize": 1769}
    lab.call(account, "lambda", "CreateFunction", params | {"Code": {"ZipFile": sources.pack(SOURCE)}})

    def invoke() -> None:
        event = json.dumps({"number": next(serial)}).encode()
        result = lab.call(
            account, "lambda", "Invoke", {"FunctionName": "order-fn", "Payload": event, "LogType": "Tail"}
        )
        assert result.refusal is None
        assert "FunctionError" not in result.answer, result.answer

    def renew() -> None:
        params = {"FunctionName": "order-fn", "Description": f"{next(serial)}"}
        lab.call(account, "lambda", "UpdateFunctionConfiguration", params)

    cold = timed(invoke, COLD, before=renew)
    return cold, timed(invoke, WARM)


def timed(action: Callable[[], object], times: int, before: Callable[[], object] | None = None) -> str:
    spans = []
    for _ in range(times):
        if before is not None:
            before()
        began = perf_counter()
        action()
        spans.append((perf_counter() - began) * 1e3)
    return f"{median(spans):.2f} ({quantiles(spans, n=20)[-1]:.2f})"


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
