"""Lambda's operation table."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.lambda_ import environments, functions, invoke, requests, runs


def _everything(context: object, request: object) -> str:
    return "*"


OPERATIONS = (
    Operation(
        "lambda",
        "CreateFunction",
        requests.CreateFunction,
        functions.create_function,
        functions.function_arn,
        "lambda:CreateFunction",
        differs=("python-and-zip", "one-interpreter", "function-active-at-once"),
        also=functions.pass_role,
    ),
    Operation(
        "lambda",
        "GetFunction",
        requests.FunctionNamed,
        functions.get_function,
        functions.function_arn,
        "lambda:GetFunction",
        read_only=True,
        differs=("no-code-location",),
    ),
    Operation(
        "lambda",
        "UpdateFunctionCode",
        requests.UpdateFunctionCode,
        functions.update_function_code,
        functions.function_arn,
        "lambda:UpdateFunctionCode",
        differs=("function-active-at-once",),
    ),
    Operation(
        "lambda",
        "UpdateFunctionConfiguration",
        requests.UpdateFunctionConfiguration,
        functions.update_function_configuration,
        functions.function_arn,
        "lambda:UpdateFunctionConfiguration",
        differs=("python-and-zip", "one-interpreter", "function-active-at-once"),
        also=functions.pass_role,
    ),
    Operation(
        "lambda",
        "ListFunctions",
        requests.ListFunctions,
        functions.list_functions,
        _everything,
        "lambda:ListFunctions",
        read_only=True,
    ),
    Operation(
        "lambda",
        "DeleteFunction",
        requests.FunctionNamed,
        functions.delete_function,
        functions.function_arn,
        "lambda:DeleteFunction",
    ),
    Operation(
        "lambda",
        "Invoke",
        requests.Invoke,
        invoke.invoke,
        functions.function_arn,
        "lambda:InvokeFunction",
        differs=("cpu-of-this-machine", "memory-of-this-machine", "no-network-in-functions", "latest-version-only"),
    ),
    Operation(
        "lab",
        "FinishInvocation",
        requests.FinishInvocation,
        runs.finish_invocation,
        _everything,
        None,
        moment=runs.finishing_moment,
    ),
    Operation(
        "lab",
        "LoseEnvironment",
        requests.LoseEnvironment,
        environments.lose_environment,
        _everything,
        None,
        moment=environments.losing_moment,
    ),
)
