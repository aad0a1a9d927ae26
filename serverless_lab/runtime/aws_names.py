"""What boto3 calls the operations of the services that functions use; read from botocore's models by the build."""

import json
import re
from typing import Any

SERVICES = """apigateway apigatewaymanagementapi apigatewayv2 cloudwatch cognito-idp dynamodb ec2 efs events iam
kinesis kms lambda logs mq pipes s3 s3control scheduler secretsmanager ses sesv2 sns sqs ssm stepfunctions sts
xray""".split()

# Codes of a protocol that SQS spoke before, in which it still answers; the model no longer has them.
_OLDER = {
    "sqs": {
        "AWS.SimpleQueueService.NonExistentQueue": "QueueDoesNotExist",
        "QueueAlreadyExists": "QueueNameExists",
    }
}
_PATH = re.compile(r"[A-Za-z0-9.\[\]]*")


def services() -> dict[str, dict[str, Any]]:
    """{service: {"class": "SQS", "operations": {snake: Pascal}, "pages": {snake: …}, "errors": {code: class},
    "waiters": {snake: …}}}."""
    from botocore import xform_name
    from botocore.loaders import Loader

    loader = Loader()
    return {name: _service(loader, name, xform_name) for name in SERVICES}


def _service(loader: Any, name: str, snake: Any) -> dict[str, Any]:
    model = loader.load_service_model(name, "service-2")
    meta = model["metadata"]
    class_name = meta.get("serviceAbbreviation", meta["serviceFullName"])
    return {
        "class": "".join(c for c in class_name.removeprefix("Amazon").removeprefix("AWS") if c.isalnum()),
        "operations": {snake(operation): operation for operation in model["operations"]},
        "pages": {snake(operation): page for operation, page in _pages(loader, name).items()},
        "errors": _errors(name, model["shapes"]),
        "waiters": {snake(waiter): {"name": waiter, **way} for waiter, way in _waiters(loader, name).items()},
    }


def _tokens(page: dict[str, Any]) -> dict[str, list[str]]:
    def listed(value: str | list[str]) -> list[str]:
        return [value] if isinstance(value, str) else value

    # "NextMarker || Contents[-1].Key": the lab's answers always carry the token itself.
    return {
        "in": listed(page["input_token"]),
        "out": [token.split(" ")[0] for token in listed(page["output_token"])],
        "results": listed(page.get("result_key", [])),
        "limit": listed(page.get("limit_key", [])),
    }


def _simple(page: dict[str, Any]) -> bool:
    return "input_token" in page and "." not in json.dumps(page["output_token"]).replace("].", "")


def clients() -> dict[str, str]:
    """{"@aws-sdk/client-lambda": JSON of {"service", "class", "operations", "pages", "errors": {code: class}}}."""
    from botocore.loaders import Loader

    loader = Loader()
    found = {}
    for name in SERVICES:
        model = loader.load_service_model(name, "service-2")
        service_id = model["metadata"]["serviceId"]
        described = {
            "service": name,
            "class": service_id.replace(" ", ""),
            "operations": sorted(model["operations"]),
            "pages": _pages(loader, name),
            "errors": _errors(name, model["shapes"]),
        }
        found[f"@aws-sdk/client-{service_id.lower().replace(' ', '-')}"] = json.dumps(described)
    return found


def _pages(loader: Any, name: str) -> dict[str, dict[str, list[str]]]:
    try:
        pages = loader.load_service_model(name, "paginators-1")["pagination"]
    except Exception:  # a service whose operations have no pages ships no such file
        return {}
    return {operation: _tokens(page) for operation, page in pages.items() if _simple(page)}


def _waiters(loader: Any, name: str) -> dict[str, dict[str, Any]]:
    """Those that look at plain paths of an answer, which is all that the stand-in can follow."""
    try:
        waiters = loader.load_service_model(name, "waiters-2")["waiters"]
    except Exception:  # a service that nothing is waited for in ships no such file
        return {}
    return {waiter: way for waiter, way in waiters.items() if all(map(_plain, way["acceptors"]))}


def _plain(acceptor: dict[str, Any]) -> bool:
    return bool(_PATH.fullmatch(acceptor.get("argument", "")))


def _errors(service: str, shapes: dict[str, Any]) -> dict[str, str]:
    found = {shape.get("error", {}).get("code", name): name for name, shape in shapes.items() if shape.get("exception")}
    return found | _OLDER.get(service, {})
