"""The keeper's hold on the zygote: starts it, starts it again when it has died, asks it for processes."""

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

from serverless_lab.runtime import frames
from serverless_lab.runtime.model import RuntimeUnavailable

_PATIENCE = 10.0  # seconds for an answer; a fork takes milliseconds, a start tenths of a second


class ForkRefused(RuntimeUnavailable):
    """The machine has no room for one more process; the zygote and its children are well."""


class Nursery:
    """Raises RuntimeUnavailable where the zygote cannot be started or does not answer."""

    def __init__(self, artefact_root: Path) -> None:
        self._artefact = artefact_root
        self.restarts = -1
        self.start()

    def start(self) -> None:
        """A new zygote; the old one, and with it every environment it made, ends."""
        self.stop()
        self.channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self.channel.settimeout(_PATIENCE)
        command = [sys.executable, "-m", "serverless_lab.runtime.zygote", "--artefact", str(self._artefact)]
        command += ["--descriptor", str(theirs.fileno()), "--parent", str(os.getpid())]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, fixed arguments
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        self.restarts += 1
        try:
            ready = frames.receive(self.channel)
        except OSError:
            ready = None
        if ready is None:
            self.stop()
            raise RuntimeUnavailable("the function runtime's zygote did not start")

    @property
    def pid(self) -> int:
        return self._process.pid

    def fork(self, order: frames.Message) -> tuple[int, int, socket.socket]:
        """A new environment process: its id, its pidfd and our end of its channel."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with theirs:
                frames.send(self.channel, order, [theirs.fileno()])
                answer, descriptors = frames.receive_with(self.channel, 1)
        except OSError:
            answer, descriptors = None, []
        if answer is not None and "refused" in answer:
            ours.close()
            raise ForkRefused(f"no more processes can be started: {answer['refused']}")
        if answer is None or not descriptors:
            ours.close()
            raise RuntimeUnavailable("the function runtime's zygote has gone")
        return int(answer["pid"]), descriptors[0], ours

    def stop(self) -> None:
        """End the zygote; the kernel ends its children with it."""
        process: subprocess.Popen[bytes] | None = getattr(self, "_process", None)
        if process is not None:
            with contextlib.suppress(OSError):
                self.channel.close()
            process.kill()
            process.wait()
