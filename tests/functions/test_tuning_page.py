"""The bench's tab about power tuning: filled in well and badly, refused, ended early, undone, and used."""

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from lessons.functions import order_fn, tuning_form
from lessons.people.models import Learner
from lessons.sandbox import hosting, lab
from lessons.sandbox.models import Account
from lessons.sandbox.tuning import _going
from serverless_lab.engine.services.lambda_.state import Function
from tests.courseware.lesson_page import HTMX, PAGE, deploy, invoke

pytestmark = pytest.mark.django_db
TAB = f"{PAGE}?tab=power"
QUERIES = 11
FORM = {"event": "order", "body": '{"ms": 1}', "sizes": "128, 512, 1769", "times": "3"}


@pytest.fixture
def host() -> Iterator[Any]:
    made: Any = hosting.host()
    made.on_run = None
    yield made
    made.on_run = None


@pytest.fixture
def bench(as_learner: Client, host: Any, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A function that calculates 40 ms of one vCPU and waits as many as its event says."""
    run = host.run

    def scaled(job: Any, on_call: Any) -> Any:
        report = run(job, on_call)
        calculated = 40 * 1769 / min(1769, job.work.memory_size)
        return report | {"DurationMs": report["DurationMs"] + calculated}

    monkeypatch.setattr(host, "run", scaled)
    as_learner.cookies["lab_language"] = "en"
    deploy(as_learner)
    return as_learner


@pytest.fixture
def account(bench: Client, learner: Learner) -> Account:
    found = lab.account_of(learner)
    assert found is not None
    return found


def post(client: Client, **changes: str) -> Any:
    return client.post(f"{PAGE}power/?tab=power", FORM | changes, headers=HTMX)


def measured(client: Client, **changes: str) -> str:
    answer = post(client, **changes)
    assert answer.status_code == 200, html.unescape(answer.content.decode())
    return html.unescape(answer.content.decode())


def shown(client: Client, tab: str = TAB) -> str:
    return html.unescape(client.get(tab).content.decode())


def rows(page: str) -> list[list[str]]:
    """Each row of the table as the texts of its cells."""
    found = re.findall(r'<tr><th scope="row">(.*?)</tr>', page, re.S)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.split(r"</t[hd]>", row)][:-1] for row in found
    ]


def function(account: Account) -> Function:
    found: Function = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"].functions["order-fn"]
    return found


def reserve(account: Account, count: int) -> None:
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": count}
    assert lab.call(account, "lambda", "PutFunctionConcurrency", params).refusal is None


def meanwhile(host: Any, calls: int, do: Callable[[], None]) -> None:
    """When so many further calls have begun, somebody does something else."""
    begun = len(host.ran)

    def count(_job: Any) -> None:
        if len(host.ran) - begun + 1 == calls:
            host.on_run = None
            do()

    host.on_run = count


def test_before_the_first_deploy(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    assert "Deploy the function first: then it can be measured here." in shown(as_learner)


def test_the_form_offers_the_usual_sizes_and_every_test_event(bench: Client) -> None:
    page = shown(bench)
    assert 'value="128, 256, 512, 1024, 1769, 3008"' in page
    assert '<option value="order" selected>order</option>' in page
    assert "What was measured" not in page


def test_sizes_are_measured_drawn_and_told_in_a_table(bench: Client, account: Account) -> None:
    page = measured(bench)
    assert "9 calls were made." in page
    # 40 ms of one vCPU and 1 ms of waiting: 553.8, 139.2 and 41 ms; in GB-seconds 0.0692, 0.0696 and 0.0708.
    assert rows(page) == [
        ["128 MB cheapest", "554 ms", "$1.3542", "120 ms", "3"],
        ["512 MB", "139 ms", "$1.3667", "120 ms", "3"],
        ["1,769 MB fastest balanced", "41 ms", "$1.3805", "120 ms", "3"],
    ]
    assert page.count('<figure class="chart">') == 2
    assert function(account).memory_size == 128
    assert len(function(account).invocations) == 9
    assert shown(bench).count('<figure class="chart">') == 2


def test_a_test_event_is_sent_where_no_text_is_filled_in(bench: Client, account: Account, host: Any) -> None:
    host.ran.clear()
    measured(bench, body="  ", sizes="128")
    assert json.loads(host.ran[-1].event) == json.loads(order_fn.BENCH.events[0].body)
    measured(bench, body='{"item": 1}', sizes="128")
    assert json.loads(host.ran[-1].event) == {"item": 1}


def test_without_scripts_the_page_comes_back_with_what_was_measured(bench: Client) -> None:
    answer = bench.post(f"{PAGE}power/?tab=power", FORM)
    assert (answer.status_code, answer["Location"]) == (303, f"{TAB}&event=order")
    assert len(rows(shown(bench, answer["Location"]))) == 3


def test_the_form_keeps_what_was_measured_last(bench: Client) -> None:
    assert 'value="1769 512,128,128"' in measured(bench, sizes="1769 512,128,128")
    page = shown(bench)
    assert 'value="128, 512, 1769"' in page
    measured(bench, sizes="256")
    assert [row[0] for row in rows(shown(bench))] == ["256 MB fastest cheapest balanced"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sizes": "127"}, "127 MB is not possible: a function has from 128 to 10,240 MB."),
        ({"sizes": "128, 10241"}, "10,241 MB is not possible"),
        ({"sizes": ""}, "Write at least one memory size."),
        ({"sizes": " , ,"}, "Write at least one memory size."),
        ({"sizes": "128 MB"}, "“MB” is no memory size."),
        ({"sizes": "1.5"}, "“1.5” is no memory size."),
        ({"sizes": "-128"}, "“-128” is no memory size."),
        ({"sizes": "<script>"}, "“<script>” is no memory size."),
        ({"sizes": "12८"}, "“12८” is no memory size."),
        ({"sizes": "9" * 60}, "is no memory size."),
        ({"sizes": "\0"}, "Write at least one memory size."),
        ({"sizes": " ".join(map(str, range(128, 139)))}, "At most 10 sizes at once; these are 11."),
        ({"sizes": "128 " * 60}, "This is too long for a list of memory sizes."),
        ({"times": "2"}, "Each size can be called from 3 to 10 times."),
        ({"times": "11"}, "Each size can be called from 3 to 10 times."),
        ({"times": ""}, "This field is required."),
        ({"times": "five"}, "Enter a whole number."),
        ({"event": "gone", "body": ""}, "The event “gone” is not there any more"),
        ({"body": "\0"}, "There is a NUL character in the event"),
    ],
)
def test_what_makes_no_sense_calls_nothing(bench: Client, account: Account, changes: dict[str, str], said: str) -> None:
    head = lab.position(account.pk)
    answer = post(bench, **changes)
    assert answer.status_code == 422
    assert said in html.unescape(answer.content.decode())
    assert lab.position(account.pk) == head


def test_sizes_may_be_typed_with_a_korean_keyboard(bench: Client) -> None:
    assert len(rows(measured(bench, sizes="128、256，512;1024"))) == 4


def test_ten_sizes_ten_times_are_the_most(bench: Client, account: Account) -> None:
    page = measured(bench, sizes=" ".join(map(str, range(128, 138))), times="10")
    assert "100 calls were made." in page
    assert len(rows(page)) == tuning_form.MOST_SIZES
    assert {row[4] for row in rows(page)} == {"10"}


def test_an_event_that_is_no_json_is_refused_by_aws_and_leaves_nothing(bench: Client, account: Account) -> None:
    answer = post(bench, body='{"item" 1}')
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "InvalidRequestContentException" in page
    assert '{"item" 1}</textarea>' in page
    assert function(account).invocations == []


def test_an_event_that_is_gone_does_no_harm_where_a_text_is_filled_in(bench: Client) -> None:
    assert len(rows(measured(bench, event="gone"))) == 3


def test_a_function_that_fails_shows_its_error_in_place_of_figures(bench: Client, account: Account) -> None:
    page = measured(bench, body='{"status": "error"}')
    assert [row[0] for row in rows(page)] == ["128 MB", "512 MB", "1,769 MB"]
    assert all(row[1].startswith("failed ValueError Your code raised this error") for row in rows(page))
    assert "3 calls were made." in page
    assert '<figure class="chart">' not in page
    assert "Use this memory" not in page


def test_a_size_that_runs_out_of_time_is_told_among_others_that_do_not(bench: Client, host: Any) -> None:
    run = host.run

    def slow_when_small(job: Any, on_call: Any) -> Any:
        report = run(job, on_call)
        return report | ({"Status": "timeout", "Payload": b""} if job.work.memory_size == 128 else {})

    host.run = slow_when_small
    page = measured(bench)
    assert rows(page)[0][1].startswith("timed out Sandbox.Timedout The function did not finish within its timeout")
    assert [row[0] for row in rows(page)[1:]] == ["512 MB cheapest", "1,769 MB fastest balanced"]


def test_where_the_lab_ends_a_call_before_the_function_would_it_says_so(bench: Client, account: Account) -> None:
    params = {"FunctionName": "order-fn", "Timeout": 60}
    lab.call(account, "lambda", "UpdateFunctionConfiguration", params)
    page = measured(bench, body='{"status": "timeout"}', sizes="128")
    assert "Ended after 30 s, the most that one call gets here." in rows(page)[0][1]
    lab.call(account, "lambda", "UpdateFunctionConfiguration", params | {"Timeout": 30})
    page = measured(bench, body='{"status": "timeout"}', sizes="128")
    assert "The function did not finish within its timeout" in rows(page)[0][1]


def test_throttled_with_nothing_reserved_for_it(bench: Client, account: Account) -> None:
    reserve(account, 0)
    answer = post(bench)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "TooManyRequestsException" in page
    assert 'value="128, 512, 1769"' in page
    assert function(account).invocations == []


def test_throttled_in_the_middle_what_was_measured_is_shown(bench: Client, account: Account, host: Any) -> None:
    meanwhile(host, 4, lambda: reserve(account, 0))
    page = measured(bench)
    assert "TooManyRequestsException" in page
    assert "A call was refused in the middle. What was measured before it is shown." in page
    assert [row[4] for row in rows(page)] == ["3", "1"]


def test_a_function_that_is_deleted_meanwhile(bench: Client, account: Account, host: Any) -> None:
    meanwhile(host, 2, lambda: lab.call(account, "lambda", "DeleteFunction", {"FunctionName": "order-fn"}))
    page = measured(bench)
    assert "ResourceNotFoundException" in page
    assert "Deploy the function first: then it can be measured here." in page


def test_a_function_that_is_changed_meanwhile(bench: Client, account: Account, host: Any) -> None:
    params = {"FunctionName": "order-fn", "Timeout": 9}
    meanwhile(host, 2, lambda: lab.call(account, "lambda", "UpdateFunctionConfiguration", params))
    page = measured(bench)
    assert "The function was changed or the account was set back meanwhile" in page
    assert [row[4] for row in rows(page)] == ["2"]


def test_when_the_time_is_over_what_was_measured_is_shown(bench: Client, settings: Any) -> None:
    settings.LAB_TUNING_SECONDS = 0
    page = measured(bench)
    assert "There was no time for all calls" in page
    assert [row[4] for row in rows(page)] == ["1"]
    answer = bench.post(f"{PAGE}power/?tab=power", FORM)
    assert answer.status_code == 200
    assert "There was no time for all calls" in html.unescape(answer.content.decode())


def test_two_at_once(bench: Client, account: Account) -> None:
    assert _going.take((account.pk, "order-fn"), 1)
    try:
        answer = post(bench)
    finally:
        _going.give_back((account.pk, "order-fn"))
    assert answer.status_code == 409
    assert "This function is being measured already." in html.unescape(answer.content.decode())
    assert function(account).invocations == []


def test_measuring_again_and_again_is_throttled(bench: Client) -> None:
    codes = [post(bench, sizes="128").status_code for _ in range(6)]
    assert codes == [200] * 4 + [429] * 2


def test_a_function_that_is_not_there_any_more(bench: Client, account: Account) -> None:
    lab.call(account, "lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    answer = post(bench)
    assert (answer.status_code, "ResourceNotFoundException" in answer.content.decode()) == (422, True)


def test_a_visitor_has_nothing_to_measure(stranger: Client) -> None:
    answer = stranger.post(f"{PAGE}power/", FORM, headers=HTMX)
    assert answer.status_code == 409
    assert Learner.objects.count() == 0


def test_undo_takes_everything_back(bench: Client, account: Account) -> None:
    invoke(bench)
    before = lab.look(account).cloud.encode()
    measured(bench)
    bench.post(f"{PAGE}undo/", headers=HTMX)
    assert lab.look(account).cloud.encode() == before
    assert rows(shown(bench)) == []
    bench.post(f"{PAGE}redo/", headers=HTMX)
    assert len(rows(shown(bench))) == 3


def test_a_look_back_shows_what_had_been_measured_and_no_form(bench: Client, account: Account) -> None:
    before = lab.position(account.pk)[0]
    measured(bench)
    after = lab.position(account.pk)[0]
    assert rows(shown(bench, f"{TAB}&at={before}")) == []
    page = shown(bench, f"{TAB}&at={after}")
    assert len(rows(page)) == 3
    assert 'id="tune"' not in page
    assert 'id="use-memory"' not in page


def test_a_size_is_used(bench: Client, account: Account) -> None:
    page = measured(bench)
    assert re.findall(r'id="use-(\d+)"', page) == ["512", "1769"]
    answer = bench.post(f"{PAGE}do/UseMemory/?tab=power", {"MemorySize": "512"}, headers=HTMX)
    page = html.unescape(answer.content.decode())
    assert "The function has this memory from the next call on." in page
    assert function(account).memory_size == 512
    assert re.findall(r'id="use-(\d+)"', page) == ["128", "1769"]
    assert "The function has 512 MB now." in page
    assert len(rows(page)) == 3


@pytest.mark.parametrize(
    ("size", "said"), [("64", "ValidationException"), ("9999999", "ValidationException"), ("", "")]
)
def test_a_size_that_aws_does_not_have_is_not_used(bench: Client, account: Account, size: str, said: str) -> None:
    answer = bench.post(f"{PAGE}do/UseMemory/?tab=power", {"MemorySize": size}, headers=HTMX)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert function(account).memory_size == 128


@pytest.mark.parametrize("sizes", ["128", "128, 512, 1769"])
def test_the_tab_asks_the_database_equally_often(bench: Client, sizes: str, django_assert_num_queries: Any) -> None:
    measured(bench, sizes=sizes)
    for _ in range(3):  # as many steps as the last action is looked for in
        invoke(bench)
    bench.get(TAB)
    with django_assert_num_queries(QUERIES):
        bench.get(TAB)


def test_a_page_in_korean_has_no_english_of_ours(bench: Client) -> None:
    measured(bench)
    bench.cookies["lab_language"] = "ko"
    page = shown(bench)
    for word in ("알맞은 메모리 찾기", "가장 빠름", "가장 저렴", "균형", "호출 100만 번"):
        assert word in page
    for word in ("Power tuning<", "fastest", "cheapest", "balanced", "A million calls", "Use this memory"):
        assert word not in page
