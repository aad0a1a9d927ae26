"""boto3's clients for a learner's code that runs in this process: every operation is a call of the account."""

import io
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import botocore.session
from botocore import xform_name
from botocore.exceptions import ClientError

from lessons.sandbox.hosting import HostCall
from serverless_lab.runtime.model import AwsError


@cache
def _operations(service: str) -> dict[str, str]:
    """By boto3's names."""
    model = botocore.session.get_session().get_service_model(service)
    return {xform_name(name): name for name in model.operation_names}


class Client:
    def __init__(self, service: str, host: HostCall) -> None:
        self._service, self._host = service, host

    def __getattr__(self, name: str) -> Callable[..., dict[str, Any]]:
        return partial(self._call, _operations(self._service)[name])

    def _call(self, operation: str, **params: Any) -> dict[str, Any]:
        try:
            answer = self._host(self._service, operation, params)
        except AwsError as error:
            raise ClientError({"Error": {"Code": error.code, "Message": error.message}}, operation) from None
        payload = answer.get("Payload")
        return answer | {"Payload": io.BytesIO(payload)} if isinstance(payload, bytes) else answer
