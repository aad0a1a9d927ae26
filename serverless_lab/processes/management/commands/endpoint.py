"""Serve the AWS endpoint: one process, no Django middleware in the path."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from serverless_lab.processes.lifeline import end_with_parent
from serverless_lab.processes.serving import serve


class Command(BaseCommand):
    help = "Serve the AWS endpoint on LAB_HOST and LAB_AWS_PORT."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--attached", action="store_true", help="end when standard input closes")

    def handle(self, *args: Any, attached: bool, **options: Any) -> None:
        if attached:
            end_with_parent()
        serve("serverless_lab.aws:application", settings.LAB_AWS_PORT)
