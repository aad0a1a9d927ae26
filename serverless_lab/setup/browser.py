"""The Chromium that drives the browser tests: found, or installed by the first way that works here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from serverless_lab.setup.node import find_node
from serverless_lab.setup.stamp import ROOT

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NPM_PLACE = ROOT / ".venv" / "browser"
ADVICE = (
    "No browser for the tests, and none could be installed. Install Chromium (on Debian: apt-get install chromium), "
    "or name one: LAB_CHROME=/path/to/chrome make test"
)


class NoBrowser(Exception):
    """No Chromium here; the message says what to install."""


def find() -> str:
    """The executable: $LAB_CHROME, then PATH, then what an earlier installation left. Raises NoBrowser."""
    if named := os.environ.get("LAB_CHROME"):
        if not os.access(named, os.X_OK):
            raise NoBrowser(f"LAB_CHROME names {named}, which cannot be run.")
        return named
    for name in NAMES:
        if found := shutil.which(name):
            return found
    for place in (_playwright_shell(), _npm_chromium()):
        if place:
            return place
    raise NoBrowser(ADVICE)


def ensure() -> str:
    """Like find(), installing one when there is none."""
    try:
        return find()
    except NoBrowser:
        if os.environ.get("LAB_CHROME"):
            raise
    for install in (_apt, _playwright, _npm):
        try:
            install()
            return find()
        except (NoBrowser, OSError, subprocess.CalledProcessError) as error:
            print(f"browser: {error}", file=sys.stderr)
    raise NoBrowser(ADVICE)


def _apt() -> None:
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        raise NoBrowser("not root on Debian, so no apt-get")
    print("Installing Chromium with apt-get ...", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=env, stdout=subprocess.DEVNULL)
    packages = ["chromium", "fonts-noto-cjk"]
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)


def _playwright() -> None:
    print("Installing Chromium with Playwright ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"], check=True)


def _npm() -> None:
    print("Installing Chromium from npm ...", flush=True)
    node = find_node()
    NPM_PLACE.mkdir(parents=True, exist_ok=True)
    node.run(*node.npm, "install", "--no-audit", "--no-fund", "--prefix", ".", "@sparticuz/chromium", cwd=NPM_PLACE)


def _playwright_shell() -> str | None:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(cache.glob("chromium_headless_shell-*/*/*headless*shell"))
    return str(found[-1]) if found else None


def _npm_chromium() -> str | None:
    if not (NPM_PLACE / "node_modules" / "@sparticuz" / "chromium").is_dir():
        return None
    node = find_node()
    script = "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))"
    command = [node.node, "-e", script]
    done = subprocess.run(command, cwd=NPM_PLACE, env=node.env, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def main(steps: Callable[[], str] = ensure) -> None:
    try:
        print(f"browser: {steps()}")
    except NoBrowser as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
