"""What the runtime allows, each limit settable from the environment of the process."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Self


def _physical_mb() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20


@dataclass(frozen=True, slots=True)
class Limits:
    """LAB_RUNTIME_<FIELD IN CAPITALS> overrides a field. Sizes in MB or bytes as named, times in seconds."""

    environments_per_owner: int = 12
    environments: int = 96
    memory_mb: int = field(default_factory=_physical_mb)  # sum of what the environments may use, not of what they do
    guest_memory_mb: int = 1024  # what one environment may really use, however much it is configured with
    runs_per_owner: int = 8
    runs: int = 48
    nested_runs: int = 8  # a function invoking a function invoking …
    wait_seconds: float = 10.0  # for a free place, before RuntimeBusy
    idle_seconds: float = 1200.0
    layer_seconds: float = 60.0  # that layers which were laid over each other stay without anybody using them
    init_seconds: float = 10.0
    output_bytes: int = 1 << 20
    payload_bytes: int = 6_291_556
    host_calls: int = 1000
    host_call_bytes: int = 64 << 20
    tmp_entries: int = 20_000
    niceness: int = 5

    def __post_init__(self) -> None:
        for each in fields(self):
            if getattr(self, each.name) < 0:
                raise ValueError(f"{each.name} must not be negative")

    def for_init(self, seconds: float | None) -> Self:
        """The same where a module may take that long at most."""
        return self if seconds is None else replace(self, init_seconds=min(seconds, self.init_seconds))

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read the overrides; raises ValueError, naming the variable, for what is not a number."""
        given: dict[str, int | float] = {}
        usual = cls()
        for each in fields(cls):
            name = f"LAB_RUNTIME_{each.name.upper()}"
            if name in environ:
                try:
                    given[each.name] = (int if isinstance(getattr(usual, each.name), int) else float)(environ[name])
                except ValueError:
                    raise ValueError(f"{name} must be a number, not {environ[name]!r}") from None
        return cls(**given)  # type: ignore[arg-type]
