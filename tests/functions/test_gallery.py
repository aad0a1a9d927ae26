"""The gallery of sample events on the bench: shown when it is asked for, and runnable without scripts."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client

from lessons.courseware.models import Kept
from lessons.courseware.text import sentence
from lessons.functions.samples.sample import KINDS
from lessons.functions.samples.table import SAMPLES, find
from lessons.people.models import Learner
from lessons.sandbox import lab
from tests.courseware.lesson_page import SOURCE

pytestmark = pytest.mark.django_db
PAGE = "/functions/test-events/"
EVENTS = f"{PAGE}?tab=events"
IDS = [sample.id for sample in SAMPLES]


def shown(client: Client, query: str = "") -> str:
    return client.get(f"{EVENTS}{query}").content.decode()


def offered(page: str) -> list[str]:
    return re.findall(r'id="sample-([a-z0-9-]+)"', page)


def editor(page: str) -> tuple[str, Any]:
    """The name and the event that the editor holds."""
    (name,) = re.findall(r'id="event-name"[^>]* value="([^"]*)"', page)
    (body,) = re.findall(r'<textarea[^>]*id="event-body".*?>(.*?)</textarea>', page, re.DOTALL)
    return name, json.loads(body.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def test_nothing_of_it_is_loaded_before_it_is_asked_for(as_learner: Client) -> None:
    page = shown(as_learner)
    assert (offered(page), page.count('id="open-gallery"')) == ([], 1)
    assert "gallery" not in as_learner.get(PAGE).content.decode()
    assert editor(page)[0] == "receipt"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_is_grouped_by_how_a_source_calls(as_learner: Client, language: str) -> None:
    as_learner.cookies["lab_language"] = language
    page = shown(as_learner, "&gallery=all")
    assert offered(page) == IDS
    places = [page.index(f"<h4>{kind.name[language]}</h4>") for kind in KINDS]
    first = [page.index(f'id="sample-{name}"') for name in ("alb", "s3", "sqs")]
    assert [place < link for place, link in zip(places, first, strict=True)] == [True, True, True]
    assert places == sorted(places)
    assert page.count('aria-current="true"') == 1  # the lesson's own event is still the one in the editor


@pytest.mark.parametrize("sample_id", IDS)
def test_one_that_is_picked_lies_in_the_editor(as_learner: Client, sample_id: str) -> None:
    sample = find(sample_id)
    page = shown(as_learner, f"&gallery={sample_id}")
    assert editor(page) == (sample_id, sample.event)
    marked = re.findall(r'id="sample-([a-z0-9-]+)"[^>]*aria-current="true"', page)
    assert (marked, page.count('id="picked"')) == ([sample_id], 1)


def test_what_is_no_sample_shows_the_list(as_learner: Client) -> None:
    page = shown(as_learner, "&gallery=fax")
    assert (offered(page), page.count('id="picked"'), editor(page)[0]) == (IDS, 0, "receipt")


def test_it_is_run_and_stays_in_the_editor_without_scripts(as_learner: Client) -> None:
    as_learner.post(f"{PAGE}deploy/", {"source": SOURCE})
    name, body = editor(shown(as_learner, "&gallery=sqs"))
    address = f"{PAGE}invoke/?tab=events&gallery=sqs"
    form = {"kind": "sync", "event": "receipt", "name": name, "body": json.dumps(body)}
    answer = as_learner.post(address, form)
    assert answer.status_code == 303
    page = as_learner.get(answer["Location"]).content.decode()
    assert "REPORT RequestId: " in page
    assert editor(page) == (name, body)


def sample_run(client: Client, sample_id: str, body: Any = None, **more: Any) -> Any:
    sample = find(sample_id)
    form = {"sample": sample_id, "event": "receipt", "name": sample_id, "body": json.dumps(body or sample.event)}
    return client.post(f"{PAGE}events/sample/?tab=events&gallery={sample_id}", form, **more)


def deployed(client: Client) -> str:
    found = re.search(r"data-deployed[^>]*>\n(.*?)</textarea>", client.get(PAGE).content.decode(), re.DOTALL)
    return html.unescape(found[1]) if found else ""


def test_it_is_run_with_its_handler_in_two_steps_that_undo_takes_back(as_learner: Client) -> None:
    as_learner.post(f"{PAGE}deploy/", {"source": SOURCE})
    before = deployed(as_learner)
    answer = sample_run(as_learner, "sqs")
    assert answer.status_code == 303
    page = as_learner.get(answer["Location"]).content.decode()
    assert ("REPORT RequestId: " in page, editor(page)) == (True, ("sqs", find("sqs").event))
    assert deployed(as_learner) == find("sqs").starter
    as_learner.post(f"{PAGE}undo/")
    as_learner.post(f"{PAGE}undo/")
    assert deployed(as_learner) == before


def test_without_a_function_its_handler_makes_one(as_learner: Client) -> None:
    answer = sample_run(as_learner, "iot", headers={"HX-Request": "true"})
    assert (answer.status_code, "REPORT RequestId: " in answer.content.decode()) == (200, True)
    assert deployed(as_learner) == find("iot").starter


def test_a_draft_outlives_a_sample(as_learner: Client) -> None:
    as_learner.post(f"{PAGE}deploy/", {"source": "draft = 1\n", "keep": "draft"})
    sample_run(as_learner, "iot")
    assert list(Kept.objects.values_list("kind", "body")) == [("draft", "draft = 1\n")]


@pytest.mark.parametrize("form", [{}, {"sample": "fax"}, {"sample": "iot", "name": "iot", "body": "{"}])
def test_what_makes_no_sense_does_nothing(as_learner: Client, form: dict[str, str]) -> None:
    as_learner.post(f"{PAGE}deploy/", {"source": SOURCE})
    answer = as_learner.post(f"{PAGE}events/sample/", {"event": "receipt"} | form, headers={"HX-Request": "true"})
    assert (answer.status_code, deployed(as_learner)) == (422, SOURCE)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_fields_handler_and_answer_are_told(as_learner: Client, language: str) -> None:
    as_learner.cookies["lab_language"] = language
    page = shown(as_learner, "&gallery=dynamodb")
    sample = find("dynamodb")
    assert [html.unescape(path) for path in re.findall(r"<dt><code>(Records[^<]*)</code></dt>", page)] == list(
        sample.fields
    )
    assert html.escape(sample.starter.splitlines()[-1].strip(), quote=True) in page
    assert sentence(sample.answer[language]) in page


def test_kept_it_is_the_learners_own_and_the_gallery_closes(as_learner: Client) -> None:
    name, body = editor(shown(as_learner, "&gallery=iot"))
    form = {"name": name, "body": json.dumps(body)}
    answer = as_learner.post(f"{PAGE}events/save/?tab=events&gallery=iot", form)
    assert list(Kept.objects.values_list("owner", "name")) == [("source-fn", "iot")]
    page = as_learner.get(answer["Location"]).content.decode()
    assert (offered(page), editor(page)) == ([], (name, body))


def test_with_a_sample_in_the_editor_no_event_can_be_deleted_by_mistake(as_learner: Client) -> None:
    as_learner.post(f"{PAGE}events/save/", {"name": "mine", "body": "{}"})
    assert shown(as_learner, "&event=mine").count('id="delete-event"') == 1
    assert shown(as_learner, "&event=mine&gallery=s3").count('id="delete-event"') == 0


def test_it_asks_the_database_nothing(as_learner: Client, django_assert_num_queries: Any) -> None:
    as_learner.post(f"{PAGE}deploy/", {"source": SOURCE})
    shown(as_learner)
    for query in ("", "&gallery=all", "&gallery=lex"):
        with django_assert_num_queries(9):
            shown(as_learner, query)


def test_a_handler_in_python_is_not_put_into_a_function_of_node(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    as_learner.post(f"{PAGE}deploy/", {"source": SOURCE})
    account = lab.account_of(Learner.objects.get())
    (function,) = lab.call(account, "lambda", "ListFunctions", {}).answer["Functions"]
    change = {"FunctionName": function["FunctionName"], "Runtime": "nodejs24.x", "Handler": "index.handler"}
    assert lab.call(account, "lambda", "UpdateFunctionConfiguration", change).refusal is None
    refused = sample_run(as_learner, "sqs", headers={"HX-Request": "true"})
    assert "This handler is written in Python." in refused.content.decode()
