"""The operator's face: over HTTP with a token, and from the command line."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from lessons.sandbox.models import Account
from tests.wire.conftest import Clients

TOKEN = "a token that is long enough"


@pytest.fixture
def ask(endpoint: str, settings: LazySettings) -> Any:
    settings.LAB_OPERATOR_TOKEN = TOKEN

    def asking(method: str, path: str, sent: Any = None, token: str = TOKEN) -> tuple[int, Any]:
        body = json.dumps(sent).encode() if sent is not None else None
        headers = {"Authorization": f"Bearer {token}"}
        request = urllib.request.Request(f"{endpoint}/_lab/{path}", body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    return asking


def test_an_account_from_beginning_to_end(ask: Any, client: Clients) -> None:
    status, made = ask("POST", "accounts", {"account_id": "123456789012"})
    assert (status, made["account_id"]) == (201, "123456789012")
    iam = client("iam", (made["access_key_id"], made["secret_access_key"]))
    iam.create_user(UserName="mina")
    assert ask("GET", "accounts") == (200, {"accounts": [made]})
    journal = ask("GET", "accounts/123456789012/journal")[1]["entries"]
    assert [(each["face"], each["operation"], each["params"]) for each in journal] == [
        ("sdk", "CreateUser", {"UserName": "mina"})
    ]
    assert ask("POST", "accounts/123456789012/reset") == (200, {"position": 0})
    assert iam.list_users()["Users"] == []
    assert ask("DELETE", "accounts/123456789012") == (200, {})
    assert ask("GET", "accounts") == (200, {"accounts": []})


def test_the_clock(ask: Any) -> None:
    ask("POST", "accounts", {"account_id": "123456789012"})
    clock = "accounts/123456789012/clock"
    paused = ask("POST", clock, {"pause": True})[1]["now"]
    assert ask("POST", clock, {"advance_seconds": 90}) == (200, {"now": paused + 90_000_000})
    assert ask("POST", clock, {"rate": 10})[0] == 200
    assert ask("POST", clock, {"rate": 7})[0] == 400
    for odd in ({}, {"advance_seconds": -1}, {"advance_seconds": True}, {"rate": "10"}, {"pause": False}):
        assert ask("POST", clock, odd)[0] == 400


def test_what_is_refused(ask: Any, account: Account) -> None:
    assert ask("POST", "accounts", {"account_id": "123"})[0] == 400
    assert ask("POST", "accounts", [])[0] == 400
    assert ask("POST", "accounts", {"account_id": account.account_id})[0] == 409
    assert ask("GET", f"accounts/{account.account_id}/journal")[0] == 404  # a learner's own
    assert ask("DELETE", f"accounts/{account.account_id}")[0] == 404
    assert ask("GET", "elsewhere")[0] == 404
    assert ask("GET", "accounts", token="another token altogether")[0] == 401


def test_without_a_token_only_the_health_is_told(ask: Any, settings: LazySettings) -> None:
    settings.LAB_OPERATOR_TOKEN = ""
    assert ask("GET", "health", token="") == (200, {"status": "ok"})
    assert ask("GET", "accounts", token="")[0] == 404


def said(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    call_command("account", *words)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_command(endpoint: str, client: Clients, capsys: pytest.CaptureFixture[str]) -> None:
    made = said(capsys, "create", "--account-id", "123456789012", "--json")[0]
    assert (made["account_id"], made["region"], made["endpoint"]) == (
        "123456789012",
        "ap-northeast-2",
        "http://127.0.0.1:4566",
    )
    iam = client("iam", (made["access_key_id"], made["secret_access_key"]))
    iam.create_user(UserName="mina")
    assert said(capsys, "list", "--json") == [made]
    call_command("account", "reset", "123456789012")
    assert iam.list_users()["Users"] == []
    call_command("account", "delete", "123456789012")
    assert said(capsys, "list", "--json") == []
    with pytest.raises(CommandError, match="12 digits"):
        call_command("account", "create", "--account-id", "1")
    with pytest.raises(CommandError):
        call_command("account", "reset", "123456789012")
