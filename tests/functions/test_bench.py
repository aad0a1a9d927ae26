"""The bench through plain forms, and what every refusal becomes on it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from lessons.courseware.models import Kept
from lessons.functions import events
from lessons.functions.strip import MOST_BARS
from lessons.people.models import Learner
from lessons.people.throttle import DEPLOY, INVOKE
from lessons.sandbox import lab, moment
from tests.courseware.lesson_page import HTMX, PAGE, SOURCE, deploy, invoke
from tests.sandbox.conftest import Wall

pytestmark = pytest.mark.django_db


def event(client: Client, body: Any, name: str = "mine") -> Any:
    return client.post(f"{PAGE}events/save/", {"name": name, "body": json.dumps(body)}, headers=HTMX)


def call_with(client: Client, body: Any) -> str:
    event(client, body)
    return client.post(f"{PAGE}invoke/", {"kind": "sync", "event": "mine"}, headers=HTMX).content.decode()


def test_a_whole_visit_without_scripts(stranger: Client) -> None:
    stranger.cookies["lab_language"] = "en"
    page = stranger.get(PAGE).content.decode()
    assert "not deployed yet" in page
    assert deploy(stranger).status_code == 303
    assert "Nothing has run yet" in stranger.get(PAGE).content.decode()
    for expected in ("cold start", "warm start"):
        assert invoke(stranger).status_code == 303
        assert expected in stranger.get(PAGE).content.decode()
    invoke(stranger, "three")
    logs = stranger.get(f"{PAGE}?tab=logs").content.decode()
    assert logs.count("REPORT RequestId: ") == 1 + 1 + 5  # the lesson's text, the result, the log
    assert logs.count("\tInit Duration: 120.50 ms\t") == 4
    explained = stranger.get(f"{PAGE}?tab=explain").content.decode()
    assert "Every environment was serving another call" in explained
    assert "lambda:InvokeFunction" in explained
    assert "logs:PutLogEvents" in explained
    journal = stranger.get(f"{PAGE}?tab=journal").content.decode()
    assert journal.count("aws lambda invoke") == 4
    assert "Invoke ×3" in journal


def test_the_journal_shows_stars_for_a_password(stranger: Client) -> None:
    stranger.cookies["lab_language"] = "en"
    deploy(stranger)
    account = lab.account_of(Learner.objects.get())
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    done = lab.call(account, "iam", "CreateLoginProfile", {"UserName": "mina", "Password": "Dumpling#Soup7-x"})
    assert done.refusal is None
    journal = stranger.get(f"{PAGE}?tab=journal").content.decode()
    assert "aws iam create-login-profile" in journal
    assert "********" in journal
    assert "Dumpling#Soup7-x" not in journal
    assert "sealed:" not in journal


def test_the_cause_of_a_cold_start_is_told_after_a_jump(as_learner: Client) -> None:
    deploy(as_learner)
    invoke(as_learner)
    as_learner.post(f"{PAGE}advance/", {"seconds": 1200})
    assert "회수됨" in as_learner.get(PAGE).content.decode()
    answer = invoke(as_learner, headers=HTMX).content.decode()
    assert "너무 오래 쉬어서 회수됐어요" in answer


def test_events_are_kept_chosen_and_deleted(as_learner: Client) -> None:
    deploy(as_learner)
    event(as_learner, {"answer": "from mine"})
    assert (
        "from mine"
        in as_learner.post(f"{PAGE}invoke/", {"kind": "sync", "event": "mine"}, headers=HTMX).content.decode()
    )
    event(as_learner, {"answer": "new"}, name="order")
    page = as_learner.get(f"{PAGE}?tab=events").content.decode()
    assert page.count("<option>order</option>") + page.count("<option selected>order</option>") == 1
    as_learner.post(f"{PAGE}events/delete/", {"name": "mine"})
    assert list(Kept.objects.values_list("name", flat=True)) == ["order"]


def test_an_event_that_is_changed_keeps_its_place_among_the_lessons(as_learner: Client) -> None:
    deploy(as_learner)
    event(as_learner, {"item": "soup"}, name="order")
    options = re.findall(r"<option[^>]*>([^<]*)</option>", as_learner.get(PAGE).content.decode())
    assert options == ["order", "empty", "too-slow"]


def test_with_the_most_events_one_of_them_can_still_be_changed(as_learner: Client) -> None:
    for number in range(events.AT_MOST):
        assert event(as_learner, {"n": number}, name=f"event {number}").status_code == 200
    assert event(as_learner, {"n": "changed"}, name="event 7").status_code == 200
    refused = event(as_learner, {}, name="one more")
    assert (refused.status_code, "30개까지" in refused.content.decode()) == (422, True)
    assert Kept.objects.count() == events.AT_MOST


def test_deploys_are_limited_too(as_learner: Client) -> None:
    answers = [deploy(as_learner, headers=HTMX).status_code for _ in range(DEPLOY.learner.size + 20)]
    assert answers[: DEPLOY.learner.size] == [200] * DEPLOY.learner.size
    assert 429 in answers


def test_settings_are_checked_by_the_form_and_by_aws(as_learner: Client) -> None:
    deploy(as_learner)
    good = {
        "MemorySize": 1024,
        "Timeout": 9,
        "Handler": "lambda_function.lambda_handler",
        "key": ["MODE", ""],
        "value": ["1", ""],
    }
    assert (
        "1,024 MB · 9 s"
        in as_learner.post(
            f"{PAGE}do/UpdateFunctionConfiguration/?tab=configuration", good, headers=HTMX
        ).content.decode()
    )
    twice = as_learner.post(
        f"{PAGE}do/UpdateFunctionConfiguration/?tab=configuration",
        good | {"key": ["AA", "AA"], "value": ["1", "2"]},
        headers=HTMX,
    )
    assert (twice.status_code, "같은 이름이 두 번" in twice.content.decode()) == (422, True)
    refused = as_learner.post(
        f"{PAGE}do/UpdateFunctionConfiguration/?tab=configuration", good | {"MemorySize": 64}, headers=HTMX
    ).content.decode()
    assert "ValidationException" in refused
    reserved = as_learner.post(
        f"{PAGE}do/UpdateFunctionConfiguration/?tab=configuration",
        good | {"key": ["AWS_REGION"], "value": ["x"]},
        headers=HTMX,
    )
    assert "reserved keys" in reserved.content.decode()
    assert "1,024 MB · 9 s" in as_learner.get(PAGE).content.decode()


def test_a_draft_is_kept_without_scripts_and_gone_once_deployed(as_learner: Client) -> None:
    as_learner.post(f"{PAGE}deploy/", {"source": "draft = 1\n", "keep": "draft"})
    assert "draft = 1" in as_learner.get(PAGE).content.decode()
    deploy(as_learner)
    assert Kept.objects.count() == 0
    assert "draft = 1" not in as_learner.get(PAGE).content.decode()


def test_learners_text_is_escaped_everywhere(as_learner: Client) -> None:
    bad = "</textarea><script>alert(1)</script>"
    as_learner.post(f"{PAGE}deploy/", {"source": bad})
    event(as_learner, {"answer": bad, "text": bad}, name="<script>")
    as_learner.post(f"{PAGE}invoke/", {"kind": "sync", "event": "<script>"})
    for tab in ("code", "events", "logs", "explain", "journal", "configuration"):
        page = as_learner.get(f"{PAGE}?tab={tab}").content.decode()
        assert "<script>alert" not in page
        assert "<option selected><script>" not in page


def test_too_many_calls_are_told_when_to_come_back(as_learner: Client) -> None:
    deploy(as_learner)
    answers = (invoke(as_learner, headers=HTMX) for _ in range(4 * INVOKE.learner.size))
    answer = next(answer for answer in answers if answer.status_code != 200)
    assert (answer.status_code, answer["HX-Retarget"]) == (429, "#notice")


@pytest.mark.parametrize("tab", ["code", "events", "configuration", "calls", "logs", "explain", "journal"])
def test_the_page_asks_the_database_equally_often_for_one_and_for_three(
    as_learner: Client, tab: str, django_assert_num_queries: Any
) -> None:
    deploy(as_learner)
    counts = {"journal": 13, "explain": 11}
    for kind in ("sync", "three"):
        invoke(as_learner, kind)
        event(as_learner, {"kind": kind}, name=kind)
        as_learner.get(PAGE)
        with django_assert_num_queries(counts.get(tab, 10)):
            as_learner.get(f"{PAGE}?tab={tab}")


@pytest.fixture
def even_time() -> Iterator[None]:
    """How many runs the strip has room for is a matter of time."""
    with moment.read_from(Wall()):
        yield


@pytest.mark.usefixtures("even_time")
def test_a_long_life_costs_no_more_to_show(
    as_learner: Client, learner: Learner, django_assert_num_queries: Any
) -> None:
    """As much after 300 calls as after 100: bytes, queries, and the newest step's number."""
    deploy(as_learner)
    account = lab.account_of(learner)
    sizes = []
    for count in (100, 300):
        while (done := lab.count_steps(account)[0]) <= count:
            lab.call(account, "lambda", "Invoke", {"FunctionName": "order-fn", "Payload": b"{}"})
        as_learner.get(PAGE)
        with django_assert_num_queries(15):
            page = as_learner.get(f"{PAGE}?tab=journal").content.decode()
        assert f'<span class="at"><b>{done}</b>' in page
        assert 0 < page.count('class="bar') <= 2 * MOST_BARS
        sizes.append(len(page))
    assert sizes[1] < sizes[0] * 1.02
    assert len(as_learner.post(f"{PAGE}rate/", {"rate": 10}, headers=HTMX).content) < 120_000


def test_a_part_is_answered_alone(as_learner: Client) -> None:
    deploy(as_learner)
    invoke(as_learner)
    part = as_learner.get(f"{PAGE}?tab=logs", headers=HTMX | {"HX-Target": "panel"}).content.decode()
    assert part.lstrip().startswith('<div class="panel" id="panel" tabindex="-1" data-tab="logs"')
    assert "<html" not in part
    assert 'id="tab-logs"' in part
    unknown = as_learner.get(PAGE, headers=HTMX | {"HX-Target": "everything"}).content.decode()
    assert "<html" in unknown
    assert SOURCE.splitlines()[0] in unknown


NODE = "export const handler = async () => 7;\n"


def test_a_function_in_javascript(as_learner: Client) -> None:
    """The runtime is chosen before the first deploy; from then on the function's own counts."""
    as_learner.cookies["lab_language"] = "en"
    assert "language=nodejs#code" in as_learner.get(PAGE).content.decode()
    chosen = as_learner.get(f"{PAGE}?language=nodejs").content.decode()
    for shown in ("index.mjs", 'data-editor="nodejs"', "<code>index.handler</code>", "export const handler"):
        assert shown in chosen
    assert f'action="{PAGE}deploy/?language=nodejs' in chosen
    as_learner.post(f"{PAGE}deploy/?language=nodejs", {"source": NODE, "keep": "draft"})
    assert "async () =&gt; 7" in as_learner.get(f"{PAGE}?language=nodejs").content.decode()
    assert "async () =&gt; 7" not in as_learner.get(PAGE).content.decode()
    as_learner.post(f"{PAGE}deploy/?language=nodejs", {"source": NODE})
    assert not Kept.objects.filter(kind=events.DRAFT).exists()
    page = as_learner.get(PAGE).content.decode()
    assert "async () =&gt; 7" in page
    assert "index.mjs" in page
    assert "language=python#code" not in page
    account = lab.account_of(Learner.objects.get())
    params = {"FunctionName": "order-fn"}
    assert "zip function.zip index.mjs" in as_learner.get(f"{PAGE}?tab=journal").content.decode()
    answer = lab.call(account, "lambda", "GetFunctionConfiguration", params).answer
    assert (answer["Runtime"], answer["Handler"]) == ("nodejs24.x", "index.handler")
    as_learner.post(f"{PAGE}deploy/", {"source": NODE.replace("7", "8")})
    assert "async () =&gt; 8" in as_learner.get(PAGE).content.decode()


@pytest.mark.parametrize(("runtime", "title"), [("python3.10", "Python 3.10"), ("nodejs22.x", "Node.js 22")])
def test_a_runtime_has_the_name_that_people_call_it_by(as_learner: Client, runtime: str, title: str) -> None:
    deploy(as_learner)
    learner = Learner.objects.get(username="haneul")
    params = {"FunctionName": "order-fn", "Runtime": runtime}
    lab.call(lab.account_of(learner), "lambda", "UpdateFunctionConfiguration", params)
    assert f"{title} · 128 MB" in as_learner.get(PAGE).content.decode()
