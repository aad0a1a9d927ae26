"""A visitor's first action: what the preview showed has other ids in the account that the action is the first in."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lessons.courseware.probe import Probe
from serverless_lab.engine.services.ec2.names import KINDS

if TYPE_CHECKING:
    from lessons.courseware.page import Page

_ID = re.compile(r"\b[a-z]+-[0-9a-f]{17}\b")


def carry_over(page: "Page", preview: Probe) -> None:
    """Make what was sent speak of the account's own default network. It begins with the same things in that order."""
    data = page.request.POST.copy()
    sent = [*page.where.values(), *(value for name in data for value in data.getlist(name))]
    if not any(_ID.search(value) for value in sent):
        return
    own = dict(zip(_ids(preview), _ids(page.probe), strict=False))

    def owned(text: str) -> str:
        return _ID.sub(lambda found: own.get(found[0], found[0]), text)

    for name in data:
        data.setlist(name, [owned(value) for value in data.getlist(name)])
    page.request.POST = data
    page.where = {name: owned(value) for name, value in page.where.items()}


def _ids(probe: Probe) -> Iterator[str]:
    for kind in KINDS.values():
        yield from getattr(probe.ec2, kind.kept)
