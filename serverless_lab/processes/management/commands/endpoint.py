"""Serve the AWS endpoint: one process, no Django middleware in the path."""

import gc
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from serverless_lab.processes.lifeline import end_with_parent


class Command(BaseCommand):
    help = "Serve the AWS endpoint on LAB_HOST and LAB_AWS_PORT."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--attached", action="store_true", help="end when standard input closes")

    def handle(self, *args: Any, attached: bool, **options: Any) -> None:
        from lessons.sandbox.endpoint.answering import READY
        from lessons.sandbox.endpoint.serving import serve
        from serverless_lab.wire.codec import codec

        if attached:
            end_with_parent()
        for service in READY:
            codec(service)
        gc.collect()
        gc.freeze()  # what is loaded by now stays: the collector need not look through it again and again
        gc.set_threshold(20_000, 10, 10)  # an answer of a thousand items is no reason to look at all
        serve(settings.LAB_HOST, settings.LAB_AWS_PORT)
