"""The policy of a function, a version or an alias: who may do what with it besides those whom IAM allows."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.services.lambda_ import layer_policies, statements
from serverless_lab.engine.services.lambda_.errors.common import (
    PreconditionFailedException,
    ResourceNotFoundException,
)
from serverless_lab.engine.services.lambda_.errors.policies import (
    LatestHasNoPolicy,
    NoPolicy,
    NoPolicyOf,
    NothingThere,
    OnlyForAction,
)
from serverless_lab.engine.services.lambda_.names import arn as arn_asked
from serverless_lab.engine.services.lambda_.names import named
from serverless_lab.engine.services.lambda_.qualifiers import alias_of, find
from serverless_lab.engine.services.lambda_.requests import common
from serverless_lab.engine.services.lambda_.requests import policies as requests
from serverless_lab.engine.services.lambda_.state import LATEST, Alias, Function, LambdaState, Version


def add_permission(context: Context, request: requests.AddPermission) -> dict[str, Any]:
    function, carrier, qualifier = _carrier(context, request)
    if qualifier == LATEST:
        raise LatestHasNoPolicy
    _check_revision(carrier, request.revision_id)
    principal = statements.principal(context, request.principal)
    new = _statement(context, request, principal)
    function.policies[qualifier] = statements.added(function.policies.get(qualifier, []), new)
    carrier.revision_id = new_uuid(context.chance())
    return {"Statement": statements.text_of(new)}


def remove_permission(context: Context, request: requests.RemovePermission) -> dict[str, Any]:
    name = named(request.function_name).name
    if name not in context.part(LambdaState).functions:
        raise NoPolicyOf(arn=context.arn("lambda", f"function:{name}"))
    function, carrier, qualifier = _carrier(context, request)
    if qualifier not in function.policies:
        raise NoPolicy
    rest = statements.without(function.policies[qualifier], request.statement_id)
    _check_revision(carrier, request.revision_id)
    if rest:
        function.policies[qualifier] = rest
    else:
        del function.policies[qualifier]
    carrier.revision_id = new_uuid(context.chance())
    return {}


def get_policy(context: Context, request: common.FunctionNamed) -> dict[str, Any]:
    function, carrier, qualifier = _carrier(context, request)
    if qualifier not in function.policies:
        raise NothingThere
    whole = statements.document(function.policies[qualifier])
    return {"Policy": statements.text_of(whole), "RevisionId": carrier.revision_id}


def policy_of(context: Context, resource: str) -> Policy | None:
    """What the function, version, alias or layer version of this ARN carries."""
    arn = Arn.parse(resource)
    if arn is None or (arn.region, arn.account_id) != (context.region, context.account_id):
        return None
    kind, _, rest = arn.resource.partition(":")
    if kind == "layer":
        return layer_policies.policy_of(context, arn)
    name, _, qualifier = rest.partition(":")
    function = context.part(LambdaState).functions.get(name) if kind == "function" else None
    found = function.policies.get(qualifier) if function is not None else None
    return Policy("resource", name, statements.document(found), holder=resource) if found else None


def keys(context: Context, request: requests.AddPermission) -> dict[str, Values]:
    """The condition keys of a request that lets somebody in."""
    url = {"lambda:FunctionUrlAuthType": request.function_url_auth_type} if request.function_url_auth_type else {}
    return {"lambda:Principal": request.principal, **url}


def _carrier(context: Context, request: Any) -> tuple[Function, Version | Alias, str]:
    """What the policy hangs on: an alias has one of its own."""
    _, _, name, qualifier = named(request.function_name, request.qualifier)
    function = context.part(LambdaState).functions.get(name)
    if function is None:
        raise ResourceNotFoundException(arn=arn_asked(context, request))
    if not qualifier or qualifier == LATEST or qualifier.isdigit():
        return function, find(context, name, qualifier).version, qualifier
    return function, alias_of(context, function, qualifier), qualifier


def _statement(context: Context, request: requests.AddPermission, principal: Any) -> statements.Statement:
    tests: dict[str, dict[str, str]] = {}
    for operator, key, value in (
        ("ArnLike", "AWS:SourceArn", request.source_arn),
        ("StringEquals", "AWS:SourceAccount", request.source_account),
        ("StringEquals", "aws:PrincipalOrgID", request.principal_org_id),
        ("StringEquals", "lambda:EventSourceToken", request.event_source_token),
        ("StringEquals", "lambda:FunctionUrlAuthType", request.function_url_auth_type),
        ("Bool", "lambda:InvokedViaFunctionUrl", _text(request.invoked_via_function_url)),
    ):
        if value is not None:
            tests.setdefault(operator, {})[key] = value
    _check_action(request)
    statement = {
        "Sid": request.statement_id,
        "Effect": "Allow",
        "Principal": principal,
        "Action": request.action,
        "Resource": arn_asked(context, request),
    }
    return statement | ({"Condition": tests} if tests else {})


def _check_action(request: requests.AddPermission) -> None:
    for member, given, action in (
        ("FunctionUrlAuthType", request.function_url_auth_type, "lambda:InvokeFunctionUrl"),
        ("InvokedViaFunctionUrl", request.invoked_via_function_url, "lambda:InvokeFunction"),
    ):
        if given is not None and request.action != action:
            raise OnlyForAction(member=member, action=action)


def _text(value: bool | None) -> str | None:
    return None if value is None else str(value).lower()


def _check_revision(carrier: Version | Alias, revision_id: str | None) -> None:
    if revision_id is not None and revision_id != carrier.revision_id:
        raise PreconditionFailedException
