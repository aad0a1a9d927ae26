"""What tells about traffic: flow logs and the Reachability Analyzer."""

import msgspec

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.ec2.state.kinds import Tags


class FlowLog(msgspec.Struct):
    """`failure`: why the last lines could not be delivered."""

    id: str
    resource: str
    traffic: str
    group: str
    role: str
    created: Instant
    interval: int = 600
    format: str = ""
    failure: str = ""
    tags: Tags = {}


class InsightsPath(msgspec.Struct):
    id: str
    source: str
    destination: str
    protocol: str
    created: Instant
    source_ip: str = ""
    destination_ip: str = ""
    port: int | None = None
    tags: Tags = {}


class InsightsAnalysis(msgspec.Struct):
    """`forward`, `back` and `explanations` are in AWS's shape: an analysis does not change after it ran.

    `status`: running, succeeded, or failed with a `message`.
    """

    id: str
    path: str
    started: Instant
    status: str = "running"
    message: str = ""
    found: bool = False
    forward: list[dict[str, object]] = []
    back: list[dict[str, object]] = []
    explanations: list[dict[str, object]] = []
    tags: Tags = {}
