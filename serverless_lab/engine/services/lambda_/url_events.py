"""The event a function is given for a request to its URL: payload format 2.0 of API Gateway's HTTP APIs.

Source: "Invoking Lambda function URLs", AWS Lambda developer guide.
"""

import json
from base64 import b64encode
from typing import Any
from urllib.parse import parse_qsl

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_hex
from serverless_lab.engine.instant import MILLISECOND, SECOND, to_datetime
from serverless_lab.engine.questions import UniqueId
from serverless_lab.engine.services.lambda_.requests.urls import InvokeFunctionUrl
from serverless_lab.engine.services.lambda_.url_state import FunctionUrl
from serverless_lab.engine.services.lambda_.urls import domain_of

# What says in a content type that the body is text, and comes as it is.
_TEXTS = ("text/", "json", "xml", "javascript")
_OF_THE_CONNECTION = frozenset({"connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"})


def event_of(context: Context, url: FunctionUrl, request: InvokeFunctionUrl, request_id: str) -> bytes:
    """As JSON. Members without a value, such as the body of a GET, are left out as AWS leaves them out."""
    headers, cookies = _headers(context, request)
    body, encoded = _body(request.body, headers.get("content-type", ""))
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": request.path,
        "rawQueryString": request.query,
        "cookies": cookies,
        "headers": headers,
        "queryStringParameters": _query(request.query),
        "requestContext": _request_context(context, url, request, request_id, headers),
        "body": body,
        "isBase64Encoded": encoded,
    }
    told = {name: value for name, value in event.items() if value or name in ("rawQueryString", "isBase64Encoded")}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _headers(context: Context, request: InvokeFunctionUrl) -> tuple[dict[str, str], list[str]]:
    """By name in lower case, several of one name joined by commas; and the cookies, which stand by themselves."""
    joined: dict[str, str] = {}
    cookies: list[str] = []
    for header in request.headers:
        name = header.name.lower()
        if name == "cookie":
            cookies += [part.strip() for part in header.value.split(";") if part.strip()]
        elif name not in _OF_THE_CONNECTION:
            joined[name] = f"{joined[name]},{header.value}" if name in joined else header.value
    joined["x-amzn-trace-id"] = f"Root=1-{context.at // SECOND:08x}-{new_hex(context.chance(), 24)}"
    return joined, cookies


def _query(query: str) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, errors="replace"):
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def _body(body: bytes, content_type: str) -> tuple[str, bool]:
    if any(kind in content_type.lower() for kind in _TEXTS):
        try:
            return body.decode(), False
        except UnicodeDecodeError:
            pass
    return b64encode(body).decode(), bool(body)


def _request_context(
    context: Context, url: FunctionUrl, request: InvokeFunctionUrl, request_id: str, headers: dict[str, str]
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "accountId": context.account_id if url.auth_type == "AWS_IAM" else "anonymous",
        "apiId": url.url_id,
        "domainName": domain_of(url, context.region),
        "domainPrefix": url.url_id,
        "http": {
            "method": request.method,
            "path": request.path,
            "protocol": request.protocol,
            "sourceIp": request.source_ip,
            "userAgent": headers.get("user-agent", ""),
        },
        "requestId": request_id,
        "routeKey": "$default",
        "stage": "$default",
        "time": to_datetime(context.at).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": context.at // MILLISECOND,
    }
    if url.auth_type == "AWS_IAM":
        told["authorizer"] = {"iam": _iam(context, context.caller)}
    return told


def _iam(context: Context, caller: Caller) -> dict[str, Any]:
    """Who signed. A role's session is told by the role's id and the session's name."""
    unique = caller.account_id if caller.kind == "root" else context.ask(UniqueId(caller.identity))
    if unique and caller.kind == "role":
        unique = f"{unique}:{caller.arn.rpartition('/')[2]}"
    return {
        "accessKey": caller.key,
        "accountId": caller.account_id,
        "callerId": unique,
        "cognitoIdentity": None,
        "principalOrgId": None,
        "userArn": caller.arn,
        "userId": unique,
    }
