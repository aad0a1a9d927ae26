"""The endpoint in this process, listening on loopback, and real boto3 clients of it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import pytest
import uvloop
from botocore.config import Config

from lessons.people.models import Learner
from lessons.sandbox import hosting, keys, lab, moment, opened
from lessons.sandbox.endpoint.serving import listening
from lessons.sandbox.models import Account
from tests.live import free_port
from tests.wire.wire_life import Ahead, WireLife, prepared

THREADS = 4


@pytest.fixture
def endpoint(transactional_db: None) -> Iterator[str]:
    """Its address."""
    opened.forget_all()
    hosting._made.cache_clear()
    port = free_port()
    with listening_in_a_thread(port):
        yield f"http://127.0.0.1:{port}"
    for each in threading.enumerate():
        if each.name.startswith("endpoint-"):
            each.join(10)
    opened.forget_all()


@contextmanager
def listening_in_a_thread(port: int) -> Iterator[None]:
    ready, stop, loop = threading.Event(), asyncio.Event(), uvloop.new_event_loop()

    async def listen() -> None:
        async with listening("127.0.0.1", port, THREADS):
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=[listen()], daemon=True)
    thread.start()
    assert ready.wait(10)
    yield
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


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
