"""Work the engine asks the outside to do, as data: running a learner's function."""

import msgspec

from serverless_lab.engine.instant import Instant


class RunFunction(msgspec.Struct, frozen=True, kw_only=True):
    """One invocation to run for real. The host reports it with `lab.FinishInvocation` under the request id.

    `served_before` is None for an environment that must be fresh; otherwise the process that continues must
    have served exactly that, and it has served `served_after` when this is done.
    """

    request_id: str
    region: str
    at: Instant
    function_name: str
    function_arn: str
    version: str
    environment_id: str
    code_digest: str
    handler: str
    runtime: str
    environment: dict[str, str]
    memory_size: int
    timeout: int  # seconds, simulated
    role_arn: str
    event_digest: str
    log_group: str
    log_stream: str
    served_before: str | None
    served_after: str
    synchronous: bool
    layer_digests: list[str] = []  # under /opt, a later one over an earlier one
    log_level: str = ""  # of the function's own lines where they are JSON, empty for text
    trace: str = ""  # the trace header
    ephemeral_mb: int = 512  # of /tmp
    provisioned: bool = False  # its environment had stood ready, whether or not a process has run in it
    interface: str = ""  # in a VPC: what its calls leave by
