"""What the bench shows: the network of the account, drawn and in lists, packets, and the journal."""

from typing import Any

from lessons.courseware.console.desk import desk
from lessons.courseware.page import Page
from lessons.vpc.panels import PANELS, TABS


def bench(page: Page, **more: Any) -> dict[str, Any]:
    return desk(page, PANELS, TABS, **more) | {"network": page.probe.ec2}
