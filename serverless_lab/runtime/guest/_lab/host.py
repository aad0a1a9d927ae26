"""The way out: AWS calls answered by the host from the learner's own account."""

import base64
import datetime
import json
from typing import Any

import wit_world  # type: ignore[import-not-found]
from botocore.exceptions import ClientError, ConnectTimeoutError
from botocore.response import StreamingBody

_STREAMS = {("lambda", "Invoke"): "Payload", ("s3", "GetObject"): "Body"}


def call(service: str, operation: str, params: dict[str, Any], errors: dict[str, str] | None = None) -> dict[str, Any]:
    """Ask the host; raise the error that boto3 would raise. `errors`: the names of the service's own, by code."""
    answer = json.loads(wit_world.host_call(service, operation, json.dumps(params, default=_tag)), object_hook=_untag)
    if "error" in answer:
        raise ClientError.of(answer["error"], operation, errors or {})
    if "silent" in answer:
        raise ConnectTimeoutError(endpoint_url=answer["silent"])
    result: dict[str, Any] = answer["ok"]
    result.setdefault("ResponseMetadata", {"HTTPStatusCode": 200, "RetryAttempts": 0})
    member = _STREAMS.get((service, operation))
    if member in result:
        result[member] = StreamingBody(result[member])
    return result


def _tag(value: object) -> object:
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, str):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$time": value.timestamp()}
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    return str(value)


def _untag(value: dict[str, Any]) -> Any:
    if len(value) == 1:
        if "$bytes" in value:
            return base64.b64decode(value["$bytes"])
        if "$time" in value:
            return datetime.datetime.fromtimestamp(value["$time"], datetime.UTC)
    return value
