"""botocore.config.Config: what it says of waiting for a connection counts, the rest has no effect."""

from typing import Any


class Config:
    """Keeps what it is given."""

    def __init__(self, **options: Any) -> None:
        self.__dict__.update(options)

    def patience(self) -> dict[str, float]:
        """Seconds of one try and how many tries there are, as far as it is said."""
        said: dict[str, float] = {}
        timeout = self.__dict__.get("connect_timeout")
        if timeout is not None:
            said["connect_timeout"] = float(timeout)
        retries = self.__dict__.get("retries") or {}
        if "total_max_attempts" in retries:
            said["attempts"] = int(retries["total_max_attempts"])
        elif "max_attempts" in retries:
            said["attempts"] = 1 + int(retries["max_attempts"])
        elif retries.get("mode") in ("standard", "adaptive"):
            said["attempts"] = 3
        return said
