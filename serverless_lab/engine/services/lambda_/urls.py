"""Function URLs: make, read, change, list, delete."""

import string
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError, ValidationException
from serverless_lab.engine.ids import draw
from serverless_lab.engine.instant import Instant, to_datetime
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_.errors.common import ResourceNotFoundException
from serverless_lab.engine.services.lambda_.errors.urls import FunctionMissing, UrlExists, UrlMissing
from serverless_lab.engine.services.lambda_.names import named
from serverless_lab.engine.services.lambda_.pages import page
from serverless_lab.engine.services.lambda_.qualifiers import find
from serverless_lab.engine.services.lambda_.requests import urls as requests
from serverless_lab.engine.services.lambda_.state import LATEST, LambdaState
from serverless_lab.engine.services.lambda_.url_ending import forget
from serverless_lab.engine.services.lambda_.url_state import Cors, FunctionUrl
from serverless_lab.engine.validation import Failure, sentence

METHODS = ("GET", "PUT", "HEAD", "POST", "PATCH", "DELETE", "*")
"""What CORS may allow. OPTIONS is allowed by itself. Source: AWS::Lambda::Url Cors, CloudFormation's reference."""
_LETTERS = string.ascii_lowercase + string.digits


def create_function_url_config(context: Context, request: requests.CreateFunctionUrlConfig) -> dict[str, Any]:
    function, qualifier = _target(context, request, FunctionMissing)
    state = context.part(LambdaState)
    if qualifier in state.urls_of.get(function, {}):
        raise UrlExists(arn=arn(context, function, qualifier))
    url = FunctionUrl(
        url_id=draw(context.chance(), _LETTERS, 32),
        function=function,
        qualifier=qualifier,
        auth_type=request.auth_type,
        created=context.at,
        modified=context.at,
        cors=_checked(request.cors),
        invoke_mode=request.invoke_mode or "BUFFERED",
    )
    state.urls[url.url_id] = url
    state.urls_of.setdefault(function, {})[qualifier] = url.url_id
    described = described_url(context, url)
    del described["LastModifiedTime"]
    return described


def get_function_url_config(context: Context, request: requests.UrlNamed) -> dict[str, Any]:
    return described_url(context, _found(context, request, UrlMissing))


def update_function_url_config(context: Context, request: requests.UpdateFunctionUrlConfig) -> dict[str, Any]:
    """What is left out stays; Cors is replaced as a whole."""
    url = _found(context, request, FunctionMissing)
    cors = url.cors if request.cors is None else _checked(request.cors)
    url.cors, url.modified = cors, context.at
    url.auth_type = request.auth_type or url.auth_type
    url.invoke_mode = request.invoke_mode or url.invoke_mode
    return described_url(context, url)


def list_function_url_configs(context: Context, request: requests.ListFunctionUrlConfigs) -> dict[str, Any]:
    function, _ = _target(context, request, FunctionMissing)
    state = context.part(LambdaState)
    of = state.urls_of.get(function, {})
    shown, more = page(list(of), request.marker, request.max_items, str, lambda qualifier: qualifier or LATEST)
    return {"FunctionUrlConfigs": [described_url(context, state.urls[of[name]]) for name in shown]} | more


def delete_function_url_config(context: Context, request: requests.UrlNamed) -> dict[str, Any]:
    url = _found(context, request, UrlMissing)
    forget(context.part(LambdaState), url.function, url.qualifier)
    return {}


def auth_keys(context: Context, request: Any) -> dict[str, Values]:
    """`lambda:FunctionUrlAuthType`: what is asked for, otherwise what is."""
    wanted = getattr(request, "auth_type", None)
    if wanted is None:
        function, qualifier = _named(request)
        state = context.part(LambdaState)
        url = state.urls.get(state.urls_of.get(function, {}).get(qualifier, ""))
        wanted = url.auth_type if url else None
    return {"lambda:FunctionUrlAuthType": wanted} if wanted else {}


def described_url(context: Context, url: FunctionUrl) -> dict[str, Any]:
    """The FunctionUrlConfig shape."""
    described: dict[str, Any] = {
        "FunctionUrl": f"https://{domain_of(url, context.region)}/",
        "FunctionArn": arn(context, url.function, url.qualifier),
        "AuthType": url.auth_type,
        "CreationTime": _time(url.created),
        "LastModifiedTime": _time(url.modified),
        "InvokeMode": url.invoke_mode,
    }
    if url.cors is not None:
        described["Cors"] = cors_shape(url)
    return described


def cors_shape(url: FunctionUrl) -> dict[str, Any]:
    """The Cors shape with what was set; empty where nothing was."""
    if url.cors is None:
        return {}
    members = {
        "AllowCredentials": url.cors.allow_credentials,
        "AllowHeaders": url.cors.allow_headers,
        "AllowMethods": url.cors.allow_methods,
        "AllowOrigins": url.cors.allow_origins,
        "ExposeHeaders": url.cors.expose_headers,
        "MaxAge": url.cors.max_age,
    }
    return {name: value for name, value in members.items() if value is not None}


def domain_of(url: FunctionUrl, region: str) -> str:
    return f"{url.url_id}.lambda-url.{region}.on.aws"


def arn(context: Context, function: str, qualifier: str) -> str:
    return context.arn("lambda", f"function:{function}:{qualifier}" if qualifier else f"function:{function}")


def _named(request: Any) -> tuple[str, str]:
    found = named(request.function_name, getattr(request, "qualifier", None))
    return found.name, found.qualifier


def _target(context: Context, request: Any, refusal: type[CloudError]) -> tuple[str, str]:
    """The function and, where one is named, the alias: both must be there."""
    try:
        find(context, request.function_name, getattr(request, "qualifier", None))
    except ResourceNotFoundException:
        raise refusal from None
    return _named(request)


def _found(context: Context, request: Any, refusal: type[CloudError]) -> FunctionUrl:
    function, qualifier = _target(context, request, refusal)
    state = context.part(LambdaState)
    url_id = state.urls_of.get(function, {}).get(qualifier)
    if url_id is None:
        raise UrlMissing
    return state.urls[url_id]


def _checked(cors: requests.Cors | None) -> Cors | None:
    """The service model knows the limits of every list; it does not know the methods."""
    if cors is None:
        return None
    unknown = [method for method in cors.allow_methods or () if method not in METHODS]
    if unknown:
        allowed = f"Member must satisfy enum value set: [{', '.join(METHODS)}]"
        found = Failure(
            "cors.allowMethods", f"'[{', '.join(unknown)}]'", f"Member must satisfy constraint: [{allowed}]"
        )
        raise ValidationException(message=sentence([found]))
    return Cors(
        allow_credentials=cors.allow_credentials,
        allow_headers=cors.allow_headers,
        allow_methods=cors.allow_methods,
        allow_origins=cors.allow_origins,
        expose_headers=cors.expose_headers,
        max_age=cors.max_age,
    )


def _time(instant: Instant) -> str:
    return to_datetime(instant).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
