"""The explainer's page and the page that says why, in one process: p95 of each, in a small and a large account."""

import json
import time
from dataclasses import replace
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from tests.bench.store import installation

TIMES = 60
PAGE = "/iam/bench/"
SIZES = (1, 100)


def main() -> None:
    with installation():
        _measure()


def _measure() -> None:
    from django.test import Client

    from lessons.courseware import catalogue, lesson_page
    from lessons.courseware.course import Lesson
    from lessons.iam.bench import BenchStart
    from lessons.iam.chapter import CHAPTER
    from lessons.people.models import Learner

    names = {"en": "Bench", "ko": "실습대"}
    lesson = Lesson("bench", "3.0", names, names, 1, "iam/lessons/bench", bench=BenchStart())
    catalogue.chapters = lambda: (replace(CHAPTER, lessons=(lesson,)),)  # type: ignore[assignment]
    lesson_page.lesson_text = lesson_page.lesson_terms = lambda template, language: ()  # type: ignore[assignment]
    learner = Learner.objects.create_user("bench", password="a long password 1")
    client = Client(HTTP_HOST="localhost")
    client.force_login(learner)
    print(f"p95 of {TIMES} pages, ms" + "".join(f"{f'{size} users':>14}" for size in SIZES))
    spans: dict[str, list[float]] = {}
    for more in SIZES:
        for name, address in _pages(learner, more).items():
            spans.setdefault(name, []).append(_p95(client, address))
    for name, found in spans.items():
        print(f"{name:<24}" + "".join(f"{ms:>14.1f}" for ms in found))


def _pages(learner: Any, users: int) -> dict[str, str]:
    """An account with so many users in a group; what is asked about the last of them."""
    from lessons.sandbox import lab
    from serverless_lab.engine.caller import Caller

    account = lab.account_of(learner)
    have = len(lab.look(account).state.parts["iam/"].users)
    if not have:
        _do(account, "CreateGroup", GroupName="cooks")
        _do(account, "AttachGroupPolicy", GroupName="cooks", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    for number in range(have, users):
        _do(account, "CreateUser", UserName=f"cook{number}")
        _do(account, "AddUserToGroup", UserName=f"cook{number}", GroupName="cooks")
        statement = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
        text = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        _do(account, "PutUserPolicy", UserName=f"cook{number}", PolicyName="Photos", PolicyDocument=text)
    arn = f"arn:aws:iam::{account.account_id}:user/cook{users - 1}"
    refusal = lab.call(account, "iam", "CreateUser", {"UserName": "new"}, caller=Caller.user(arn)).refusal
    question = {"tab": "explain", "principal": arn, "ask": "sqs:SendMessage", "on": "*"}
    return {
        "explainer, a guess": f"{PAGE}?{urlencode(question)}",
        "explainer, the answer": f"{PAGE}?{urlencode(question | {'guess': 'denied'})}",
        "why was I denied?": f"/account/{account.pk}/why/{refusal.position}/",
        "graph": f"{PAGE}?tab=graph",
        "user with the meter": f"{PAGE}?tab=users&user=cook{users - 1}",
    }


def _do(account: Any, operation: str, **params: Any) -> None:
    from lessons.sandbox import lab

    refusal = lab.call(account, "iam", operation, params).refusal
    assert refusal is None, refusal


def _p95(client: Any, address: str) -> float:
    spans = []
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = client.get(address)
        spans.append((time.perf_counter() - began) * 1e3)
        assert answer.status_code == 200, address
    return quantiles(spans, n=20)[-1]


if __name__ == "__main__":
    main()
