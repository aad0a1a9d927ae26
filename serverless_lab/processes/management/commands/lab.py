"""One foreground process tree: course, AWS endpoint, public content, worker, function runtime."""

import os
import secrets
import select
import signal
import sys
from functools import partial
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from serverless_lab.processes.child import Child
from serverless_lab.processes.places import accepts, answers, take
from serverless_lab.processes.ticking import tick
from serverless_lab.processes.tree import CannotRun, Tree
from serverless_lab.runtime import artefact


class Command(BaseCommand):
    help = "Start everything in one foreground process tree; Ctrl-C stops all of it."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        os.umask(0o077)
        self.token = made_token()
        stopping = Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: stopping.set())
        try:
            with take(settings):
                Tree([runtime(), course(), endpoint(), content(), worker()], stopping, tick).run(self.announce)
        except artefact.ArtefactMissing as error:
            raise CommandError("The function runtime is not built yet. Run: make setup") from error
        except (CannotRun, artefact.ArtefactUntrusted) as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Stopped.")

    def announce(self) -> None:
        address = settings.LAB_ORIGINS[0] if settings.LAB_ORIGINS else settings.LAB_ADDRESS
        if self.token:
            self.stdout.write(f"Operator token of this run: {self.token}")
        self.stdout.write(f"AWS endpoint: {settings.LAB_AWS_ADDRESS}/")
        self.stdout.write(f"Function URLs: {settings.LAB_CONTENT_ADDRESS}/")
        self.stdout.write(f"Serverless Lab is ready: {address}/  (Ctrl-C stops it)")
        self.stdout.flush()


def made_token() -> str:
    """In development, a token for this run alone, which the children find in their environment."""
    if settings.LAB_OPERATOR_TOKEN or not settings.DEBUG:
        return ""
    token = os.environ["LAB_OPERATOR_TOKEN"] = secrets.token_urlsafe(24)
    return token


def course() -> Child:
    argv = [sys.executable, sys.argv[0], "course", "--attached"]
    return Child("course", argv, ready=partial(answers, settings.LAB_HOST, settings.LAB_PORT))


def endpoint() -> Child:
    argv = [sys.executable, sys.argv[0], "endpoint", "--attached"]
    return Child("AWS endpoint", argv, ready=partial(answers, settings.LAB_HOST, settings.LAB_AWS_PORT, "/_lab/health"))


def content() -> Child:
    argv = [sys.executable, sys.argv[0], "content", "--attached"]
    ready = partial(answers, settings.LAB_HOST, settings.LAB_CONTENT_PORT, "/_lab/health")
    return Child("public content", argv, ready=ready)


def runtime() -> Child:
    """The keeper of every execution environment; it answers as soon as its socket accepts."""
    socket_path = settings.LAB_RUNTIME_SOCKET
    builds = settings.LAB_DATA_DIR / "runtime" / "artefact"
    artefact.locate(builds)
    socket_path.parent.mkdir(exist_ok=True, mode=0o700)
    argv = [sys.executable, "-m", "serverless_lab.runtime.keeper", "--stdin-lifeline"]
    argv += ["--socket", str(socket_path), "--artefact", str(builds)]
    return Child("function runtime", argv, ready=partial(accepts, socket_path), quiet=True)


def worker() -> Child:
    """The cluster writes one byte into a pipe once it runs; a restarted one writes into the same pipe, unread."""
    heard, told = os.pipe()
    argv = [sys.executable, sys.argv[0], "worker", "--attached", "--ready-fd", str(told)]
    return Child("worker", argv, ready=lambda: bool(select.select([heard], [], [], 0)[0]), pass_fds=(told,))
