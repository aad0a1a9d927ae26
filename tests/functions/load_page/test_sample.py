"""The sample: calls that are really made, so that a minute can be simulated from them."""

import html

import pytest
from django.test import Client

from lessons.functions import load_form, load_views
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import PAGE, deploy, invoke
from tests.functions.load_page.support import CHART, ask, function, sample, shown, told

pytestmark = pytest.mark.django_db


def test_before_the_first_deploy(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    assert "Deploy the function first: then you can put load on it here." in shown(as_learner)
    assert CHART not in ask(as_learner, load=10)


def test_a_function_that_was_never_called_is_not_simulated(bench: Client, account: Account) -> None:
    page = ask(bench, load=10)
    assert "Still missing: cold 1, warm 5." in page
    assert CHART not in page
    assert "Run a sample" in page


def test_a_sample_is_six_calls_of_the_journal(bench: Client, account: Account) -> None:
    before = lab.count_steps(account)[0]
    page = html.unescape(sample(bench).content.decode())
    assert "6 calls were measured." in page
    assert "cold runs 1, warm runs 5." in page
    assert [run.cold for run in function(account).invocations] == [True, False, False, False, False, False]
    assert lab.count_steps(account)[0] == before + 6
    lab.undo(account)
    assert len(function(account).invocations) == 5
    assert "Still missing: cold 0, warm 1." in shown(bench)


def test_a_sample_is_of_what_is_missing_and_of_more_when_asked_again(bench: Client, account: Account) -> None:
    invoke(bench)
    invoke(bench)
    sample(bench)
    assert len(function(account).invocations) == 6
    sample(bench)
    assert len(function(account).invocations) == 11


def test_where_every_run_was_warm_some_are_called_at_once(bench: Client, account: Account) -> None:
    """The cold one of this code has been forgotten: 200 runs are kept."""
    for _ in range(201):
        lab.call(account, "lambda", "Invoke", {"FunctionName": "order-fn"})
    assert "Still missing: cold 1, warm 0." in shown(bench)
    sample(bench)
    assert [run.cold for run in function(account).invocations[-2:]].count(True) == 1


def test_without_scripts_a_sample_leads_back_to_the_tab(bench: Client, account: Account) -> None:
    answer = bench.post(f"{PAGE}load/sample/?tab=load&load=20", {"event": "order"})
    assert (answer.status_code, "tab=load" in answer["Location"]) == (303, True)
    assert shown(bench, answer["Location"]).count(CHART) == 2


def test_new_code_has_to_be_measured_again(measured: Client) -> None:
    measured.post(f"{PAGE}deploy/", {"source": "def lambda_handler(event, context):\n    return 2\n"})
    page = ask(measured, load=10)
    assert "cold runs 0, warm runs 0." in page
    assert CHART not in page


def test_a_version_has_runs_of_its_own(measured: Client, account: Account) -> None:
    lab.call(account, "lambda", "PublishVersion", {"FunctionName": "order-fn"})
    alias = {"FunctionName": "order-fn", "Name": "live", "FunctionVersion": "1"}
    lab.call(account, "lambda", "CreateAlias", alias)
    page = ask(measured, load=10, target="live")
    assert "Still missing: cold 1, warm 5." in page
    assert '<input type="hidden" name="target" value="live">' in page
    sample(measured, target="live")
    assert [run.qualifier for run in function(account).invocations[-6:]] == ["live"] * 6
    assert ask(measured, load=10, target="live").count(CHART) == 2
    assert ask(measured, load=10, target="1").count(CHART) == 2


def test_an_alias_that_splits_calls_is_not_offered(measured: Client, account: Account) -> None:
    for _ in range(2):
        lab.call(account, "lambda", "PublishVersion", {"FunctionName": "order-fn"})
        deploy(measured)
        measured.post(f"{PAGE}deploy/", {"source": "def lambda_handler(event, context):\n    return 3\n"})
    canary = {"FunctionName": "order-fn", "Name": "live", "FunctionVersion": "1"}
    split = {"RoutingConfig": {"AdditionalVersionWeights": {"2": 0.1}}}
    assert lab.call(account, "lambda", "CreateAlias", canary | split).refusal is None
    assert load_form.targets(function(account)) == ["2", "1"]


@pytest.mark.parametrize("data", [{"event": "gone"}, {"target": "gone"}, {"event": "\0"}])
def test_a_sample_of_what_is_not_there(bench: Client, account: Account, data: dict[str, str]) -> None:
    before = lab.position(account.pk)
    answer = sample(bench, **data)
    assert answer.status_code == 422
    assert "is not there any more, so nothing was called." in html.unescape(answer.content.decode())
    assert lab.position(account.pk) == before


def test_a_sample_without_a_function(bench: Client, account: Account) -> None:
    bench.post(f"{PAGE}do/DeleteFunction/")
    answer = sample(bench)
    assert (answer.status_code, "Deploy the function first." in answer.content.decode()) == (422, True)


def test_a_sample_that_is_throttled_says_so(bench: Client, account: Account) -> None:
    reserved = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 0}
    lab.call(account, "lambda", "PutFunctionConcurrency", reserved)
    answer = sample(bench)
    assert (answer.status_code, "TooManyRequestsException" in answer.content.decode()) == (422, True)


def test_a_sample_stops_where_no_environment_lives_on(bench: Client, account: Account) -> None:
    bench.post(f"{PAGE}events/save/", {"name": "dies", "body": '{"status": "timeout"}'})
    page = html.unescape(sample(bench, event="dies").content.decode())
    assert "1 call was measured. 1 of them failed." in page
    assert told(ask(bench, load=2), "Failed").startswith("120 ")


def test_a_sample_does_not_keep_the_page_waiting(
    bench: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_views, "LASTS", 0)
    sample(bench)
    assert len(function(account).invocations) == 1


def test_a_visitor_cannot_run_a_sample(stranger: Client) -> None:
    assert stranger.post(f"{PAGE}load/sample/", {"event": "order"}).status_code == 409
