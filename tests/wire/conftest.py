"""The endpoint in this process, listening on loopback, and real boto3 clients of it."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
import uvicorn
from botocore.config import Config
from django.db import connections

from lessons.people.models import Learner
from lessons.sandbox import keys, lab, moment
from lessons.sandbox.endpoint import app
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.models import Account
from serverless_lab.processes.serving import configured
from tests.databases import of_sqlite
from tests.live import free_port
from tests.wire.wire_life import Ahead, WireLife, prepared

THREADS = 4
# A question to PostgreSQL is a wait: there every call is made in a thread.
collect_ignore = of_sqlite("test_at_once.py")


@pytest.fixture
def endpoint(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Its address."""
    threads = Threads(THREADS, "test-endpoint", connections.close_all)
    monkeypatch.setattr(app, "_threads", threads)
    port = free_port()
    server = uvicorn.Server(configured(app.application, "127.0.0.1", port, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    threads.close()
    for each in threading.enumerate():
        if each.name.startswith("test-endpoint"):
            each.join(10)


Clients = Callable[..., Any]


@pytest.fixture
def client(endpoint: str) -> Clients:
    """`client("iam", key)`: `key` has a key and a secret, and for temporary ones a token."""

    def make(service: str, key: Any, *, region: str = "ap-northeast-2", address: str = endpoint, **config: Any) -> Any:
        access, secret, token = (*key, None)[:3] if isinstance(key, tuple) else _parts(key)
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=address,
            aws_access_key_id=access,
            aws_secret_access_key=secret,
            aws_session_token=token,
            config=Config(retries={"max_attempts": 0}, parameter_validation=False, **config),
        )

    return make


def _parts(key: dict[str, Any]) -> tuple[str, str, str | None]:
    """Of an answer of CreateAccessKey or AssumeRole."""
    return key["AccessKeyId"], key["SecretAccessKey"], key.get("SessionToken")


@pytest.fixture
def learner(transactional_db: None) -> Learner:
    return Learner.objects.create_user("haneul", password="a long password 1")


@pytest.fixture
def account(learner: Learner) -> Account:
    return lab.account_of(learner)


@pytest.fixture
def root(account: Account) -> keys.RootKey:
    return keys.root_key(account)


@pytest.fixture
def other(transactional_db: None) -> Account:
    return lab.account_of(Learner.objects.create_user("bada", password="a long password 2"))


@pytest.fixture
def life(account: Account) -> Iterator[WireLife]:
    clock = Ahead()
    with moment.read_from(clock):
        yield prepared(account, clock)
