"""When a version gets newer builds of its runtime: kept and told, and since there is one interpreter, no more."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.lambda_.errors.settings import RuntimeVersionNeeded, RuntimeVersionNotTaken
from serverless_lab.engine.services.lambda_.names import arn
from serverless_lab.engine.services.lambda_.qualifiers import find
from serverless_lab.engine.services.lambda_.requests.common import FunctionNamed
from serverless_lab.engine.services.lambda_.requests.runtimes import OfSigning, PutRuntimeManagementConfig


def put_runtime_management_config(context: Context, request: PutRuntimeManagementConfig) -> dict[str, Any]:
    version = find(context, request.function_name, request.qualifier).version
    mode, given = request.update_runtime_on, request.runtime_version_arn
    if mode == "Manual" and given is None:
        raise RuntimeVersionNeeded
    if mode != "Manual" and given is not None:
        raise RuntimeVersionNotTaken(mode=mode)
    version.runtime_update, version.runtime_version = mode, given or ""
    return _told(context, request, mode, given or "")


def get_runtime_management_config(context: Context, request: FunctionNamed) -> dict[str, Any]:
    version = find(context, request.function_name, request.qualifier).version
    return _told(context, request, version.runtime_update, version.runtime_version)


def no_code_signing(context: Context, request: OfSigning) -> dict[str, Any]:
    raise NotSimulated(feature="Code signing")


def _told(context: Context, request: Any, mode: str, runtime_version: str) -> dict[str, Any]:
    told = {"UpdateRuntimeOn": mode, "FunctionArn": arn(context, request)}
    return told | ({"RuntimeVersionArn": runtime_version} if runtime_version else {})
