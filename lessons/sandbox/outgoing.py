"""Calls that a function makes out of a VPC: traced in the account first, and answered by silence where none arrives."""

import math
from typing import Any
from urllib.parse import quote

from lessons.sandbox.writing import Ask
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.models import service_model
from serverless_lab.engine.wiring import ONE_REGION, OPERATIONS
from serverless_lab.engine.work import RunFunction
from serverless_lab.runtime.model import CLIENT

# boto3's own, and more than any function lives.
CONNECT_TIMEOUT_S, ATTEMPTS, LONGEST_S = 60.0, 5, 3600.0


def patience_ms(params: dict[str, Any]) -> float:
    """How long the client waits in all its tries; takes what the client said of it out of the parameters."""
    said = params.pop(CLIENT, None)
    said = said if isinstance(said, dict) else {}
    timeout = _number(said.get("connect_timeout"), CONNECT_TIMEOUT_S)
    attempts = max(1.0, _number(said.get("attempts"), ATTEMPTS))
    return min(timeout * attempts, LONGEST_S) * 1000


def question(work: RunFunction, step: int, service: str, operation: str, patience: float) -> Ask:
    """What is asked of the account before such a call is carried out."""
    account_id = work.function_arn.split(":")[4]
    params = {"RequestId": work.request_id, "Service": service, "Operation": operation, "PatienceMs": patience}
    caller = Caller.service(account_id, "lab")
    return Ask("lab", "CallOut", params, "service", caller, work.region, work.request_id, step)


def url(region: str, service: str, operation: str, params: dict[str, Any]) -> str:
    """Where boto3 would send it: `https://sts.ap-northeast-2.amazonaws.com/`."""
    model = service_model(service)
    host = model.endpoint_prefix if service in ONE_REGION else f"{model.endpoint_prefix}.{region}"
    path = "/"
    if (service, operation) in OPERATIONS:
        path = model.operation_model(operation).http.get("requestUri", "/").partition("?")[0]
    for name, value in params.items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe="-._~"))
    return f"https://{host}.amazonaws.com{path}"


def _number(value: Any, usual: float) -> float:
    sound = isinstance(value, int | float) and math.isfinite(value) and value >= 0
    return float(value) if sound else usual
