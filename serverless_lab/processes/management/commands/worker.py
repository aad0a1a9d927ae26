"""Run what nobody waits for: the django-q2 cluster."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_q.cluster import Cluster

from serverless_lab.processes.lifeline import end_with_parent


class Command(BaseCommand):
    help = "Run the queue's worker processes until stopped."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--attached", action="store_true", help="end when standard input closes")
        parser.add_argument("--ready-fd", type=int, help="a pipe that gets one byte when the cluster runs")

    def handle(self, *args: Any, attached: bool, ready_fd: int | None, **options: Any) -> None:
        if attached:
            end_with_parent()
        Cluster().start()
        if ready_fd is not None:
            os.write(ready_fd, b"1")
            os.close(ready_fd)
