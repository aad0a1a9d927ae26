"""Lambda's runtimes and until when each of them may be used.

Source: AWS Lambda developer guide, "Lambda runtimes", tables of supported and deprecated runtimes, as of October 2026.
AWS calls dates that lie ahead projected, and has moved them before. Calls are never blocked, whatever the date.
"""

from datetime import UTC, datetime
from typing import Final, Literal, NamedTuple

from serverless_lab.engine.instant import SECOND, Instant

RUNTIMES_AS_OF: Final = "2026-10"
Stage = Literal["supported", "deprecated", "no-create", "no-update"]


class Runtime(NamedTuple):
    """`deprecated`: no more security updates from that day on; then no new functions, then no changes. Empty: never."""

    deprecated: str
    no_create: str
    no_update: str

    def stage(self, at: Instant) -> Stage:
        """How far it has come by then."""
        if _reached(self.no_update, at):
            return "no-update"
        if _reached(self.no_create, at):
            return "no-create"
        return "deprecated" if _reached(self.deprecated, at) else "supported"


RUNTIMES: Final[dict[str, Runtime]] = {
    "nodejs24.x": Runtime("2028-04-30", "2028-06-01", "2028-07-01"),
    "nodejs22.x": Runtime("2027-04-30", "2027-06-01", "2027-07-01"),
    "nodejs20.x": Runtime("2026-04-30", "2027-07-29", "2027-08-31"),
    "nodejs18.x": Runtime("2025-09-01", "2027-07-29", "2027-08-31"),
    "nodejs16.x": Runtime("2024-06-12", "2027-07-29", "2027-08-31"),
    "nodejs14.x": Runtime("2023-12-04", "2024-01-09", "2027-08-31"),
    "python3.14": Runtime("2029-06-30", "2029-07-31", "2029-08-31"),
    "python3.13": Runtime("2029-06-30", "2029-07-31", "2029-08-31"),
    "python3.12": Runtime("2028-10-31", "2028-11-30", "2029-01-10"),
    "python3.11": Runtime("2027-06-30", "2027-07-29", "2027-08-31"),
    "python3.10": Runtime("2026-10-31", "2027-07-29", "2027-08-31"),
    "python3.9": Runtime("2025-12-15", "2027-07-29", "2027-08-31"),
    "python3.8": Runtime("2024-10-14", "2027-07-29", "2027-08-31"),
    "python3.7": Runtime("2023-12-04", "2024-01-09", "2027-08-31"),
    "java21": Runtime("2029-06-30", "2029-07-31", "2029-08-31"),
    "java17": Runtime("2027-06-30", "2027-07-29", "2027-08-31"),
    "java11": Runtime("2027-06-30", "2027-07-29", "2027-08-31"),
    "java8.al2": Runtime("2027-06-30", "2027-07-29", "2027-08-31"),
    "java8": Runtime("2024-01-08", "2024-02-08", "2027-08-31"),
    "dotnet10": Runtime("2028-11-14", "2028-12-14", "2029-01-15"),
    "dotnet8": Runtime("2026-11-10", "2027-07-29", "2027-08-31"),
    "dotnet6": Runtime("2024-12-20", "2027-07-29", "2027-08-31"),
    "ruby3.4": Runtime("2028-03-31", "2028-04-30", "2028-05-31"),
    "ruby3.3": Runtime("2027-03-31", "2027-07-29", "2027-08-31"),
    "ruby3.2": Runtime("2026-03-31", "2027-07-29", "2027-08-31"),
    "provided.al2023": Runtime("2029-06-30", "2029-07-31", "2029-08-31"),
    "provided.al2": Runtime("2026-07-31", "2027-07-29", "2027-08-31"),
    "go1.x": Runtime("2024-01-08", "2024-02-08", "2027-08-31"),
    "provided": Runtime("2024-01-08", "2024-02-08", "2027-08-31"),
}
UNKNOWN: Final = Runtime("", "", "")


def stage(name: str, at: Instant) -> Stage:
    """A runtime that the table does not have counts as supported."""
    return RUNTIMES.get(name, UNKNOWN).stage(at)


def successor(name: str) -> str:
    """The newest runtime of the same language: what AWS advises to move to."""
    family = name.rstrip("0123456789.x").partition(".")[0].rstrip("0123456789")
    return next((each for each in RUNTIMES if each.startswith(family)), name)


def _reached(day: str, at: Instant) -> bool:
    return bool(day) and at >= int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) * SECOND
