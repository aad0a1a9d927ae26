"""Power tuning that fails, is refused, or ends early."""

import html
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from lessons.sandbox.tuning import _going
from tests.courseware.lesson_page import PAGE
from tests.functions.tuning_page.support import FORM, function, measured, post, rows

pytestmark = pytest.mark.django_db


def meanwhile(host: Any, calls: int, do: Callable[[], None]) -> None:
    """When so many further calls have begun, somebody does something else."""
    begun = len(host.ran)

    def count(_job: Any) -> None:
        if len(host.ran) - begun + 1 == calls:
            host.on_run = None
            do()

    host.on_run = count


def reserve(account: Account, count: int) -> None:
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": count}
    assert lab.call(account, "lambda", "PutFunctionConcurrency", params).refusal is None


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
