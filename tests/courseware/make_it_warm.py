"""The mission “make it warm” as a browser takes it."""

from typing import Any

from django.core.cache import cache
from django.test import Client

from lessons.courseware import catalogue
from lessons.courseware.models import Attempt

PAGE = "/functions/missions/make-it-warm/"


HTMX = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}


def begin(client: Client, **form: Any) -> Attempt:
    cache.clear()
    answer = client.post(f"{PAGE}begin/", form)
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    return Attempt.objects.get(current=True)


def invoke(client: Client, kind: str = "sync", **more: Any) -> Any:
    cache.clear()
    return client.post(f"{PAGE}invoke/", {"kind": kind, "event": "order"}, **more)


def solve(client: Client, minutes: int, customers: int) -> None:
    kind = {2: "two", 3: "three"}[customers]
    invoke(client, kind)
    for _ in range(minutes // 4 + 1):
        cache.clear()
        client.post(f"{PAGE}advance/", {"seconds": 240})
        invoke(client, kind)


def facts_of(attempt: Attempt) -> Any:
    return catalogue.mission("functions", "make-it-warm")[2].facts(attempt.variant)
