"""Which service a request is for: by what it was signed for, by its target header, or by its host."""

import re

from serverless_lab.wire.message import Request

# Services that sign under another name than botocore's, or under one name together.
SIGNED_AS: dict[str, tuple[str, ...]] = {
    "apigateway": ("apigateway", "apigatewayv2"),
    "elasticfilesystem": ("efs",),
    "elasticloadbalancing": ("elbv2", "elb"),
    "monitoring": ("cloudwatch",),
    "s3": ("s3", "s3control"),
    "ses": ("sesv2", "ses"),
    "states": ("stepfunctions",),
    "tagging": ("resourcegroupstaggingapi",),
}
REGION = re.compile(r"[a-z]{2,4}(-[a-z]{2,12}){1,3}-[1-9]")
_TARGETS = {
    "Logs_20140328": "logs",
    "AmazonSQS": "sqs",
    "AWSEvents": "events",
    "GraniteServiceVersion20100801": "cloudwatch",
}
_HOST = re.compile(r"(?:[^.]+\.)*?(?P<service>[a-z0-9-]+)(?:\.(?P<region>[a-z]{2}-[a-z-]+-[1-9]))?\.amazonaws\.com")
_BUCKET_HOST = re.compile(r"(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}?[a-z0-9])\.(?:s3(?:[.-][a-z0-9.-]+)?|localhost)")


def signed_services(signing_name: str) -> tuple[str, ...]:
    return SIGNED_AS.get(signing_name, (signing_name,))


def unsigned_service(request: Request) -> str | None:
    """The service of a call that nobody signed, as far as can be told."""
    target = request.headers.get("x-amz-target", "").rpartition(".")[0]
    if target in _TARGETS:
        return _TARGETS[target]
    named = _HOST.fullmatch(host_of(request))
    return signed_services(named["service"])[0] if named else None


def at_root(request: Request) -> Request:
    """The endpoint answers under `/aws/` as well."""
    if request.path == "/aws" or request.path.startswith("/aws/"):
        return request._replace(path=request.path[4:] or "/")
    return request


def in_path_style(request: Request) -> Request:
    """A bucket in the host goes to the front of the path."""
    found = _BUCKET_HOST.fullmatch(host_of(request))
    return request._replace(path=f"/{found['bucket']}{request.path}") if found else request


def host_of(request: Request) -> str:
    return re.sub(r":[0-9]+$", "", request.headers.get("host", "").lower())
