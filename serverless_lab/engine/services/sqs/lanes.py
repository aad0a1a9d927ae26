"""The order of a FIFO queue: a lane for each group, whose first message must go before the next may."""

import heapq
from bisect import bisect_left
from collections.abc import Generator

from serverless_lab.engine.services.sqs.state import Lane, Queue, Serial

_SHORT = 32  # places at the front of a lane that may stand empty


def append(queue: Queue, group: str, serial: Serial) -> None:
    queue.lanes.setdefault(group, Lane()).serials.append(serial)


def offer(queue: Queue, group: str) -> None:
    """Let the group have its turn, if its first message shows."""
    lane = queue.lanes.get(group)
    if lane is not None and not lane.offered and _shows(queue, lane.serials[lane.start]):
        lane.offered = True
        heapq.heappush(queue.turns, (lane.serials[lane.start], group))


def has_turn(queue: Queue, group: str) -> bool:
    lane = queue.lanes.get(group)
    return lane is not None and lane.offered and _shows(queue, lane.serials[lane.start])


def take(queue: Queue) -> Generator[tuple[str, Serial]]:
    """Messages that may be received now, group by group. A group that still has something to give then must be offered
    again; it cannot be while it is looked at.
    """
    while queue.turns:
        _, group = heapq.heappop(queue.turns)
        lane = queue.lanes.get(group)
        if lane is None or not lane.offered:
            continue
        passed: Serial = -1
        try:
            while (serial := _next(lane, passed)) is not None and _shows(queue, serial):
                yield group, serial
                passed = serial
        finally:
            lane.offered = False


def remove(queue: Queue, group: str, serial: Serial) -> None:
    lane = queue.lanes[group]
    place = bisect_left(lane.serials, serial, lo=lane.start)
    # What stands before it in the lane is in flight: a few at most.
    lane.serials[lane.start + 1 : place + 1] = lane.serials[lane.start : place]
    lane.start += 1
    if lane.start == len(lane.serials):
        del queue.lanes[group]
    elif lane.start > _SHORT and 2 * lane.start > len(lane.serials):
        del lane.serials[: lane.start]
        lane.start = 0


def _next(lane: Lane, passed: Serial) -> Serial | None:
    place = bisect_left(lane.serials, passed + 1, lo=lane.start)
    return lane.serials[place] if place < len(lane.serials) else None


def _shows(queue: Queue, serial: Serial) -> bool:
    receipt = queue.receipts.get(serial)
    return serial not in queue.delayed and (receipt is None or not receipt.until)
