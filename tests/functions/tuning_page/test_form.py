"""The form of power tuning: filled in well and badly."""

import html
import json
from typing import Any

import pytest
from django.test import Client

from lessons.functions import order_fn, tuning_form
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import HTMX, PAGE
from tests.functions.tuning_page.support import FORM, TAB, function, measured, post, rows, shown

pytestmark = pytest.mark.django_db


def test_before_the_first_deploy(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"
    assert "Deploy the function first: then it can be measured here." in shown(as_learner)


def test_the_form_offers_the_usual_sizes_and_every_test_event(bench: Client) -> None:
    page = shown(bench)
    assert 'value="128, 256, 512, 1024, 1769, 3008"' in page
    assert '<option value="order" selected>order</option>' in page
    assert "What was measured" not in page


def test_a_test_event_is_sent_where_no_text_is_filled_in(bench: Client, account: Account, host: Any) -> None:
    host.ran.clear()
    measured(bench, body="  ", sizes="128")
    assert json.loads(host.ran[-1].event) == json.loads(order_fn.BENCH.events[0].body)
    measured(bench, body='{"item": 1}', sizes="128")
    assert json.loads(host.ran[-1].event) == {"item": 1}


def test_without_scripts_the_page_comes_back_with_what_was_measured(bench: Client) -> None:
    answer = bench.post(f"{PAGE}power/?tab=power", FORM)
    assert (answer.status_code, answer["Location"]) == (303, f"{TAB}&event=order#tuned-title")
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


def test_a_visitor_has_nothing_to_measure(stranger: Client) -> None:
    answer = stranger.post(f"{PAGE}power/", FORM, headers=HTMX)
    assert answer.status_code == 409
    assert Learner.objects.count() == 0
