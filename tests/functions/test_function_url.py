"""The bench's tab about function URLs: made, changed, deleted, and what is to be copied."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from lessons.courseware.connecting.address import function_url
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.services.lambda_.state import FunctionUrl
from tests.courseware.lesson_page import HTMX, PAGE, deploy

pytestmark = pytest.mark.django_db
TAB = f"{PAGE}?tab=url"
NEW = {"auth_type": "NONE", "invoke_mode": "BUFFERED"}


@pytest.fixture
def reader(stranger: Client) -> Client:
    stranger.cookies["lab_language"] = "en"
    deploy(stranger)
    return stranger


def shown(client: Client, **more: Any) -> str:
    return client.get(TAB, **more).content.decode()


def save(client: Client, **fields: Any) -> Any:
    return client.post(f"{PAGE}url/save/?tab=url", NEW | fields, headers=HTMX)


def account() -> Account:
    return lab.account_of(Learner.objects.get())


def url() -> FunctionUrl:
    (found,) = lab.look(account()).cloud.state.parts["lambda/ap-northeast-2"].urls.values()
    return found


def test_without_a_function_there_is_none(stranger: Client) -> None:
    stranger.cookies["lab_language"] = "en"
    assert "Deploy the function first: then it can have a URL." in shown(stranger)
    assert stranger.post(f"{PAGE}url/save/?tab=url", NEW, headers=HTMX).status_code == 409


def test_a_public_one_is_made_in_one_step_and_undone_in_one(reader: Client) -> None:
    assert save(reader).status_code == 200
    page = shown(reader)
    here = f"http://testserver:8080/lambda-url/{url().url_id}/"
    assert f'<a href="{here}" target="_blank" rel="noopener noreferrer">' in page
    assert f"https://{url().url_id}.lambda-url.ap-northeast-2.on.aws/" in page
    assert f"curl -i &#x27;{here}&#x27;" in page
    assert "lets nobody in" not in page
    entries = list(JournalEntry.objects.filter(account=account()).order_by("-position")[:3])
    assert [each.operation for each in entries] == ["AddPermission", "AddPermission", "CreateFunctionUrlConfig"]
    assert len({each.step for each in entries}) == 1
    lab.undo(account())
    assert "Create the URL" in shown(reader)


def test_it_is_changed_and_shows_what_it_is(reader: Client) -> None:
    save(reader)
    fields = {"origins": "https://a.example, https://b.example", "methods": ["GET", "POST"], "max_age": "60"}
    more = {"auth_type": "AWS_IAM", "invoke_mode": "RESPONSE_STREAM", "cors": "1", "credentials": "1"}
    assert save(reader, **fields, **more, exposed="x-order", headers="content-type x-order").status_code == 200
    found = url()
    assert (found.auth_type, found.invoke_mode) == ("AWS_IAM", "RESPONSE_STREAM")
    assert found.cors is not None
    assert (found.cors.allow_origins, found.cors.max_age) == (["https://a.example", "https://b.example"], 60)
    assert (found.cors.allow_headers, found.cors.allow_credentials) == (["content-type", "x-order"], True)
    page = shown(reader)
    assert 'value="https://a.example, https://b.example"' in page
    assert "--aws-sigv4 &#x27;aws:amz:ap-northeast-2:lambda&#x27;" in page
    assert re.search(r'value="AWS_IAM" checked', page)
    save(reader)
    assert url().cors is not None
    assert url().cors.allow_origins is None


def test_it_is_deleted(reader: Client) -> None:
    save(reader)
    assert reader.post(f"{PAGE}url/delete/?tab=url", headers=HTMX).status_code == 200
    assert "Create the URL" in shown(reader)
    again = reader.post(f"{PAGE}url/delete/?tab=url", headers=HTMX)
    assert again.status_code == 422
    assert "The resource you requested does not exist." in again.content.decode()


def test_what_aws_refuses_stays_in_the_form(reader: Client) -> None:
    answer = save(reader, cors="1", origins="https://a.example", max_age="86401")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "cors.maxAge" in page
    assert 'value="86401"' in page
    assert 'value="https://a.example"' in page
    assert lab.look(account()).cloud.state.parts["lambda/ap-northeast-2"].urls == {}


@pytest.mark.parametrize(
    "fields", [{"auth_type": "OPEN"}, {"invoke_mode": ""}, {"methods": ["LOOK"]}, {"max_age": "x"}]
)
def test_what_the_form_does_not_have(reader: Client, fields: dict[str, Any]) -> None:
    assert save(reader, **fields).status_code == 422
    assert lab.look(account()).cloud.state.parts["lambda/ap-northeast-2"].urls == {}


def test_a_policy_that_lets_nobody_in_is_told_and_mended(reader: Client) -> None:
    save(reader)
    name = lab.look(account()).cloud.state.parts["lambda/ap-northeast-2"].urls[url().url_id].function
    params = {"FunctionName": name, "StatementId": "FunctionURLInvokeAllowPublicAccess"}
    assert lab.call(account(), "lambda", "RemovePermission", params).refusal is None
    assert "lets nobody in" in shown(reader)
    save(reader)
    assert "lets nobody in" not in shown(reader)


def test_urls_of_aliases_are_listed(reader: Client) -> None:
    save(reader)
    name = url().function
    lab.call(account(), "lambda", "PublishVersion", {"FunctionName": name})
    lab.call(account(), "lambda", "CreateAlias", {"FunctionName": name, "Name": "live", "FunctionVersion": "1"})
    params = {"FunctionName": name, "Qualifier": "live", "AuthType": "AWS_IAM"}
    made = lab.call(account(), "lambda", "CreateFunctionUrlConfig", params)
    assert made.answer["FunctionUrl"].removeprefix("https://").partition(".")[0] in shown(reader)


def test_in_korean(reader: Client) -> None:
    save(reader)
    reader.cookies["lab_language"] = "ko"
    assert "응답하는 주소" in shown(reader)


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
