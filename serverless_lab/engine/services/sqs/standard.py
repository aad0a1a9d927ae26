"""The order of a standard queue: new messages as they came, older ones that show again before them."""

import heapq
from collections.abc import Iterator

from serverless_lab.engine.services.sqs import storing
from serverless_lab.engine.services.sqs.state import Queue, Serial


def add(queue: Queue, serial: Serial) -> None:
    """A new message shows."""
    if queue.fresh and queue.fresh[-1][1] == serial:
        queue.fresh[-1][1] += 1
    else:
        queue.fresh.append([serial, serial + 1])


def take(queue: Queue) -> Iterator[Serial]:
    """Messages that show, oldest first, each taken out of the order: it is handed out, or must be put back."""
    taken: set[Serial] = set()
    while queue.again or queue.fresh:
        serial = _pop(queue)
        receipt = queue.receipts.get(serial)
        hidden = receipt is not None and receipt.until > 0
        if serial not in taken and not hidden and storing.is_alive(queue, serial):
            taken.add(serial)
            yield serial


def put_back(queue: Queue, serial: Serial) -> None:
    heapq.heappush(queue.again, serial)


def _pop(queue: Queue) -> Serial:
    if queue.again and not (queue.fresh and queue.fresh[0][0] < queue.again[0]):
        return heapq.heappop(queue.again)
    run = queue.fresh[0]
    serial = run[0]
    run[0] += 1
    if run[0] == run[1]:
        queue.fresh.pop(0)
    return serial
