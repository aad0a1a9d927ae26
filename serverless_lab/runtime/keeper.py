"""The function runtime of a machine: owns every environment and leases them, one call at a time, to its clients."""

import argparse
import contextlib
import os
import selectors
import signal
import socket
import struct
import sys
import time
from pathlib import Path

from serverless_lab.runtime import frames, served
from serverless_lab.runtime.household import Household, Refused, Wait
from serverless_lab.runtime.limits import Limits
from serverless_lab.runtime.listening import answers, listen
from serverless_lab.runtime.model import RuntimeUnavailable
from serverless_lab.runtime.table import Environment


class Connection:
    """One client, for one conversation after the other: its lease, or its place in the queue."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock, self.inbox = sock, frames.Inbox()
        self.lease: Environment | None = None
        self.wanted: frames.Message | None = None
        self.until = 0.0


class Keeper:
    """The loop: reads requests, grants leases in turn, notices deaths and closed connections."""

    def __init__(self, path: Path, household: Household, lifeline: bool) -> None:
        self._path, self._house = path, household
        self._selector = selectors.DefaultSelector()
        self._queue: list[Connection] = []
        self._questions: list[tuple[Connection, frames.Message]] = []
        self._again = False  # somebody is looked at once more, without waiting for anything else
        self._running = True
        self._listener = listen(path)
        self._selector.register(self._listener, selectors.EVENT_READ, self._accept)
        household.on_birth = self._watch_for_death
        if lifeline:
            self._selector.register(sys.stdin, selectors.EVENT_READ, self._lifeline)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop())
        self._woken, waker = socket.socketpair()
        for end in (self._woken, waker):
            end.setblocking(False)
        signal.set_wakeup_fd(waker.fileno())
        self._waker = waker
        self._selector.register(self._woken, selectors.EVENT_READ, lambda: self._woken.recv(64))

    def serve(self) -> None:
        """Until told to stop; leaves no process behind."""
        self._watch_zygote()
        try:
            while self._running:
                for key, _ in self._selector.select(self._patience()):
                    key.data()
                self._answer()
                self._house.drop_unused()
                self._pump()
        finally:
            self._house.close()
            with contextlib.suppress(FileNotFoundError):
                self._path.unlink()

    def _stop(self) -> None:
        self._running = False

    def _lifeline(self) -> None:
        if not os.read(sys.stdin.fileno(), 4096):
            self._stop()

    def _patience(self) -> float:
        if self._again:
            self._again = False
            return 0.0
        return min([5.0, *(max(0.0, c.until - time.monotonic()) for c in self._queue)])

    # -- clients

    def _accept(self) -> None:
        sock, _ = self._listener.accept()
        _, uid, _ = struct.unpack("3i", sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        if uid not in (0, os.geteuid()):
            sock.close()
            return
        sock.settimeout(5.0)
        connection = Connection(sock)
        self._selector.register(sock, selectors.EVENT_READ, lambda: self._read(connection))

    def _read(self, connection: Connection) -> None:
        try:
            data = connection.sock.recv(1 << 16)
            for message in connection.inbox.feed(data):
                self._handle(connection, message)
        except (OSError, frames.Broken, KeyError, TypeError):  # gone, or no client of ours
            data = b""
        if not data:
            self._hang_up(connection)

    def _handle(self, connection: Connection, message: frames.Message) -> None:
        match message["do"]:
            case "lease":
                connection.wanted = message
                connection.until = time.monotonic() + message["wait"]
                self._queue.append(connection)
            case "return":
                self._return(connection, message)
            case _:
                self._questions.append((connection, message))

    def _return(self, connection: Connection, message: frames.Message) -> None:
        environment, connection.lease = connection.lease, None
        if environment is not None:
            self._house.give_back(environment, message["served"] if message["keep"] else None)

    def _is_early(self, message: frames.Message) -> bool:
        """Is this the first look at it? A return that was sent before it, and waits for nobody, may lie unread till the
        second: of what came since the sockets were looked at, only that is read which comes behind something older.
        """
        early = "early" not in message
        message["early"] = False
        self._again |= early
        return early

    def _answer(self) -> None:
        """Once everything was read that had been said by now, returns above all, whose senders do not wait."""
        asked, self._questions = self._questions, []
        for connection, message in asked:
            try:
                answer = self._answer_to(message)
                if answer.get("alive") is False and self._is_early(message):
                    self._questions.append((connection, message))
                    continue
                frames.send(connection.sock, answer)
            except (OSError, KeyError, TypeError):  # gone, or no client of ours
                self._hang_up(connection)

    def _answer_to(self, message: frames.Message) -> frames.Message:
        match message["do"]:
            case "alive":
                return {"alive": self._house.alive(message["owner"], message["key"], message["served"])}
            case "drop":
                return {"dropped": self._house.drop(message["owner"], message["key"])}
            case "stats":
                return {**self._house.stats(), "waiting": len(self._queue)}
        raise KeyError(message["do"])

    def _hang_up(self, connection: Connection) -> None:
        if connection.sock.fileno() == -1:  # it was asked for more than one thing that cannot be done
            return
        self._selector.unregister(connection.sock)
        connection.sock.close()
        if connection in self._queue:
            self._queue.remove(connection)
        if connection.lease is not None:  # the client died, or gave up, in the middle of a call
            self._house.end(connection.lease)

    # -- leases

    def _pump(self) -> None:
        for connection in list(self._queue):
            try:
                self._grant(connection)
            except Wait:
                if time.monotonic() < connection.until:
                    continue
                self._refuse(connection, "RuntimeBusy", "too many functions are running at this moment")
            except Refused as refusal:
                if connection.wanted and self._is_early(connection.wanted):
                    continue
                self._refuse(connection, refusal.kind, str(refusal))
            except (RuntimeUnavailable, OSError) as problem:
                self._refuse(connection, "RuntimeUnavailable", str(problem))
            except (KeyError, TypeError):  # no client of ours
                self._hang_up(connection)
                continue
            self._queue.remove(connection)

    def _grant(self, connection: Connection) -> None:
        assert connection.wanted is not None
        environment, facts = self._house.lease(connection.wanted)
        connection.lease = environment
        with contextlib.suppress(OSError):  # gone already: the hang-up that follows ends the environment
            frames.send(connection.sock, facts, [environment.channel.fileno(), environment.pidfd])

    def _refuse(self, connection: Connection, kind: str, text: str) -> None:
        with contextlib.suppress(OSError):
            frames.send(connection.sock, {"refused": kind, "message": text})

    # -- processes

    def _watch_for_death(self, environment: Environment) -> None:
        def died() -> None:
            self._selector.unregister(environment.pidfd)
            self._house.bury(environment)

        self._selector.register(environment.pidfd, selectors.EVENT_READ, died)

    def _watch_zygote(self) -> None:
        channel = self._house.nursery.channel

        def died() -> None:
            self._selector.unregister(channel)
            with contextlib.suppress(RuntimeUnavailable):  # the next cold start tries again, and says so
                self._house.restart()

        self._selector.register(channel, selectors.EVENT_READ, died)

        def replaced() -> None:
            with contextlib.suppress(KeyError, ValueError):
                self._selector.unregister(channel)
            self._watch_zygote()

        self._house.on_restart = replaced


def main() -> None:
    """Serve until SIGTERM, SIGINT, or the end of standard input when that is the lifeline."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--socket", type=Path, required=True)
    options.add_argument("--artefact", type=Path, required=True, help="folder that holds the builds")
    options.add_argument("--scratch", type=Path, help="folder for /tmp of the environments")
    options.add_argument("--stdin-lifeline", action="store_true")
    chosen = options.parse_args()
    scratch: Path = chosen.scratch or chosen.socket.with_name(chosen.socket.name + ".scratch")
    if not sys.platform.startswith("linux"):
        raise SystemExit("The function runtime needs Linux; on other systems run the lab in a Linux container.")
    if answers(chosen.socket):
        raise SystemExit(f"Another function runtime is serving {chosen.socket}.")
    notes = served.Notes(served.beside(chosen.socket.absolute()))
    household = Household(chosen.artefact.absolute(), scratch.absolute(), Limits.from_environ(), notes)
    keeper = Keeper(chosen.socket, household, chosen.stdin_lifeline)
    print("ready", flush=True)
    keeper.serve()


if __name__ == "__main__":
    main()
