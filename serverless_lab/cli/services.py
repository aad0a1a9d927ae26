"""What the command line calls the services and operations that botocore describes."""

from functools import cache, cached_property, lru_cache
from typing import Any

from botocore import xform_name
from botocore.model import OperationModel
from botocore.waiter import SingleWaiterConfig, WaiterModel

from serverless_lab.cli.names import OTHER_COMMANDS, REMOVED, SERVICES
from serverless_lab.models import extra_model, service_model, service_names


@cache
def services() -> dict[str, str]:
    """botocore's name of each service, by the command line's."""
    renamed = {botocore: cli for cli, botocore in SERVICES.items()}
    return {renamed.get(name, name): name for name in service_names()}


@cache
def commands() -> tuple[str, ...]:
    """Everything that may stand after `aws`."""
    return tuple(sorted({*services(), *OTHER_COMMANDS, "configure", "help"}))


class Service:
    """A service by its command; `memo` is for what others work out of it, and goes when the service goes."""

    def __init__(self, command: str) -> None:
        self.command = command
        self.model = service_model(services()[command])
        self.memo: dict[Any, Any] = {}

    @cached_property
    def operations(self) -> dict[str, str]:
        """The operations by their names in a line."""
        names = {xform_name(name, "-"): name for name in self.model.operation_names}
        return {name: operation for name, operation in names.items() if name not in REMOVED.get(self.command, ())}

    @cached_property
    def waiters(self) -> dict[str, str]:
        return {xform_name(name, "-"): name for name in self._waiter_model.waiter_names}

    @cached_property
    def _waiter_model(self) -> WaiterModel:
        return WaiterModel(extra_model(self.model.service_name, "waiters-2") or {"version": 2, "waiters": {}})

    @cached_property
    def _paginators(self) -> dict[str, dict[str, Any]]:
        model = extra_model(self.model.service_name, "paginators-1")
        return model["pagination"] if model else {}

    def operation_model(self, operation: str) -> OperationModel:
        return self.model.operation_model(operation)

    def waiter(self, name: str) -> SingleWaiterConfig:
        return self._waiter_model.get_waiter(name)

    def paginator(self, operation: str) -> dict[str, Any] | None:
        """How botocore pages an operation; None where it does not."""
        return self._paginators.get(operation)


@lru_cache(maxsize=16)
def service(command: str) -> Service:
    """Raises KeyError for what is no service."""
    return Service(command)
