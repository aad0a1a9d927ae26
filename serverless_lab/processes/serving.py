"""How the processes beside the course serve HTTP."""

from django.conf import settings


def serve(application: str, port: int) -> None:
    """An ASGI application, given as `module:name`, on LAB_HOST until the process is told to end.

    ASGI tells the path as it was sent, which signatures and functions need; granian's WSGI has it decoded. The loop is
    uvloop's, which granian takes by itself.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    server = Granian(
        application,
        address=settings.LAB_HOST,
        port=port,
        interface=Interfaces.ASGI,
        workers=1,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=20_000),
        backpressure=256,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=2,
    )
    server.serve()
