"""The bench's tab about calls: what runs at once, what stands ready, what waits, what becomes of events, and loops."""

from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import HTMX, PAGE, deploy, invoke
from tests.engine.functions.calling import QUEUE, with_shelf
from tests.functions.console import NAME, call, done, function, may, post, refused, shown, state

pytestmark = pytest.mark.django_db
CALLS = f"{PAGE}?tab=calls"
FAILING = {"InvocationType": "Event", "Payload": b'{"status": "error"}'}


def fill(client: Client, operation: str, **data: Any) -> str:
    return done(client, "calls", operation, **data)


def other(account: Account, name: str = "kitchen-fn") -> str:
    """A second function; its ARN."""
    mine = function(account)
    code = {"ZipFile": lab.look(account).cloud.bodies.get(mine.code_digest)}
    params = {"FunctionName": name, "Runtime": mine.runtime, "Role": mine.role, "Handler": mine.handler, "Code": code}
    return str(call(account, "CreateFunction", **params)["FunctionArn"])


def test_before_there_is_a_function(as_learner: Client) -> None:
    assert "먼저 함수를 배포하세요" in as_learner.get(CALLS).content.decode()


def test_concurrency_is_reserved_and_given_up(bench: Client, account: Account) -> None:
    page = fill(bench, "PutFunctionConcurrency", ReservedConcurrentExecutions="2")
    assert function(account).reserved == 2
    assert 'name="ReservedConcurrentExecutions" value="2"' in page
    assert "switched off" not in page
    assert "switched off" in fill(bench, "PutFunctionConcurrency", ReservedConcurrentExecutions="0")
    page = fill(bench, "DeleteFunctionConcurrency")
    assert function(account).reserved is None
    assert "shared with all functions" in page
    assert "<dd>1,000</dd>" in page


def test_without_scripts_it_is_a_form_like_any_other(bench: Client, account: Account) -> None:
    answer = bench.post(f"{PAGE}do/PutFunctionConcurrency/?tab=calls", {"ReservedConcurrentExecutions": "3"})
    assert (answer.status_code, function(account).reserved) == (303, 3)


def test_what_aws_refuses_stays_in_the_form(bench: Client, account: Account) -> None:
    text = refused(bench, "calls", "PutFunctionConcurrency", ReservedConcurrentExecutions="901")
    assert function(account).reserved is None
    assert "below its minimum value of [100]" in text
    assert 'value="901"' in text


@pytest.mark.parametrize(
    ("operation", "data"),
    [
        ("PutFunctionConcurrency", {"ReservedConcurrentExecutions": "many"}),
        ("PutFunctionConcurrency", {"ReservedConcurrentExecutions": "-1"}),
        ("PutFunctionConcurrency", {"ReservedConcurrentExecutions": "1" + "0" * 30}),
        ("PutFunctionConcurrency", {"ReservedConcurrentExecutions": ""}),
        ("PutFunctionEventInvokeConfig", {"MaximumRetryAttempts": "9"}),
        ("PutFunctionEventInvokeConfig", {"MaximumEventAgeInSeconds": "soon"}),
        ("PutFunctionRecursionConfig", {"RecursiveLoop": "Maybe"}),
        ("PutFunctionRecursionConfig", {}),
        ("PutProvisionedConcurrencyConfig", {"Qualifier": "1", "ProvisionedConcurrentExecutions": "x"}),
    ],
)
def test_what_no_form_of_the_page_sends(bench: Client, account: Account, operation: str, data: dict[str, str]) -> None:
    before = lab.position(account.pk)[0]
    assert post(bench, "calls", operation, **data).status_code == 422
    assert lab.position(account.pk)[0] == before


def test_of_three_at_once_one_is_refused(bench: Client, account: Account) -> None:
    fill(bench, "PutFunctionConcurrency", ReservedConcurrentExecutions="2")
    answer = invoke(bench, "three", headers=HTMX)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert ("TooManyRequestsException" in text, "1 call was refused." in text) == (True, True)
    assert len(function(account).invocations) == 2


def test_switched_off_every_call_is_refused(bench: Client) -> None:
    fill(bench, "PutFunctionConcurrency", ReservedConcurrentExecutions="0")
    answer = invoke(bench, "three", headers=HTMX)
    assert (answer.status_code, "so it is switched off" in answer.content.decode()) == (422, True)


def test_environments_stand_ready_for_a_version_and_for_an_alias(bench: Client, account: Account) -> None:
    page = shown(bench, "calls")
    assert "there is none yet" in page
    assert "PutProvisionedConcurrencyConfig" not in page
    call(account, "PublishVersion")
    call(account, "UpdateFunctionConfiguration", Timeout=9)
    call(account, "PublishVersion")
    call(account, "CreateAlias", Name="live", FunctionVersion="2")
    page = fill(bench, "PutProvisionedConcurrencyConfig", Qualifier="1", ProvisionedConcurrentExecutions="2")
    assert ("being made" in page, "0 of 2 there, 0 free" in page) == (True, True)
    lab.advance(account, 60)
    assert "2 of 2 there, 2 free" in shown(bench, "calls")
    fill(bench, "PutProvisionedConcurrencyConfig", Qualifier="live", ProvisionedConcurrentExecutions="1")
    refusal = refused(
        bench, "calls", "PutProvisionedConcurrencyConfig", Qualifier="2", ProvisionedConcurrentExecutions="1"
    )
    assert "pointed by a Provisioned Concurrency alias" in refusal
    fill(bench, "ChangeProvisioned", Qualifier="1", ProvisionedConcurrentExecutions="3")
    assert {name: each.requested for name, each in function(account).provisioned.items()} == {"1": 3, "live": 1}
    fill(bench, "DeleteProvisionedConcurrencyConfig", Qualifier="live")
    assert list(function(account).provisioned) == ["1"]


def test_a_module_that_cannot_be_loaded_leaves_none_ready(bench: Client, account: Account) -> None:
    call(account, "PublishVersion")
    fill(bench, "PutProvisionedConcurrencyConfig", Qualifier="1", ProvisionedConcurrentExecutions="1")
    lab.advance(account, 60)
    failing = {"Qualifier": "1", "Payload": b'{"status": "init_error"}'}
    call(account, "Invoke", **failing)
    assert "FUNCTION_ERROR_INIT_FAILURE" in shown(bench, "calls")


def test_what_waits_says_when_it_is_tried_next(bench: Client, account: Account) -> None:
    call(account, "Invoke", **FAILING)
    (waiting,) = function(account).queue.values()
    assert (waiting.attempt, waiting.why) == (2, "error")
    page = shown(bench, "calls")
    assert "the function failed" in page
    assert '<td class="num">2</td>' in page
    assert "None. A call with" not in page


def test_what_comes_by_itself_says_so(bench: Client) -> None:
    """A script leaves alone what somebody is filling in."""
    answer = bench.post(
        f"{PAGE}invoke/", {"kind": "async", "event": "order"}, headers=HTMX | {"HX-Current-URL": CALLS}
    ).content.decode()
    assert 'id="panel" tabindex="-1" data-tab="calls" data-by-itself hx-swap-oob="true"' in answer
    assert "data-by-itself" not in fill(bench, "PutFunctionConcurrency", ReservedConcurrentExecutions="2")


def test_throttled_events_wait_too(bench: Client, account: Account) -> None:
    lab.call(account, "lab", "LimitConcurrency", {"Limit": 0})
    call(account, "Invoke", InvocationType="Event")
    assert "throttled: no room for one more run" in shown(bench, "calls")


def test_events_are_configured(bench: Client, account: Account) -> None:
    arn = other(account)
    may(account, "lambda:InvokeFunction")
    page = fill(
        bench,
        "PutFunctionEventInvokeConfig",
        MaximumRetryAttempts="1",
        MaximumEventAgeInSeconds="3600",
        OnSuccess=arn,
    )
    config = function(account).event_configs["$LATEST"]
    assert (config.retries, config.max_age, config.on_success, config.on_failure) == (1, 3600, arn, "")
    assert f'<option value="{arn}" selected>lambda: kitchen-fn</option>' in page
    assert '<option value="1" selected>1</option>' in page
    assert "1 retry · 3,600 seconds at most" in page
    fill(bench, "ChangeEventInvokeConfig", Qualifier="", MaximumRetryAttempts="0", OnFailure=arn)
    config = function(account).event_configs["$LATEST"]
    assert (config.retries, config.max_age, config.on_success, config.on_failure) == (0, None, "", arn)
    page = fill(bench, "DeleteFunctionEventInvokeConfig", Qualifier="")
    assert function(account).event_configs == {}
    assert "two retries, 6 hours at most, and nobody is told" in page
    assert "You must specify at least one of" in refused(bench, "calls", "PutFunctionEventInvokeConfig")


def test_an_alias_has_a_configuration_of_its_own(bench: Client, account: Account) -> None:
    call(account, "PublishVersion")
    call(account, "CreateAlias", Name="live", FunctionVersion="1")
    fill(bench, "PutFunctionEventInvokeConfig", Qualifier="live", MaximumRetryAttempts="0")
    fill(bench, "PutFunctionEventInvokeConfig", Qualifier="", MaximumRetryAttempts="1")
    assert {name: each.retries for name, each in function(account).event_configs.items()} == {"live": 0, "$LATEST": 1}
    fill(bench, "DeleteFunctionEventInvokeConfig", Qualifier="live")
    assert list(function(account).event_configs) == ["$LATEST"]


def test_a_role_that_may_not_send_is_told(bench: Client, account: Account) -> None:
    text = refused(bench, "calls", "PutFunctionEventInvokeConfig", OnFailure=other(account))
    assert "does not have permissions to call InvokeFunction" in text
    assert "execution role" in text


def test_dead_letters_go_to_a_queue_or_a_topic(
    bench: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "neither an SQS queue nor an SNS topic" in refused(bench, "calls", "SetDeadLetter", TargetArn=other(account))
    with_shelf(monkeypatch)
    page = shown(bench, "calls")
    assert f'<option value="{QUEUE}">sqs: spoiled</option>' in page.partition('id="SetDeadLetter"')[2]
    may(account, "sqs:SendMessage")
    assert "Dead letters go to sqs: spoiled." in fill(bench, "SetDeadLetter", TargetArn=QUEUE)
    assert function(account).dead_letter == QUEUE
    fill(bench, "SetDeadLetter", TargetArn="")
    assert function(account).dead_letter == ""


def test_what_became_of_events(bench: Client, account: Account) -> None:
    arn = other(account)
    may(account, "lambda:InvokeFunction")
    fill(bench, "PutFunctionEventInvokeConfig", OnSuccess=arn)
    call(account, "Invoke", InvocationType="Event")
    assert [(each.target, each.failure) for each in function(account).sent] == [(arn, "")]
    assert len(state(account).functions["kitchen-fn"].invocations) == 1
    page = shown(bench, "calls")
    assert ("succeeded" in page, "<code>kitchen-fn</code>" in page) == (True, True)
    fill(bench, "ChangeEventInvokeConfig", Qualifier="", MaximumRetryAttempts="0")
    call(account, "Invoke", **FAILING)
    assert "failed, and no retry is left" in shown(bench, "calls")


def test_loops_may_be_let_go_on(bench: Client, account: Account) -> None:
    assert "stopped after 16 calls" in shown(bench, "calls")
    page = fill(bench, "PutFunctionRecursionConfig", RecursiveLoop="Allow")
    assert function(account).recursion == "Allow"
    assert '<option value="Allow" selected>let it go on</option>' in page


def test_a_visitor_has_nothing_to_configure(stranger: Client) -> None:
    assert post(stranger, "calls", "PutFunctionConcurrency", ReservedConcurrentExecutions="1").status_code == 409


def test_the_page_asks_the_database_equally_often_for_one_and_for_three(
    bench: Client, account: Account, django_assert_num_queries: Any
) -> None:
    for count in (1, 3):
        for number in range(count):
            other(account, f"fn-{count}-{number}")
            call(account, "Invoke", InvocationType="Event")
        bench.get(PAGE)
        with django_assert_num_queries(10):
            bench.get(CALLS)


def test_nothing_is_english_on_a_korean_page(as_learner: Client) -> None:
    deploy(as_learner)
    page = as_learner.get(CALLS).content.decode()
    panel = page.partition('id="panel"')[2].partition('id="run"')[0]
    for text in ("동시성 예약하기", "프로비저닝된 동시성", "기다리는 비동기 이벤트", "비동기 이벤트의 처리", "되풀이"):
        assert text in panel
    assert "Save" not in panel
    assert NAME not in panel
