"""An account that what prepares networks for the engine's tests can drive as well."""

from typing import Any

from lessons.sandbox import lab
from lessons.sandbox.models import Account


class Networked:
    """What `tests.engine.networked` asks of a life, over an account of the lab."""

    def __init__(self, account: Account) -> None:
        self.account = account

    @property
    def cloud(self) -> lab.View:
        return lab.look(self.account)

    def call(self, service: str, operation: str, params: dict[str, Any] | None = None) -> lab.Result:
        return lab.call(self.account, service, operation, params or {})

    def advance(self, seconds: float) -> None:
        lab.advance(self.account, seconds)
