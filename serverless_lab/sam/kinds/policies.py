"""Policies of roles, groups and users: attached by ARN, or written into them."""

from typing import Any

from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.making import Properties, Step, items
from serverless_lab.sam.yaml_text import as_json


def permit(step: Step, holder: str, name: str, properties: Properties) -> None:
    """Give a Role, Group or User what its properties say."""
    for arn in items(step, "ManagedPolicyArns", properties.get("ManagedPolicyArns")):
        step.call("iam", f"Attach{holder}Policy", {f"{holder}Name": name, "PolicyArn": arn})
    for each in inline(step, properties):
        text = document(step, each["PolicyDocument"])
        params = {f"{holder}Name": name, "PolicyName": each["PolicyName"], "PolicyDocument": text}
        step.call("iam", f"Put{holder}Policy", params)


def inline(step: Step, properties: Properties) -> list[dict[str, Any]]:
    """Raises TemplateFault."""
    found = items(step, "Policies", properties.get("Policies"))
    if not all(isinstance(each, dict) and {"PolicyName", "PolicyDocument"} <= each.keys() for each in found):
        raise TemplateFault("bad-policy", where=step.resource.where)
    return found


def document(step: Step, value: Any) -> str:
    """Raises TemplateFault."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        raise TemplateFault("bad-policy", where=step.resource.where)
    return as_json(value)
