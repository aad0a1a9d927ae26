"""Typed requests of what AMQP clients do."""

from serverless_lab.engine.request import Request


class AmqpDeclareExchange(Request, frozen=True):
    broker_id: str
    exchange: str
    kind: str
    durable: bool = True


class AmqpDeclareQueue(Request, frozen=True):
    """`dead_letter_exchange` empty is the default exchange, None is none."""

    broker_id: str
    queue: str
    durable: bool = True
    dead_letter_exchange: str | None = None
    dead_letter_routing_key: str = ""


class AmqpDelete(Request, frozen=True):
    broker_id: str
    queue: str | None = None
    exchange: str | None = None


class AmqpBind(Request, frozen=True):
    """`arguments` are of a headers exchange, with `x-match` `all` or `any`."""

    broker_id: str
    exchange: str
    queue: str
    routing_key: str = ""
    arguments: dict[str, str] = {}


class AmqpPublish(Request, frozen=True):
    broker_id: str
    exchange: str
    body: str
    routing_key: str = ""
    headers: dict[str, str] = {}
    persistent: bool = True
    mandatory: bool = False


class AmqpConsume(Request, frozen=True):
    broker_id: str
    queue: str
    consumer_tag: str
    prefetch: int = 1
    auto_ack: bool = False


class AmqpCancel(Request, frozen=True):
    broker_id: str
    consumer_tag: str


class AmqpGet(Request, frozen=True):
    broker_id: str
    queue: str
    auto_ack: bool = False


class AmqpSettle(Request, frozen=True):
    broker_id: str
    delivery_tag: int
    outcome: str
    multiple: bool = False
