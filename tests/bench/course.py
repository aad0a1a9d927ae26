"""The pages of the course in one process: server time and queries with 1 and 50 lessons done; a mission checked."""

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from tests.bench.store import installation

TIMES = 40
LESSON = "/functions/cold-and-warm-start/"
MISSION = "/functions/missions/make-it-warm/"
PAGES = {
    "home": "/",
    "course map": "/course/",
    "chapter": "/functions/",
    "lesson": LESSON,
    "quiz": f"{LESSON}quiz/",
    "mission": MISSION,
    "my account": "/account/",
}


def main() -> None:
    with installation():
        _measure()
    began = time.perf_counter()
    suite = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "tests/courseware/test_content.py",
        "tests/courseware/test_missions_content.py",
    ]
    subprocess.run(suite, check=True, capture_output=True)
    print(f"content tests of every lesson, mission and quiz: {time.perf_counter() - began:.1f} s")


def _measure() -> None:
    from django.test import Client

    from lessons.people.models import Learner

    learner = Learner.objects.create_user("bench", password="a long password 1")
    client = Client(HTTP_HOST="localhost")
    client.force_login(learner)
    client.post(f"{MISSION}begin/")
    client.post(f"{LESSON}deploy/", {"source": "def lambda_handler(event, context):\n    return 1\n"})
    print("page                 1 lesson done: ms, queries    50 lessons done: ms, queries")
    once = {name: _page(client, address) for name, address in PAGES.items()}
    _pretend(learner, lessons=50)
    for name, address in PAGES.items():
        (ms, queries), (later, more) = once[name], _page(client, address)
        print(f"{name:<20} {ms:17.1f}, {queries:7d} {later:21.1f}, {more:7d}")
    print(f"a mission's checks, asked of an account: {_checks(learner):.1f} ms")


def _page(client: Any, address: str) -> tuple[float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        queries = len(captured)
    assert answer.status_code == 200, address
    return _milliseconds(lambda: client.get(address)), queries


def _pretend(learner: Any, *, lessons: int) -> None:
    from lessons.courseware.models import Progress

    rows = [(f"functions/lesson-{number}", f"check-{check}") for number in range(lessons) for check in range(6)]
    Progress.objects.bulk_create(
        Progress(learner=learner, lesson=lesson, check_id=check, step=1) for lesson, check in rows
    )


def _checks(learner: Any) -> float:
    """The state of a mission that was solved: every check asked, known mistakes looked for."""
    from lessons.courseware import catalogue
    from tests.functions.player import MemoryPlayer

    mission = catalogue.mission("functions", "make-it-warm")[2]
    player = MemoryPlayer("bench", facts=mission.facts(0))
    player.play(*mission.start)
    since = player.head
    player.play(*(step.play for step in mission.solution))
    return _milliseconds(lambda: [check.look(player.probe(since)) for check in mission.checks])


def _milliseconds(work: Callable[[], object]) -> float:
    spans = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        spans.append((time.perf_counter() - began) * 1e3)
    return median(spans)


if __name__ == "__main__":
    main()
