"""What a function can be set to: checked one by one, for a new function and for a change alike."""

from collections.abc import Callable
from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.questions import RoleTrusts
from serverless_lab.engine.services.lambda_ import dead_letters, layering, rules
from serverless_lab.engine.services.lambda_.errors.common import CrossAccountRole, RoleNotAssumable
from serverless_lab.engine.services.lambda_.errors.settings import LevelsNeedJson, NoSnapStart
from serverless_lab.engine.services.lambda_.requests import common as requests
from serverless_lab.engine.services.lambda_.state import Function, Logging

LAMBDA = "lambda.amazonaws.com"
Settings = dict[str, Any]
Request = requests.CreateFunction | requests.UpdateFunctionConfiguration
SNAP_START = ("python3.12", "python3.13", "python3.14")


def for_new(context: Context, request: requests.CreateFunction, name: str) -> Settings:
    """Every setting of a new function, those that are not given as AWS chooses them."""
    found = {name: check(context, getattr(request, name)) for name, check in _NEEDED.items()}
    found["runtime"] = rules.check_runtime(request.runtime, context.at, new=True)
    if request.dead_letter_config is not None:
        found["dead_letter"] = dead_letters.checked(context, name, found["role"], request.dead_letter_config)
    return found | _optional(context, request, found["runtime"], [])


def for_change(context: Context, request: requests.UpdateFunctionConfiguration, function: Function) -> Settings:
    """Those that the request gives."""
    given = {name: getattr(request, name) for name in _NEEDED}
    found = {name: _NEEDED[name](context, value) for name, value in given.items() if value is not None}
    found["runtime"] = rules.check_runtime(request.runtime or function.runtime, context.at, new=False)
    if request.dead_letter_config is not None:
        role = found.get("role", function.role)
        found["dead_letter"] = dead_letters.checked(context, function.name, role, request.dead_letter_config)
    return found | _optional(context, request, found["runtime"], function.layers)


def _optional(context: Context, request: Request, runtime: str, layers: list[Any]) -> Settings:
    found: Settings = {}
    if request.description is not None:
        found["description"] = request.description
    if request.environment is not None:
        found["environment"] = rules.check_variables(request.environment.variables)
    if request.layers is not None:
        found["layers"] = layering.checked(context, request.layers, layers)
    if request.ephemeral_storage is not None:
        found["ephemeral_mb"] = rules.check_ephemeral(request.ephemeral_storage.size)
    if request.logging_config is not None:
        found["logging"] = _logging(request.logging_config)
    if request.tracing_config is not None and request.tracing_config.mode is not None:
        found["tracing"] = request.tracing_config.mode
    if request.snap_start is not None and request.snap_start.apply_on is not None:
        found["snap_start"] = _snap_start(request.snap_start.apply_on, runtime)
    if request.kms_key_arn is not None:
        found["kms_key"] = request.kms_key_arn
    if request.file_system_configs:
        raise NotSimulated(feature="A file system mounted into a function")
    return found


def check_role(context: Context, role_arn: str) -> str:
    arn = Arn.parse(role_arn)
    if arn is not None and arn.account_id != context.account_id:
        raise CrossAccountRole()
    if not context.ask(RoleTrusts(role_arn, LAMBDA)):
        raise RoleNotAssumable
    return role_arn


def _logging(asked: requests.LoggingConfig) -> Logging:
    """Levels belong to JSON, where they are INFO unless something else is asked for."""
    if (asked.log_format or "Text") == "Text":
        if asked.application_log_level or asked.system_log_level:
            raise LevelsNeedJson
        return Logging(group=asked.log_group or "")
    return Logging(
        "JSON", asked.application_log_level or "INFO", asked.system_log_level or "INFO", asked.log_group or ""
    )


def _snap_start(apply_on: str, runtime: str) -> str:
    if apply_on != "None" and runtime not in SNAP_START:
        raise NoSnapStart(runtime=runtime)
    return apply_on


_NEEDED: dict[str, Callable[[Context, Any], Any]] = {
    "role": check_role,
    "handler": lambda context, value: rules.check_handler(value),
    "timeout": lambda context, value: rules.check_timeout(value),
    "memory_size": lambda context, value: rules.check_memory(value),
}
