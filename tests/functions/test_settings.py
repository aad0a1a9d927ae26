"""The rest of the configuration on the bench: runtime, role, logs and traces, /tmp, the account, and the end."""

from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import settings
from tests.functions.console import call, done, function, refused, shown, state

pytestmark = pytest.mark.django_db
LOGS = {"LogFormat": "Text", "ApplicationLogLevel": "", "SystemLogLevel": "", "LogGroup": "", "Mode": "PassThrough"}


def fill(client: Client, operation: str, **data: Any) -> str:
    return done(client, "configuration", operation, **data)


def test_a_description_and_room_in_tmp(bench: Client, account: Account) -> None:
    page = fill(bench, "UpdateFunctionConfiguration", **settings(Description="soup", Storage="2048"))
    assert (function(account).description, function(account).ephemeral_mb) == ("soup", 2048)
    assert ('value="soup"' in page, 'value="2048"' in page) == (True, True)
    fill(bench, "UpdateFunctionConfiguration", **settings(Description=""))
    assert (function(account).description, function(account).ephemeral_mb) == ("", 2048)
    refusal = refused(bench, "configuration", "UpdateFunctionConfiguration", **settings(Storage="100"))
    assert "ephemeralStorage.size" in refusal


def test_the_runtime_and_its_builds(bench: Client, account: Account) -> None:
    assert "python3.10 (deprecated)" in shown(bench, "configuration")
    page = fill(bench, "SetRuntime", Runtime="python3.13", ApplyOn="PublishedVersions")
    assert (function(account).runtime, function(account).snap_start) == ("python3.13", "PublishedVersions")
    assert "Python 3.13 · 128 MB" in page
    refusal = refused(bench, "configuration", "SetRuntime", Runtime="nodejs24.x", ApplyOn="PublishedVersions")
    assert "nodejs24.x" in refusal
    fill(bench, "SetRuntime", Runtime="nodejs24.x", ApplyOn="None")
    assert "Node.js 24 · 128 MB" in shown(bench, "code")
    fill(bench, "PutRuntimeManagementConfig", UpdateRuntimeOn="FunctionUpdate", RuntimeVersionArn="")
    assert function(account).runtime_update == "FunctionUpdate"
    refused(bench, "configuration", "PutRuntimeManagementConfig", UpdateRuntimeOn="Manual", RuntimeVersionArn="")
    assert function(account).runtime_update == "FunctionUpdate"


def test_another_role(bench: Client, account: Account) -> None:
    trust = (
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", '
        '"Principal": {"Service": "lambda.amazonaws.com"}}]}'
    )
    params = {"RoleName": "cook", "Path": "/kitchen/", "AssumeRolePolicyDocument": trust}
    assert lab.call(account, "iam", "CreateRole", params).refusal is None
    arn = f"arn:aws:iam::{account.account_id}:role/kitchen/cook"
    assert f'<option value="{arn}">cook</option>' in shown(bench, "configuration")
    fill(bench, "SetRole", Role=arn)
    assert function(account).role == arn
    refusal = refused(bench, "configuration", "SetRole", Role=f"{arn}-gone")
    assert "The role defined for the function cannot be assumed by Lambda." in refusal


def test_logs_as_json_and_traces(bench: Client, account: Account) -> None:
    wanted = {"LogFormat": "JSON", "ApplicationLogLevel": "WARN", "LogGroup": "/shop/orders", "Mode": "Active"}
    page = fill(bench, "SetLogs", **LOGS | wanted)
    kept = function(account).logging
    assert (kept.format, kept.application, kept.system, kept.group) == ("JSON", "WARN", "INFO", "/shop/orders")
    assert function(account).tracing == "Active"
    assert "<dd>/shop/orders</dd>" in page
    refused(bench, "configuration", "SetLogs", **LOGS | {"SystemLogLevel": "DEBUG"})
    fill(bench, "SetLogs", **LOGS)
    kept = function(account).logging
    assert (kept.format, kept.application, kept.system, kept.group) == ("Text", "", "", "")


def test_the_account_is_told(bench: Client, account: Account) -> None:
    code = {"ZipFile": lab.look(account).cloud.bodies.get(function(account).code_digest)}
    more = {"Runtime": "python3.14", "Role": function(account).role, "Handler": "lambda_function.f", "Code": code}
    call(account, "CreateFunction", FunctionName="kitchen-fn", MemorySize=2048, **more)
    call(account, "PutFunctionConcurrency", ReservedConcurrentExecutions=20)
    page = shown(bench, "configuration").partition('id="panel"')[2].partition('id="run"')[0]
    assert ("<dd>1,000</dd>" in page, "<dd>980</dd>" in page, "<dd>2</dd>" in page) == (True, True, True)
    assert ("kitchen-fn" in page, "2,048 MB" in page, "75.0" in page) == (True, True, True)


def test_the_function_is_deleted(bench: Client, account: Account) -> None:
    page = fill(bench, "DeleteFunction")
    assert "The function is deleted. Undo brings it back." in page
    assert "Deploy the function first: then its settings are here." in page
    assert state(account).functions == {}


def test_looking_back_shows_what_was_set(bench: Client, account: Account) -> None:
    fill(bench, "UpdateFunctionConfiguration", **settings(MemorySize="2048", key=["MODE"], value=["busy"]))
    page = bench.get("/functions/cold-and-warm-start/?tab=configuration&at=2").content.decode()
    panel = page.partition('id="panel"')[2].partition('id="run"')[0]
    assert ("<dd>2,048</dd>" in panel, "<dt>MODE</dt><dd>busy</dd>" in panel, "<form" in panel) == (True, True, False)
