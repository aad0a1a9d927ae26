"""Where functions run, as the sandbox sees it: one small interface, and what is said across it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cache, lru_cache
from random import Random
from string import ascii_letters, ascii_uppercase, digits
from typing import Any, Literal, NamedTuple
from uuid import UUID

from django.utils.module_loading import import_string

from lessons.sandbox.limits import limit
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.ports import Bodies
from serverless_lab.engine.work import RunFunction

HostCall = Callable[[str, str, dict[str, Any]], dict[str, Any]]
"""(service, operation, parameters) → answer, from inside a function; raises serverless_lab.runtime.model.AwsError."""

Hears = Callable[[RunFunction, str, bytes], None]
"""Is told a streamed answer while the function runs: (the run, content type, a piece of it). It must not wait."""

Report = dict[str, Any]
"""Parameters of lab.FinishInvocation, without RequestId."""

_BASE64 = ascii_letters + digits + "+/"
UNAVAILABLE: Report = {"Status": "unavailable", "Payload": b"", "Output": [], "DurationMs": 0.0}


class Job(NamedTuple):
    """One run: whose environment, what the engine asked for, and where its code and event lie.

    `holder`: for whom it counts, see `Account.holder`. `init_seconds`: less than a module usually has, None for that.
    `hears`: whoever wants a streamed answer as it comes.
    """

    owner: UUID
    work: RunFunction
    bodies: Bodies
    holder: str
    init_seconds: float | None = None
    hears: Hears | None = None

    @property
    def event(self) -> bytes:
        return self.bodies.get(self.work.event_digest)


class Host(ABC):
    """Something that runs functions in environments which live from one call to the next."""

    @abstractmethod
    def run(self, job: Job, on_call: HostCall) -> Report:
        """Run and observe; in trouble of its own it reports the status `unavailable` and does not raise."""

    @abstractmethod
    def find(self, owner: UUID, environment_id: str, served: str) -> Literal["there", "other", "gone"]:
        """Is there a process that has served exactly this? `other`: there is one with another past."""

    @abstractmethod
    def started(self) -> Instant | None:
        """Real time since when this host has been keeping environments; None when it does not answer."""

    @abstractmethod
    def drop(self, owner: UUID, environment_id: str) -> None:
        """End an environment if it is there."""

    @abstractmethod
    def drop_all(self, owner: UUID) -> None:
        """End every environment of an account, also one that code is running in."""


@cache
def _made(path: str) -> Host:
    made: Host = import_string(path)()
    return made


def host() -> Host:
    """The host this installation uses (LAB_FUNCTION_HOST)."""
    return _made(limit("LAB_FUNCTION_HOST"))


def environment_of(work: RunFunction) -> dict[str, str]:
    """The environment variables a function finds: its own, those it may set itself, and those that Lambda reserves."""
    usual = {
        "LANG": "en_US.UTF-8",
        "PATH": "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
        "TZ": ":UTC",
    }
    reserved = {
        "AWS_REGION": work.region,
        "AWS_DEFAULT_REGION": work.region,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{work.runtime}",
        "AWS_LAMBDA_FUNCTION_NAME": work.function_name,
        "AWS_LAMBDA_FUNCTION_VERSION": work.version,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(work.memory_size),
        "AWS_LAMBDA_INITIALIZATION_TYPE": "provisioned-concurrency" if work.provisioned else "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": work.log_group,
        "AWS_LAMBDA_LOG_STREAM_NAME": work.log_stream,
        "LAMBDA_TASK_ROOT": "/var/task",
        "LAMBDA_RUNTIME_DIR": "/var/runtime",
        "_HANDLER": work.handler,
    }
    if work.log_level:
        reserved |= {"AWS_LAMBDA_LOG_FORMAT": "JSON", "AWS_LAMBDA_LOG_LEVEL": work.log_level}
    return usual | work.environment | reserved | credentials_of(work)


def credentials_of(work: RunFunction) -> dict[str, str]:
    """Keys in the form that AWS's have. They open nothing: what a function asks for is asked as its role anyway."""
    return _drawn(f"{work.environment_id} {work.role_arn}")


@lru_cache(maxsize=1024)  # drawing so many letters takes longer than anything else that a warm call needs
def _drawn(seed: str) -> dict[str, str]:
    drawn = Random(seed)
    key, secret, token = (
        "".join(drawn.choices(letters, k=length))
        for letters, length in ((ascii_uppercase + "234567", 16), (_BASE64, 40), (_BASE64, 340))
    )
    return {
        "AWS_ACCESS_KEY_ID": f"ASIA{key}",
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_SESSION_TOKEN": f"IQoJb3JpZ2luX2Vj{token}",
    }
