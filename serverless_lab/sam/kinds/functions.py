"""Functions and what hangs on them: versions, aliases, URLs, permissions, what becomes of events, mappings."""

from hashlib import sha256
from typing import Any

from serverless_lab.runtime import packages
from serverless_lab.sam.code import Package
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.making import Made, Properties, Step, items, kind, tag_map

INTERFACE_SECONDS = 61  # until the interfaces of a function in a VPC are there
_SAME = """Role Handler Runtime Description MemorySize Timeout Environment VpcConfig Layers EphemeralStorage
LoggingConfig SnapStart Architectures PackageType CodeSigningConfigArn FileSystemConfigs ImageConfig TracingConfig
DeadLetterConfig"""


def make_function(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in _SAME.split()}
    params |= {"FunctionName": step.name(properties.get("FunctionName")), "Code": _code(step, properties)}
    params |= {"Tags": tag_map(step, properties.get("Tags")), "KMSKeyArn": properties.get("KmsKeyArn")}
    told = step.call("lambda", "CreateFunction", params)
    name, arn = told["FunctionName"], told["FunctionArn"]
    _further(step, name, properties)
    if told.get("State") == "Pending":
        step.wait(INTERFACE_SECONDS)
    return Made(name, {"Arn": arn})


def _further(step: Step, name: str, properties: Properties) -> None:
    """What CreateFunction does not take."""
    function = {"FunctionName": name}
    reserved = properties.get("ReservedConcurrentExecutions")
    if reserved is not None:
        step.call("lambda", "PutFunctionConcurrency", function | {"ReservedConcurrentExecutions": reserved})
    if properties.get("RecursiveLoop") is not None:
        step.call("lambda", "PutFunctionRecursionConfig", function | {"RecursiveLoop": properties["RecursiveLoop"]})
    managed = properties.get("RuntimeManagementConfig")
    if isinstance(managed, dict):
        step.call("lambda", "PutRuntimeManagementConfig", function | managed)


def _code(step: Step, properties: Properties) -> dict[str, Any]:
    """A package of the upload, or a text in the template, which CloudFormation puts into a file named index."""
    code = properties["Code"]
    if isinstance(code, str):  # as `aws cloudformation package` finds it
        code = Package(code)
    if isinstance(code, Package):
        return {"ZipFile": step.package(code)}
    if not isinstance(code, dict):
        raise TemplateFault("code-missing", where=step.resource.where, path="Code")
    text = code.get("ZipFile")
    if not isinstance(text, str):
        return code
    file = "index.js" if str(properties.get("Runtime")).startswith("nodejs") else "index.py"
    return {"ZipFile": packages.write({file: packages.File(text.encode())})}


def make_version(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("FunctionName", "Description", "CodeSha256")}
    told = step.call("lambda", "PublishVersion", params)
    _provision(step, properties, told["Version"])
    return Made(told["FunctionArn"], {"Version": told["Version"], "FunctionArn": told["FunctionArn"]})


def make_alias(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("FunctionName", "FunctionVersion", "Name", "Description")}
    routing = properties.get("RoutingConfig")
    weights = routing.get("AdditionalVersionWeights") if isinstance(routing, dict) else None
    if weights:
        rows = items(step, "RoutingConfig", weights)
        params["RoutingConfig"] = {
            "AdditionalVersionWeights": {str(each["FunctionVersion"]): each["FunctionWeight"] for each in rows}
        }
    told = step.call("lambda", "CreateAlias", params)
    _provision(step, properties, told["Name"])
    return Made(told["AliasArn"], {"AliasArn": told["AliasArn"]})


def _provision(step: Step, properties: Properties, qualifier: str) -> None:
    wanted = properties.get("ProvisionedConcurrencyConfig")
    if isinstance(wanted, dict):
        params = {"FunctionName": properties["FunctionName"], "Qualifier": qualifier} | wanted
        step.call("lambda", "PutProvisionedConcurrencyConfig", params)


def make_url(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("AuthType", "Cors", "InvokeMode", "Qualifier")}
    params["FunctionName"] = properties["TargetFunctionArn"]
    told = step.call("lambda", "CreateFunctionUrlConfig", params)
    return Made(told["FunctionArn"], {"FunctionArn": told["FunctionArn"], "FunctionUrl": told["FunctionUrl"]})


_PERMISSION = """FunctionName Action Principal SourceArn SourceAccount EventSourceToken FunctionUrlAuthType
InvokedViaFunctionUrl PrincipalOrgID"""


def make_permission(step: Step, properties: Properties) -> Made:
    """Its statement id is made up, as CloudFormation does."""
    sid = step.name(None, 100)
    step.call("lambda", "AddPermission", properties | {"StatementId": sid})
    return Made(sid, {"Id": sid})


_EVENTS = "FunctionName Qualifier MaximumRetryAttempts MaximumEventAgeInSeconds DestinationConfig"


def make_event_config(step: Step, properties: Properties) -> Made:
    step.call("lambda", "PutFunctionEventInvokeConfig", properties)
    return Made(sha256(step.resource.id.encode()).hexdigest()[:12])


_MAPPING = """FunctionName EventSourceArn Enabled BatchSize MaximumBatchingWindowInSeconds FilterCriteria
FunctionResponseTypes ScalingConfig ParallelizationFactor MaximumRecordAgeInSeconds BisectBatchOnFunctionError
MaximumRetryAttempts TumblingWindowInSeconds DestinationConfig StartingPosition"""


def make_mapping(step: Step, properties: Properties) -> Made:
    told = step.call("lambda", "CreateEventSourceMapping", properties)
    return Made(told["UUID"], {"Id": told["UUID"]})


KINDS = (
    kind(
        "AWS::Lambda::Function",
        make_function,
        f"{_SAME} FunctionName KmsKeyArn Tags ReservedConcurrentExecutions RecursiveLoop RuntimeManagementConfig",
        needs="Code Role",
        gives="Arn",
    ),
    kind(
        "AWS::Lambda::Version",
        make_version,
        "Description CodeSha256 ProvisionedConcurrencyConfig",
        needs="FunctionName",
        gives="Version FunctionArn",
    ),
    kind(
        "AWS::Lambda::Alias",
        make_alias,
        "Description RoutingConfig ProvisionedConcurrencyConfig",
        needs="FunctionName FunctionVersion Name",
        gives="AliasArn",
    ),
    kind(
        "AWS::Lambda::Url",
        make_url,
        "Cors InvokeMode Qualifier",
        needs="TargetFunctionArn AuthType",
        gives="FunctionArn FunctionUrl",
    ),
    kind("AWS::Lambda::Permission", make_permission, _PERMISSION, needs="FunctionName Action Principal", gives="Id"),
    kind("AWS::Lambda::EventInvokeConfig", make_event_config, _EVENTS, needs="FunctionName Qualifier"),
    kind("AWS::Lambda::EventSourceMapping", make_mapping, _MAPPING, needs="FunctionName EventSourceArn", gives="Id"),
)
