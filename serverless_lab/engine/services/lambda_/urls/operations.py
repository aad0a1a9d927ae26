"""The operations on function URLs, and the call that comes in by one."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.lambda_ import names
from serverless_lab.engine.services.lambda_.urls import calls, configs, requests


def _of_url(
    name: str, request: type[msgspec.Struct], handle: Callable[[Context, Any], dict[str, Any]], **more: Any
) -> Operation:
    action = f"lambda:{name}"
    check = partial(names.reachable, action)
    return Operation("lambda", name, request, handle, names.arn, action, check=check, keys=configs.auth_keys, **more)


OPERATIONS = (
    _of_url(
        "CreateFunctionUrlConfig",
        requests.CreateFunctionUrlConfig,
        configs.create_function_url_config,
        differs=("url-served-by-the-lab",),
    ),
    _of_url("GetFunctionUrlConfig", requests.UrlNamed, configs.get_function_url_config, read_only=True),
    _of_url("UpdateFunctionUrlConfig", requests.UpdateFunctionUrlConfig, configs.update_function_url_config),
    _of_url(
        "ListFunctionUrlConfigs",
        requests.ListFunctionUrlConfigs,
        configs.list_function_url_configs,
        read_only=True,
    ),
    _of_url("DeleteFunctionUrlConfig", requests.UrlNamed, configs.delete_function_url_config),
    Operation(
        "lab",
        "InvokeFunctionUrl",
        requests.InvokeFunctionUrl,
        calls.invoke_function_url,
        calls.called_arn,
        "lambda:InvokeFunctionUrl",
        keys=calls.call_keys,
        check=calls.check_call,
        also=calls.invoking,
    ),
)
