"""`make check`: everything a machine can say about the code without running the tests."""

import subprocess
import sys
from pathlib import Path

from serverless_lab.setup.stamp import ROOT

PYTHON = [sys.executable, "-m"]
CHECKS = {
    "ruff": [*PYTHON, "ruff", "check", "."],
    "format": [*PYTHON, "ruff", "format", "--check", "."],
    "types": [*PYTHON, "mypy"],
    "imports": [str(Path(sys.executable).with_name("lint-imports"))],
    "migrations": [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": [*PYTHON, "serverless_lab.setup.catalogues", "check"],
}


def main(only: list[str]) -> int:
    """Run all checks, or those named; print the output of those that fail."""
    if unknown := set(only) - set(CHECKS):
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(CHECKS)}")
    failed = []
    for name in only or CHECKS:
        done = subprocess.run(CHECKS[name], cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
