"""A lab under random use, and then the proof that nothing of it is left: `make soak`, or `python -m tests.soak 300`.

Takes SOAK_SECONDS, an hour if they are not set. Ends with status 1 where something was left or went wrong.
"""

import os
import secrets
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

from serverless_lab.runtime import artefact, build
from tests.bench.runtime import proportional_mb
from tests.live import Lab
from tests.operator import Operator
from tests.soak import census
from tests.soak.census import Census
from tests.soak.learner import Learner
from tests.soak.visitor import Visitor

LEARNERS = 4
HOUR = 3600
LOOKS = 12  # at the memory of the servers, over the whole time
PATIENCE_S = 90.0
SHOWN = 10  # lines of what went wrong, of each learner


class Soak:
    """A started lab with those who use it."""

    def __init__(self, lab: Lab, token: str) -> None:
        self.lab = lab
        operator = Operator(f"http://127.0.0.1:{lab.environ['LAB_AWS_PORT']}", token)
        self._port = int(lab.environ["LAB_CONTENT_PORT"])
        self._make = lambda number: Learner(number, operator, self._port)
        self.shares: list[float] = []
        self.looks: list[tuple[float, Census]] = []

    def warm_up(self) -> Census:
        """Meet everything once, at once, and go; what there is then is what there has to be afterwards."""
        learners, visitor = self._people()
        together([each.do_everything for each in learners] + [lambda: visitor.visit(threading.Event())])
        left = self.empty(learners)
        if left:
            raise SystemExit("\n".join(["Nothing could be compared: after a first round there was left", *left]))
        return census.take(self.lab)

    def run(self, seconds: float) -> tuple[Counter[str], list[str]]:
        """What was seen how often, and what should not have been."""
        learners, visitor = self._people()
        stop = threading.Event()
        began = time.monotonic()
        with working([each.work for each in (*learners, visitor)], stop):
            for number in range(1, LOOKS + 1):
                self._watch(began + seconds * number / LOOKS)
                self.looks.append((time.monotonic() - began, census.take(self.lab)))
            stop.set()
            said("the last ones come to their end")
        seen, trouble = Counter[str](), list[str]()
        for each in (*learners, visitor):
            seen.update(each.seen)
            trouble += each.trouble[:SHOWN]
        return seen, trouble + self.empty(learners)

    def empty(self, learners: list[Learner]) -> list[str]:
        """Delete every function, then every account. Environments that are left, at once and in the end."""
        together([each.close_the_shop for each in learners])
        left = [f"an environment of no function: process {pid}" for pid in self._waited(census.environments)]
        together([each.move_out for each in learners])
        return left + [f"an environment of no account: process {pid}" for pid in self._waited(census.environments)]

    def settled(self, before: Census) -> list[str]:
        """What is left once everything has had the time to end."""
        return self._waited(lambda lab: census.left(before, census.take(lab)))

    def _people(self) -> tuple[list[Learner], Visitor]:
        return [self._make(number) for number in range(1, LEARNERS + 1)], Visitor(self.lab.url)

    def _waited(self, ask: Callable[[Lab], list[Any]]) -> list[Any]:
        until = time.monotonic() + PATIENCE_S
        while (found := ask(self.lab)) and time.monotonic() < until:
            time.sleep(0.5)
        return found

    def _watch(self, until: float) -> None:
        """Meanwhile, how much memory environments take."""
        while time.monotonic() < until:
            for pid in census.environments(self.lab):
                with suppress(OSError, StopIteration):
                    self.shares.append(proportional_mb(pid))
            time.sleep(min(3.0, max(0.0, until - time.monotonic())))


@contextmanager
def working(works: list[Callable[[threading.Event], None]], stop: threading.Event) -> Iterator[None]:
    threads = [threading.Thread(target=work, args=(stop,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(120)


def together(works: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def show(soak: Soak, before: Census, after: Census, seen: Counter[str]) -> None:
    print("\nwhat came of it")
    for what, count in seen.most_common():
        print(f"  {count:>8,}  {what}")
    shares = sorted(soak.shares)
    if shares:
        print(f"\nmemory of an environment, MB (PSS, {len(shares):,} looks)")
        print(f"  median {median(shares):.1f}   95% {shares[int(len(shares) * 0.95)]:.1f}   most {shares[-1]:.1f}")
    marks = [soak.looks[round(part * (LOOKS - 1) / 4)] for part in range(5)]
    print(
        "\nmemory of the servers, MB (RSS): before, five looks on the way, after; drift of the second half in an hour"
    )
    for role in sorted(before.memory):
        cells = [before.memory[role], *(look.memory.get(role, 0.0) for _, look in marks), after.memory.get(role, 0.0)]
        print(f"  {role:<16}{''.join(f'{cell:>8.0f}' for cell in cells)}   {drift(soak, role):>+8.1f}")


def drift(soak: Soak, role: str) -> float:
    """Least squares over the second half."""
    half = soak.looks[len(soak.looks) // 2 :]
    times, sizes = [at / HOUR for at, _ in half], [look.memory.get(role, 0.0) for _, look in half]
    middle, size = sum(times) / len(times), sum(sizes) / len(sizes)
    spread = sum((at - middle) ** 2 for at in times)
    slope = sum((at - middle) * (each - size) for at, each in zip(times, sizes, strict=True))
    return slope / spread if spread else 0.0


def said(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)


def soaked(folder: Path, seconds: float) -> list[str]:
    """Everything that was left, or went wrong, in a lab of its own."""
    own = folder / "tmp"
    own.mkdir()
    token = secrets.token_urlsafe(24)
    with Lab(folder, LAB_OPERATOR_TOKEN=token, LAB_DEBUG="0", TMPDIR=str(own)) as lab:
        soak = Soak(lab, token)
        said("a first round")
        before = soak.warm_up()
        said(f"{LEARNERS} learners and a visitor for {seconds:,.0f} seconds")
        seen, trouble = soak.run(seconds)
        said("all are gone; what is left?")
        trouble += soak.settled(before)
        show(soak, before, census.take(lab), seen)
        status = lab.stop()
        trouble += [f"the lab ended with status {status}"] if status else []
        trouble += [f"process {pid} lives on" for pid in lab.wait_until_gone()]
    nothing = census.take(lab)
    trouble += [f"socket {each} after the end" for each in nothing.sockets]
    return trouble + [f"file {each} after the end" for each in sorted(nothing.files - before.files)]


def main() -> None:
    seconds = float(sys.argv[1] if sys.argv[1:] else os.environ.get("SOAK_SECONDS", HOUR))
    build.ensure(artefact.default_root().absolute())
    with tempfile.TemporaryDirectory(prefix="lab-soak-") as name:
        trouble = soaked(Path(name), seconds)
    print("\nNothing is left." if not trouble else "\nThis should not be:")
    for line in trouble:
        print(f"  {line}")
    raise SystemExit(1 if trouble else 0)


if __name__ == "__main__":
    main()
