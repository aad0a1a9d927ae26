"""AWS's own transform of SAM, and what it makes in a form that ours can be compared with."""

import re
from typing import Any

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

from serverless_lab.sam import shared
from serverless_lab.sam.expanding import expand
from serverless_lab.sam.template import Resource, parse

_ROLE = "arn:aws:iam::aws:policy/service-role/"
_NAMES = {name: f"{_ROLE}{name}" for name in ("AWSLambdaBasicExecutionRole", "AWSLambdaSQSQueueExecutionRole")}
_TRACES = "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"


class _Policies:
    def load(self) -> dict[str, str]:
        return _NAMES


def of_aws(text: str) -> dict[str, Any]:
    """Resources by id; raises samtranslator's InvalidDocumentException for a template that AWS refuses."""
    bucketed = re.sub(r"((?:Code|Content)Uri): [^,\n]*", r"\1: s3://bucket/key", text)
    found = transform(yaml_parse(bucketed), {}, _Policies())["Resources"]
    names = _plain_ids(found)
    return {names[name]: _told(body, names) for name, body in found.items()}


def ours(text: str) -> dict[str, Any]:
    template = parse(text)
    return {each.id: _told(_as_body(each), {}) for each in expand(shared.with_globals(template)).resources}


def _plain_ids(found: dict[str, Any]) -> dict[str, str]:
    """AWS puts a digest of the code behind the id of what is made anew with it."""
    hashed = ("AWS::Lambda::Version", "AWS::Lambda::LayerVersion")
    return {
        name: re.sub(r"[0-9a-f]{10}$", "", name) if body["Type"] in hashed else name for name, body in found.items()
    }


def _as_body(resource: Resource) -> dict[str, Any]:
    return {"Type": resource.type, "Properties": resource.properties, "DependsOn": list(resource.depends_on)}


def _told(body: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Without code, without the tag that AWS adds, and without what is empty."""
    properties = {name: value for name, value in body.get("Properties", {}).items() if name not in ("Code", "Content")}
    if isinstance(properties.get("Tags"), list):
        properties["Tags"] = [each for each in properties["Tags"] if each["Key"] != "lambda:createdBy"]
    if "ManagedPolicyArns" in properties:  # traces are not kept here
        properties["ManagedPolicyArns"] = [each for each in properties["ManagedPolicyArns"] if each != _TRACES]
    for each in properties.get("Policies", []):
        each["PolicyDocument"] = {"Version": "2012-10-17"} | each["PolicyDocument"]
    found = {"Type": body["Type"], "Properties": _renamed(_filled(properties), names)}
    after = body.get("DependsOn") or []
    return found | ({"DependsOn": [after] if isinstance(after, str) else after} if after else {})


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items() if each not in ({}, [], None)}
    return [_filled(each) for each in value] if isinstance(value, list) else value


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value
