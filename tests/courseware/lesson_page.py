"""The page of a lesson, and what is done there most."""

from typing import Any

from django.test import Client

PAGE = "/functions/cold-and-warm-start/"
SOURCE = "def lambda_handler(event, context):\n    return 1\n"
HTMX = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}


def deploy(client: Client, **more: Any) -> Any:
    return client.post(f"{PAGE}deploy/", {"source": SOURCE}, **more)


def invoke(client: Client, kind: str = "sync", **more: Any) -> Any:
    return client.post(f"{PAGE}invoke/", {"kind": kind, "event": "order"}, **more)


def settings(**changes: Any) -> dict[str, Any]:
    return {"MemorySize": 128, "Timeout": 3, "Handler": "lambda_function.lambda_handler"} | changes
