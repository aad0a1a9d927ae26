"""The public content in this process, listening on loopback, and plain HTTP clients of it."""

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
import uvicorn
from django.conf import LazySettings
from django.db import connections

from lessons.people.models import Learner
from lessons.sandbox import hosting, lab
from lessons.sandbox.content import app
from lessons.sandbox.endpoint.threads import Threads
from lessons.sandbox.models import Account
from serverless_lab.processes.serving import configured
from tests.engine.functions.good_urls import lets_in, url_id
from tests.engine.support import function_params
from tests.live import free_port
from tests.sandbox.host import FakeHost

THREADS = 8
REGION = "ap-northeast-2"


class Heard(NamedTuple):
    """`pairs` are the headers as they came, names in lower case."""

    status: int
    pairs: list[tuple[str, str]]
    body: bytes

    @property
    def headers(self) -> dict[str, str]:
        return dict(self.pairs)

    @property
    def told(self) -> Any:
        return json.loads(self.body)


class Site(NamedTuple):
    """Where the public content listens."""

    port: int

    def ask(self, method: str, path: str, body: Any = None, *, host: str = "", **headers: str) -> Heard:
        """Header names with underscores for hyphens. A body that is no text is sent as JSON."""
        sent = {"Host": host or f"127.0.0.1:{self.port}"}
        if body is not None and not isinstance(body, bytes | str):
            body, sent["content-type"] = json.dumps(body), "application/json"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return Heard(answer.status, [(name.lower(), value) for name, value in answer.getheaders()], answer.read())
        finally:
            connection.close()


class Url(NamedTuple):
    """A function URL of an account, asked by its own host name."""

    site: Site
    account: Account
    id: str

    @property
    def host(self) -> str:
        return f"{self.id}.lambda-url.{REGION}.localhost:{self.site.port}"

    def let_in(self, principal: str, *, without: int = 2, name: str = "web-fn") -> None:
        """Open the function's policy; of the two statements one can be left out."""
        auth_type = lab.call(self.account, "lambda", "GetFunctionUrlConfig", {"FunctionName": name}).answer["AuthType"]
        for number, each in enumerate(lets_in(principal, auth_type)):
            if number != without:
                done = lab.call(self.account, "lambda", "AddPermission", {"FunctionName": name} | each)
                assert done.refusal is None, done.refusal

    def ask(self, method: str = "GET", path: str = "/", body: Any = None, **headers: str) -> Heard:
        return self.site.ask(method, path, body, host=self.host, **headers)

    def shared(self, method: str = "GET", path: str = "/", body: Any = None, **headers: str) -> Heard:
        """By the path, on the host that all URLs share."""
        return self.site.ask(method, f"/lambda-url/{self.id}{path}", body, **headers)


@pytest.fixture(autouse=True)
def host(settings: LazySettings) -> FakeHost:
    made = hosting.host()
    assert isinstance(made, FakeHost)
    return made


@pytest.fixture
def site(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    threads = Threads(THREADS, "test-content", connections.close_all)
    monkeypatch.setattr(app, "_threads", threads)
    port = free_port()
    server = uvicorn.Server(configured(app.application, "127.0.0.1", port, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    yield Site(port)
    server.should_exit = True
    thread.join(10)
    threads.close()
    for each in threading.enumerate():
        if each.name.startswith("test-content"):
            each.join(10)


@pytest.fixture
def account(transactional_db: None) -> Account:
    return lab.account_of(Learner.objects.create_user("haneul", password="a long password 1"))


Make = Callable[..., Url]


@pytest.fixture
def make(site: Site, account: Account) -> Make:
    """`make(Cors={…})` → a public URL of a new function; `open_to=""`: its policy lets nobody in."""

    def made(name: str = "web-fn", owner: Account = account, open_to: str = "*", **params: Any) -> Url:
        role = f"arn:aws:iam::{owner.account_id}:role/lambda-basic-role"
        done = lab.call(owner, "lambda", "CreateFunction", function_params(name, Role=role))
        assert done.refusal is None, done.refusal
        params = {"FunctionName": name, "AuthType": "NONE"} | params
        done = lab.call(owner, "lambda", "CreateFunctionUrlConfig", params)
        assert done.refusal is None, done.refusal
        url = Url(site, owner, url_id(done.answer))
        if open_to and params["AuthType"] == "NONE":
            url.let_in(open_to, name=name)
        return url

    return made
