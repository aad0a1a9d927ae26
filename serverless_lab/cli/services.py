"""What the command line calls the services and operations that botocore describes."""

from functools import cache

from botocore import xform_name
from botocore.exceptions import DataNotFoundError
from botocore.paginate import PaginatorModel
from botocore.waiter import WaiterModel

from serverless_lab.cli.names import OTHER_COMMANDS, REMOVED, SERVICES
from serverless_lab.models import LOADER, service_model


@cache
def services() -> dict[str, str]:
    """botocore's name of each service, by the command line's."""
    renamed = {botocore: cli for cli, botocore in SERVICES.items()}
    return {renamed.get(name, name): name for name in LOADER.list_available_services("service-2")}


@cache
def commands() -> tuple[str, ...]:
    """Everything that may stand after `aws`."""
    return tuple(sorted({*services(), *OTHER_COMMANDS, "configure", "help"}))


@cache
def operations(command: str) -> dict[str, str]:
    """The operations of a service, named as in a line."""
    names = {xform_name(name, "-"): name for name in service_model(services()[command]).operation_names}
    return {name: operation for name, operation in names.items() if name not in REMOVED.get(command, ())}


@cache
def waiters(command: str) -> dict[str, str]:
    model = waiter_model(services()[command])
    return {xform_name(name, "-"): name for name in model.waiter_names} if model else {}


@cache
def waiter_model(service: str) -> WaiterModel | None:
    try:
        return WaiterModel(LOADER.load_service_model(service, "waiters-2"))
    except DataNotFoundError:
        return None


@cache
def paginator(service: str, operation: str) -> dict | None:
    """How botocore pages an operation; None where it does not."""
    try:
        return PaginatorModel(LOADER.load_service_model(service, "paginators-1")).get_paginator(operation)
    except (DataNotFoundError, ValueError):
        return None
