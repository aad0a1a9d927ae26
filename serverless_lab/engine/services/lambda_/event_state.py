"""What is kept of asynchronous events: those that wait, how a function treats them, and what was sent on."""

import msgspec

from serverless_lab.engine.instant import Instant

KEPT_SENT = 20


class Waiting(msgspec.Struct, omit_defaults=True):
    """An asynchronous event in Lambda's queue. `attempt` is the next one, at `due`; `why` it was not taken before.

    `why`: empty for a new event, `error` after a failed attempt, otherwise the code of what was in the way.
    """

    due: Instant
    accepted: Instant
    attempt: int = 1
    why: str = ""


class EventConfig(msgspec.Struct, omit_defaults=True):
    """What becomes of asynchronous events. None: as AWS does it; `on_success` and `on_failure` are ARNs or empty."""

    modified: Instant
    retries: int | None = None
    max_age: int | None = None
    on_success: str = ""
    on_failure: str = ""


class Sent(msgspec.Struct, omit_defaults=True):
    """A record that was handed on, or that could not be: `failure` is the code. `target` is empty for an event that was
    given up without telling anybody.
    """

    at: Instant
    request_id: str
    target: str
    condition: str
    dead_letter: bool = False
    failure: str = ""
