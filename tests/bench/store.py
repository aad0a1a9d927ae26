"""A database and a data folder for benchmarks that want the real settings but nobody's real data."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def installation() -> Iterator[Path]:
    """Django set up on a fresh SQLite database, as an installation has it; DATABASE_URL is left alone."""
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder:
        before = dict(os.environ)
        os.environ |= {"LAB_DATA_DIR": folder, "LAB_SECRET_KEY": "b" * 40, "DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "serverless_lab.settings"
        try:
            import django
            from django.core.management import call_command

            django.setup()
            call_command("migrate", verbosity=0)
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ |= before
