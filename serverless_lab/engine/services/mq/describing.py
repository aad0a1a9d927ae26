"""How brokers are told."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.mq import names, requests, users
from serverless_lab.engine.services.mq.brokers import logs_told, window_told
from serverless_lab.engine.services.mq.options import ACTIVEMQ
from serverless_lab.engine.services.mq.paging import page
from serverless_lab.engine.services.mq.state import Applied, Broker, Pending

_PORTS = (("ssl", 61617), ("amqp+ssl", 5671), ("stomp+ssl", 61614), ("mqtt+ssl", 8883), ("wss", 61619))


def list_brokers(context: Context, request: requests.Paged) -> dict[str, Any]:
    there = sorted(names.brokers(context).values(), key=lambda broker: broker.name)
    shown, more = page(there, request)
    return {"BrokerSummaries": [_summary(context, each) for each in shown]} | more


def describe_broker(context: Context, request: requests.OfBroker) -> dict[str, Any]:
    broker = names.broker(context, request.broker_id)
    told = _summary(context, broker) | {
        "AuthenticationStrategy": "SIMPLE",
        "AutoMinorVersionUpgrade": broker.upgrades,
        "BrokerInstances": instances(context, broker),
        "DataReplicationMode": "NONE",
        "EncryptionOptions": _encryption(broker),
        "EngineVersion": broker.version,
        "Logs": _logs(broker),
        "MaintenanceWindowStartTime": window_told(broker.window),
        "PubliclyAccessible": broker.public,
        "SecurityGroups": list(broker.groups),
        "StorageSize": broker.storage,
        "StorageType": broker.storage_type,
        "SubnetIds": list(broker.subnets),
        "Tags": dict(broker.tags),
        "Users": users.summaries(broker) if broker.engine == ACTIVEMQ else [],
    }
    if broker.configuration is not None:
        told["Configurations"] = _configurations(broker)
    return told | _pending(broker.pending or Pending())


def instances(context: Context, broker: Broker) -> list[dict[str, Any]]:
    """Where clients reach it. RabbitMQ's nodes stand behind one name."""
    if broker.state == "CREATION_IN_PROGRESS":
        return []
    domain = f"mq.{context.region}.amazonaws.com"
    if broker.engine != ACTIVEMQ:
        host = f"{broker.id}.{domain}"
        return [{"ConsoleURL": f"https://{host}", "Endpoints": [f"amqps://{host}:5671"]}]
    hosts = [f"{broker.id}-{number}.{domain}" for number in range(1, len(broker.addresses) + 1)]
    return [
        {
            "ConsoleURL": f"https://{host}:8162",
            "Endpoints": [f"{protocol}://{host}:{port}" for protocol, port in _PORTS],
            "IpAddress": address,
        }
        for host, address in zip(hosts, broker.addresses, strict=True)
    ]


def _summary(context: Context, broker: Broker) -> dict[str, Any]:
    return {
        "BrokerArn": names.arn_of(context, broker),
        "BrokerId": broker.id,
        "BrokerName": broker.name,
        "BrokerState": broker.state,
        "Created": to_datetime(broker.created),
        "DeploymentMode": broker.mode,
        "EngineType": broker.engine,
        "HostInstanceType": broker.instance,
    }


def _encryption(broker: Broker) -> dict[str, Any]:
    return {"UseAwsOwnedKey": not broker.key} | ({"KmsKeyId": broker.key} if broker.key else {})


def _logs(broker: Broker) -> dict[str, Any]:
    group = f"/aws/amazonmq/broker/{broker.id}"
    told = logs_told(broker, broker.logs) | {"GeneralLogGroup": f"{group}/general"}
    if broker.engine == ACTIVEMQ:
        told["AuditLogGroup"] = f"{group}/audit"
    if broker.pending is not None and broker.pending.logs is not None:
        told["Pending"] = logs_told(broker, broker.pending.logs)
    return told


def _configurations(broker: Broker) -> dict[str, Any]:
    assert broker.configuration is not None
    told: dict[str, Any] = {
        "Current": _applied(broker.configuration),
        "History": [_applied(each) for each in broker.history],
    }
    pending = broker.pending.configuration if broker.pending is not None else None
    return told | ({"Pending": _applied(pending)} if pending is not None else {})


def _pending(pending: Pending) -> dict[str, Any]:
    told: dict[str, Any] = {
        "PendingEngineVersion": pending.version,
        "PendingHostInstanceType": pending.instance,
        "PendingSecurityGroups": pending.groups,
        "PendingStorageSize": pending.storage,
    }
    return {name: value for name, value in told.items() if value}


def _applied(configuration: Applied) -> dict[str, Any]:
    return {"Id": configuration.id, "Revision": configuration.revision}
