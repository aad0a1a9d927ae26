"""The bench's tab about calls: what runs at once, what waits, what becomes of events, and loops."""

import json
from typing import Any

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.lambda_.state import Function, LambdaState
from tests.courseware.lesson_page import HTMX, PAGE, deploy, invoke

pytestmark = pytest.mark.django_db
CALLS = f"{PAGE}?tab=calls"
PLAIN = {"retries": "", "age": "", "success": "", "failure": ""}


@pytest.fixture
def bench(as_learner: Client) -> Client:
    as_learner.cookies["lab_language"] = "en"
    as_learner.get("/settings/")
    deploy(as_learner)
    return as_learner


@pytest.fixture
def account(bench: Client, learner: Learner) -> Account:
    return lab.account_of(learner)


def post(client: Client, what: str, data: dict[str, str], **more: Any) -> Any:
    return client.post(f"{PAGE}calls/{what}/?tab=calls", data, headers=HTMX | {"accept-language": "en"}, **more)


def shown(client: Client) -> str:
    return client.get(CALLS, headers={"accept-language": "en"}).content.decode()


def state(account: Account) -> LambdaState:
    found: LambdaState = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"]
    return found


def function(account: Account) -> Function:
    return state(account).functions["order-fn"]


def other(account: Account, name: str = "kitchen-fn") -> str:
    """A second function; its ARN."""
    mine = function(account)
    params = {
        "FunctionName": name,
        "Runtime": mine.runtime,
        "Role": mine.role,
        "Handler": mine.handler,
        "Code": {"ZipFile": lab.look(account).cloud.bodies.get(mine.code_digest)},
    }
    made = lab.call(account, "lambda", "CreateFunction", params)
    assert made.answer is not None
    return str(made.answer["FunctionArn"])


def may_invoke(account: Account) -> None:
    statement = {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "send", "PolicyDocument": document}
    assert lab.call(account, "iam", "PutRolePolicy", params).refusal is None


def test_before_there_is_a_function(as_learner: Client) -> None:
    assert "먼저 함수를 배포하세요" in as_learner.get(CALLS).content.decode()


def test_concurrency_is_reserved_and_given_up(bench: Client, account: Account) -> None:
    assert post(bench, "reserve", {"reserved": "2"}).status_code == 200
    assert function(account).reserved == 2
    page = shown(bench)
    assert 'id="reserved" name="reserved" min="0" step="1" value="2"' in page
    assert "switched off" not in page
    post(bench, "reserve", {"reserved": "0"})
    assert "switched off" in shown(bench)
    post(bench, "reserve", {"reserved": ""})
    assert function(account).reserved is None
    assert "shared with all functions" in shown(bench)


def test_without_scripts_it_is_a_form_like_any_other(bench: Client, account: Account) -> None:
    answer = bench.post(f"{PAGE}calls/reserve/?tab=calls", {"reserved": "3"})
    assert (answer.status_code, function(account).reserved) == (303, 3)


def test_what_aws_refuses_stays_in_the_form(bench: Client, account: Account) -> None:
    answer = post(bench, "reserve", {"reserved": "901"})
    text = answer.content.decode()
    assert (answer.status_code, function(account).reserved) == (422, None)
    assert "below its minimum value of [100]" in text
    assert 'value="901"' in text


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("reserve", {"reserved": "many"}),
        ("reserve", {"reserved": "-1"}),
        ("events", PLAIN | {"retries": "9"}),
        ("events", PLAIN | {"age": "soon"}),
        ("loop", {"loop": "Maybe"}),
        ("loop", {}),
    ],
)
def test_what_no_form_of_the_page_sends(bench: Client, account: Account, what: str, data: dict[str, str]) -> None:
    before = lab.position(account.pk)[0]
    assert post(bench, what, data).status_code == 422
    assert lab.position(account.pk)[0] == before


def test_of_three_at_once_one_is_refused(bench: Client, account: Account) -> None:
    post(bench, "reserve", {"reserved": "2"})
    answer = bench.post(f"{PAGE}invoke/", {"kind": "three", "event": "order"}, headers=HTMX | {"accept-language": "en"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert ("TooManyRequestsException" in text, "1 call was refused." in text) == (True, True)
    assert len(function(account).invocations) == 2


def test_switched_off_every_call_is_refused(bench: Client) -> None:
    post(bench, "reserve", {"reserved": "0"})
    answer = invoke(bench, "three", headers=HTMX | {"accept-language": "en"})
    text = answer.content.decode()
    assert (answer.status_code, "so it is switched off" in text) == (422, True)


def test_what_waits_says_when_it_is_tried_next(bench: Client, account: Account) -> None:
    failing = {"FunctionName": "order-fn", "InvocationType": "Event", "Payload": b'{"status": "error"}'}
    lab.call(account, "lambda", "Invoke", failing)
    (waiting,) = function(account).queue.values()
    assert (waiting.attempt, waiting.why) == (2, "error")
    page = shown(bench)
    assert "the function failed" in page
    assert '<td class="num">2</td>' in page
    assert "None. A call with" not in page


def test_throttled_events_wait_too(bench: Client, account: Account) -> None:
    lab.call(account, "lab", "LimitConcurrency", {"Limit": 0})
    lab.call(account, "lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
    assert "throttled: no room for one more run" in shown(bench)


def test_events_are_configured(bench: Client, account: Account) -> None:
    arn = other(account)
    may_invoke(account)
    wanted = {"retries": "1", "age": "60", "success": arn, "failure": ""}
    assert post(bench, "events", wanted).status_code == 200
    config = function(account).event_configs["$LATEST"]
    assert (config.retries, config.max_age, config.on_success, config.on_failure) == (1, 60, arn, "")
    page = shown(bench)
    assert f'<option value="{arn}" selected>kitchen-fn</option>' in page
    assert '<option value="1" selected>1</option>' in page
    post(bench, "events", PLAIN)
    assert function(account).event_configs == {}
    assert "Nothing was changed." in post(bench, "events", PLAIN).content.decode()


def test_a_role_that_may_not_send_is_told(bench: Client, account: Account) -> None:
    text = post(bench, "events", PLAIN | {"failure": other(account)}).content.decode()
    assert "does not have permissions to call InvokeFunction" in text
    assert "execution role" in text


def test_what_became_of_events(bench: Client, account: Account) -> None:
    arn = other(account)
    may_invoke(account)
    post(bench, "events", PLAIN | {"success": arn})
    lab.call(account, "lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
    assert [(each.target, each.failure) for each in function(account).sent] == [(arn, "")]
    assert len(state(account).functions["kitchen-fn"].invocations) == 1
    page = shown(bench)
    assert ("succeeded" in page, "<code>kitchen-fn</code>" in page) == (True, True)
    post(bench, "events", PLAIN | {"retries": "0"})
    failing = {"FunctionName": "order-fn", "InvocationType": "Event", "Payload": b'{"status": "error"}'}
    lab.call(account, "lambda", "Invoke", failing)
    assert "failed, and no retry is left" in shown(bench)


def test_loops_may_be_let_go_on(bench: Client, account: Account) -> None:
    assert "stop after 16 calls" in shown(bench)
    post(bench, "loop", {"loop": "Allow"})
    assert function(account).recursion == "Allow"
    assert '<option value="Allow" selected>let it go on</option>' in shown(bench)


def test_a_visitor_has_nothing_to_configure(stranger: Client) -> None:
    assert stranger.post(f"{PAGE}calls/reserve/", {"reserved": "1"}).status_code == 409


def test_the_page_asks_the_database_equally_often_for_one_and_for_three(
    bench: Client, account: Account, django_assert_num_queries: Any
) -> None:
    for count in (1, 3):
        for number in range(count):
            other(account, f"fn-{count}-{number}")
            lab.call(account, "lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
        bench.get(PAGE)
        with django_assert_num_queries(10):
            bench.get(CALLS)


def test_nothing_is_english_on_a_korean_page(as_learner: Client) -> None:
    deploy(as_learner)
    page = as_learner.get(CALLS).content.decode()
    panel = page.partition('id="panel"')[2].partition('id="run"')[0]
    for text in ("예약된 동시성", "기다리는 비동기 이벤트", "비동기 이벤트의 처리", "되풀이"):
        assert text in panel
    assert "Save" not in panel
