"""Rows of the operation table about functions, their runs and environments."""

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.lambda_ import (
    environments,
    functions,
    invoke,
    network,
    outgoing,
    runs,
)
from serverless_lab.engine.services.lambda_.operations.row import of_function
from serverless_lab.engine.services.lambda_.requests import common as requests

OPERATIONS = (
    of_function(
        "CreateFunction",
        requests.CreateFunction,
        functions.create_function,
        differs=("python-and-zip", "one-interpreter", "function-active-at-once", "interfaces-of-functions"),
        also=functions.pass_role,
        keys=network.keys,
    ),
    of_function(
        "GetFunction",
        requests.FunctionNamed,
        functions.get_function,
        read_only=True,
        differs=("no-code-location",),
    ),
    of_function(
        "GetFunctionConfiguration",
        requests.FunctionNamed,
        functions.get_function_configuration,
        read_only=True,
    ),
    of_function(
        "GetFunctionCodeSigningConfig",
        requests.FunctionAlone,
        functions.get_function_code_signing_config,
        read_only=True,
        differs=("no-code-signing",),
    ),
    of_function(
        "UpdateFunctionCode",
        requests.UpdateFunctionCode,
        functions.update_function_code,
        differs=("function-active-at-once",),
    ),
    of_function(
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
    of_function("DeleteFunction", requests.FunctionNamed, functions.delete_function),
    of_function(
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
