"""What a call gives back, and what the journal keeps of it."""

from typing import Any

import msgspec

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.news import News
from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.work import RunFunction

ENGINE_VERSION = 5


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the journal: what was asked, by whom, when, and how it ended.

    `wall` is real time, `at` the account's. `code` is empty when the call was accepted. `cause` is the request
    id of the invocation whose code made this call. `changed` is false for reads and refusals.
    """

    position: int
    at: Instant
    wall: Instant
    caller: Caller
    face: str
    region: str
    service: str
    operation: str
    params: dict[str, Any]
    code: str = ""
    changed: bool = False
    cause: str = ""
    engine_version: int = ENGINE_VERSION


class Refusal(msgspec.Struct, frozen=True):
    """An error in AWS's words; `hint` is the key of our own explanation.

    Once kept, `position` is the journal's entry, and `about` says what was asked: `lambda-CreateFunction`.
    """

    code: str
    message: str
    status: int
    hint: str = ""
    members: dict[str, Any] = {}
    position: int = 0
    about: str = ""

    @classmethod
    def of(cls, error: CloudError) -> "Refusal":
        return cls(error.code, error.message, error.status, error.hint, error.members())


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Either `answer` or `refusal` is set. `work` must be done outside and reported."""

    entry: Entry
    answer: dict[str, Any] | None = None
    refusal: Refusal | None = None
    decision: Decision | None = None
    news: list[News] = []
    work: list[RunFunction] = []
