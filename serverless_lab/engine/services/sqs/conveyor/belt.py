"""A queue of the simulation and its dead-letter queue, and what is done with them."""

from serverless_lab.engine.instant import SECOND, Span
from serverless_lab.engine.services.sqs import finishing, flow, handing, pacing, receiving, sending
from serverless_lab.engine.services.sqs.conveyor.floor import Floor
from serverless_lab.engine.services.sqs.conveyor.model import Line
from serverless_lab.engine.services.sqs.handing import Given
from serverless_lab.engine.services.sqs.handles import Handle
from serverless_lab.engine.services.sqs.names import FIFO
from serverless_lab.engine.services.sqs.state import Message, Queue, Redrive, Serial, Settings

_DEAD_RETENTION_S = 1_209_600


class Belt:
    """`name`: of the queue, without the ending that a FIFO queue's has."""

    def __init__(self, floor: Floor, name: str, line: Line) -> None:
        self.floor = floor
        ending = FIFO if line.fifo else ""
        dead = f"{name}-dead{ending}"
        settings = Settings(
            visibility=line.visibility,
            delay=line.delay,
            retention=line.retention,
            fifo=line.fifo,
            redrive=Redrive(floor.arn("sqs", dead), line.most) if line.most else None,
            limit="perMessageGroupId" if line.high else "perQueue",
            scope="messageGroup" if line.high else "queue",
        )
        self.queue = Queue(f"{name}{ending}", 0, 0, settings)
        self.dead = Queue(dead, 0, 0, Settings(retention=_DEAD_RETENTION_S, fifo=line.fifo))
        self.arn = floor.arn("sqs", self.queue.name)
        floor.sqs.queues |= {self.queue.name: self.queue, dead: self.dead}

    def fill(self, message: Message) -> Serial:
        """A message that is there already."""
        return sending.take_in(self.floor, self.queue, (message.group, message.deduplication), 0, lambda: message)[1]

    def begin_to_send(self) -> None:
        """One call, whatever it carries. Raises RequestThrottled."""
        pacing.count(self.floor, self.queue, "SendMessage")

    def send(self, message: Message) -> Serial | None:
        """None: it counts as one that was sent before."""
        queue, after = self.queue, self.queue.next
        same, delay = (message.group, message.deduplication), queue.settings.delay * SECOND
        serial = sending.take_in(self.floor, queue, same, delay, lambda: message)[1]
        return serial if serial >= after else None

    def shows(self) -> bool:
        """Would a long poll be answered at once?"""
        return flow.shows(self.queue) and not receiving.is_full(self.queue)

    def receive(self, most: int, *, patient: bool) -> list[Given]:
        """Raises TooManyInFlight, RequestThrottled."""
        receiving.begin(self.floor, self.queue, patient=patient)
        return handing.hand_out(self.floor, self.queue, most, self.queue.settings.visibility, patient=patient)

    def delete(self, handles: list[Handle]) -> list[bool]:
        """Which of them were deleted, by one call; in a FIFO queue their groups go on. Raises RequestThrottled."""
        pacing.count(self.floor, self.queue, "DeleteMessage")
        if self.queue.settings.fifo:
            self.floor.rung.append(self.arn)
        return [
            not finishing.expired(self.queue, each) and bool(finishing.delete(self.floor, self.queue, each))
            for each in handles
        ]

    def shown_at(self, serial: Serial) -> Span:
        """When a message that was sent just now can be received."""
        return self.queue.delayed.get(serial, self.floor.at)
