"""The state of provisioned concurrency."""

import msgspec

from serverless_lab.engine.instant import Instant


class Provisioned(msgspec.Struct, omit_defaults=True):
    """So many environments are to stand ready, by `due`. `environments` are those that do, or that are running.

    `status`: IN_PROGRESS | READY | FAILED, and then with a `reason`.
    """

    requested: int
    modified: Instant
    due: Instant
    status: str = "IN_PROGRESS"
    reason: str = ""
    environments: list[str] = []
