"""The log lines of one invocation, read from the account's state."""

import msgspec

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_.report import report_line, start_line
from serverless_lab.engine.services.lambda_.state import Invocation
from serverless_lab.engine.services.logs.state import LogEvent, LogsState, LogStream


def of_invocation(cloud: Cloud, run: Invocation) -> list[LogEvent]:
    """The events of a run in order: of its environment's stream what lies between the run's own START and REPORT.

    What code prints may look like either, so both are taken whole, with the request id and the numbers Lambda wrote.
    """
    state = cloud.state.parts.get(f"logs/{cloud.state.region}")
    group = state.groups.get(run.log_group) if isinstance(state, LogsState) else None
    stream = group.streams.get(run.log_stream) if group else None
    return _own(_between(cloud, stream, run), run) if stream else []


def _own(events: list[LogEvent], run: Invocation) -> list[LogEvent]:
    """A stream begins with its environment: what a cold run's module wrote stands before START.

    Where Lambda writes JSON some of its lines may be left out: then all that was written meanwhile is the run's.
    """
    if run.system_level:
        return events
    first = 0 if run.cold else _place(events, start_line(run))
    last = _place(events[first:], report_line(run, run.status))
    return events[first : first + last + 1]


def _place(events: list[LogEvent], message: str) -> int:
    """Of the first event that says exactly this; behind the last one when there is none."""
    return next((place for place, event in enumerate(events) if event.message == message), len(events))


def _between(cloud: Cloud, stream: LogStream, run: Invocation) -> list[LogEvent]:
    events: list[LogEvent] = []
    for chunk in stream.sealed:
        if chunk.last >= run.started and chunk.first <= run.ended:
            events += msgspec.msgpack.decode(cloud.bodies.get(chunk.digest), type=list[LogEvent])
    return [event for event in [*events, *stream.open] if run.started <= event.timestamp <= run.ended]
