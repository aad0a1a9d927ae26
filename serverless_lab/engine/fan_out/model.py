"""A topic, the queues that have subscribed to it, and what came of what was published. Times are microseconds."""

from dataclasses import dataclass
from typing import Final

from serverless_lab.engine.services.sns.filters import ATTRIBUTES
from serverless_lab.engine.services.sqs.conveyor import model as queue
from serverless_lab.engine.services.sqs.conveyor.model import Consumers, Line, Producers

MOST_QUEUES: Final = 4


@dataclass(frozen=True)
class Subscriber:
    """A queue, its consumers, and its subscription. `name`: without the ending of a FIFO queue's; `filter`: as JSON,
    empty for none.
    """

    name: str
    line: Line
    consumers: Consumers
    filter: str = ""
    scope: str = ATTRIBUTES
    raw: bool = False


@dataclass(frozen=True)
class Plan:
    """`fifo`: the topic is one. `twice` and `astray`: the luck of all queues, whatever their lines say.

    `direct`: there is no topic. The producer knows each queue and what it wants, and sends into it (observer).
    """

    producers: Producers
    subscribers: tuple[Subscriber, ...]
    seconds: int
    fifo: bool = False
    twice: int = 1
    astray: int = 50
    direct: bool = False
    seed: str = ""
    draw: int = 1


@dataclass(frozen=True)
class Branch:
    """What came of it in one queue. `kept_out`: messages by the reason of the filter, in all and each second.

    `sample`: a message as it lies in the queue, empty where none did.
    """

    name: str
    found: queue.Outcome
    kept_out: dict[str, int]
    each_second: tuple[int, ...]
    sample: str

    @property
    def filtered(self) -> int:
        return sum(self.kept_out.values())


@dataclass(frozen=True)
class Outcome:
    """`published`: messages, second clicks included, and `same` of them counted as sent before; `calls` to publish.

    `asked`: calls that the producers made, to the topic or into queues. `topic_cost` in USD, of these to the topic.
    """

    branches: tuple[Branch, ...]
    published: int
    same: int
    calls: int
    topic_cost: float
    each_second: tuple[int, ...]

    @property
    def asked(self) -> int:
        return self.calls + sum(each.found.calls.send for each in self.branches)

    @property
    def delivered(self) -> int:
        return sum(second.sent for each in self.branches for second in each.found.seconds)

    @property
    def requests(self) -> int:
        """SQS's."""
        return sum(each.found.calls.all for each in self.branches)

    @property
    def queue_cost(self) -> float:
        return sum(each.found.cost for each in self.branches)

    @property
    def cost(self) -> float:
        return self.topic_cost + self.queue_cost
