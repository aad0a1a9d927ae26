"""A function in AWS's words."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.lambda_.network import FAILURES
from serverless_lab.engine.services.lambda_.state import Function

_NOT_LISTED = frozenset(
    {"State", "StateReason", "StateReasonCode"}
    | {"LastUpdateStatus", "LastUpdateStatusReason", "LastUpdateStatusReasonCode"}
)


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
        "State": function.status,
        "LastUpdateStatus": function.update_status,
        "PackageType": "Zip",
        "Architectures": ["x86_64"],
        "EphemeralStorage": {"Size": 512},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": log_group(function.name)},
    }
    if function.environment:
        described["Environment"] = {"Variables": function.environment}
    if function.dead_letter:
        described["DeadLetterConfig"] = {"TargetArn": function.dead_letter}
    if function.network is not None:
        described["VpcConfig"] = {
            "SubnetIds": function.network.subnets,
            "SecurityGroupIds": function.network.groups,
            "VpcId": function.network.vpc,
            "Ipv6AllowedForDualStack": False,
        }
    return described | _reasons(function)


def _reasons(function: Function) -> dict[str, str]:
    """Why it cannot be called yet, or why its last change had no effect."""
    if function.status == "Pending":
        return {"StateReason": "The function is being created.", "StateReasonCode": "Creating"}
    if not function.failure:
        return {}
    member = "StateReason" if function.status == "Failed" else "LastUpdateStatusReason"
    return {member: FAILURES[function.failure].template, f"{member}Code": function.failure}


def listed(context: Context, function: Function) -> dict[str, Any]:
    """As lists show it: without what only a look at one function tells."""
    return {name: value for name, value in configuration(context, function).items() if name not in _NOT_LISTED}


def log_group(name: str) -> str:
    return f"/aws/lambda/{name}"
