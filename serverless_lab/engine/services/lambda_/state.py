"""Lambda's state in one region. Environments that ended and old invocations are kept only as far as pages show."""

from typing import Any

import msgspec

from serverless_lab.engine.instant import Instant, Span

KEPT_ENDED = 60
KEPT_INVOCATIONS = 200


class Environment(msgspec.Struct, omit_defaults=True):
    """One execution environment. `served` names the last request it served: what its memory holds.

    Idle, it is taken away at `reclaim_at`; `planned` is the time of the event that will look whether it still is.
    """

    environment_id: str
    function: str
    revision: int
    memory_size: int
    log_stream: str
    started: Instant
    served: str = ""
    invocations: int = 0
    busy: bool = True
    idle_since: Instant = 0
    reclaim_at: Instant = 0
    planned: Instant = 0
    ended: Instant = 0
    end_reason: str = ""


class Invocation(msgspec.Struct, omit_defaults=True):
    """One run of a function. Times are simulated; `phases` are measured milliseconds of a cold start.

    A run takes `preparation` (fetch the code, start the environment: not billed), `init` (runtime and module) and
    `duration` (handler).

    `because` and `facts` say why this environment was chosen. `status`: running, or as the runtime reported.
    """

    request_id: str
    environment_id: str
    function: str
    started: Instant
    cold: bool
    because: str
    memory_size: int
    timeout: int
    log_group: str
    log_stream: str
    event_digest: str
    position: int
    facts: dict[str, Any] = {}
    asynchronous: bool = False
    attempt: int = 1
    accepted: Instant = 0
    status: str = "running"
    phases: dict[str, float] = {}
    preparation: Span = 0
    init: Span = 0
    duration: Span = 0
    measured_ms: float = 0.0
    billed_ms: int = 0
    max_memory_mb: int = 0
    cost: float = 0.0
    ended: Instant = 0
    payload_digest: str = ""
    error_type: str = ""
    error_message: str = ""


class Function(msgspec.Struct, omit_defaults=True):
    """`revision` counts changes of code and configuration; environments of an older one are not used again."""

    name: str
    role: str
    handler: str
    runtime: str
    memory_size: int
    timeout: int
    code_digest: str
    code_sha256: str
    code_size: int
    last_modified: Instant
    revision_id: str
    description: str = ""
    environment: dict[str, str] = {}
    revision: int = 1
    idle: list[str] = []
    busy: list[str] = []
    ended: list[Environment] = []
    invocations: list[Invocation] = []
    total_cost: float = 0.0
    total_invocations: int = 0


class LambdaState(msgspec.Struct):
    functions: dict[str, Function] = {}
    environments: dict[str, Environment] = {}
    running: dict[str, Invocation] = {}
