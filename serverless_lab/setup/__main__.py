"""`python -m serverless_lab.setup [run]`: build what is missing; with `run`, become the process tree."""

import os
import subprocess
import sys

from serverless_lab.setup import assets, catalogues
from serverless_lab.setup.stamp import ROOT


def main(argv: list[str]) -> None:
    if argv not in ([], ["run"]):
        sys.exit("usage: python -m serverless_lab.setup [run]")
    os.chdir(ROOT)
    runtime = begin_runtime()  # the longest step by far, so the others are done meanwhile
    try:
        assets.build()
        catalogues.compile_all()
        prepare_django()
        if runtime is not None and runtime.wait():
            sys.exit("The set-up stopped: the function runtime could not be built.")
    except subprocess.CalledProcessError as error:
        sys.exit(f"The set-up stopped: {' '.join(map(str, error.cmd))} failed (exit code {error.returncode}).")
    finally:
        if runtime is not None:
            runtime.terminate()
    if argv == ["run"]:
        os.execv(sys.executable, [sys.executable, "manage.py", "lab"])  # noqa: S606 - one process tree, no shell


def begin_runtime() -> "subprocess.Popen[bytes] | None":
    """Start building the function runtime's component; None when the one for these sources is there."""
    from serverless_lab.runtime import artefact

    builds = artefact.default_root().resolve()
    try:
        artefact.locate(builds)
    except artefact.ArtefactMissing:
        print("Building the function runtime, once (up to a minute) ...", flush=True)
        return subprocess.Popen([sys.executable, "-m", "serverless_lab.runtime.build", "--out", str(builds)])
    return None


def prepare_django() -> None:
    """Static files and migrations, in this process: starting Python again costs more than the work."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import OperationalError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serverless_lab.settings")
    try:
        django.setup()
        assets.collect()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            print("Preparing the database ...", flush=True)
            call_command("migrate", interactive=False, verbosity=0)
    except ImproperlyConfigured as error:
        sys.exit(f"Serverless Lab cannot start: {error}")
    except OperationalError as error:
        sys.exit(f"The database does not answer: {error}")
    finally:
        connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
