"""What one account may use, and how a process keeps accounts open. Django settings of the same names override."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed

DEFAULTS: dict[str, Any] = {
    "LAB_REGION": "ap-northeast-2",
    "LAB_ACCOUNTS_PER_LEARNER": 10,  # beside those of missions
    "LAB_ACCOUNT_ENTRIES": 200_000,
    "LAB_ACCOUNT_BODY_BYTES": 1 << 30,
    "LAB_IMPORT_BYTES": 64 << 20,
    "LAB_IMPORT_UNPACKED_BYTES": 256 << 20,
    "LAB_IMPORT_ENTRIES": 20_000,
    "LAB_TEMPLATE_UNPACKED_BYTES": 128 << 20,  # of a template with its code, brought or taken along
    "LAB_OPEN_ACCOUNTS": 64,  # kept open in memory by one process
    "LAB_RUN_THREADS": 4,  # runs of one call at the same time; 1: one after the other, in the calling thread
    "LAB_CALLS_AT_ONCE": 3,  # of one learner: calls and trials that wait, each with a thread of the course
    "LAB_TUNING_SECONDS": 20,  # of real time, after which a power tuning makes no further call
    "LAB_TUNING_CALL_SECONDS": 30,  # of simulated time, the longest that one of its calls may take
    "LAB_POLLS_AT_ONCE": 50,  # of one account: calls that wait for something to answer; further ones do not wait
    "LAB_URL_CALLS_AT_ONCE": 6,  # of one learner's function URLs, each with a thread of the public content
    "LAB_URL_CALLS": 600,  # of one learner's function URLs, that may come in a row
    "LAB_URL_SECONDS_PER_CALL": 0.1,  # after which a further one may come
    "LAB_URL_BODY_BYTES": 6 << 20,  # of one request to a function URL
    "LAB_URL_BODY_SECONDS": 60,  # within which it must have come
    "LAB_URL_HEADER_BYTES": 32 << 10,  # of its path, query and headers
    "LAB_BACKGROUND_RUNS": 4,  # of one account: runs that a request began for a queue and does not wait for
    "LAB_SETTLERS": 4,  # of one account in one worker process: threads that run what fell due
    "LAB_SETTLE_INLINE": False,  # without a worker (tests): what falls due runs within the call that queued it
    "LAB_AWS_BODY_BYTES": 20 << 20,  # of one request to the AWS endpoint
    "LAB_AWS_BODY_SECONDS": 60,  # within which it must have come
    "LAB_FILES": 50,  # scratch files of one account
    "LAB_FILE_BYTES": 1 << 20,  # of one of them
    "LAB_FILES_BYTES": 5 << 20,  # of all together
    "LAB_TERMINAL_LINES": 100,  # of one account that are kept
    "LAB_TERMINAL_BYTES": 2 << 20,  # of what they printed, all together
    "LAB_LINE_CALLS": 200,  # that one command may make
    "LAB_LINE_SECONDS": 20,  # of real time after which it makes no further call
    "LAB_LINES_AT_ONCE": 2,  # of one learner
    "LAB_FUNCTION_HOST": "lessons.sandbox.machine.RuntimeHost",
}


@cache
def limit(name: str) -> Any:
    return getattr(settings, name, DEFAULTS[name])


@cache
def data_dir() -> Path:
    return Path(settings.LAB_DATA_DIR)


def _forget(**_: object) -> None:
    limit.cache_clear()
    data_dir.cache_clear()


setting_changed.connect(_forget, weak=False)


def runtime_socket() -> Path:
    return Path(getattr(settings, "LAB_RUNTIME_SOCKET", data_dir() / "runtime" / "runtime.sock"))
