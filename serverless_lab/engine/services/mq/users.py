"""Users of ActiveMQ brokers: what is asked for waits for the next restart. RabbitMQ keeps its users itself."""

from typing import Any

from serverless_lab.engine import numbers, sealing
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import errors, maintaining, names, options, requests
from serverless_lab.engine.services.mq.paging import page
from serverless_lab.engine.services.mq.state import Broker, Pending, User, UserChange


def create_user(context: Context, request: requests.CreateUser) -> dict[str, Any]:
    broker = _of_activemq(names.running(context, request.broker_id))
    user = checked(broker.engine, requests.UserGiven(
        username=request.username,
        password=request.password,
        console_access=request.console_access,
        groups=request.groups,
    ))  # fmt: skip
    if request.username in _all(broker):
        raise errors.UserExists(user=request.username)
    if len(_all(broker)) >= numbers.MQ_USERS:
        raise errors.TooMany(most=numbers.MQ_USERS, things="users of a broker")
    _put(context, broker, UserChange("CREATE", user))
    return {}


def update_user(context: Context, request: requests.UpdateUser) -> dict[str, Any]:
    broker = _of_activemq(names.running(context, request.broker_id))
    found = _user(broker, request.username)
    if request.password is not None:
        _check_password(request.password)
    change = _changes(broker).get(request.username)
    user = User(
        found.name,
        found.password if request.password is None else request.password,
        found.console if request.console_access is None else request.console_access,
        found.groups if request.groups is None else _checked_groups(request.groups),
    )
    kind = "CREATE" if change is not None and change.change == "CREATE" else "UPDATE"
    _put(context, broker, UserChange(kind, user))
    return {}


def delete_user(context: Context, request: requests.OfUser) -> dict[str, Any]:
    """A user that was never there is forgotten at once."""
    broker = _of_activemq(names.running(context, request.broker_id))
    user = _user(broker, request.username)
    if request.username not in broker.users:
        assert broker.pending is not None
        del broker.pending.users[request.username]
        return {}
    _put(context, broker, UserChange("DELETE", user))
    return {}


def describe_user(context: Context, request: requests.OfUser) -> dict[str, Any]:
    broker = _of_activemq(names.broker(context, request.broker_id))
    coming = _user(broker, request.username)
    there = broker.users.get(request.username)
    told: dict[str, Any] = {"BrokerId": broker.id, "Username": request.username, "ReplicationUser": False}
    if there is not None:
        told |= {"ConsoleAccess": there.console, "Groups": list(there.groups)}
    change = _changes(broker).get(request.username)
    if change is not None:
        pending = {"PendingChange": change.change}
        told["Pending"] = pending | {"ConsoleAccess": coming.console, "Groups": list(coming.groups)}
    return told


def list_users(context: Context, request: requests.ListUsers) -> dict[str, Any]:
    broker = _of_activemq(names.broker(context, request.broker_id))
    shown, more = page(summaries(broker), request)
    return {"BrokerId": broker.id, "Users": shown} | more


def summaries(broker: Broker) -> list[dict[str, Any]]:
    changes = _changes(broker)
    return [
        {"Username": name} | ({"PendingChange": changes[name].change} if name in changes else {})
        for name in sorted(_all(broker))
    ]


def checked(engine: str, given: requests.UserGiven) -> User:
    names.checked("username", given.username, 100, 2)
    if engine == options.RABBITMQ and ("~" in given.username or given.username == "guest"):
        message = f"The username [{given.username}] is invalid for broker engine type [RABBITMQ]."
        raise errors.BadRequest(message=message, attribute="username")
    _check_password(given.password)
    return User(given.username, given.password, given.console_access, _checked_groups(given.groups))


def _check_password(password: str) -> None:
    """It arrives sealed, which tells how long it is and what it lacks."""
    length, _kinds, lacks = sealing.traits(password)
    least, most = numbers.MQ_PASSWORD
    if not least <= length <= most:
        raise errors.BadPassword
    if lacks:
        raise errors.PlainPassword


def _checked_groups(groups: list[str]) -> list[str]:
    if len(groups) > numbers.MQ_GROUPS:
        raise errors.TooMany(most=numbers.MQ_GROUPS, things="groups of a user")
    return [names.checked("groups", each, 100, 2) for each in groups]


def _of_activemq(broker: Broker) -> Broker:
    if broker.engine != options.ACTIVEMQ:
        raise errors.UsersElsewhere
    return broker


def _changes(broker: Broker) -> dict[str, UserChange]:
    return broker.pending.users if broker.pending is not None else {}


def _all(broker: Broker) -> dict[str, User]:
    return broker.users | {name: each.user for name, each in _changes(broker).items()}


def _user(broker: Broker, name: str) -> User:
    found = _all(broker).get(name)
    if found is None:
        raise errors.UserNotFound(user=name)
    return found


def _put(context: Context, broker: Broker, change: UserChange) -> None:
    pending = broker.pending or Pending()
    pending.users[change.user.name] = change
    maintaining.wait_for_window(context, broker, pending)
