"""A child ends when its parent does, however the parent ends: its standard input is a pipe only the parent holds."""

import os
import signal
import threading
import time

PATIENCE = 6.0  # seconds between the first request to stop and the end by force


def end_with_parent() -> None:
    """Watch standard input from a thread; when it closes, stop this process and everything in its group."""
    threading.Thread(target=_watch, name="lifeline", daemon=True).start()


def _watch() -> None:
    # os.read and not sys.stdin: that object's lock would be held across a fork and block the forked process.
    while os.read(0, 1):
        pass
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        os.kill(os.getpid(), signal.SIGTERM)  # repeated: one that arrives while a cluster is being built is lost
        time.sleep(1)
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
