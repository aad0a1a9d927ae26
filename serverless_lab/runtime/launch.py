"""Starting the keeper as a child process: what `manage.py lab` and the tests do."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from serverless_lab.runtime.model import RuntimeUnavailable


def start_keeper(
    socket_path: Path, artefact: Path, scratch: Path | None = None, environ: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """A keeper that is ready to serve and ends when this process does (its standard input closes).

    Raises RuntimeUnavailable, with what it said, when it ends instead."""
    command = [sys.executable, "-m", "serverless_lab.runtime.keeper", "--stdin-lifeline"]
    command += ["--socket", str(socket_path), "--artefact", str(artefact)]
    command += ["--scratch", str(scratch)] if scratch else []
    process = subprocess.Popen(  # noqa: S603 - our own module, arguments from our own caller
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **(environ or {})}
    )
    assert process.stdout is not None
    if process.stdout.readline() != b"ready\n":
        raise RuntimeUnavailable(f"the function runtime ended with status {process.wait()}; see its error output")
    return process
