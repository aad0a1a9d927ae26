"""What happened to the orders that are watched, one after the other: what a picture of the run is drawn from."""

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.news import MessageBuried, MessageDuplicated, News
from serverless_lab.engine.services.sqs import storing
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.model import Happened
from serverless_lab.engine.services.sqs.state import Serial

MOST = 60_000  # of what happened: enough for some thousand messages


class Watch:
    """Every `stride`-th order from `first` on; 0: none."""

    def __init__(self, belt: Belt, stride: int, first: int = 0) -> None:
        self.belt, self.stride, self.first = belt, stride, first
        self.log: list[Happened] = []
        self.groups: dict[int, str] = {}
        self._alive: dict[int, list[Serial]] = {}  # by order: copies and second clicks have the same

    def sees(self, order: int) -> bool:
        return self.stride > 0 and order % self.stride == self.first % self.stride

    def note(self, what: str, serial: Serial, order: int, who: int = 0, until: Instant = 0, at: Instant = -1) -> None:
        """`at`: now, unless it is said."""
        if len(self.log) < MOST:
            self.log.append(Happened(self.belt.floor.at if at < 0 else at, what, serial, order, who, until))

    def sent(self, order: int, group: str, serial: Serial | None) -> None:
        if serial is None:
            self.note("same", -1, order)
            return
        self.groups[serial] = group
        self._alive.setdefault(order, []).append(serial)
        self.note("sent", serial, order, until=self.belt.shown_at(serial))

    def heard(self, news: News) -> None:
        """A copy was made, or a message became a dead letter."""
        assert isinstance(news, MessageDuplicated | MessageBuried)
        order = int(news.message_id)
        if not self.sees(order):
            return
        if isinstance(news, MessageDuplicated):
            serial = self.belt.queue.next - 1
            self._alive.setdefault(order, []).append(serial)
            self.note("copied", serial, order, until=self.belt.shown_at(serial))
        else:
            self._gone("dead", order)

    def expired(self) -> None:
        """Some messages were kept too long: which of those that are watched?"""
        for order in list(self._alive):
            self._gone("expired", order)

    def deleted(self, order: int, serial: Serial, who: int) -> None:
        self._forget(order, serial)
        self.note("deleted", serial, order, who)

    def _gone(self, what: str, order: int) -> None:
        for serial in list(self._alive[order]):
            if not storing.is_alive(self.belt.queue, serial):
                self._forget(order, serial)
                self.note(what, serial, order)

    def _forget(self, order: int, serial: Serial) -> None:
        left = self._alive[order]
        left.remove(serial)
        if not left:
            del self._alive[order]
