"""Where a call's CPU time goes inside the endpoint: one thread, no network, each stage without those inside it."""

import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from statistics import median
from typing import Any
from urllib.parse import urlencode

from tests.bench.store import installation

STAGES = ("verify", "key", "parse", "authorise", "engine", "journal", "serialise", "rest")
CALLS, ROUNDS = 300, 5
spent: Counter[str] = Counter()
_open: list[list[float]] = []


def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def wrapper(*args: Any, **more: Any) -> Any:
        began = time.thread_time()
        _open.append([0.0])
        try:
            return function(*args, **more)
        finally:
            took, (inside,) = time.thread_time() - began, _open.pop()
            spent[stage] += took - inside
            if _open:
                _open[-1][0] += took

    return wrapper


def watch() -> None:
    from lessons.sandbox import keys, lab, signatures
    from lessons.sandbox.endpoint import answering
    from lessons.sandbox.writing import Writer
    from serverless_lab.engine.cloud import Cloud
    from serverless_lab.engine.machine import Machine
    from serverless_lab.wire.codec import Codec

    for place, name, stage in (
        (answering, "_signed", "verify"),
        (signatures, "verify", "verify"),
        (keys, "presumed", "key"),
        (Writer, "bears_out", "key"),
        (answering, "_parsed", "parse"),
        (lab, "call", "journal"),
        (Cloud, "call", "engine"),
        (Machine, "_authorise", "authorise"),
        (Codec, "write", "serialise"),
    ):
        setattr(place, name, timed(stage, getattr(place, name)))


def request(service: str, params: dict[str, str], key: str, secret: str) -> "Request":  # noqa: F821
    """What boto3 sends for a query operation."""
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    from serverless_lab.wire.message import Request

    body = urlencode(params).encode()
    agent = "Boto3/1.44.0 md/Botocore#1.44.0 ua/2.1 os/linux md/arch#x86_64 lang/python#3.11.7 cfg/retry-mode#standard"
    headers = {"content-type": "application/x-www-form-urlencoded; charset=utf-8", "user-agent": agent}
    signed = AWSRequest("POST", "http://127.0.0.1:4566/", headers, body)
    SigV4Auth(Credentials(key, secret), service, "ap-northeast-2").add_auth(signed)
    sent = {name.lower(): str(value) for name, value in signed.headers.items()}
    more = {"host": "127.0.0.1:4566", "accept-encoding": "identity", "content-length": str(len(body))}
    return Request("POST", "/", "", sent | more, body)


def account_with_users(size: int) -> tuple[str, str]:
    import json

    from lessons.sandbox import accounts, lab
    from tests.bench.wire_bench import POLICY

    account = accounts.new_account()
    for number in range(size - 1):
        lab.call(account, "iam", "CreateUser", {"UserName": f"user-{number}"})
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    policy = {"UserName": "mina", "PolicyName": "calls", "PolicyDocument": json.dumps(POLICY)}
    lab.call(account, "iam", "PutUserPolicy", policy)
    made = lab.call(account, "iam", "CreateAccessKey", {"UserName": "mina"}).answer["AccessKey"]
    return made["AccessKeyId"], made["SecretAccessKey"]


def row(title: str, asked: "Request") -> None:  # noqa: F821
    from lessons.sandbox.endpoint import app

    respond = timed("rest", lambda request: app._in_thread((request, None, None, True)))
    totals: list[float] = []
    assert respond(asked).status == 200
    spent.clear()
    for _ in range(ROUNDS):
        before = spent.total()
        for _ in range(CALLS):
            respond(asked)
        totals.append((spent.total() - before) / CALLS * 1e3)
    shares = "".join(f"{spent[stage] / spent.total():>11.0%}" for stage in STAGES)
    print(f"  {title:<24}{median(totals):>8.2f}{shares}", flush=True)


def main() -> None:
    import logging

    from tests.bench.wire import FEW, MANY

    with installation():
        logging.disable(logging.CRITICAL)
        few, many = account_with_users(FEW), account_with_users(MANY)
        watch()
        sts, iam = {"Version": "2011-06-15"}, {"Version": "2010-05-08"}
        print("inside the endpoint, one thread: ms of CPU a call, and the share of each stage")
        print(f"  {'':<24}{'ms':>8}{''.join(f'{stage:>11}' for stage in STAGES)}")
        row("GetCallerIdentity", request("sts", {"Action": "GetCallerIdentity"} | sts, *few))
        row("GetUser", request("iam", {"Action": "GetUser", "UserName": "mina"} | iam, *few))
        row(f"ListUsers of {FEW}", request("iam", {"Action": "ListUsers", "MaxItems": "1000"} | iam, *few))
        row(f"ListUsers, 100 of {MANY:,}", request("iam", {"Action": "ListUsers"} | iam, *many))
        row(f"ListUsers of {MANY:,}", request("iam", {"Action": "ListUsers", "MaxItems": "1000"} | iam, *many))


if __name__ == "__main__":
    main()
