"""What the bench shows: the account's queues, what lies in them, and the journal."""

from typing import Any

from lessons.courseware.console.desk import desk
from lessons.courseware.page import Page
from lessons.messaging.bench import BenchStart
from lessons.messaging.panels import PANELS, TABS
from lessons.messaging.workers import FILE
from lessons.sandbox import sources


def bench(page: Page, **more: Any) -> dict[str, Any]:
    return desk(page, PANELS, TABS, **more)


def files(page: Page) -> dict[str, bytes]:
    """What the terminal finds beside the learner's own: the code that the page is about, and events for it."""
    start: BenchStart = page.bench
    function = page.probe.function(start.function)
    if function is None:
        return dict(start.files)
    return {FILE: sources.read(page.view.cloud.bodies.get(function.code_digest), FILE).encode(), **start.files}
