"""Serve the course: one process with many threads, which mostly wait for learners' code."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from serverless_lab.processes.lifeline import end_with_parent

THREADS = 32  # one learner's calls hold at most LAB_CALLS_AT_ONCE of them; made when they are needed


class Command(BaseCommand):
    help = "Serve the course's pages on LAB_HOST and LAB_PORT."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--attached", action="store_true", help="end when standard input closes")

    def handle(self, *args: Any, attached: bool, **options: Any) -> None:
        from granian import Granian
        from granian.constants import Interfaces
        from granian.log import LogLevels

        if attached:
            end_with_parent()
        server = Granian(
            "serverless_lab.wsgi:application",
            address=settings.LAB_HOST,
            port=settings.LAB_PORT,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=THREADS,
            backpressure=128,
            # A thread that ends takes its database connection with it; keep them as long as granian allows.
            blocking_threads_idle_timeout=600,
            websockets=False,
            log_level=LogLevels.error,  # its warnings doubt that many threads, but they wait more than they work
            workers_kill_timeout=2,
        )
        server.serve()
