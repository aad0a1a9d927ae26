"""`python -m serverless_lab.setup [run]`: build what is missing; with `run`, become the process tree."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from serverless_lab.setup import assets, catalogues
from serverless_lab.setup.stamp import ROOT

PRIVATE = 0o077  # the umask for everything in the data folder


def main(argv: list[str]) -> None:
    if argv not in ([], ["run"]):
        sys.exit("usage: python -m serverless_lab.setup [run]")
    os.chdir(ROOT)
    settle_settings()
    held = require_room() if argv == ["run"] else None  # what would be refused in the end is refused at once
    prepare_database()
    build()
    if held is not None:
        held.close()
        os.execv(sys.executable, [sys.executable, "manage.py", "lab"])  # noqa: S606 - one process tree, no shell


def settle_settings() -> None:
    """Read every setting, which also makes the data folder, for its owner alone."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serverless_lab.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(f"Serverless Lab cannot start: {error}")


def require_room() -> IO[str]:
    """The data folder's lock, once port, queue and limits have been looked at."""
    from django.conf import settings

    from serverless_lab.processes import places
    from serverless_lab.processes.tree import CannotRun

    try:
        return places.take(settings)
    except CannotRun as error:
        sys.exit(str(error))


def build() -> None:
    runtime = None
    try:
        assets.install()
        runtime = begin_runtime()  # the longest step by far, so the others are done meanwhile
        assets.bundle()
        catalogues.compile_all()
        assets.collect()
        if runtime is not None and runtime.wait():
            sys.exit("The set-up stopped: the function runtime could not be built.")
        measure_startup()
    except subprocess.CalledProcessError as error:
        sys.exit(f"The set-up stopped: {' '.join(map(str, error.cmd))} failed (exit code {error.returncode}).")
    except OSError as error:
        sys.exit(f"The set-up stopped: {error}.")
    finally:
        if runtime is not None:
            runtime.terminate()


def begin_runtime() -> "subprocess.Popen[bytes] | None":
    """Start building what the function runtime needs; None when all for these sources is there."""
    from django.conf import settings

    from serverless_lab.runtime import artefact

    builds: Path = settings.LAB_DATA_DIR / "runtime" / "artefact"
    try:
        artefact.locate(builds)
        artefact.locate_node(builds)
    except artefact.ArtefactMissing:
        print("Building the function runtime, once (up to a minute) ...", flush=True)
        command = [sys.executable, "-m", "serverless_lab.runtime.build", "--out", str(builds)]
        return subprocess.Popen(command, umask=PRIVATE)
    except artefact.ArtefactUntrusted as error:
        sys.exit(f"The set-up stopped: {error}.")
    return None


def measure_startup() -> None:
    """How fast functions start here, once for these builds; where it cannot be found out, a lesson says so."""
    from django.conf import settings

    from serverless_lab.runtime import startup

    builds: Path = settings.LAB_DATA_DIR / "runtime" / "artefact"
    if startup.read(builds):
        return
    print("Measuring how fast functions start ...", flush=True)
    command = [sys.executable, "-m", "serverless_lab.runtime.startup", "--out", str(builds)]
    subprocess.run(command, umask=PRIVATE, check=False, stdout=subprocess.DEVNULL)


def prepare_database() -> None:
    """Migrations, in this process: starting Python again costs more than the work."""
    usual = os.umask(PRIVATE)
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import DatabaseError

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            print("Preparing the database ...", flush=True)
            call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        sys.exit(f"The database does not answer: {' '.join(str(error).split())}")
    finally:
        connection.close()
        os.umask(usual)


if __name__ == "__main__":
    main(sys.argv[1:])
