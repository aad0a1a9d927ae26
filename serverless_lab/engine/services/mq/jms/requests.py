"""Typed requests of what STOMP clients do."""

from serverless_lab.engine.request import Request


class Property(Request, frozen=True):
    """One of the three."""

    text: str | None = None
    number: float | None = None
    flag: bool | None = None


class StompSend(Request, frozen=True):
    """`destination` is `/queue/…` or `/topic/…`."""

    broker_id: str
    destination: str
    body: str
    properties: dict[str, Property] = {}
    persistent: bool = True
    transaction: str = ""


class StompSubscribe(Request, frozen=True):
    broker_id: str
    subscription: str
    destination: str
    ack: str = "auto"
    selector: str = ""
    durable: bool = False
    prefetch: int = 1_000


class StompLeave(Request, frozen=True):
    """The client goes away; `forget`: it unsubscribes besides, which ends a durable subscription."""

    broker_id: str
    subscription: str
    forget: bool = False


class StompSettle(Request, frozen=True):
    broker_id: str
    subscription: str
    message: int
    outcome: str = "ack"
    transaction: str = ""


class StompTransaction(Request, frozen=True):
    broker_id: str
    transaction: str
    action: str
