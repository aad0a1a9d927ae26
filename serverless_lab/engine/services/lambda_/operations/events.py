"""Rows of the operation table about asynchronous events: what becomes of them, and where loops end."""

from serverless_lab.engine.services.lambda_ import event_configs, recursion
from serverless_lab.engine.services.lambda_.operations.row import of_function
from serverless_lab.engine.services.lambda_.requests.common import FunctionAlone, FunctionNamed
from serverless_lab.engine.services.lambda_.requests.events import ListEventInvokeConfigs, SetEventInvokeConfig
from serverless_lab.engine.services.lambda_.requests.recursion import PutFunctionRecursionConfig

OPERATIONS = (
    of_function(
        "PutFunctionEventInvokeConfig",
        SetEventInvokeConfig,
        event_configs.put_function_event_invoke_config,
        differs=("destinations-so-far",),
    ),
    of_function(
        "UpdateFunctionEventInvokeConfig",
        SetEventInvokeConfig,
        event_configs.update_function_event_invoke_config,
        differs=("destinations-so-far",),
    ),
    of_function(
        "GetFunctionEventInvokeConfig",
        FunctionNamed,
        event_configs.get_function_event_invoke_config,
        read_only=True,
    ),
    of_function(
        "ListFunctionEventInvokeConfigs",
        ListEventInvokeConfigs,
        event_configs.list_function_event_invoke_configs,
        read_only=True,
    ),
    of_function("DeleteFunctionEventInvokeConfig", FunctionNamed, event_configs.delete_function_event_invoke_config),
    of_function("GetFunctionRecursionConfig", FunctionAlone, recursion.get_function_recursion_config, read_only=True),
    of_function(
        "PutFunctionRecursionConfig",
        PutFunctionRecursionConfig,
        recursion.put_function_recursion_config,
        differs=("recursion-of-calls",),
    ),
)
