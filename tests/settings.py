"""Settings of the test suite: the real ones, with a data folder of their own and nothing slow."""

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Where `make setup` built the function runtime, before the data folder is changed for the tests. A process that is
# started to share the tests has the changed one already, and is told.
BUILT_IN = os.environ.setdefault("TESTS_BUILT_IN", os.environ.get("LAB_DATA_DIR") or str(ROOT / "data"))
BUILDS = Path(BUILT_IN).resolve() / "runtime" / "artefact"
DATABASE_URL = os.environ.get("DATABASE_URL", "")

for name in [name for name in os.environ if name.startswith("LAB_") and name != "LAB_CHROME"]:
    del os.environ[name]
os.environ.pop("REDIS_URL", None)
os.environ["LAB_DATA_DIR"] = tempfile.mkdtemp(prefix="lab-tests-")
os.environ["LAB_SECRET_KEY"] = "a key for tests, used nowhere else at all"

from serverless_lab.settings import *  # noqa: E402, F403
from serverless_lab.settings import DATABASES, LAB_DATA_DIR, Q_CLUSTER, STORAGES  # noqa: E402

if not DATABASE_URL:  # a file and not memory: threads of one test must queue for the lock as they do in the lab
    DATABASES["default"]["TEST"] = {"NAME": LAB_DATA_DIR / "test.sqlite3"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
Q_CLUSTER["sync"] = True
# Functions are answered by a stand-in, and what falls due runs within the call that queued it.
LAB_FUNCTION_HOST = "tests.sandbox.host.FakeHost"
LAB_SETTLE_INLINE = True
LAB_RUN_THREADS = 1
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
