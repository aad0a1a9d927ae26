"""The parent: starts the children, says when all answer, restarts one that dies, and ends them all."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from threading import Event

import structlog

from serverless_lab.processes.child import TERM_PATIENCE, Child

log = structlog.get_logger("lab.processes")
START_PATIENCE = 90.0  # seconds until every child must answer after a start
BEAT = 0.5  # seconds between two looks at the children
DEATHS = 5  # that many deaths of one child …
WINDOW = 60.0  # … within that many seconds are too many


class CannotRun(Exception):
    """The tree cannot be brought up or kept up; the message says why, for the person at the terminal."""


class Tree:
    def __init__(self, children: Sequence[Child], stopping: Event, tick: Callable[[], None]) -> None:
        self.children = children
        self.stopping = stopping
        self.tick = tick
        self.deaths: dict[str, deque[float]] = {child.name: deque(maxlen=DEATHS) for child in children}
        self.due: dict[str, float] = {}

    def run(self, announce: Callable[[], None]) -> None:
        """Until `stopping` is set; raises CannotRun. `announce` is called once, when everything answers."""
        try:
            for child in self.children:
                child.start()
            if self._wait_until_ready():
                announce()
            while not self.stopping.wait(BEAT):
                self._look_after_children()
                self.tick()
        finally:
            self._stop()

    def _wait_until_ready(self) -> bool:
        end = time.monotonic() + START_PATIENCE
        waiting = list(self.children)
        while waiting and not self.stopping.wait(0.05):
            for child in waiting:
                if child.dead():
                    raise CannotRun(f"The {child.name} process ended at once (exit code {child.bury()}); see above.")
            waiting = [child for child in waiting if not child.ready()]
            if waiting and time.monotonic() > end:
                names = ", ".join(child.name for child in waiting)
                raise CannotRun(f"Not ready after {START_PATIENCE:.0f} seconds: {names}.")
        return not self.stopping.is_set()

    def _look_after_children(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.dead():
                code = child.bury()
                self.due[child.name] = now + self._pause_after_death(child, code, now)
            if child.process is None and now >= self.due.get(child.name, 0.0):
                child.start()

    def _pause_after_death(self, child: Child, code: int, now: float) -> float:
        deaths = self.deaths[child.name]
        deaths.append(now)
        recent = sum(1 for then in deaths if now - then < WINDOW)
        if recent >= DEATHS:
            raise CannotRun(f"The {child.name} process ended {recent} times within a minute (exit code {code}).")
        pause = 0.0 if recent == 1 else 0.5 * 2 ** (recent - 2)
        log.warning("child ended, starting it again", child=child.name, exit_code=code, pause=pause)
        return pause

    def _stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        deadline = time.monotonic() + TERM_PATIENCE
        for child in self.children:
            child.stop(deadline)
