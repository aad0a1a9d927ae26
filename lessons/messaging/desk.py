"""What the bench shows: the account's queues, what lies in them, and the journal."""

from typing import Any

from lessons.courseware.console.desk import desk
from lessons.courseware.page import Page
from lessons.messaging.panels import PANELS, TABS


def bench(page: Page, **more: Any) -> dict[str, Any]:
    return desk(page, PANELS, TABS, **more)
