"""A client reaches a broker: only one that runs, and only in a protocol that its engine speaks."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import errors, measuring, names, options
from serverless_lab.engine.services.mq.codes import CODES
from serverless_lab.engine.services.mq.messages import Amqp, Facts, Jms, Note, Step
from serverless_lab.engine.services.mq.state import Broker

NOTES = 60  # how many a broker remembers
MESSAGES, THINGS = 1_000, 100  # how many a broker holds here


class Trail:
    """What happens, step by step, each a code and what it is about."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def add(self, code: str, **facts: object) -> None:
        if code not in CODES:
            raise KeyError(code)
        told: Facts = {name: str(value) for name, value in facts.items()}
        self.steps.append((code, told))

    def told(self) -> list[dict[str, object]]:
        return [{"Code": code, "Facts": facts} for code, facts in self.steps]


def amqp(context: Context, broker_id: str) -> tuple[Broker, Amqp]:
    broker = _reached(context, broker_id)
    if broker.amqp is None:
        raise errors.OtherEngine(broker=broker.name, engine=options.NAMES[broker.engine], protocol="AMQP 0-9-1")
    return broker, broker.amqp


def jms(context: Context, broker_id: str) -> tuple[Broker, Jms]:
    broker = _reached(context, broker_id)
    if broker.jms is None:
        raise errors.OtherEngine(broker=broker.name, engine=options.NAMES[broker.engine], protocol="STOMP")
    return broker, broker.jms


def note(context: Context, broker: Broker, what: str, trail: Trail) -> None:
    broker.notes.append(Note(context.at, what, trail.steps))
    del broker.notes[:-NOTES]
    measuring.used(context, broker, what, trail.steps)


def check_room(there: int, most: int, things: str) -> None:
    if there >= most:
        raise errors.BrokerFull(most=most, things=things)


def _reached(context: Context, broker_id: str) -> Broker:
    broker = names.broker(context, broker_id)
    if broker.state != "RUNNING":
        raise errors.BrokerUnreachable(broker=broker.name, state=broker.state)
    return broker
