"""What Lambda says to who sets up a function URL or calls one."""

from typing import Any

from serverless_lab.engine.errors import AccessDeniedException
from serverless_lab.engine.services.lambda_.errors.common import ResourceConflictException, ResourceNotFoundException

FORBIDDEN = (
    "Forbidden. For troubleshooting Function URL authorization issues, see: "
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"
)


class UrlExists(ResourceConflictException):
    template = (
        "Failed to create function url config for [functionArn = {arn}]. "
        "Error message:  FunctionUrlConfig exists for this Lambda function"
    )
    hint = "url-exists"


class FunctionMissing(ResourceNotFoundException):
    template = "Function does not exist"


class UrlMissing(ResourceNotFoundException):
    template = "The resource you requested does not exist."
    hint = "no-function-url"


class _Forbidden(AccessDeniedException):
    """Told to a browser, which learns as little as on AWS; why is in the decision and the hint."""

    template = FORBIDDEN

    def members(self) -> dict[str, Any]:
        return {}


class UrlNotSigned(_Forbidden):
    hint = "url-not-signed"


class UrlGone(_Forbidden):
    """Deleted between the moment it was looked up and the call."""

    hint = "no-function-url"
