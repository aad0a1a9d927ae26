"""The trace header that a run finds, as X-Ray writes it. Traces themselves are not kept."""

from hashlib import sha256

from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.lambda_.state import Invocation


def header(request_id: str, at: Instant, mode: str) -> str:
    """`Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1`, the same for the same request."""
    drawn = sha256(request_id.encode()).hexdigest()
    root = f"1-{at // SECOND:08x}-{drawn[:24]}"
    return f"Root={root};Parent={drawn[24:40]};Sampled={int(mode == 'Active')}"


def is_sampled(trace: str) -> bool:
    return trace.endswith(";Sampled=1")


def report(invocation: Invocation) -> str:
    """What REPORT says of a sampled run in its second line."""
    root, parent, _ = (part.partition("=")[2] for part in invocation.trace.split(";"))
    return f"XRAY TraceId: {root}\tSegmentId: {parent}\tSampled: true\t"
