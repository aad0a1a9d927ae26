"""SQS's state in one region. What a message says lies in blocks, sealed away as bodies; the state keeps numbers.

Messages of a queue are numbered as they come. Everything that orders them (what is new, what shows again, when
something will) holds such numbers, so that the state stays small and no call reads more than the messages it is about.
"""

import msgspec

from serverless_lab.engine.instant import Instant

Serial = int  # of a message within its queue
BLOCK = 64  # messages of one block: `Block.alive` has a bit for each

# Type and value of a message attribute; the value of a Binary is bytes as they are, of all others text in UTF-8.
Attribute = tuple[str, bytes]


class Message(msgspec.Struct, array_like=True, frozen=True, omit_defaults=True):
    """`body` is empty where it is long and lies under `digest`, and so are `attributes` under `attributes_digest`.

    `kept_from` is when its retention began, `source` the ARN of the queue it was a dead letter of.
    """

    id: str
    sent: Instant
    sender: str
    body: str = ""
    attributes: dict[str, Attribute] = {}
    trace: str = ""
    group: str = ""
    deduplication: str = ""
    kept_from: Instant = 0
    source: str = ""
    digest: str = ""
    attributes_digest: str = ""
    lineage: dict[str, int] = {}


class Block(msgspec.Struct, array_like=True):
    """A run of messages: which of them are left, and where they lie once the block is full. `oldest`: the earliest
    `kept_from` of them.
    """

    alive: int
    oldest: Instant
    digest: str = ""


class Receipt(msgspec.Struct, array_like=True):
    """A message that was received and is not deleted. `until`: hidden as long, 0 when it shows; `last`: when it was
    received last.
    """

    count: int
    first: Instant
    last: Instant
    until: Instant


class Lane(msgspec.Struct, array_like=True):
    """The messages of a group in their order, from `start` on. `offered`: it stands in `Queue.turns`."""

    serials: list[Serial] = []
    start: int = 0
    offered: bool = False


class Recent(msgspec.Struct, array_like=True):
    """What is remembered for five minutes at least: of each deduplication key when, which message, which number."""

    since: Instant = 0
    now: dict[str, tuple[Instant, str, Serial]] = {}
    before: dict[str, tuple[Instant, str, Serial]] = {}


class Attempt(msgspec.Struct, array_like=True):
    """What a receive request with an attempt id was given: numbers of messages and how often each was received."""

    at: Instant
    given: list[tuple[Serial, int]]


class Pace(msgspec.Struct, array_like=True):
    """Calls of one kind within one second, real and simulated."""

    second: tuple[int, int] = (0, 0)
    calls: int = 0


class Redrive(msgspec.Struct, array_like=True, frozen=True):
    """Where messages go that were received `most` times. `target` is an ARN."""

    target: str
    most: int


class AllowRedrive(msgspec.Struct, array_like=True, frozen=True):
    """Whose dead-letter queue this may be: `allowAll`, `denyAll`, or of the `sources` alone (`byQueue`)."""

    permission: str
    sources: list[str] = []


class Settings(msgspec.Struct, omit_defaults=True):
    """Of a queue; spans in seconds."""

    visibility: int = 30
    delay: int = 0
    retention: int = 345_600
    largest: int = 1_048_576
    wait: int = 0
    fifo: bool = False
    by_content: bool = False
    scope: str = "queue"
    limit: str = "perQueue"
    sse: bool = True
    kms_key: str = ""
    kms_reuse: int = 300
    policy: str = ""
    redrive: Redrive | None = None
    allow_redrive: AllowRedrive | None = None


class Queue(msgspec.Struct, omit_defaults=True):
    """`next` numbers the next message; `open` are the messages of the newest block.

    `fresh`: numbers never received, in runs [first, beyond]; `again`: a heap of those that show again, or now for the
    first time after a delay. In a FIFO queue lanes take their place, and `turns` is a heap of the groups that have
    something to give, by the number of their first message.
    `hidden` is a heap of when what will show; it may hold what is true no more. `oldest` is a heap of blocks by age.
    `alive` counts messages, `in_flight` those received and hidden. `planned`: when the queue wakes next, 0 for never.
    """

    name: str
    created: Instant
    modified: Instant
    settings: Settings
    tags: dict[str, str] = {}
    next: Serial = 0
    blocks: dict[int, Block] = {}
    open: list[Message] = []
    fresh: list[list[Serial]] = []
    again: list[Serial] = []
    lanes: dict[str, Lane] = {}
    turns: list[tuple[Serial, str]] = []
    hidden: list[tuple[Instant, Serial]] = []
    oldest: list[tuple[Instant, int]] = []
    receipts: dict[Serial, Receipt] = {}
    delayed: dict[Serial, Instant] = {}
    alive: int = 0
    in_flight: int = 0
    planned: Instant = 0
    purged: Instant = 0
    recent: Recent | None = None
    attempts: dict[str, Attempt] = {}
    paces: dict[str, Pace] = {}
    measured: Instant = 0


class MoveTask(msgspec.Struct, omit_defaults=True):
    """Messages of a dead-letter queue on their way back. `destination` empty: each to where it came from.

    `status`: RUNNING, COMPLETED, CANCELLED or FAILED.
    """

    id: str
    source: str
    destination: str
    started: Instant
    to_move: int
    rate: int = 0
    moved: int = 0
    status: str = "RUNNING"
    failure: str = ""


class Luck(msgspec.Struct):
    """How standard queues fare, in messages of a thousand: delivered twice, out of turn, missed by a short poll."""

    twice: int = 1
    astray: int = 50
    missed: int = 0


class SqsState(msgspec.Struct):
    """`sources`: by the name of a dead-letter queue, the queues that send there. `deleted`: names and when, for a
    minute. `tasks` by the name of the source, newest last.
    """

    queues: dict[str, Queue] = {}
    sources: dict[str, list[str]] = {}
    deleted: dict[str, Instant] = {}
    tasks: dict[str, list[MoveTask]] = {}
    luck: Luck | None = None
