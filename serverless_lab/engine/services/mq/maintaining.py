"""What changes a broker's state on the clock: it is made, restarts, goes; the week's maintenance begins."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MINUTE
from serverless_lab.engine.services.mq import measuring, names, restarting, windows
from serverless_lab.engine.services.mq.state import Broker, Pending

# AWS's guide says that making a broker takes about 15 minutes and a restart about 5, and nothing of deleting one.
MADE_AFTER, RESTARTED_AFTER, GONE_AFTER = 15 * MINUTE, 5 * MINUTE, 5 * MINUTE


def become_running(context: Context, data: dict[str, Any]) -> None:
    """A broker is made, or has restarted: what waited for it is in force."""
    broker = names.brokers(context).get(data["broker"])
    if broker is None or broker.state == "DELETION_IN_PROGRESS":
        return
    if broker.state == "REBOOT_IN_PROGRESS":
        _apply(broker)
    broker.state = "RUNNING"
    measuring.begin(context, broker)


def become_gone(context: Context, data: dict[str, Any]) -> None:
    names.brokers(context).pop(data["broker"], None)


def maintain(context: Context, data: dict[str, Any]) -> None:
    """The window begins. One that was moved in the meantime begins at another time."""
    broker = names.brokers(context).get(data["broker"])
    if broker is None or broker.maintained != data["begins"]:
        return
    broker.maintained = 0
    if broker.pending is not None and broker.state == "RUNNING":
        restart(context, broker)


def restart(context: Context, broker: Broker) -> None:
    broker.state = "REBOOT_IN_PROGRESS"
    restarting.go_down(context, broker)
    context.schedule(context.at + RESTARTED_AFTER, "mq.BrokerRunning", broker=broker.id)


def wait_for_window(context: Context, broker: Broker, pending: Pending) -> None:
    """Let something wait for the next restart, at the latest for the next window."""
    broker.pending = pending
    begins = windows.following(broker.window, context.at)
    if broker.maintained != begins:
        broker.maintained = begins
        context.schedule(begins, "mq.Maintenance", broker=broker.id, begins=begins)


def _apply(broker: Broker) -> None:
    pending, broker.pending = broker.pending, None
    if pending is None:
        return
    broker.version = pending.version or broker.version
    broker.instance = pending.instance or broker.instance
    broker.storage = pending.storage or broker.storage
    broker.logs = pending.logs or broker.logs
    if pending.groups is not None:
        broker.groups = pending.groups
    if pending.configuration is not None:
        if broker.configuration is not None:
            broker.history.append(broker.configuration)
        broker.configuration = pending.configuration
    for name, each in pending.users.items():
        if each.change == "DELETE":
            broker.users.pop(name, None)
        else:
            broker.users[name] = each.user
