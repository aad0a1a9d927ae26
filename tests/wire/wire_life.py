"""An account in the database that is driven as the engine's tests drive one in memory."""

from typing import Any

from lessons.sandbox import lab, moment
from lessons.sandbox.models import Account
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.outcome import Outcome
from tests.engine.support import ACCOUNT, Life


class Ahead:
    """Real time, and what was waited for on top of it."""

    def __init__(self) -> None:
        self.read = moment._system
        self.by = 0

    def __call__(self) -> int:
        return self.read() + self.by


class WireLife(Life):
    def __init__(self, account: Account, clock: Ahead) -> None:
        Account.objects.filter(pk=account.pk).update(account_id=ACCOUNT)
        account.refresh_from_db()
        self.account, self.clock = account, clock

    @property
    def cloud(self) -> Cloud:
        return lab.look(self.account).cloud

    @property
    def wall(self) -> int:
        return self.clock() - SECOND  # the engine's tests call a second later

    def wait(self, seconds: float) -> None:
        self.clock.by += int(seconds * SECOND)

    def call(self, service: str, operation: str, params: dict[str, Any] | None = None, **options: Any) -> Outcome:
        options.setdefault("caller", self.cloud.root)
        return lab.call(self.account, service, operation, params or {}, **options).outcome
