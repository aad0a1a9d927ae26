"""Serve what learners publish: one process, no Django middleware in the path."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from serverless_lab.processes.lifeline import end_with_parent


class Command(BaseCommand):
    help = "Serve function URLs on LAB_HOST and LAB_CONTENT_PORT."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--attached", action="store_true", help="end when standard input closes")

    def handle(self, *args: Any, attached: bool, **options: Any) -> None:
        from granian import Granian
        from granian.constants import HTTPModes, Interfaces
        from granian.http import HTTP1Settings
        from granian.log import LogLevels

        if attached:
            end_with_parent()
        server = Granian(
            "serverless_lab.content:application",
            address=settings.LAB_HOST,
            port=settings.LAB_CONTENT_PORT,
            # ASGI tells the path as it was sent, which signatures and functions need; granian's WSGI has it decoded.
            # The loop is uvloop's, which granian takes by itself.
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
