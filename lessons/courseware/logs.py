"""The log lines of one invocation, read from the account's state."""

import msgspec

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_.state import Invocation
from serverless_lab.engine.services.logs.state import LogEvent, LogsState, LogStream


def of_invocation(cloud: Cloud, run: Invocation) -> list[LogEvent]:
    """The events of a run in order; an environment serves one call at a time, so time and REPORT cut its stream."""
    state = cloud.state.parts.get(f"logs/{cloud.state.region}")
    group = state.groups.get(run.log_group) if isinstance(state, LogsState) else None
    stream = group.streams.get(run.log_stream) if group else None
    if stream is None:
        return []
    found: list[LogEvent] = []
    for event in _between(cloud, stream, run):
        if event.message.startswith("REPORT RequestId: "):
            if run.request_id in event.message:
                return [*found, event]
            found = []
        else:
            found.append(event)
    return found


def _between(cloud: Cloud, stream: LogStream, run: Invocation) -> list[LogEvent]:
    events: list[LogEvent] = []
    for chunk in stream.sealed:
        if chunk.last >= run.started and chunk.first <= run.ended:
            events += msgspec.msgpack.decode(cloud.bodies.get(chunk.digest), type=list[LogEvent])
    return [event for event in [*events, *stream.open] if run.started <= event.timestamp <= run.ended]
