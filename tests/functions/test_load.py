"""The bench's tab about load: a sample that is really called, a minute that is simulated from it, and bad questions."""

import html
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from lessons.functions import load_form, load_views
from lessons.people.throttle import Bucket, Limit
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.lambda_.state import Function
from tests.courseware.lesson_page import HTMX, PAGE, deploy, invoke

pytestmark = pytest.mark.django_db
TAB = f"{PAGE}?tab=load"
QUERIES = 10
CHART = '<figure class="chart">'


@pytest.fixture
def measured(bench: Client, account: Account) -> Client:
    sample(bench)
    return bench


def shown(client: Client, tab: str = TAB) -> str:
    return html.unescape(client.get(tab).content.decode())


def ask(client: Client, **asked: Any) -> str:
    return shown(client, TAB + "".join(f"&{name}={value}" for name, value in asked.items()))


def sample(client: Client, **data: str) -> Any:
    return client.post(f"{PAGE}load/sample/?tab=load", {"event": "order"} | data, headers=HTMX)


def function(account: Account) -> Function:
    found: Function = lab.look(account).cloud.state.parts["lambda/ap-northeast-2"].functions["order-fn"]
    return found


def told(page: str, name: str) -> str:
    """What stands beside a name, as text."""
    found = re.search(rf"<dt>{name}</dt>\s*<dd>(.*?)</dd>", page, re.S)
    assert found is not None, name
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


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


def test_a_minute_in_numbers_charts_and_a_table(measured: Client) -> None:
    page = ask(measured, load=100)
    assert told(page, "Sent") == "6,000"
    ran, cold = re.fullmatch(r"([\d,]+) (\d+) of them cold", told(page, "Ran")).groups()
    assert ran == "6,000"
    assert told(page, "Throttled") == "0 0.0 % got status 429"
    assert int(cold) >= 1
    assert page.count(CHART) == 2
    rows = re.findall(r'<tr><th scope="row">[\d:]+</th>(.*?)</tr>', page)
    assert len(rows) == 60
    assert all(row.startswith('<td class="num">100</td>') for row in rows)
    assert re.fullmatch(r"\$\d+\.\d+ \$[\d,.]+ a month, if it went on like this", told(page, "Cost"))


def test_the_same_draw_gives_the_same_minute(measured: Client) -> None:
    def minute(**asked: Any) -> str:
        cache.clear()
        page = ask(measured, load=200, pattern="ramp", **asked)
        return "".join(re.findall(r'<td class="num">.*?</td>', page))

    assert minute() == minute(seed=1)
    assert 'seed=2"' in ask(measured, load=200)
    assert told(ask(measured, load=200, seed=2), "Sent") == "12,000"


def test_a_ceiling_throttles(measured: Client, account: Account) -> None:
    reserved = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 1}
    lab.call(account, "lambda", "PutFunctionConcurrency", reserved)
    page = ask(measured, load=1000, mode="sync")
    assert not told(page, "Throttled").startswith("0 ")
    assert "possible: 1" in told(page, "Environments")
    assert "so many ran at once that there was no room for one more" in page
    queued = ask(measured, load=1000, mode="async")
    assert queued.count(CHART) == 3
    assert told(queued, "In the queue at the end") != "0"


def test_switched_off_nothing_runs(measured: Client, account: Account) -> None:
    reserved = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 0}
    lab.call(account, "lambda", "PutFunctionConcurrency", reserved)
    assert told(ask(measured, load=10), "Throttled") == "600 100.0 % got status 429"
    assert told(ask(measured, load=10, mode="async"), "Dropped") == "600"


def test_a_look_changes_nothing(measured: Client, account: Account) -> None:
    before = lab.position(account.pk)
    ask(measured, load=500, mode="async", pattern="burst")
    assert lab.position(account.pk) == before


@pytest.mark.parametrize("load", ["0", "-5", "10001", "many", "1.5", "٣x", "1" * 5000, "%00"])
def test_a_rate_that_cannot_be(measured: Client, load: str) -> None:
    answer = measured.get(f"{TAB}&load={load}")
    assert answer.status_code == 200
    page = html.unescape(answer.content.decode())
    assert "Write a whole number from 1 to 10,000." in page
    assert CHART not in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"pattern": "storm"}, "Select a valid choice."),
        ({"mode": "later"}, "Select a valid choice."),
        ({"target": "live"}, "This is not there, or not there any more."),
        ({"seed": "0"}, "The number of the draw is a whole number from 1 to a billion."),
        ({"seed": "x"}, "The number of the draw is a whole number from 1 to a billion."),
    ],
)
def test_other_questions_that_cannot_be(measured: Client, asked: dict[str, str], said: str) -> None:
    page = ask(measured, load=10, **asked)
    assert said in page
    assert CHART not in page


def test_the_borders_can_be_asked(measured: Client) -> None:
    assert told(ask(measured, load=1), "Sent") == "60"
    assert told(ask(measured, load=10_000), "Sent") == "600,000"
    assert 'seed=1"' in ask(measured, load=1, seed=10**9)


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


def test_a_minute_is_worked_out_once(measured: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(measured, load=100)
    monkeypatch.setattr("lessons.functions.panels.load.simulate", None)
    assert told(ask(measured, load=100), "Ran") == told(first, "Ran")


def test_whoever_asks_without_end_is_slowed_down(measured: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """With buckets that are not filled again while the test runs, however slow the machine is."""
    monkeypatch.setattr("lessons.functions.panels.load.LOAD", Limit("load", Bucket(2, 3_600), Bucket(9, 3_600)))
    answers = [measured.get(f"{TAB}&load=1&seed={seed}").status_code for seed in (1, 2, 3, 1)]
    assert answers == [200, 200, 429, 200]  # what was worked out already may be looked at


@pytest.mark.parametrize("count", [1, 3])
def test_the_tab_asks_the_database_equally_often(
    measured: Client, account: Account, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        alias = {"FunctionName": "order-fn", "Name": f"alias-{number}", "FunctionVersion": "$LATEST"}
        lab.call(account, "lambda", "CreateAlias", alias)
    ask(measured, load=10)
    with django_assert_num_queries(QUERIES):
        page = ask(measured, load=10)
    assert page.count('<option value="alias-') == count


def test_a_look_back_shows_the_minute_of_then(measured: Client, account: Account) -> None:
    head = lab.position(account.pk)[0]
    measured.post(f"{PAGE}deploy/", {"source": "def lambda_handler(event, context):\n    return 2\n"})
    page = ask(measured, load=10, at=head)
    assert page.count(CHART) == 2
    assert 'id="run-sample"' not in page


def test_a_page_in_korean_has_no_english_of_ours(measured: Client) -> None:
    measured.cookies["lab_language"] = "ko"
    page = ask(measured, load=100, mode="async")
    panel = page.partition('id="panel"')[2].partition('id="run"')[0]
    for word in ("부하", "초당 요청", "콜드", "실행 환경", "대기열", "비용"):
        assert word in panel
    for word in ("Sent", "Ran", "Cost", "Environments", "measured", "a second", "simulat", "Draw"):
        assert word not in re.sub(r"<[^>]+>", " ", panel)
