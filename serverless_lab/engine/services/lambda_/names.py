"""What a request calls a function: its name, an ARN or a part of one, and perhaps a version behind it."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import ValidationException
from serverless_lab.engine.services.lambda_.errors.common import AnotherAccount, AnotherRegion, QualifiersDiffer
from serverless_lab.engine.validation import Failure, sentence

_NAME = re.compile(
    r"(?:arn:aws:lambda:)?(?:(?P<region>[a-z]{2}(?:-[a-z]+)+-\d):)?(?:(?P<account>\d{12}):)?(?:function:)?"
    r"(?P<name>[A-Za-z0-9_-]{1,64})(?::(?P<qualifier>\$LATEST|[A-Za-z0-9_-]+))?"
)


# What the policy of a function can open to another account. Source: Lambda developer guide, "Granting Lambda function
# access to other accounts", and "Control access to Lambda function URLs".
ACROSS = frozenset(
    f"lambda:{name}"
    for name in """CreateAlias CreateFunctionUrlConfig DeleteAlias DeleteFunction DeleteFunctionConcurrency
    DeleteFunctionEventInvokeConfig DeleteFunctionUrlConfig DeleteProvisionedConcurrencyConfig GetAlias
    GetFunction GetFunctionConcurrency GetFunctionConfiguration GetFunctionEventInvokeConfig
    GetFunctionUrlConfig GetLayerVersion GetPolicy GetProvisionedConcurrencyConfig InvokeFunction
    InvokeFunctionUrl ListAliases ListFunctionEventInvokeConfigs ListFunctionUrlConfigs
    ListProvisionedConcurrencyConfigs ListTags ListVersionsByFunction PublishVersion
    PutFunctionConcurrency PutFunctionEventInvokeConfig PutProvisionedConcurrencyConfig TagResource
    UntagResource UpdateAlias UpdateFunctionCode UpdateFunctionEventInvokeConfig UpdateFunctionUrlConfig""".split()
)


class Named(NamedTuple):
    """`region` and `account_id` are empty where the request leaves them out, `qualifier` where it names no version."""

    region: str
    account_id: str
    name: str
    qualifier: str


@lru_cache(maxsize=1024)  # one call asks several times
def named(text: str, qualifier: str | None = None) -> Named:
    """Raises ValidationException."""
    found = _NAME.fullmatch(text)
    if found is None:
        constraint = "Member must be a function name or ARN"
        raise ValidationException(message=sentence([Failure("functionName", f"'{text}'", constraint)]))
    region, account_id, name, version = (part or "" for part in found.groups())
    return Named(region, account_id, name, qualifier or version)


def arn(context: Context, request: Any) -> str:
    """What is authorised: the ARN of the function a request names, with the version if it names one."""
    _, account_id, name, qualifier = named(request.function_name, getattr(request, "qualifier", None))
    resource = f"function:{name}:{qualifier}" if qualifier else f"function:{name}"
    return str(Arn("lambda", context.region, account_id or context.account_id, resource))


def elsewhere(context: Context, request: Any) -> bool:
    """Does the request name a function of another account?"""
    return named(request.function_name).account_id not in ("", context.account_id)


def reachable(action: str, context: Context, request: Any) -> None:
    """Refuse, before any policy is asked, what lies elsewhere and what no policy opens to another account."""
    region, account_id, _, version = named(request.function_name)
    check_place(action, context, region, account_id, arn(context, request))
    if version and (getattr(request, "qualifier", None) or version) != version:
        raise QualifiersDiffer


def check_place(action: str, context: Context, region: str, account_id: str, resource: str) -> None:
    """`region` and `account_id` as they were named, empty for these. Raises AnotherRegion, AnotherAccount."""
    if region not in ("", context.region):
        raise AnotherRegion(region=region, here=context.region)
    out, in_ = account_id not in ("", context.account_id), context.caller.account_id != context.account_id
    if (out and not context.caller.abroad) or (in_ and action not in ACROSS):
        raise AnotherAccount(principal=context.caller.arn, action=action, resource=resource)
