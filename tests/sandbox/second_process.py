"""Settings of a further process in a test: the tests' own, with the test's database and data folder."""

import atexit
import os
import shutil
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, LAB_DATA_DIR

atexit.register(shutil.rmtree, LAB_DATA_DIR, ignore_errors=True)  # made on import, not used
DATABASES["default"]["NAME"] = os.environ["SANDBOX_DATABASE"]
LAB_DATA_DIR = Path(os.environ["SANDBOX_DATA"])
