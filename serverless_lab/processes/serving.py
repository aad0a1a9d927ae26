"""How the processes beside the course serve HTTP."""

import logging
from asyncio import CancelledError
from typing import Any

import uvicorn
from django.conf import settings

from serverless_lab.processes.patience import HEAD_SECONDS, Patient

END_SECONDS = 2  # that calls have to be answered in when the process ends; then those are cut off that still wait


def serve(application: str, port: int) -> None:
    """An ASGI application, given as `module:name`, on LAB_HOST until the process is told to end."""
    uvicorn.Server(configured(application, settings.LAB_HOST, port)).run()


def configured(application: Any, host: str, port: int, **more: Any) -> uvicorn.Config:
    """What is forwarded by a proxy, and whether there is one, the applications see to themselves."""
    logging.getLogger("uvicorn.error").addFilter(_is_a_fault)
    return uvicorn.Config(
        application,
        host=host,
        port=port,
        http=Patient,
        ws="none",
        loop="uvloop",
        timeout_keep_alive=HEAD_SECONDS,
        timeout_graceful_shutdown=END_SECONDS,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="error",
        **more,
    )


def _is_a_fault(record: logging.LogRecord) -> bool:
    """That calls were cut off at the end is none."""
    cut_off = record.exc_info is not None and isinstance(record.exc_info[1], CancelledError)
    return not cut_off and not str(record.msg).startswith("Cancel %s running task(s)")
