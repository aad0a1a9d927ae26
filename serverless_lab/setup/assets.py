"""Front-end assets: npm packages, bundles in static/dist, hashed and compressed copies in static/collected."""

import shutil
import subprocess
import sys

from serverless_lab.setup.node import find_node
from serverless_lab.setup.stamp import ROOT, digest, fresh

DIST = ROOT / "static" / "dist"
COLLECTED = ROOT / "static" / "collected"
MODULES = ROOT / "node_modules"
LOCK = [ROOT / "package.json", ROOT / "package-lock.json"]
SOURCES = [*LOCK, ROOT / "static" / "css", ROOT / "static" / "js", ROOT / "serverless_lab/setup/build.mjs"]
SERVED = [DIST, ROOT / "static" / "img", ROOT / "requirements.txt"]
STYLESHEET = DIST / "main.css"


def build() -> None:
    """Install npm packages and bundle, each only when what it is made from changed."""
    install()
    bundle()


def install() -> None:
    """npm packages: the front end's, and the engine that the function runtime is built from."""
    lock, installed = digest(LOCK), MODULES / ".lab-stamp"
    if fresh(installed, lock):
        return
    node = find_node()
    print("Installing npm packages ...", flush=True)
    node.run(*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", cwd=ROOT)
    installed.write_text(lock)


def bundle() -> None:
    """Styles, fonts and scripts."""
    sources, built = digest(SOURCES), DIST / ".stamp"
    if fresh(built, sources) and STYLESHEET.is_file():
        return
    node = find_node()
    print("Bundling styles, fonts and scripts ...", flush=True)
    shutil.rmtree(DIST, ignore_errors=True)
    node.run(node.node, "serverless_lab/setup/build.mjs", cwd=ROOT)
    built.write_text(sources)


def collect() -> None:
    """Django's collectstatic into an empty folder, when anything served changed."""
    from django.core.management import call_command

    served, stamp = digest(SERVED), COLLECTED / ".stamp"
    if fresh(stamp, served):
        return
    print("Collecting and compressing static files ...", flush=True)
    shutil.rmtree(COLLECTED, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(served)


if __name__ == "__main__":
    try:
        build()
    except subprocess.CalledProcessError as error:
        sys.exit(f"Building the front-end assets failed: {error}")
