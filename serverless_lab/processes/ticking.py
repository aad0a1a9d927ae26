"""The parent's regular work between two looks at its children."""

import structlog
from django.db import close_old_connections

from lessons.sandbox import ticker

log = structlog.get_logger("lab.processes")


def tick() -> None:
    """Let the sandbox do what is due; whatever goes wrong there must not end the process tree."""
    try:
        ticker.tick()
    except Exception:
        log.exception("the ticker failed")
    finally:
        close_old_connections()
