"""What a Resource may be: `*`, or an ARN whose head is written out."""

from typing import Final

from serverless_lab.engine.policy.language import PARTITIONS

_IAM_KINDS: Final = (
    "user/",
    "federated-user/",
    "role/",
    "group/",
    "instance-profile/",
    "mfa/",
    "server-certificate/",
    "policy/",
    "sms-mfa/",
    "saml-provider/",
    "oidc-provider/",
    "report/",
    "access-report/",
)


def shortened(text: str) -> bool:
    """Such as `arn:aws::bucket`: parts of the ARN were left out, so that it cannot be taken apart."""
    parts = text.split(":")
    return len(parts) > 2 and (("::" in text and len(parts) < 6) or parts[2] == "")


def problem_of_resource(text: str) -> str:
    """IAM's sentence about a resource it would not store; empty where it would."""
    if text == "*":
        return ""
    head, colon, rest = text.partition(":")
    if not colon or head != "arn":
        return f'Resource {text} must be in ARN format or "*".'
    partition, colon, rest = rest.partition(":")
    if partition not in PARTITIONS:
        parts = [*rest.split(":", 3), "*", "*", "*", "*"][:4] if rest else ["*"] * 4
        return f'Partition "{partition}" is not valid for resource "arn:{partition}:{":".join(parts)}".'
    service, _, region_on = rest.partition(":")
    if not colon or "*" in service or "?" in service:
        return "Resource vendor must be fully qualified and cannot contain regexes."
    region, _, account_on = region_on.partition(":")
    kind = account_on.partition(":")[2]
    if service == "iam" and (region or ":" not in region_on):
        return f"IAM resource {text} cannot contain region information."
    if service == "s3" and (region or ":" not in region_on) and not kind.startswith("accesspoint/"):
        return f"Resource {text} can not contain region information."
    if service == "iam" and not kind.startswith((*_IAM_KINDS, "*")):
        return f'IAM resource path must either be "*" or start with {", ".join(_IAM_KINDS)}.'
    return ""
