"""How the processes beside the course serve HTTP."""

from typing import Any

import uvicorn
from django.conf import settings

from serverless_lab.processes.patience import HEAD_SECONDS, Patient


def serve(application: str, port: int) -> None:
    """An ASGI application, given as `module:name`, on LAB_HOST until the process is told to end."""
    uvicorn.Server(configured(application, settings.LAB_HOST, port)).run()


def configured(application: Any, host: str, port: int, **more: Any) -> uvicorn.Config:
    """What is forwarded by a proxy, and whether there is one, the applications see to themselves."""
    return uvicorn.Config(
        application,
        host=host,
        port=port,
        http=Patient,
        ws="none",
        loop="uvloop",
        timeout_keep_alive=HEAD_SECONDS,
        timeout_graceful_shutdown=2,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level="error",
        **more,
    )
