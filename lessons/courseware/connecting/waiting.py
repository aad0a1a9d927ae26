"""The panel that lights up with the first call of the reader's own tool."""

import time
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lessons.courseware import catalogue
from lessons.courseware.models import Attempt, Progress
from lessons.courseware.page import position_of
from lessons.sandbox import lab

PATIENCE_S = 300
EVERY_S = 2


@dataclass(frozen=True)
class Waiting:
    """`since` is the journal position after which a call counts, `until` when the page stops asking, in real seconds.

    `journal` is the page on whose bench the account's journal stands; empty for an account that has none.
    """

    account: lab.Account
    since: int
    until: int
    call: lab.OutsideCall | None
    journal: str

    @property
    def asleep(self) -> bool:
        return self.call is None and time.time() >= self.until

    @property
    def url(self) -> str:
        """The page, waiting from the same moment on."""
        return f"{reverse('courseware:connect-account', args=[self.account.pk])}?since={self.since}"

    @property
    def seconds(self) -> int:
        return EVERY_S

    @property
    def not_simulated(self) -> bool:
        return self.call is not None and self.call.entry.code in lab.NOT_SIMULATED


def read(account: lab.Account, sent: Any) -> Waiting:
    """From the query of an address: one that says nothing waits from now on."""
    since, until = position_of(sent.get("since", "")), position_of(sent.get("until", ""))
    since = account.last if since is None else since
    call = lab.first_call(account, since)
    return Waiting(account, since, until or int(time.time()) + PATIENCE_S, call, journal_of(account) if call else "")


def journal_of(account: lab.Account) -> str:
    """The page of the mission, or the lesson that was worked on last; lessons are done in the main account."""
    if account.purpose == lab.Account.Purpose.MISSION:
        attempt = Attempt.objects.filter(account=account, current=True).first()
        return reverse("courseware:mission", args=attempt.mission.split("/")) if attempt else ""
    if not account.main:
        return ""
    row = Progress.objects.filter(learner=account.owner_id).order_by("-first_met").first()
    chapter, lesson = catalogue.lessons()[0]
    address = (row.lesson if row else "").split("/")
    known = [(each.slug, found.slug) for each, found in catalogue.lessons()]
    return reverse("courseware:lesson", args=address if tuple(address) in known else [chapter.slug, lesson.slug])
