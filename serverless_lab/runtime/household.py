"""What the keeper does with environments: lend, take back, end, bury. Knows nothing of sockets or clients."""

import contextlib
import os
import secrets
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from serverless_lab.runtime import frames, harden
from serverless_lab.runtime.limits import Limits
from serverless_lab.runtime.model import RuntimeUnavailable
from serverless_lab.runtime.nursery import ForkRefused, Nursery
from serverless_lab.runtime.overlays import Overlays
from serverless_lab.runtime.served import Notes
from serverless_lab.runtime.sweeper import Sweeper, set_aside
from serverless_lab.runtime.table import Environment, Table

_LOOK = 0.1  # seconds between two looks at what is unused


class Refused(Exception):
    """The lease is refused; kind names the client's exception."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind


class Wait(Exception):
    """Not now: a limit stands in the way."""


class Household:
    """All environments of this machine."""

    def __init__(self, artefact_root: Path, scratch: Path, limits: Limits, notes: Notes) -> None:
        self._limits, self._scratch, self._notes = limits, scratch, notes
        scratch.parent.mkdir(parents=True, exist_ok=True)
        self._sweeper = Sweeper()
        for left in set_aside(scratch):  # what a killed keeper has left; it may be large, so nobody waits for it
            self._sweeper.sweep(left)
        scratch.mkdir(mode=0o711)
        self._overlays = Overlays(scratch / "layers", self._sweeper)
        self._table = Table(limits)
        self.counters: Counter[str] = Counter()
        self.on_birth: Callable[[Environment], object] = lambda environment: None
        self.on_restart: Callable[[], object] = lambda: None
        self._look_at = 0.0
        self.nursery = Nursery(artefact_root)

    # -- leases

    def lease(self, wanted: frames.Message) -> tuple[Environment, frames.Message]:
        """The environment, now busy, and what the client should know. Raises Wait, Refused, RuntimeUnavailable."""
        owner, key, before = wanted["owner"], wanted["key"], wanted["served_before"]
        current = self._table.get(owner, key)
        if current is not None and current.busy:
            raise Refused("EnvironmentInUse", f"another call is running in environment {key}")
        if before is not None and (current is None or current.served != before):
            raise Refused("EnvironmentLost", f"no process of environment {key} has served {before}")
        if not self._table.admits(wanted["holder"], wanted["depth"]):
            if wanted["depth"] > self._limits.nested_runs:
                raise Refused("RuntimeBusy", "functions invoke one another too deeply")
            raise Wait
        facts: frames.Message = {"cold": before is None}
        if before is None:
            current, times = self._make(current, wanted)
            facts |= times
        assert current is not None
        current.busy, current.nested = True, wanted["depth"] > 0
        self.counters["cold" if before is None else "warm"] += 1
        return current, facts

    def _make(self, old: Environment | None, wanted: frames.Message) -> tuple[Environment, frames.Message]:
        began = time.perf_counter()
        if old is not None:
            self.end(old)
        memory_mb = min(wanted["spec"]["memory_mb"], self._limits.guest_memory_mb)
        leaving = self._table.make_room(wanted["holder"], memory_mb)
        if leaving is None:
            raise Wait
        for environment in leaving:
            self.counters["evicted"] += 1
            self.end(environment)
        layers = [Path(layer) for layer in wanted["spec"]["layers"]]
        merged = self._overlays.of(layers) if layers else None
        folder = self._make_folder()
        order = self._order(wanted["spec"], folder, merged)
        fetched = time.perf_counter()
        pid, pidfd, channel = self._fork(order, folder)
        made = Environment(wanted["owner"], wanted["key"], memory_mb, pid, pidfd, channel, folder, time.monotonic())
        made.holder, made.layers = wanted["holder"], merged
        self._table.add(made)
        self.on_birth(made)
        return made, {"fetch_ms": (fetched - began) * 1e3, "fork_ms": (time.perf_counter() - fetched) * 1e3}

    def _fork(self, order: frames.Message, folder: Path) -> tuple[int, int, socket.socket]:
        try:
            try:
                return self.nursery.fork(order)
            except ForkRefused:
                raise
            except RuntimeUnavailable:
                self.restart()
            return self.nursery.fork(order)
        except RuntimeUnavailable:
            self._sweeper.sweep(folder)
            raise

    def _make_folder(self) -> Path:
        folder = self._scratch / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        uid = harden.nobody()
        if uid is not None:
            os.chown(folder, uid, uid)
        return folder

    def _order(self, spec: frames.Message, folder: Path, merged: Path | None) -> frames.Message:
        mounts = [[spec["code_dir"], "/var/task", False], [str(folder), "/tmp", True]]  # noqa: S108 - the guest's
        if merged is not None:
            mounts.append([str(merged), "/opt", False])
        limits = self._limits.for_init(spec["init_seconds"])
        return {**spec, "mounts": [*mounts, *spec["mounts"]], "limits": asdict(limits)}

    def give_back(self, environment: Environment, served: str | None) -> None:
        """The call is over; served None ends the environment."""
        environment.busy, environment.last_used = False, time.monotonic()
        environment.served = served
        if served is None:
            self.end(environment)
        elif self._table.has(environment):
            self._notes.keep(environment.owner, environment.key, served)

    # -- ends

    def end(self, environment: Environment) -> None:
        """Kill it and forget it; bury() follows when the process has gone."""
        if self._table.remove(environment):
            self.counters["ended"] += 1
            self._notes.drop(environment.owner, environment.key)
            environment.channel.close()
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(environment.pidfd, signal.SIGKILL)

    def bury(self, environment: Environment) -> None:
        """The process has gone: clear up after it."""
        self.end(environment)
        os.close(environment.pidfd)
        self._sweeper.sweep(environment.folder)

    def drop(self, owner: str, key: str | None) -> int:
        """End one, or all, of an owner's environments; how many there were."""
        found = [e for e in self._table.of(owner) if key is None or e.key == key]
        for environment in found:
            self.end(environment)
        return len(found)

    def drop_unused(self) -> None:
        """End what nobody has used for long; looks through all of them now and then, however often it is asked."""
        now = time.monotonic()
        if now < self._look_at:
            return
        self._look_at = now + _LOOK
        for environment in self._table.unused_since(now - self._limits.idle_seconds):
            self.counters["idle"] += 1
            self.end(environment)
        in_use = {each.layers for each in self._table.rows.values() if each.layers is not None}
        self._overlays.drop_unused(in_use, now - self._limits.layer_seconds)

    def restart(self) -> None:
        """A new zygote for one that has died; its environments have died with it."""
        for environment in list(self._table.rows.values()):
            self.end(environment)
        self.nursery.start()
        self.on_restart()

    def close(self) -> None:
        """End everything and clear up."""
        for environment in list(self._table.rows.values()):
            self.end(environment)
        self.nursery.stop()
        self._sweeper.sweep(self._scratch)
        self._sweeper.close()
        self._notes.close()

    # -- questions

    def alive(self, owner: str, key: str, served: str) -> bool:
        environment = self._table.get(owner, key)
        return environment is not None and environment.served == served

    def stats(self) -> frames.Message:
        now = time.monotonic()
        rows = [
            [e.owner, e.key, e.pid, e.memory_mb, e.served, e.busy, 0.0 if e.busy else now - e.last_used]
            for e in self._table.rows.values()
        ]
        counters = {**self.counters, "zygote_restarts": self.nursery.restarts}
        return {"keeper": os.getpid(), "zygote": self.nursery.pid, "environments": rows, "counters": counters}
