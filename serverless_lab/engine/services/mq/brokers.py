"""Brokers are made, changed, restarted and deleted."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import (
    asking,
    configurations,
    errors,
    maintaining,
    names,
    options,
    requests,
    tagging,
    windows,
)
from serverless_lab.engine.services.mq.amqp import founding
from serverless_lab.engine.services.mq.messages import Jms
from serverless_lab.engine.services.mq.options import ACTIVEMQ, RABBITMQ, STANDBY
from serverless_lab.engine.services.mq.state import Broker, Pending, Window


def create_broker(context: Context, request: requests.CreateBroker) -> dict[str, Any]:
    asking.refuse_what_is_not_simulated(request)
    asked = request.creator_request_id
    same = next((each for each in names.brokers(context).values() if asked and each.request == asked), None)
    if same is not None and same.name == request.broker_name:
        return _named(context, same)
    broker = _checked(context, request)
    names.brokers(context)[broker.id] = broker
    context.schedule(context.at + maintaining.MADE_AFTER, "mq.BrokerRunning", broker=broker.id)
    return _named(context, broker)


def update_broker(context: Context, request: requests.UpdateBroker) -> dict[str, Any]:
    """Upgrades and the window hold at once; the rest waits for the next restart."""
    asking.refuse_what_is_not_simulated(request)
    broker = names.running(context, request.broker_id)
    pending = _changed(context, broker, request)
    upgrades = request.auto_minor_version_upgrade
    if upgrades is False:
        raise errors.UpgradesNeeded(engine=options.NAMES[broker.engine], version=broker.version)
    if request.maintenance_window_start_time is not None:
        broker.window = windows.checked(request.maintenance_window_start_time)
    if pending != Pending():
        maintaining.wait_for_window(context, broker, pending)
    told = {
        "AutoMinorVersionUpgrade": broker.upgrades,
        "EngineVersion": pending.version or broker.version,
        "HostInstanceType": pending.instance or broker.instance,
        "SecurityGroups": list(broker.groups if pending.groups is None else pending.groups),
        "MaintenanceWindowStartTime": window_told(broker.window),
        "Logs": logs_told(broker, pending.logs or broker.logs),
    }
    configuration = pending.configuration or broker.configuration
    if configuration is not None:
        told["Configuration"] = {"Id": configuration.id, "Revision": configuration.revision}
    return {"BrokerId": broker.id, "AuthenticationStrategy": "SIMPLE"} | told


def reboot_broker(context: Context, request: requests.OfBroker) -> dict[str, Any]:
    maintaining.restart(context, names.running(context, request.broker_id))
    return {}


def delete_broker(context: Context, request: requests.OfBroker) -> dict[str, Any]:
    """What lies in it is gone at once."""
    broker = names.running(context, request.broker_id)
    broker.state, broker.amqp, broker.jms = "DELETION_IN_PROGRESS", None, None
    context.schedule(context.at + maintaining.GONE_AFTER, "mq.BrokerGone", broker=broker.id)
    return {"BrokerId": broker.id}


def window_told(window: Window) -> dict[str, Any]:
    return {"DayOfWeek": window.day, "TimeOfDay": window.time, "TimeZone": window.zone}


def logs_told(broker: Broker, logs: tuple[bool, bool]) -> dict[str, Any]:
    """RabbitMQ has no audit log."""
    general, audit = logs
    return {"General": general} | ({"Audit": audit} if broker.engine == ACTIVEMQ else {})


def _checked(context: Context, request: requests.CreateBroker) -> Broker:
    engine, there = request.engine_type, names.brokers(context)
    name = names.checked("brokerName", request.broker_name, 50)
    if any(each.name == name for each in there.values()):
        raise errors.NameTaken(name=name)
    if len(there) >= numbers.MQ_BROKERS:
        raise errors.TooMany(most=numbers.MQ_BROKERS, things="brokers in a region")
    version = options.version_of(engine, request.engine_version)
    if not request.auto_minor_version_upgrade:
        raise errors.UpgradesNeeded(engine=options.NAMES[engine], version=version)
    if not request.engine_version and request.host_instance_type not in _of_newest(engine):
        version = options.VERSIONS[engine][-1]
    option = options.chosen(engine, version, request.host_instance_type, request.deployment_mode, request.storage_type)
    asking.check_places(request)
    broker = Broker(
        id=names.new_id(context, "b"),
        name=name,
        engine=engine,
        version=version,
        instance=option.instance,
        mode=request.deployment_mode,
        created=context.at,
        public=request.publicly_accessible,
        storage_type=option.storage,
        storage=asking.storage_of(request, option),
        groups=list(request.security_groups),
        subnets=list(request.subnet_ids),
        key=asking.key_of(request.encryption_options),
        logs=asking.logs_of(engine, request.logs),
        users={user.name: user for user in asking.users_of(request)},
        tags=tagging.checked(dict(request.tags)),
        request=request.creator_request_id,
        addresses=_addresses(context, request.deployment_mode),
    )
    given = request.maintenance_window_start_time
    broker.window = windows.checked(given) if given else _some_window(context)
    broker.configuration = configurations.of_new_broker(context, broker, request.configuration)
    if engine == RABBITMQ:
        broker.amqp = founding.empty()
    else:
        broker.jms = Jms()
    return broker


def _of_newest(engine: str) -> set[str]:
    """The instance types that the newest version runs on; on others the version before is the default."""
    newest = options.VERSIONS[engine][0]
    return {each.instance for each in options.OPTIONS if each.engine == engine and newest in each.versions}


def _changed(context: Context, broker: Broker, request: requests.UpdateBroker) -> Pending:
    """What will wait, with what waits already."""
    pending = broker.pending or Pending()
    version = options.version_of(broker.engine, request.engine_version) if request.engine_version else ""
    if version and version < broker.version:
        message = f"Broker engine version [{version}] is older than the current version [{broker.version}]."
        raise errors.BadRequest(message=message, attribute="engineVersion")
    instance = request.host_instance_type or ""
    if version or instance:
        options.chosen(
            broker.engine,
            version or pending.version or broker.version,
            instance or pending.instance or broker.instance,
            broker.mode,
            broker.storage_type,
        )
    if instance == options.SMALL != broker.instance:
        raise errors.NoWayDown(current=broker.instance, asked=instance, engine=options.NAMES[broker.engine])
    if request.security_groups is not None:
        asking.check_groups(request.security_groups, least=1)
    if request.storage_size is not None and request.storage_size < broker.storage:
        message = f"The storage size [{request.storage_size}] is smaller than the current one [{broker.storage}]."
        raise errors.BadRequest(message=message, attribute="storageSize")
    changed = Pending(
        version=version or pending.version,
        instance=instance or pending.instance,
        groups=pending.groups if request.security_groups is None else list(request.security_groups),
        storage=request.storage_size or pending.storage,
        configuration=configurations.asked(context, broker, request.configuration) or pending.configuration,
        logs=pending.logs if request.logs is None else asking.logs_of(broker.engine, request.logs),
        users=pending.users,
    )
    return changed


def _some_window(context: Context) -> Window:
    chance = context.chance()
    return Window(chance.choice(windows.DAYS), f"{chance.randrange(24):02d}:00", "UTC")


def _addresses(context: Context, mode: str) -> list[str]:
    """Of each instance in the default VPC's range."""
    chance = context.chance()
    count = 2 if mode == STANDBY else 1
    return [f"172.31.{16 * number + chance.randrange(16)}.{chance.randrange(4, 255)}" for number in range(count)]


def _named(context: Context, broker: Broker) -> dict[str, Any]:
    return {"BrokerArn": names.arn_of(context, broker), "BrokerId": broker.id}
