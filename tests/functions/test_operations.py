"""Versions, aliases, layers, tags and the policy on the bench: filled in well, refused, and filled in with nonsense."""

import html
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from lessons.functions.operations import (
    FORMS,
    access,
    alarms,
    asynchronous,
    concurrency,
    configuration,
    layers,
    mappings,
    power,
    settings,
    urls,
    versions,
)
from lessons.people.models import Learner
from lessons.sandbox import lab, moment
from lessons.sandbox.models import Account
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.lambda_.state import Function
from tests.courseware.lesson_page import HTMX, PAGE, deploy

pytestmark = pytest.mark.django_db
TABS = {
    configuration: "configuration",
    settings: "configuration",
    urls: "url",
    concurrency: "calls",
    asynchronous: "calls",
    mappings: "sources",
    versions: "versions",
    layers: "layers",
    access: "access",
    alarms: "metrics",
    power: "power",
}
NONSENSE = ("<script>alert(1)</script>", "x" * 10_000, "\0", "만두 🥟", "%s {}", "1" + "0" * 30, "[[[", "-1", "")
SAUCE = {"LayerName": "sauces", "Module": "prices.py", "Source": "SOUP = 6000\n"}


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    deploy(as_learner)


@pytest.fixture
def account(learner: Learner) -> Account:
    found = lab.account_of(learner)
    assert found is not None
    return found


def post(client: Client, operation: str, tab: str = "versions", **data: Any) -> Any:
    return client.post(f"{PAGE}do/{operation}/?tab={tab}", data, headers=HTMX)


def done(client: Client, operation: str, tab: str = "versions", **data: Any) -> str:
    answer = post(client, operation, tab, **data)
    assert answer.status_code == 200, html.unescape(answer.content.decode())
    return html.unescape(answer.content.decode())


def function(account: Account) -> Function:
    found: Function = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"].functions["order-fn"]
    return found


def layer_arn(account: Account) -> str:
    return f"arn:aws:lambda:ap-northeast-2:{account.account_id}:layer:sauces:1"


def test_publish_point_an_alias_and_call_it(as_learner: Client, account: Account) -> None:
    assert "spicy" in done(as_learner, "PublishVersion", Description="spicy")
    done(as_learner, "CreateAlias", Name="live", FunctionVersion="1")
    assert "cold start" in done(as_learner, "CallVersion", Qualifier="live")
    assert [(run.version, run.qualifier) for run in function(account).invocations] == [("1", "live")]
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 9})
    done(as_learner, "PublishVersion")
    shared = done(as_learner, "UpdateAlias", Name="live", FunctionVersion="1", Second="2", Share="25")
    assert "version 1, and 25 % of the calls to version 2" in shared
    assert function(account).aliases["live"].weights == {"2": 0.25}
    alone = done(as_learner, "UpdateAlias", Name="live", FunctionVersion="2", Second="", Share="10")
    assert "of the calls to version" not in alone
    refused = post(as_learner, "DeleteVersion", Qualifier="2")
    assert refused.status_code == 422
    assert "Unable to delete version because the following aliases reference it: [live]" in refused.content.decode()
    done(as_learner, "DeleteAlias", Name="live")
    done(as_learner, "DeleteVersion", Qualifier="2")
    assert (list(function(account).versions), function(account).aliases) == (["1"], {})


def test_a_layer_is_published_and_worn(as_learner: Client, account: Account) -> None:
    done(as_learner, "PublishLayerVersion", "layers", **SAUCE)
    done(as_learner, "SetLayers", "layers", Layer1="", Layer2=layer_arn(account))
    (worn,) = function(account).layers
    assert worn.arn == layer_arn(account)
    done(as_learner, "DeleteLayerVersion", "layers", LayerName="sauces", VersionNumber="1")
    page = as_learner.get(f"{PAGE}?tab=layers").content.decode()
    assert "No layer yet." in page
    assert "sauces:1" in page
    done(as_learner, "SetLayers", "layers")
    assert function(account).layers == []


def test_a_layer_is_shared_and_kept_to_oneself_again(as_learner: Client, account: Account) -> None:
    done(as_learner, "PublishLayerVersion", "layers", **SAUCE, Description="two prices")
    assert "two prices" in as_learner.get(f"{PAGE}?tab=layers").content.decode()
    sharing = {"Version": "sauces:1", "StatementId": "friends", "Principal": "444455556666"}
    assert "444455556666" in done(as_learner, "AddLayerVersionPermission", "layers", **sharing)
    version = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"].layers["sauces"].versions[1]
    assert [each["Action"] for each in version.statements] == ["lambda:GetLayerVersion"]
    assert post(as_learner, "AddLayerVersionPermission", "layers", **sharing).status_code == 422
    assert post(as_learner, "AddLayerVersionPermission", "layers", **sharing | {"Version": "sauces"}).status_code == 422
    gone = {"LayerName": "sauces", "VersionNumber": "1", "StatementId": "friends"}
    assert "444455556666" not in done(as_learner, "RemoveLayerVersionPermission", "layers", **gone)


def test_a_module_that_nobody_could_import(as_learner: Client) -> None:
    answer = post(as_learner, "PublishLayerVersion", "layers", **SAUCE | {"Module": "my prices"})
    assert answer.status_code == 422
    assert "no digit first" in answer.content.decode()


def test_tags_and_the_policy(as_learner: Client, account: Account) -> None:
    done(as_learner, "TagResource", "access", Key="team", Value="kitchen")
    assert function(account).tags == {"team": "kitchen"}
    done(as_learner, "UntagResource", "access", Key="team")
    let_in = {"StatementId": "bucket", "Principal": "s3.amazonaws.com", "Action": "lambda:InvokeFunction"}
    shown = done(as_learner, "AddPermission", "access", **let_in, SourceAccount=account.account_id)
    assert "AWS:SourceAccount" in shown
    again = post(as_learner, "AddPermission", "access", **let_in)
    assert again.status_code == 422
    assert "The statement id (bucket) provided already exists." in again.content.decode()
    done(as_learner, "RemovePermission", "access", StatementId="bucket")
    assert function(account).policies == {}


def test_what_has_no_form(as_learner: Client) -> None:
    assert post(as_learner, "DeleteEverything").status_code == 404


@pytest.mark.parametrize(("tab", "operation"), [(TABS[module], form.key()) for module in TABS for form in module.FORMS])
def test_nonsense_is_refused_and_shown_as_text(as_learner: Client, tab: str, operation: str) -> None:
    for value in NONSENSE:
        answer = post(as_learner, operation, tab, **dict.fromkeys(FORMS[operation].base_fields, value))
        assert answer.status_code in (200, 422), value
        assert "<script>alert" not in answer.content.decode()


def test_every_form_stands_on_a_tab() -> None:
    assert {form.key() for module in TABS for form in module.FORMS} == set(FORMS)
    assert len(FORMS) == sum(len(module.FORMS) for module in TABS)


@pytest.mark.parametrize("tab", ["versions", "layers", "access"])
def test_a_tab_costs_the_same_with_one_and_with_three(
    as_learner: Client, tab: str, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        done(as_learner, "PublishVersion", Description=str(number))
        done(as_learner, "CreateAlias", Name=f"alias-{number}", FunctionVersion="1")
        done(as_learner, "PublishLayerVersion", "layers", **SAUCE)
        done(as_learner, "TagResource", "access", Key=f"key-{number}", Value="x")
        if number in (0, 2):
            with django_assert_num_queries(10):
                as_learner.get(f"{PAGE}?tab={tab}")


def test_the_panels_speak_korean(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "ko"
    told = {"versions": "버전 게시하기", "layers": "계층 고르기", "access": "태그 붙이기"}
    for tab, word in told.items():
        assert word in as_learner.get(f"{PAGE}?tab={tab}").content.decode()


def test_an_old_runtime_is_pointed_out(as_learner: Client, account: Account) -> None:
    def told(day: str) -> str:
        now = int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()) * SECOND
        with moment.read_from(lambda: now):
            return as_learner.get(f"{PAGE}?tab=configuration").content.decode()

    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Runtime": "python3.11"})
    assert "python3.11" in told("2027-06-01")
    assert "security updates" not in told("2027-06-01")
    assert "no more security updates" in told("2027-07-01")
    assert "no new functions of this runtime" in told("2027-08-01")
    assert "no changes to functions of this runtime" in told("2027-09-01")
