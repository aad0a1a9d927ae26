"""Ids and ARNs of brokers and configurations, and the things found by them."""

import re
from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.services.mq import errors
from serverless_lab.engine.services.mq.state import Broker, Configuration, MqState

PLAIN = re.compile(r"[A-Za-z0-9._~-]+")


def new_id(context: Context, prefix: str) -> str:
    return f"{prefix}-{new_uuid(context.chance())}"


def brokers(context: Context) -> dict[str, Broker]:
    return context.part(MqState).brokers


def configurations(context: Context) -> dict[str, Configuration]:
    return context.part(MqState).configurations


def broker(context: Context, broker_id: str) -> Broker:
    found = brokers(context).get(broker_id)
    if found is None:
        raise errors.BrokerNotFound(broker=broker_id)
    return found


def running(context: Context, broker_id: str) -> Broker:
    found = broker(context, broker_id)
    if found.state != "RUNNING":
        raise errors.WrongState(broker=found.id, state=found.state)
    return found


def configuration(context: Context, configuration_id: str) -> Configuration:
    found = configurations(context).get(configuration_id)
    if found is None:
        raise errors.ConfigurationNotFound(configuration=configuration_id)
    return found


def arn_of(context: Context, thing: Broker | Configuration) -> str:
    if isinstance(thing, Broker):
        return context.arn("mq", f"broker:{thing.name}:{thing.id}")
    return context.arn("mq", f"configuration:{thing.id}")


def by_arn(context: Context, text: str) -> Broker | Configuration | None:
    """A broker or configuration of this account and region."""
    arn = Arn.parse(text)
    if arn is None or (arn.region, arn.account_id) != (context.region, context.account_id):
        return None
    kind, _, rest = arn.resource.partition(":")
    if kind == "configuration":
        return configurations(context).get(rest)
    name, _, broker_id = rest.partition(":")
    found = brokers(context).get(broker_id) if kind == "broker" else None
    return found if found is not None and found.name == name else None


def broker_arn(context: Context, request: Any) -> str:
    """What is authorised; of a broker that is not there, nobody knows the name."""
    found = brokers(context).get(request.broker_id)
    return arn_of(context, found) if found else context.arn("mq", f"broker:*:{request.broker_id}")


def configuration_arn(context: Context, request: Any) -> str:
    return context.arn("mq", f"configuration:{request.configuration_id}")


def resource_arn(context: Context, request: Any) -> str:
    return str(request.resource_arn)


def checked(name: str, text: str, most: int, least: int = 1) -> str:
    """A name of the plain characters that Amazon MQ takes."""
    if not (least <= len(text) <= most and PLAIN.fullmatch(text)):
        message = (
            f"The {name} [{text}] is invalid. It must be {least}-{most} characters long and can contain only "
            "alphanumeric characters, dashes, periods, underscores, and tildes (- . _ ~)."
        )
        raise errors.BadRequest(message=message, attribute=name)
    return text
