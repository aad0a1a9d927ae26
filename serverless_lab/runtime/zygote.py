"""The zygote: loads each language once and forks one process per execution environment.

It never instantiates anything itself: wasmtime's helper threads start with the first instance and would not survive
a fork. Started by the keeper, with its end of a socket pair."""

import argparse
import contextlib
import gc
import os
import signal
import socket
from pathlib import Path
from typing import NoReturn

from serverless_lab.runtime import artefact, frames, harden
from serverless_lab.runtime.child import Child
from serverless_lab.runtime.endings import last_words
from serverless_lab.runtime.guests import World
from serverless_lab.runtime.node.guest import NodeWorld
from serverless_lab.runtime.python_guest import PythonWorld


class Zygote:
    """Answers each order, {"environment": …} with a channel, by the new process's id and pidfd."""

    def __init__(self, keeper: socket.socket, root: Path) -> None:
        self._keeper = keeper
        self._ends: dict[int, int] = {}  # by process: its end of the channel, to say what it could not say itself
        self._forking = False
        engine = artefact.engine()
        self._worlds: dict[str, World] = {
            "python": PythonWorld(engine, artefact.locate(root)),
            "nodejs": NodeWorld(engine, artefact.locate_node(root)),
        }

    def serve(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the keeper decides
        signal.signal(signal.SIGCHLD, self._child_ended)
        gc.collect()
        gc.freeze()
        frames.send(self._keeper, {"ready": os.getpid()})
        while True:
            order, descriptors = frames.receive_with(self._keeper, 1)
            if order is None:
                return
            self._forking = True
            self._fork(order, descriptors[0])
            self._forking = False
            self._reap()

    def _child_ended(self, _number: int, _frame: object) -> None:
        if not self._forking:
            self._reap()

    def _fork(self, order: frames.Message, descriptor: int) -> None:
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError as problem:  # the machine is out of processes or memory; others live on
            os.close(descriptor)
            frames.send(self._keeper, {"refused": str(problem)})
            return
        if pid == 0:
            self._become_environment(order, descriptor, parent)
        pidfd = os.pidfd_open(pid)  # before anything is reaped: the number cannot be another process's
        frames.send(self._keeper, {"pid": pid}, [pidfd])
        os.close(pidfd)
        self._ends[pid] = descriptor

    def _become_environment(self, order: frames.Message, descriptor: int, parent: int) -> NoReturn:
        channel = socket.socket(fileno=descriptor)
        try:
            self._keeper.close()
            for others in self._ends.values():
                os.close(others)
            Child(channel, order).serve(self._worlds[order["language"]], parent)
        except BaseException as problem:
            failure = f"{type(problem).__name__}: {problem}"[:500]
            frames.send(channel, {"ended": "failed", "detail": failure, "usage": {}})
        finally:
            os._exit(70)

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                if pid in self._ends:
                    _report(self._ends.pop(pid), status)


def _report(descriptor: int, status: int) -> None:
    """Say, if it can be said at once, how a process ended that may not have said so itself; close its channel."""
    words = last_words(status)
    with socket.socket(fileno=descriptor) as channel, contextlib.suppress(OSError):
        if words is not None:
            channel.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)  # room behind what nobody has read yet
            channel.send(frames.pack(words), socket.MSG_DONTWAIT)


def main() -> None:
    """Run as a child of the keeper, and end with it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--descriptor", type=int, required=True)
    options.add_argument("--artefact", type=Path, required=True)
    options.add_argument("--parent", type=int, required=True)
    chosen = options.parse_args()
    harden.die_with(chosen.parent)
    Zygote(socket.socket(fileno=chosen.descriptor), chosen.artefact).serve()


if __name__ == "__main__":
    main()
