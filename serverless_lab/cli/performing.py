"""How the host carries out single calls."""

from collections.abc import Callable
from typing import Any

from botocore.model import OperationModel

from serverless_lab.cli.commands import Call
from serverless_lab.cli.services import service

Perform = Callable[[str, str, dict[str, Any], str], dict[str, Any]]
Wait = Callable[[int], bool]


class CallRefused(Exception):
    """What the cloud answers instead; `members` are those of the error's shape besides code and message."""

    def __init__(self, code: str, message: str, members: dict[str, Any] | None = None, http_status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.members = members or {}
        self.http_status = http_status


def model_of(call: Call) -> OperationModel:
    return service(call.command).operation_model(call.operation)


def asking(call: Call, perform: Perform) -> Callable[..., dict[str, Any]]:
    """The operation as a function of its parameters."""
    return lambda **params: perform(call.service, call.operation, params, call.region)
