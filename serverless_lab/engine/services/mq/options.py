"""What a broker may be made of: engine versions, instance types, deployment modes and storage.

Source: Amazon MQ developer guide, instance types and version management of both engines, as of November 2026.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import errors, requests
from serverless_lab.engine.services.mq.paging import page

ACTIVEMQ, RABBITMQ = "ACTIVEMQ", "RABBITMQ"
SINGLE, STANDBY, CLUSTER = "SINGLE_INSTANCE", "ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ"
NAMES: Final = {ACTIVEMQ: "ActiveMQ", RABBITMQ: "RabbitMQ"}
VERSIONS: Final = {ACTIVEMQ: ("5.19", "5.18"), RABBITMQ: ("4.2", "3.13")}
_M5: Final = ("mq.m5.large", "mq.m5.xlarge", "mq.m5.2xlarge", "mq.m5.4xlarge")
_M7G: Final = (
    *("mq.m7g.medium", "mq.m7g.large", "mq.m7g.xlarge", "mq.m7g.2xlarge", "mq.m7g.4xlarge"),
    *("mq.m7g.8xlarge", "mq.m7g.12xlarge", "mq.m7g.16xlarge"),
)
SMALL: Final = "mq.t3.micro"
STORAGE_GB: Final = {SMALL: 20}
_STORAGE_GB: Final = 200


class Option(NamedTuple):
    engine: str
    instance: str
    storage: str
    modes: tuple[str, ...]
    versions: tuple[str, ...]


def _options() -> Iterator[Option]:
    yield Option(ACTIVEMQ, SMALL, "EFS", (SINGLE, STANDBY), VERSIONS[ACTIVEMQ])
    for instance in _M5:
        yield Option(ACTIVEMQ, instance, "EFS", (SINGLE, STANDBY), VERSIONS[ACTIVEMQ])
        yield Option(ACTIVEMQ, instance, "EBS", (SINGLE,), VERSIONS[ACTIVEMQ])
    yield Option(RABBITMQ, SMALL, "EBS", (SINGLE,), ("3.13",))
    for instance in _M5:
        yield Option(RABBITMQ, instance, "EBS", (SINGLE, CLUSTER), ("3.13",))
    for instance in _M7G:
        yield Option(RABBITMQ, instance, "EBS", (SINGLE, CLUSTER), VERSIONS[RABBITMQ])


OPTIONS: Final = tuple(_options())


def chosen(engine: str, version: str, instance: str, mode: str, storage: str | None) -> Option:
    """The option that fits a request; refused member by member, so that the sentence names what is wrong."""
    found = [each for each in OPTIONS if each.engine == engine]
    if not any(mode in each.modes for each in found):
        raise _refusal("deploymentMode", mode, f"broker engine type [{engine}]", found)
    found = _left(found, "hostInstanceType", instance, f"broker engine type [{engine}]")
    where = f"broker engine type [{engine}] and host instance type [{instance}]"
    found = _left(found, "engineVersion", version, where)
    if storage is not None:
        found = _left(found, "storageType", storage, where)
    return _left(found, "deploymentMode", mode, where)[0]


def version_of(engine: str, asked: str) -> str:
    """Major and minor version; the latest where none is asked for."""
    if not asked:
        return VERSIONS[engine][0]
    if asked not in VERSIONS[engine]:
        raise errors.UnknownVersion(version=asked, engine=engine, valid=", ".join(VERSIONS[engine]))
    return asked


def storage_of(instance: str) -> int:
    return STORAGE_GB.get(instance, _STORAGE_GB)


def describe_broker_engine_types(context: Context, request: requests.DescribeBrokerEngineTypes) -> dict[str, Any]:
    known = [name for name in VERSIONS if request.engine_type in (None, name)]
    if not known:
        message = f"Broker engine type [{request.engine_type}] is invalid. Valid values: [{', '.join(VERSIONS)}]."
        raise errors.BadRequest(message=message, attribute="engineType")
    told = [{"EngineType": name, "EngineVersions": [{"Name": each} for each in VERSIONS[name]]} for name in known]
    shown, more = page(told, request)
    return {"BrokerEngineTypes": shown, "MaxResults": request.max_results or len(told) + 5} | more


def describe_broker_instance_options(
    context: Context, request: requests.DescribeBrokerInstanceOptions
) -> dict[str, Any]:
    found = [
        each
        for each in OPTIONS
        if request.engine_type in (None, each.engine)
        and request.host_instance_type in (None, each.instance)
        and request.storage_type in (None, each.storage)
    ]
    shown, more = page([_told(context, each) for each in found], request)
    return {"BrokerInstanceOptions": shown} | more


def _told(context: Context, option: Option) -> dict[str, Any]:
    return {
        "AvailabilityZones": [{"Name": f"{context.region}{letter}"} for letter in "abc"],
        "EngineType": option.engine,
        "HostInstanceType": option.instance,
        "StorageType": option.storage,
        "SupportedDeploymentModes": list(option.modes),
        "SupportedEngineVersions": list(option.versions),
    }


# By the member of a request: what AWS calls it, and the values that an option takes for it.
_MEMBERS: Final[dict[str, tuple[str, Callable[[Option], tuple[str, ...]]]]] = {
    "deploymentMode": ("Deployment mode", lambda option: option.modes),
    "hostInstanceType": ("Host instance type", lambda option: (option.instance,)),
    "engineVersion": ("Broker engine version", lambda option: option.versions),
    "storageType": ("Storage type", lambda option: (option.storage,)),
}


def _left(found: list[Option], member: str, value: str, where: str) -> list[Option]:
    left = [each for each in found if value in _MEMBERS[member][1](each)]
    if not left:
        raise _refusal(member, value, where, found)
    return left


def _refusal(member: str, value: str, where: str, found: list[Option]) -> errors.BadRequest:
    what, values = _MEMBERS[member]
    valid = dict.fromkeys(each for option in found for each in values(option))
    message = f"{what} [{value}] is invalid for {where}. Valid values: [{', '.join(valid)}]."
    return errors.BadRequest(message=message, attribute=member)
