"""What goes into the runtime and what comes out: plain, frozen data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

HostCall = Callable[[str, str, dict[str, Any]], dict[str, Any]]
"""(service, operation, parameters) -> answer; may raise AwsError or NoConnection. Runs in Runtime.run's thread.

Where the client was made with a Config that says how long it waits, that is a parameter more, CLIENT.
"""

CLIENT = "$client"  # {"connect_timeout": seconds, "attempts": times}; no parameter of an AWS operation is named so

OnOutput = Callable[["LogChunk"], None]
"""Hears output as it is written. While init lasts its length is unknown: offsets then count back from its limit."""

Status = Literal["ok", "error", "init_error", "timeout", "out_of_memory", "exited", "unavailable"]
"""exited: by the function's doing, in AWS's words. unavailable: killed from outside in mid-call, the host's fault."""


class AwsError(Exception):
    """The account's refusal of a host call; the function sees it as botocore's ClientError."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code, self.message, self.status = code, message, status


class NoConnection(Exception):
    """A host call that finds no way to its service: the function sees botocore's ConnectTimeoutError for this URL.

    `wait_ms` passes for the function meanwhile, in simulated time only.
    """

    def __init__(self, url: str, wait_ms: float) -> None:
        super().__init__(url)
        self.url, self.wait_ms = url, wait_ms


class RuntimeRefusal(Exception):
    """The runtime did not start the call; nothing of it has run."""


class RuntimeBusy(RuntimeRefusal):
    """The limits on concurrent runs or environments still stood in the way after the longest wait."""


class EnvironmentLost(RuntimeRefusal):
    """No process stands behind this environment, or it is in another state than the caller believes."""


class EnvironmentInUse(RuntimeRefusal):
    """Another call is running in this environment."""


class RuntimeUnavailable(RuntimeRefusal):
    """The keeper does not answer, or cannot start environments."""


class VariablesUnusable(RuntimeRefusal):
    """An environment variable that no process can have."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A host folder inside the sandbox, such as an EFS access point under /mnt."""

    host: Path
    guest: str
    writable: bool = True


@dataclass(frozen=True, slots=True)
class EnvironmentSpec:
    """An execution environment: whose it is, and all it takes to make its process.

    `holder`: for whom it counts where there is a limit for each, empty for its owner. `init_seconds`: less than what
    a module usually has, None for that.
    """

    owner: str
    key: str
    code_dir: Path
    handler: str
    environment: dict[str, str] = field(default_factory=dict)
    memory_mb: int = 128
    cpu_share: float = 128 / 1769
    layers: tuple[Path, ...] = ()
    mounts: tuple[Mount, ...] = ()
    tmp_quota: int = 512 << 20
    holder: str = ""
    init_seconds: float | None = None
    language: Literal["python", "nodejs"] = "python"

    def __post_init__(self) -> None:
        if not 0 < self.cpu_share <= 1:
            raise ValueError("cpu_share must be above 0 and at most 1")
        if any(not m.guest.startswith("/mnt/") or ".." in m.guest for m in self.mounts):
            raise ValueError("mounts belong under /mnt")


@dataclass(frozen=True, slots=True)
class Call:
    """One invocation. served_before None asks for a fresh, cold environment."""

    request_id: str
    event_json: str
    timeout_seconds: float
    served_before: str | None
    served_after: str
    function_name: str = "function"
    function_version: str = "$LATEST"
    invoked_function_arn: str = ""
    memory_limit_in_mb: str = "128"
    log_group_name: str = ""
    log_stream_name: str = ""
    trace: str = ""  # what code finds as _X_AMZN_TRACE_ID
    clock_offset_seconds: float = 0.0  # the account's time minus real time; the function's clocks show the former

    def context(self) -> dict[str, str]:
        """The fields of the handler's context object, and the trace header."""
        return {
            "aws_request_id": self.request_id,
            "function_name": self.function_name,
            "function_version": self.function_version,
            "invoked_function_arn": self.invoked_function_arn,
            "memory_limit_in_mb": self.memory_limit_in_mb,
            "log_group_name": self.log_group_name,
            "log_stream_name": self.log_stream_name,
            "trace": self.trace,
        }


class Chunk(NamedTuple):
    """A piece of a streamed answer; offset_ms counts simulated time from the handler's start."""

    offset_ms: float
    data: bytes


OnChunk = Callable[[str, Chunk], None]
"""Hears a streamed answer as it is written, with its content type; the first piece may be empty."""


class LogChunk(NamedTuple):
    """A piece of output; offset_ms counts simulated time from the handler's start, below zero during init."""

    stream: Literal["stdout", "stderr"]
    offset_ms: float
    text: str

    @property
    def phase(self) -> Literal["init", "invoke"]:
        return "init" if self.offset_ms < 0 else "invoke"


@dataclass(frozen=True, slots=True)
class Observed:
    """What happened, as measured. Simulated times are CPU time by the CPU share, plus waiting as it was."""

    status: Status
    payload: str  # JSON the function returned, or AWS's error JSON; empty for timeout and unavailable
    phase: Literal["init", "invoke"]  # where it ended
    kept: bool  # the process lives on and can serve again
    cold: bool
    output: tuple[LogChunk, ...]
    output_dropped: int  # bytes beyond the cap
    phases: dict[str, float]  # cold start, measured ms: fetch, environment, runtime, module
    init_ms: float  # simulated: runtime + module, as AWS counts it; 0 when warm
    measured_init_ms: float
    duration_ms: float  # simulated
    measured_ms: float
    cpu_ms: float
    max_memory_mb: int
    host_calls: int
    chunks: tuple[Chunk, ...] = ()  # where the handler streams its answer: all of it, payload is the same as text
    content_type: str = ""

    @property
    def output_truncated(self) -> bool:
        return self.output_dropped > 0


@dataclass(frozen=True, slots=True)
class EnvironmentStats:
    """One live process."""

    owner: str
    key: str
    pid: int
    memory_mb: int
    served: str | None
    busy: bool
    idle_seconds: float


@dataclass(frozen=True, slots=True)
class Stats:
    """The keeper's state: its processes, its queue, and counters since it started."""

    keeper_pid: int
    zygote_pid: int
    environments: tuple[EnvironmentStats, ...]
    waiting: int
    counters: dict[str, int]
