"""Rows of the operation table about function URLs, and the request that comes in by one."""

from functools import partial

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.lambda_ import url_calls, urls
from serverless_lab.engine.services.lambda_.operations.row import of_function
from serverless_lab.engine.services.lambda_.requests import urls as requests

_of_url = partial(of_function, keys=urls.auth_keys)

OPERATIONS = (
    _of_url(
        "CreateFunctionUrlConfig",
        requests.CreateFunctionUrlConfig,
        urls.create_function_url_config,
        differs=("url-served-by-the-lab", "url-on-a-shared-host", "url-calls-counted", "streams-of-node"),
    ),
    _of_url("GetFunctionUrlConfig", requests.UrlNamed, urls.get_function_url_config, read_only=True),
    _of_url("UpdateFunctionUrlConfig", requests.UpdateFunctionUrlConfig, urls.update_function_url_config),
    _of_url("ListFunctionUrlConfigs", requests.ListFunctionUrlConfigs, urls.list_function_url_configs, read_only=True),
    _of_url("DeleteFunctionUrlConfig", requests.UrlNamed, urls.delete_function_url_config),
    Operation(
        "lab",
        "InvokeFunctionUrl",
        requests.InvokeFunctionUrl,
        url_calls.invoke_function_url,
        url_calls.called_arn,
        "lambda:InvokeFunctionUrl",
        keys=url_calls.call_keys,
        check=url_calls.check_call,
        also=url_calls.invoking,
    ),
)
