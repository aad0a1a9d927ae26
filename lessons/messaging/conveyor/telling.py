"""What the picture of a run is drawn from, as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Happened, Line


def told(
    happened: Iterable[tuple[int, Happened]], what: Sequence[str], queues: list[dict[str, Any]], **more: Any
) -> bytes:
    """Seven numbers for each thing that happened, times in milliseconds; the last says in which queue."""
    events = [
        number
        for queue, each in happened
        for number in (
            each.at // MILLISECOND,
            what.index(each.what),
            each.serial,
            each.order,
            each.who,
            each.until // MILLISECOND,
            queue,
        )
    ]
    return msgspec.json.encode({"what": what, "queues": queues, "events": events} | more)


def queue_told(name: str, line: Line, consumers: Consumers, groups: dict[int, str]) -> dict[str, Any]:
    return {
        "name": name,
        "consumers": consumers.count,
        "hidden": line.visibility * 1000,
        "groups": {serial: int(group) for serial, group in groups.items()} if line.fifo else {},
    }
