"""A function in AWS's words."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.lambda_.state import Function

_NOT_LISTED = frozenset({"State", "LastUpdateStatus"})


def configuration(context: Context, function: Function) -> dict[str, Any]:
    """The FunctionConfiguration shape."""
    described: dict[str, Any] = {
        "FunctionName": function.name,
        "FunctionArn": context.arn("lambda", f"function:{function.name}"),
        "Runtime": function.runtime,
        "Role": function.role,
        "Handler": function.handler,
        "CodeSize": function.code_size,
        "Description": function.description,
        "Timeout": function.timeout,
        "MemorySize": function.memory_size,
        "LastModified": to_datetime(function.last_modified).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+0000",
        "CodeSha256": function.code_sha256,
        "Version": "$LATEST",
        "TracingConfig": {"Mode": "PassThrough"},
        "RevisionId": function.revision_id,
        "State": "Active",
        "LastUpdateStatus": "Successful",
        "PackageType": "Zip",
        "Architectures": ["x86_64"],
        "EphemeralStorage": {"Size": 512},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": log_group(function.name)},
    }
    if function.environment:
        described["Environment"] = {"Variables": function.environment}
    return described


def listed(context: Context, function: Function) -> dict[str, Any]:
    """As lists show it: without what only a look at one function tells."""
    return {name: value for name, value in configuration(context, function).items() if name not in _NOT_LISTED}


def log_group(name: str) -> str:
    return f"/aws/lambda/{name}"
