"""A request to a function URL: who may, and the run that it begins."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_ import invoke, recursion, urls
from serverless_lab.engine.services.lambda_.errors.urls import UrlGone, UrlNotSigned
from serverless_lab.engine.services.lambda_.qualifiers import find, routed
from serverless_lab.engine.services.lambda_.requests.urls import InvokeFunctionUrl
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.services.lambda_.url_events import event_of
from serverless_lab.engine.services.lambda_.url_state import FunctionUrl


def check_call(context: Context, request: InvokeFunctionUrl) -> None:
    """Before any policy: there is such a URL, and whoever must sign has signed."""
    if _url(context, request).auth_type == "AWS_IAM" and context.caller.kind == "anonymous":
        raise UrlNotSigned


def called_arn(context: Context, request: InvokeFunctionUrl) -> str:
    url = _url(context, request)
    return urls.arn(context, url.function, url.qualifier)


def call_keys(context: Context, request: InvokeFunctionUrl) -> dict[str, Values]:
    return {"lambda:FunctionUrlAuthType": _url(context, request).auth_type, "aws:SourceIp": request.source_ip}


def invoking(context: Context, request: InvokeFunctionUrl) -> list[tuple[str, str, dict[str, Values]]]:
    """Since October 2025 the function itself must let itself be called as well.

    Source: "Control access to Lambda function URLs", AWS Lambda developer guide.
    """
    keys: dict[str, Values] = {"lambda:InvokedViaFunctionUrl": "true", "aws:SourceIp": request.source_ip}
    return [("lambda:InvokeFunction", called_arn(context, request), keys)]


def invoke_function_url(context: Context, request: InvokeFunctionUrl) -> dict[str, Any]:
    """Answers only that the run began: `lab.FinishInvocation` carries what the function answered."""
    url = _url(context, request)
    target = routed(context, find(context, url.function, url.qualifier or None))
    request_id = new_uuid(context.chance())
    event = invoke.checked_event(event_of(context, url, request, request_id))
    digest = context.bodies.put_or_say(event)
    invoke.start(context, target, request_id, digest, lineage=recursion.of_caller(context))
    return {"StatusCode": 200, "ExecutedVersion": target.version.version}


def _url(context: Context, request: InvokeFunctionUrl) -> FunctionUrl:
    url = context.part(LambdaState).urls.get(request.url_id)
    if url is None:
        raise UrlGone
    return url
