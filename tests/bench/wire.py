"""The AWS endpoint over loopback with boto3, beside moto_server and ministack on the same work in the same run."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.wire_bench import benches, compare, heading

FEW, MANY = 10, 1_000  # users in the account


def main() -> None:
    """The table, and then where the time goes, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder, benches(Path(folder)) as found:
        heading(found)
        compare(found, "GetCallerIdentity", "GetCallerIdentity", 400)
        for size in (FEW, MANY):
            for bench in found:
                bench.fill(size)
            compare(found, f"CreateUser, {size:,} users", "CreateUser", 200)
            compare(found, f"ListUsers, all of {size:,}", "ListUsers", 40 if size == FEW else 20)
        compare(found, f"ListUsers, 100 of {size:,}", "ListUsers, first 100", 40)
        for bench in found:
            problem = bench.deploy()
            if problem:
                print(f"  no function in {bench.server.name}: {problem}")
        compare(found, "Invoke, warm", "Invoke", 99, together=3)  # as many as one learner's calls may wait at a time
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("LAB_", "DJANGO_"))}
    subprocess.run([sys.executable, "-m", "tests.bench.wire_stages"], check=True, env=environ)


if __name__ == "__main__":
    main()
