"""The parent's regular work between two looks at its children."""

from importlib.util import find_spec

import structlog
from django.db import close_old_connections

log = structlog.get_logger("lab.processes")


def tick() -> None:
    """Let the sandbox do what is due; whatever goes wrong there must not end the process tree."""
    if find_spec("lessons.sandbox.ticker") is None:
        return
    from lessons.sandbox import ticker

    try:
        ticker.tick()
    except Exception:
        log.exception("the ticker failed")
    finally:
        close_old_connections()
