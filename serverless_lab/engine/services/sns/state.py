"""SNS's state in one region. A topic keeps no messages: what is published is handed on at once, or tried again."""

import msgspec

from serverless_lab.engine.instant import Instant

KEPT_MAIL = 100  # letters and text messages that the inbox holds

# Type and value of a message attribute; the value of a Binary is bytes as they are, of all others text in UTF-8.
Attribute = tuple[str, bytes]


class Recent(msgspec.Struct, array_like=True):
    """What is remembered for five minutes at least: of each deduplication key when, which message, which number."""

    since: Instant = 0
    now: dict[str, tuple[Instant, str, int]] = {}
    before: dict[str, tuple[Instant, str, int]] = {}


class Settings(msgspec.Struct, omit_defaults=True):
    """Of a topic. Texts are as they were given, empty for AWS's default; `largest` is 0 where nobody said it.

    `feedback`: what is said of delivery status logging, which is told and has no effect.
    """

    display: str = ""
    policy: str = ""
    delivery: str = ""
    largest: int = 0
    kms_key: str = ""
    signature: str = ""
    tracing: str = ""
    by_content: bool = False
    scope: str = "Topic"
    feedback: dict[str, str] = {}


class Topic(msgspec.Struct, omit_defaults=True):
    """`subscriptions`: ids by protocol and endpoint, in the order they were made. Of them `pending` wait for a
    confirmation and `filtered` have a filter policy; `deleted` counts those that were.

    `next` numbers the next message of a FIFO topic.
    """

    name: str
    created: Instant
    fifo: bool = False
    settings: Settings = msgspec.field(default_factory=Settings)
    tags: dict[str, str] = {}
    subscriptions: dict[str, str] = {}
    pending: int = 0
    filtered: int = 0
    deleted: int = 0
    next: int = 0
    recent: Recent | None = None


class Subscription(msgspec.Struct, omit_defaults=True):
    """`principal` is who subscribed, `owner` whose account that is. `token` confirms it, and is kept after that.

    `authenticated`: it was confirmed by a signed call, or needed none. `guarded`: only who signs may end it.
    `redrive` is the ARN of its dead-letter queue. Texts are as they were given.
    """

    id: str
    topic: str
    protocol: str
    endpoint: str
    owner: str
    principal: str
    created: Instant
    confirmed: bool = False
    authenticated: bool = False
    guarded: bool = False
    token: str = ""
    raw: bool = False
    filter: str = ""
    scope: str = "MessageAttributes"
    redrive: str = ""
    redrive_text: str = ""
    delivery: str = ""


class Letter(msgspec.Struct, omit_defaults=True):
    """What came by e-mail or as a text message. `kind`: email | email-json | sms. `body` is what `Bodies.get` finds
    the text by.

    `confirms` and `ends` are ids of subscriptions that a link in it would confirm or end; empty for no such link.
    """

    id: str
    at: Instant
    kind: str
    to: str
    sender: str
    subject: str
    body: str
    topic: str = ""
    confirms: str = ""
    ends: str = ""


class Attempt(msgspec.Struct, omit_defaults=True):
    """What waits for an answer, or for its next try at `due`: a request to an http or https endpoint, or what was sent
    to another account.

    `sent` counts tries. `body` is what `Bodies.get` finds it by, and so is `buried`, what goes to the dead-letter queue
    in the end, with these `attributes`, of this `group`.
    """

    subscription: str
    message_id: str
    kind: str
    body: str = ""
    headers: dict[str, str] = {}
    buried: str = ""
    sent: int = 0
    due: Instant = 0
    lineage: dict[str, int] = {}
    attributes: dict[str, Attribute] = {}
    group: str = ""
    deduplication: str = ""


class SnsState(msgspec.Struct):
    """`subscriptions` by their ids, `tokens` gives the id of each that can be confirmed. `letters`: newest last.

    `attempts` by request id. `texting` are the account's SMS attributes, `opted_out` numbers that want no messages.
    """

    topics: dict[str, Topic] = {}
    subscriptions: dict[str, Subscription] = {}
    tokens: dict[str, str] = {}
    letters: list[Letter] = []
    attempts: dict[str, Attempt] = {}
    texting: dict[str, str] = {}
    opted_out: list[str] = []
