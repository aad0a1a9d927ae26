"""What every RabbitMQ broker has from the beginning."""

from serverless_lab.engine.services.mq.messages import Amqp, Exchange

DEFAULT = ""
KINDS = ("direct", "fanout", "topic", "headers")


def empty() -> Amqp:
    """The default exchange, to which every queue is bound under its name, and one of each kind."""
    own = {f"amq.{kind}": Exchange(kind, True) for kind in KINDS}
    return Amqp(exchanges={DEFAULT: Exchange("direct", True)} | own)
