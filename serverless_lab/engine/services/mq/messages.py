"""What lies in a broker: exchanges, queues and consumers of AMQP, destinations and subscriptions of JMS, messages.

A message carries its own number, and whoever lists messages keeps them in the order they are to be delivered in.
"""

import msgspec

from serverless_lab.engine.instant import Instant

Value = str | float | bool  # of a JMS property
Facts = dict[str, str]
Step = tuple[str, Facts]  # a code that the course has a sentence for, and what it is about


class Message(msgspec.Struct, array_like=True, omit_defaults=True):
    """`deliveries`: how often it was given out. `deaths`: by queue, how often it was rejected there."""

    number: int
    body: str
    sent: Instant
    persistent: bool = False
    exchange: str = ""
    key: str = ""
    headers: dict[str, Value] = {}
    deliveries: int = 0
    deaths: dict[str, int] = {}


class Exchange(msgspec.Struct, array_like=True):
    kind: str
    durable: bool


class Queue(msgspec.Struct, omit_defaults=True):
    """`turn` is whose turn it is among the queue's consumers."""

    durable: bool
    dead_letters: str | None = None  # the exchange; "" is the default one
    dead_key: str = ""
    ready: list[Message] = []
    turn: int = 0


class Binding(msgspec.Struct, array_like=True, frozen=True):
    exchange: str
    queue: str
    key: str
    arguments: dict[str, str] = {}


class Consumer(msgspec.Struct, array_like=True):
    """`prefetch` 0 is without limit. `automatic`: what is given out counts as processed at once."""

    queue: str
    prefetch: int
    automatic: bool


class Delivery(msgspec.Struct, array_like=True):
    """A message that was given out and is not settled; `consumer` is empty after a get."""

    queue: str
    consumer: str
    message: Message


class Amqp(msgspec.Struct, omit_defaults=True):
    exchanges: dict[str, Exchange] = {}
    queues: dict[str, Queue] = {}
    bindings: list[Binding] = []
    consumers: dict[str, Consumer] = {}
    unsettled: dict[int, Delivery] = {}
    next: int = 1
    next_tag: int = 1


class Subscription(msgspec.Struct, omit_defaults=True):
    """A client's subscription. `mode`: auto, client or client-individual, as in STOMP.

    A durable one of a topic (`durable`) stays when its client is away, and keeps what comes in `waiting`.
    `held` is given out and not acknowledged, in the order it was given out.
    """

    destination: str
    mode: str = "auto"
    selector: str = ""
    prefetch: int = 1000
    durable: bool = False
    online: bool = True
    waiting: list[Message] = []
    held: list[Message] = []
    handled: int = 0


class Transaction(msgspec.Struct, array_like=True):
    """What a commit will do: messages sent to destinations, and (subscription, message) acknowledged."""

    sent: list[tuple[str, Message]] = []
    acknowledged: list[tuple[str, Message]] = []


class Jms(msgspec.Struct, omit_defaults=True):
    """`queues` by name, of messages that nobody holds; topics keep nothing of their own."""

    queues: dict[str, list[Message]] = {}
    topics: list[str] = []
    subscriptions: dict[str, Subscription] = {}
    transactions: dict[str, Transaction] = {}
    turns: dict[str, int] = {}
    next: int = 1


class Note(msgspec.Struct, array_like=True):
    """What was done in a broker, and what came of it step by step."""

    at: Instant
    what: str
    steps: list[Step]
