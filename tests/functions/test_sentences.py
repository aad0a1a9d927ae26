"""What the bench says when something is refused or fails: by its cause, in AWS's words and in ours."""

import html
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from lessons.courseware.models import Kept
from lessons.functions import words
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import HTMX, PAGE, deploy, invoke
from tests.functions.test_bench import call_with
from tests.functions.test_strip import run

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("body", "code", "gloss"),
    [
        ({"status": "error"}, "ValueError", "여러분의 코드에서 난 오류예요"),
        ({"status": "timeout", "ms": 3000}, "Sandbox.Timedout", "제한 시간 안에 끝나지 않아서"),
        ({"status": "out_of_memory"}, "Runtime.ExitError", "메모리나 디스크를 더 많이 써서"),
        ({"status": "timeout", "ms": 0}, "Sandbox.Timedout", "10초 안에 끝나지 않아서"),
        ({"status": "unavailable"}, "ServiceException", "실험실의 잘못이에요"),
    ],
)
def test_a_failed_run_keeps_awss_words_and_adds_ours(as_learner: Client, body: Any, code: str, gloss: str) -> None:
    deploy(as_learner)
    answer = call_with(as_learner, body)
    assert code in answer
    assert gloss in answer


@pytest.mark.parametrize(
    ("kind", "message", "sentence"),
    [
        ("Runtime.ExitError", "RequestId: r Error: Runtime exited with error: exit status 3", "sys.exit"),
        ("Runtime.ExitError", "RequestId: r Error: Runtime exited without providing a reason", "sys.exit"),
        ("Runtime.ExitError", "RequestId: r Error: Runtime exited with error: signal: killed", "disk space"),
        ("Runtime.ExitError", "… with error: signal: segmentation fault", "in the middle of the call"),
        ("Runtime.MalformedHandlerName", "Bad handler 'x'", "not written as file.function"),
        ("Function.ResponseSizeTooLarge", "Response payload size", "6 MB at most"),
        ("KeyError", "'x'", "Your code raised this error"),
    ],
)
def test_an_error_is_explained_by_its_cause(kind: str, message: str, sentence: str) -> None:
    call = run(0, 5000)
    call.status, call.error_type, call.error_message = "exited", kind, message
    with translation.override("en"):
        assert sentence in str(words.explain_error(call))


def test_a_refusal_is_said_by_aws_and_explained_by_us(as_learner: Client) -> None:
    answer = invoke(as_learner, headers=HTMX)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "ResourceNotFoundException" in text
    assert '<p lang="en" class="aws">Function not found: arn:aws:lambda:ap-northeast-2:' in text
    assert "먼저 코드를 배포하세요" in text
    plain = invoke(as_learner)
    assert (plain.status_code, "ResourceNotFoundException" in plain.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{not json", "InvalidRequestContentException"),
        ('"' + "x" * (6 * 1024 * 1024) + '"', "RequestTooLargeException"),
    ],
    ids=["no JSON", "over 6 MB"],
)
def test_a_bad_event_is_refused_and_the_account_stays_whole(as_learner: Client, body: str, code: str) -> None:
    deploy(as_learner)
    answer = as_learner.post(f"{PAGE}invoke/", {"kind": "sync", "body": body}, headers=HTMX)
    assert (answer.status_code, code in answer.content.decode()) == (422, True)
    assert invoke(as_learner).status_code == 303


def test_an_event_that_is_no_json_is_not_saved_and_says_where(as_learner: Client) -> None:
    answer = as_learner.post(f"{PAGE}events/save/", {"name": "mine", "body": '{"a": 1,\n "b" 2}'}, headers=HTMX)
    assert answer.status_code == 422
    assert "2번째 줄 6번째 글자" in answer.content.decode()
    assert "&quot;b&quot; 2}" in answer.content.decode()
    assert Kept.objects.count() == 0


def test_an_event_that_is_gone_is_not_replaced_by_another(as_learner: Client) -> None:
    deploy(as_learner)
    form = {"kind": "sync", "event": "deleted in another tab"}
    answer = as_learner.post(f"{PAGE}invoke/", form, headers=HTMX)
    assert (answer.status_code, "deleted in another tab” 이벤트가 없어서" in answer.content.decode()) == (422, True)
    assert Account.objects.get().last == 1
    assert as_learner.post(f"{PAGE}invoke/", form | {"body": "{}"}).status_code == 303


@pytest.mark.parametrize(
    ("verb", "form", "sentence"),
    [
        ("deploy", {"source": "a = 1\0"}, "There is a NUL character in the code"),
        ("invoke", {"kind": "sync", "body": "\0"}, "There is a NUL character in the event"),
        ("invoke", {"kind": "often", "body": "1"}, "Choose how to call the function"),
        ("invoke", {"kind": "sync", "event": "x" * 61}, "at most 60 characters"),
        ("events/save", {"name": "a", "body": '"\0"'}, "There is a NUL character in the event"),
    ],
)
def test_what_cannot_be_sent_is_said_in_words(as_learner: Client, verb: str, form: Any, sentence: str) -> None:
    deploy(as_learner)
    as_learner.cookies["lab_language"] = "en"
    answer = as_learner.post(f"{PAGE}{verb}/", form, headers=HTMX)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert Account.objects.get().last == 1


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("A", "1", "AWS allows letters, digits and _, a letter first, at least two characters"),
        ("_A", "1", "AWS allows"),
        ("A\0B", "1", "“A␀B” cannot be"),
        ("MODE", "a\0b", "The value of “MODE” holds a NUL character"),
    ],
)
def test_variables_follow_awss_rules(as_learner: Client, key: str, value: str, sentence: str) -> None:
    deploy(as_learner)
    as_learner.cookies["lab_language"] = "en"
    form = {"MemorySize": 128, "Timeout": 3, "Handler": "f.f", "key": [key], "value": [value]}
    answer = as_learner.post(f"{PAGE}do/UpdateFunctionConfiguration/?tab=configuration", form, headers=HTMX)
    assert (answer.status_code, sentence in html.unescape(answer.content.decode())) == (422, True)
    assert Account.objects.get().last == 1


def test_code_that_is_too_long_for_the_editor_is_refused_in_words(as_learner: Client) -> None:
    answer = as_learner.post(f"{PAGE}deploy/", {"source": "#" * (1024 * 1024 + 1)}, headers=HTMX)
    assert (answer.status_code, "1 MB까지" in answer.content.decode()) == (422, True)
