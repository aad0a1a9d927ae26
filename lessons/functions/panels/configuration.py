"""The function's configuration, and what the account has of Lambda in its Region."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.functions.network import standing
from lessons.functions.operations.configuration import DeleteFunction, UpdateFunctionConfiguration
from lessons.functions.operations.form import function_of
from lessons.functions.operations.settings import (
    PutRuntimeManagementConfig,
    SetLogs,
    SetNetwork,
    SetRole,
    SetRuntime,
)
from serverless_lab.engine import numbers
from serverless_lab.engine.services.lambda_ import concurrency
from serverless_lab.engine.services.lambda_.state import Function, LambdaState

TEMPLATE = "functions/panels/configuration.html"
HAS_FORMS = True
SHOWN = 40  # functions


@dataclass(frozen=True)
class Room:
    """As GetAccountSettings and ListFunctions tell it: what the account has of Lambda in its Region."""

    limit: int
    unreserved: int
    code_bytes: int
    most_code_bytes: int
    functions: list[Function]
    count: int

    @property
    def others(self) -> int:
        return max(self.count - SHOWN, 0)


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    runtime = {"Runtime": function.runtime, "ApplyOn": function.snap_start}
    return {
        "configure": UpdateFunctionConfiguration.offer(page, form, UpdateFunctionConfiguration.initial_of(function)),
        "remove": DeleteFunction.press(page, form),
        "standing": standing(page.probe.ec2, function),
        "set_network": SetNetwork.offer(page, form, SetNetwork.initial_of(function)),
        "set_runtime": SetRuntime.offer(page, form, runtime),
        "set_builds": PutRuntimeManagementConfig.offer(page, form, PutRuntimeManagementConfig.initial_of(function)),
        "set_role": SetRole.offer(page, form, {"Role": function.role}),
        "set_logs": SetLogs.offer(page, form, SetLogs.initial_of(function)),
        "room": _room(page.probe.lambda_),
    }


def _room(state: LambdaState) -> Room:
    return Room(
        concurrency.limit(state),
        concurrency.unreserved(state),
        state.code_bytes,
        numbers.LAMBDA_STORAGE_BYTES,
        list(islice(state.functions.values(), SHOWN)),
        len(state.functions),
    )
