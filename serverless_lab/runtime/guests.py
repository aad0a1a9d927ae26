"""What a child process asks of the language runtime inside it: the same for every language."""

from abc import ABC, abstractmethod
from typing import NamedTuple, Protocol

from serverless_lab.runtime import frames

Mount = tuple[str, str, bool]
"""Host folder, guest folder, and whether the guest may write there."""


class Answer(NamedTuple):
    """What came of a load or an invocation: JSON, or the error object's JSON. `last`: the environment ends with it."""

    failed: bool
    body: str
    last: bool = False


class Host(Protocol):
    """What a guest asks of the process around it."""

    def output(self, stream: str, data: bytes) -> None: ...

    def stream(self, content_type: str, data: bytes) -> None: ...

    def aws(self, service: str, operation: str, params: str) -> str: ...

    def remaining(self) -> int: ...

    def wall_clock(self) -> int: ...

    def leave(self, status: int) -> None: ...


class Guest(ABC):
    """One language runtime in one environment. What it raises ends the environment."""

    share_mb = 0  # what AWS's sandbox needs for this language beyond what is measured here

    @abstractmethod
    def open(self, mounts: list[Mount], memory_bytes: int) -> dict[str, int]:
        """While the rights are still there: open every folder; the descriptors by guest folder."""

    @abstractmethod
    def begin(self) -> None:
        """Instantiate, the rights dropped."""

    @abstractmethod
    def start(self, environment: dict[str, str]) -> None:
        """The runtime's own part of a cold start."""

    @abstractmethod
    def load(self, handler: str) -> Answer:
        """The learner's part of a cold start."""

    @abstractmethod
    def invoke(self, event: str, context: dict[str, str]) -> Answer:
        """One invocation."""


class World(ABC):
    """A language in the zygote: loaded once, and made a guest of in each child."""

    @abstractmethod
    def guest(self, host: Host, order: frames.Message) -> Guest: ...
