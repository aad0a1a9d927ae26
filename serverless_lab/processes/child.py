"""One child of the process tree, in a session of its own so that it ends with all it started."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

TERM_PATIENCE = 8.0  # seconds a child has to finish what it is doing


@dataclass
class Child:
    """`ready` is asked again and again after a start until it says True."""

    name: str
    argv: Sequence[str]
    ready: Callable[[], bool]
    pass_fds: Sequence[int] = ()
    quiet: bool = False  # its standard output is for programs, not for the person at the terminal
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started: float = field(default=0.0, init=False)

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            self.argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL if self.quiet else None,
            start_new_session=True,
            pass_fds=self.pass_fds,
        )

    def dead(self) -> bool:
        """Has it ended? It is not reaped yet, so that its group's number cannot have been given to anybody else."""
        if self.process is None:
            return False
        flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self.process.pid, flags) is not None

    def bury(self) -> int:
        """End what a dead child left behind in its group; its exit code."""
        assert self.process is not None
        self._kill_group()
        code = self.process.wait()
        self._close_pipe()
        self.process = None
        return code

    def ask_to_stop(self) -> None:
        if self.process is not None:
            self._close_pipe()
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGTERM)

    def stop(self, deadline: float) -> None:
        """Wait until `deadline` (monotonic) for a child that was asked to stop, then end its whole group."""
        if self.process is None:
            return
        while not self.dead() and time.monotonic() < deadline:
            time.sleep(0.02)
        self.bury()

    def _kill_group(self) -> None:
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def _close_pipe(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            with contextlib.suppress(OSError):
                self.process.stdin.close()
