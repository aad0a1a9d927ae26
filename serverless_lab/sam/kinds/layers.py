"""Layer versions and who may use them."""

from typing import Any

from serverless_lab.sam.code import Package
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.making import Made, Properties, Step, kind

_LAYER = "LayerName Description CompatibleRuntimes CompatibleArchitectures LicenseInfo"


def make_layer(step: Step, properties: Properties) -> Made:
    params: dict[str, Any] = {name: properties.get(name) for name in _LAYER.split()}
    content = properties["Content"]
    if isinstance(content, str):
        content = Package(content)
    params["Content"] = {"ZipFile": step.package(content)} if isinstance(content, Package) else content
    params["LayerName"] = params["LayerName"] or step.resource.id
    told = step.call("lambda", "PublishLayerVersion", params)
    return Made(told["LayerVersionArn"], {"LayerVersionArn": told["LayerVersionArn"]})


def make_permission(step: Step, properties: Properties) -> Made:
    layer, _, number = str(properties["LayerVersionArn"]).rpartition(":")
    if not number.isdecimal():
        raise TemplateFault("bad-layer", where=step.resource.where, arn=str(properties["LayerVersionArn"])[:200])
    params = {name: properties.get(name) for name in ("Action", "Principal", "OrganizationId")}
    sid = step.name(None, 100)
    named = {"LayerName": layer, "VersionNumber": int(number), "StatementId": sid}
    step.call("lambda", "AddLayerVersionPermission", params | named)
    return Made(sid, {"Id": sid})


KINDS = (
    kind("AWS::Lambda::LayerVersion", make_layer, _LAYER, needs="Content", gives="LayerVersionArn"),
    kind(
        "AWS::Lambda::LayerVersionPermission",
        make_permission,
        "OrganizationId",
        needs="LayerVersionArn Action Principal",
        gives="Id",
    ),
)
