"""The bench's tab about function URLs: made, changed, deleted, and what is to be copied."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from lessons.courseware.connecting.address import function_url
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.services.lambda_.state import FunctionUrl
from tests.functions.console import call, done, function, post, refused, shown, state

pytestmark = pytest.mark.django_db
NEW = {"AuthType": "NONE", "InvokeMode": "BUFFERED"}
STATEMENTS = {"FunctionURLAllowPublicAccess", "FunctionURLInvokeAllowPublicAccess"}


def make(client: Client, **fields: Any) -> str:
    return done(client, "url", "CreateFunctionUrlConfig", **NEW | fields)


def change(client: Client, **fields: Any) -> str:
    return done(client, "url", "UpdateFunctionUrlConfig", **NEW | {"Qualifier": ""} | fields)


def url(account: Account) -> FunctionUrl:
    (found,) = state(account).urls.values()
    return found


def test_without_a_function_there_is_none(stranger: Client) -> None:
    stranger.cookies["lab_language"] = "en"
    assert "Deploy the function first: then it can have a URL." in shown(stranger, "url")
    assert post(stranger, "url", "CreateFunctionUrlConfig", **NEW).status_code == 409


def test_a_public_one_is_made_in_one_step_and_undone_in_one(bench: Client, account: Account) -> None:
    assert "Create the URL" in shown(bench, "url")
    assert "The function has a URL." in make(bench)
    page = shown(bench, "url")
    here = f"http://testserver:8080/lambda-url/{url(account).url_id}/"
    assert f'<a href="{here}" target="_blank" rel="noopener noreferrer">' in page
    assert f"https://{url(account).url_id}.lambda-url.ap-northeast-2.on.aws/" in page
    assert f"curl -i '{here}'" in page
    assert "lets nobody in" not in page
    entries = list(JournalEntry.objects.filter(account=account).order_by("-position")[:3])
    assert [each.operation for each in entries] == ["AddPermission", "AddPermission", "CreateFunctionUrlConfig"]
    assert len({each.step for each in entries}) == 1
    lab.undo(account)
    assert state(account).urls == {}
    assert function(account).policies == {}


def test_it_is_changed_and_shows_what_it_is(bench: Client, account: Account) -> None:
    make(bench)
    lists = {"AllowOrigins": "https://a.example, https://b.example", "AllowMethods": ["GET", "POST"], "MaxAge": "60"}
    more = {"AuthType": "AWS_IAM", "InvokeMode": "RESPONSE_STREAM", "Cors": "on", "AllowCredentials": "on"}
    page = change(bench, **lists, **more, ExposeHeaders="x-order", AllowHeaders="content-type x-order")
    found = url(account)
    assert (found.auth_type, found.invoke_mode) == ("AWS_IAM", "RESPONSE_STREAM")
    assert found.cors is not None
    assert (found.cors.allow_origins, found.cors.max_age) == (["https://a.example", "https://b.example"], 60)
    assert (found.cors.allow_headers, found.cors.allow_credentials) == (["content-type", "x-order"], True)
    assert 'value="https://a.example, https://b.example"' in page
    assert "<dt>Allowed methods</dt><dd>GET, POST</dd>" in page
    assert "--aws-sigv4 'aws:amz:ap-northeast-2:lambda'" in page
    assert re.search(r'<option value="AWS_IAM" selected>', page)
    change(bench)
    assert url(account).cors is not None
    assert url(account).cors.allow_origins is None


def test_it_is_deleted(bench: Client, account: Account) -> None:
    make(bench)
    assert "Create the URL" in done(bench, "url", "DeleteFunctionUrlConfig", Qualifier="")
    again = refused(bench, "url", "DeleteFunctionUrlConfig", Qualifier="")
    assert "The resource you requested does not exist." in again


def test_what_aws_refuses_stays_in_the_form(bench: Client, account: Account) -> None:
    fields = NEW | {"Cors": "on", "AllowOrigins": "https://a.example", "MaxAge": "86401"}
    page = refused(bench, "url", "CreateFunctionUrlConfig", **fields)
    assert "cors.maxAge" in page
    assert 'value="86401"' in page
    assert 'value="https://a.example"' in page
    assert (state(account).urls, function(account).policies) == ({}, {})


@pytest.mark.parametrize(
    "fields", [{"AuthType": "OPEN"}, {"InvokeMode": ""}, {"AllowMethods": ["LOOK"]}, {"MaxAge": "x"}]
)
def test_what_the_form_does_not_have(bench: Client, account: Account, fields: dict[str, Any]) -> None:
    refused(bench, "url", "CreateFunctionUrlConfig", **NEW | fields)
    assert state(account).urls == {}


def test_a_policy_that_lets_nobody_in_is_told_and_mended(bench: Client, account: Account) -> None:
    make(bench)
    call(account, "RemovePermission", StatementId="FunctionURLInvokeAllowPublicAccess")
    assert "lets nobody in" in shown(bench, "url")
    assert "lets nobody in" not in change(bench)


def test_an_alias_has_a_url_and_a_policy_of_its_own(bench: Client, account: Account) -> None:
    call(account, "PublishVersion")
    call(account, "CreateAlias", Name="live", FunctionVersion="1")
    make(bench)
    make(bench, Qualifier="live")
    assert {sid["Sid"] for sid in function(account).policies["live"]} == STATEMENTS
    ids = state(account).urls_of["order-fn"]
    page = shown(bench, "url")
    assert all(f"/lambda-url/{each}/" in page for each in ids.values())
    change(bench, Qualifier="live", AuthType="AWS_IAM")
    assert [state(account).urls[ids[name]].auth_type for name in ("", "live")] == ["NONE", "AWS_IAM"]
    done(bench, "url", "DeleteFunctionUrlConfig", Qualifier="live")
    assert list(state(account).urls_of["order-fn"]) == [""]


def test_in_korean(bench: Client) -> None:
    make(bench)
    bench.cookies["lab_language"] = "ko"
    assert "응답하는 주소" in shown(bench, "url")


@pytest.mark.parametrize(
    ("host", "origin", "expected"),
    [
        ("localhost:8000", "", "http://{id}.lambda-url.us-east-1.localhost:8080/"),
        ("[::1]:8000", "", "http://{id}.lambda-url.us-east-1.localhost:8080/"),
        ("192.168.0.10:8000", "", "http://192.168.0.10:8080/lambda-url/{id}/"),
        ("lab.school.kr", "https://*.content.school.kr", "https://{id}.lambda-url.us-east-1.content.school.kr/"),
        ("lab.school.kr", "http://lab.school.kr:8080", "http://lab.school.kr:8080/lambda-url/{id}/"),
    ],
)
def test_where_it_answers(rf: Any, settings: LazySettings, host: str, origin: str, expected: str) -> None:
    settings.ALLOWED_HOSTS, settings.LAB_CONTENT_ORIGIN = ["*"], origin
    asked = rf.get("/", headers={"host": host})
    assert function_url(asked, "a" * 32, "us-east-1") == expected.format(id="a" * 32)
