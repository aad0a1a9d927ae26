"""Amazon MQ's state in one region: brokers, their users and configurations, and what lies in each broker."""

import msgspec

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.mq.messages import Amqp, Jms, Note


class User(msgspec.Struct, omit_defaults=True):
    """`password` is sealed. RabbitMQ's own administrator is never told of."""

    name: str
    password: str
    console: bool = False
    groups: list[str] = []


class UserChange(msgspec.Struct, omit_defaults=True):
    """What the next restart makes of a user. `change`: CREATE, UPDATE or DELETE; `user` is as it will be."""

    change: str
    user: User


class Applied(msgspec.Struct, array_like=True, frozen=True):
    """A configuration and its revision, as a broker has it."""

    id: str
    revision: int


class Pending(msgspec.Struct, omit_defaults=True):
    """What waits for the next restart or maintenance window."""

    version: str = ""
    instance: str = ""
    groups: list[str] | None = None
    storage: int = 0
    configuration: Applied | None = None
    logs: tuple[bool, bool] | None = None  # general, audit
    users: dict[str, UserChange] = {}


class Window(msgspec.Struct, array_like=True, frozen=True):
    """When a week's maintenance begins."""

    day: str
    time: str
    zone: str


class Broker(msgspec.Struct, omit_defaults=True):
    """`state` is as AWS calls it. `amqp` is what lies in a RabbitMQ broker, `jms` what lies in an ActiveMQ one.

    `measured` is when it will be looked at next, `used` when somebody last did something in it; `counts` is what was
    done since it was last looked at, `sizes` how full its queues were then.
    """

    id: str
    name: str
    engine: str
    version: str
    instance: str
    mode: str
    created: Instant
    state: str = "CREATION_IN_PROGRESS"
    public: bool = False
    upgrades: bool = True
    storage_type: str = "EBS"
    storage: int = 0
    groups: list[str] = []
    subnets: list[str] = []
    key: str = ""
    window: Window = Window("SUNDAY", "00:00", "UTC")
    maintained: Instant = 0  # when the next window begins, 0: nothing waits for it
    logs: tuple[bool, bool] = (False, False)
    configuration: Applied | None = None
    history: list[Applied] = []
    users: dict[str, User] = {}
    pending: Pending | None = None
    tags: dict[str, str] = {}
    request: str = ""
    addresses: list[str] = []
    amqp: Amqp | None = None
    jms: Jms | None = None
    notes: list[Note] = []
    measured: Instant = 0
    used: Instant = 0
    counts: dict[str, int] = {}
    sizes: dict[str, int] = {}


class Revision(msgspec.Struct, array_like=True, frozen=True):
    created: Instant
    description: str
    data: str


class Configuration(msgspec.Struct, omit_defaults=True):
    """Revisions are numbered from 1. `data` of one is the digest of a body."""

    id: str
    name: str
    engine: str
    version: str
    created: Instant
    revisions: list[Revision]
    tags: dict[str, str] = {}


class MqState(msgspec.Struct):
    brokers: dict[str, Broker] = {}
    configurations: dict[str, Configuration] = {}
