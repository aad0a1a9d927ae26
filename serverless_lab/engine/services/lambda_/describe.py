"""A function in AWS's words."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.lambda_.network import FAILURES
from serverless_lab.engine.services.lambda_.state import LATEST, Version

_NOT_LISTED = frozenset(
    {"State", "StateReason", "StateReasonCode"}
    | {"LastUpdateStatus", "LastUpdateStatusReason", "LastUpdateStatusReasonCode"}
)


def configuration(context: Context, version: Version) -> dict[str, Any]:
    """The FunctionConfiguration shape."""
    described: dict[str, Any] = {
        "FunctionName": version.name,
        "FunctionArn": context.arn("lambda", f"function:{version.name}"),
        "Runtime": version.runtime,
        "Role": version.role,
        "Handler": version.handler,
        "CodeSize": version.code_size,
        "Description": version.description,
        "Timeout": version.timeout,
        "MemorySize": version.memory_size,
        "LastModified": to_datetime(version.last_modified).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+0000",
        "CodeSha256": version.code_sha256,
        "Version": version.version,
        "TracingConfig": {"Mode": version.tracing},
        "RevisionId": version.revision_id,
        "State": version.status,
        "LastUpdateStatus": version.update_status,
        "PackageType": "Zip",
        "Architectures": [version.architecture],
        "EphemeralStorage": {"Size": version.ephemeral_mb},
        "SnapStart": {"ApplyOn": version.snap_start, "OptimizationStatus": _optimized(version)},
        "LoggingConfig": _logging(version),
    }
    if version.environment:
        described["Environment"] = {"Variables": version.environment}
    if version.kms_key:
        described["KMSKeyArn"] = version.kms_key
    if version.dead_letter:
        described["DeadLetterConfig"] = {"TargetArn": version.dead_letter}
    if version.layers:
        described["Layers"] = [{"Arn": layer.arn, "CodeSize": layer.code_size} for layer in version.layers]
    if version.network is not None:
        described["VpcConfig"] = {
            "SubnetIds": version.network.subnets,
            "SecurityGroupIds": version.network.groups,
            "VpcId": version.network.vpc,
            "Ipv6AllowedForDualStack": False,
        }
    return described | _reasons(version)


def _reasons(version: Version) -> dict[str, str]:
    """Why it cannot be called yet, or why its last change had no effect."""
    if version.status == "Pending":
        return {"StateReason": "The function is being created.", "StateReasonCode": "Creating"}
    if not version.failure:
        return {}
    member = "StateReason" if version.status == "Failed" else "LastUpdateStatusReason"
    return {member: FAILURES[version.failure].template, f"{member}Code": version.failure}


def listed(context: Context, version: Version) -> dict[str, Any]:
    """As lists show it: without what only a look at one function tells."""
    return {name: value for name, value in configuration(context, version).items() if name not in _NOT_LISTED}


def log_group(version: Version) -> str:
    return version.logging.group or f"/aws/lambda/{version.name}"


def _logging(version: Version) -> dict[str, str]:
    told = {"LogFormat": version.logging.format, "LogGroup": log_group(version)}
    levels = {"ApplicationLogLevel": version.logging.application, "SystemLogLevel": version.logging.system}
    return told | {name: level for name, level in levels.items() if level}


def _optimized(version: Version) -> str:
    return "On" if version.snap_start == "PublishedVersions" and version.version != LATEST else "Off"
