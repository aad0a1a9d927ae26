"""Lambda's operation table."""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.lambda_ import (
    environments,
    functions,
    invoke,
    names,
    network,
    outgoing,
    requests,
    runs,
)

Handler = Callable[[Context, Any], dict[str, Any]]


def _of_function(
    name: str, request: type[msgspec.Struct], handle: Handler, *, action: str = "", **more: Any
) -> Operation:
    """The row of an operation on one function; what lies elsewhere is refused by its action."""
    action = f"lambda:{action or name}"
    return Operation("lambda", name, request, handle, names.arn, action, check=partial(names.reachable, action), **more)


OPERATIONS = (
    _of_function(
        "CreateFunction",
        requests.CreateFunction,
        functions.create_function,
        differs=("python-and-zip", "one-interpreter", "function-active-at-once", "interfaces-of-functions"),
        also=functions.pass_role,
        keys=network.keys,
    ),
    _of_function(
        "GetFunction",
        requests.FunctionNamed,
        functions.get_function,
        read_only=True,
        differs=("no-code-location", "latest-version-only"),
    ),
    _of_function(
        "GetFunctionConfiguration",
        requests.FunctionNamed,
        functions.get_function_configuration,
        read_only=True,
        differs=("latest-version-only",),
    ),
    _of_function(
        "GetFunctionCodeSigningConfig",
        requests.FunctionAlone,
        functions.get_function_code_signing_config,
        read_only=True,
        differs=("no-code-signing",),
    ),
    _of_function(
        "ListVersionsByFunction",
        requests.ListVersions,
        functions.list_versions,
        read_only=True,
        differs=("one-version-listed",),
    ),
    _of_function(
        "UpdateFunctionCode",
        requests.UpdateFunctionCode,
        functions.update_function_code,
        differs=("function-active-at-once",),
    ),
    _of_function(
        "UpdateFunctionConfiguration",
        requests.UpdateFunctionConfiguration,
        functions.update_function_configuration,
        differs=("python-and-zip", "one-interpreter", "function-active-at-once", "interfaces-of-functions"),
        also=functions.pass_role,
        keys=network.keys,
    ),
    Operation(
        "lambda",
        "ListFunctions",
        requests.ListFunctions,
        functions.list_functions,
        no_resource,
        "lambda:ListFunctions",
        read_only=True,
    ),
    _of_function("DeleteFunction", requests.FunctionNamed, functions.delete_function),
    _of_function(
        "Invoke",
        requests.Invoke,
        invoke.invoke,
        action="InvokeFunction",
        differs=(
            "cpu-of-this-machine",
            "memory-of-this-machine",
            "no-network-in-functions",
            "as-its-role-alone",
            "calls-out-of-a-vpc",
            "latest-version-only",
        ),
    ),
    Operation("lab", "CallOut", requests.CallOut, outgoing.call_out, no_resource, None),
    Operation(
        "lab",
        "FinishInvocation",
        requests.FinishInvocation,
        runs.finish_invocation,
        no_resource,
        None,
        moment=runs.finishing_moment,
    ),
    Operation(
        "lab",
        "LoseEnvironment",
        requests.LoseEnvironment,
        environments.lose_environment,
        no_resource,
        None,
        moment=environments.losing_moment,
    ),
)
