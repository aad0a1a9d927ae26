"""The keeper's table of environments: who may run, what has to go. Decides; starts and ends nothing."""

import socket
from dataclasses import dataclass, field
from pathlib import Path

from serverless_lab.runtime.limits import Limits


@dataclass(slots=True, eq=False)
class Environment:
    """One live process and the keeper's end of its channel."""

    owner: str
    key: str
    memory_mb: int
    pid: int
    pidfd: int
    channel: socket.socket
    folder: Path
    last_used: float
    served: str | None = None
    busy: bool = False
    nested: bool = False  # its caller is another run, which waits meanwhile
    layers: Path | None = None
    holder: str = ""  # for whom it counts where there is a limit for each: its owner, if nobody else

    def __post_init__(self) -> None:
        self.holder = self.holder or self.owner


@dataclass(slots=True)
class Table:
    """All live environments, by owner and key."""

    limits: Limits
    rows: dict[tuple[str, str], Environment] = field(default_factory=dict)

    def get(self, owner: str, key: str) -> Environment | None:
        return self.rows.get((owner, key))

    def add(self, environment: Environment) -> None:
        self.rows[environment.owner, environment.key] = environment

    def has(self, environment: Environment) -> bool:
        return self.get(environment.owner, environment.key) is environment

    def remove(self, environment: Environment) -> bool:
        """Forget it; False when it was not (or is no longer) in the table."""
        if not self.has(environment):
            return False
        del self.rows[environment.owner, environment.key]
        return True

    def of(self, owner: str) -> list[Environment]:
        return [e for e in self.rows.values() if e.owner == owner]

    def admits(self, holder: str, depth: int) -> bool:
        """Whether one more run may start now. A nested one takes its waiting caller's place."""
        if depth:
            return depth <= self.limits.nested_runs
        running = [e for e in self.rows.values() if e.busy and not e.nested]
        own = sum(e.holder == holder for e in running)
        return len(running) < self.limits.runs and own < self.limits.runs_per_owner

    def make_room(self, holder: str, memory_mb: int) -> list[Environment] | None:
        """The idle environments that must end for a new one to fit; None when even that is not enough now."""
        going: list[Environment] = []
        staying = list(self.rows.values())
        while short := self._shortage(staying, holder, memory_mb):
            idle = [e for e in staying if not e.busy]
            own = [e for e in idle if e.holder == holder]
            choice = own or ([] if short == "owner" else idle)
            if not choice:
                return None
            oldest = min(choice, key=lambda e: e.last_used)
            going.append(oldest)
            staying.remove(oldest)
        return going

    def _shortage(self, staying: list[Environment], holder: str, memory_mb: int) -> str:
        if sum(e.holder == holder for e in staying) >= self.limits.environments_per_owner:
            return "owner"
        if len(staying) >= self.limits.environments:
            return "all"
        return "memory" if sum(e.memory_mb for e in staying) + memory_mb > self.limits.memory_mb else ""

    def unused_since(self, moment: float) -> list[Environment]:
        return [e for e in self.rows.values() if not e.busy and e.last_used <= moment]
