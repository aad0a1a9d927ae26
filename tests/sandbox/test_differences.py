"""The page "Differences from AWS": every code has its words, every operation its place, and the filter narrows."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from lessons.sandbox import lab
from lessons.sandbox.differences import found
from lessons.sandbox.differences.words import (
    CLOUDWATCH,
    DIFFERS,
    EC2,
    FUNCTIONS,
    IAM,
    LOGS,
    MQ,
    SERVICES,
    SNS,
    SQS,
    STS,
)
from lessons.sandbox.models import Account
from serverless_lab.engine import wiring
from serverless_lab.engine.coverage import OF_SERVICE, coverage, services
from serverless_lab.engine.errors import AccessDenied
from serverless_lab.engine.outcome import Refusal

ENGLISH = {"accept-language": "en"}
HTMX = ENGLISH | {"hx-request": "true", "hx-target": "operations"}
pytestmark = pytest.mark.django_db


def names(page: str) -> list[str]:
    return re.findall(r'<li id="([a-z0-9]+-\w+)">', page)


def test_every_code_has_its_words_and_every_word_its_code() -> None:
    used = {code for row in wiring.OPERATIONS.values() for code in row.differs}
    assert set(DIFFERS) == used
    assert len(DIFFERS) == sum(map(len, (CLOUDWATCH, EC2, IAM, STS, FUNCTIONS, LOGS, MQ, SNS, SQS)))
    assert set(SERVICES) == {code for codes in OF_SERVICE.values() for code in codes}


@pytest.mark.parametrize("sentence", [*DIFFERS.values(), *SERVICES.values()], ids=[*DIFFERS, *SERVICES])
def test_every_sentence_is_there_in_both_languages(sentence: Any) -> None:
    with override("en"):
        english = str(sentence)
    with override("ko"):
        korean = str(sentence)
    assert english.endswith(".")
    assert (korean != english, korean.endswith("요.")) == (True, True)


def test_it_lists_each_operation_once(stranger: Client) -> None:
    listed = names(stranger.get("/differences/", headers=ENGLISH).text)
    assert sorted(listed) == sorted(f"{service}-{row.operation}" for service in services() for row in coverage(service))


def test_it_counts(stranger: Client) -> None:
    page = stranger.get("/differences/", headers=ENGLISH).text
    whole = found.whole()
    states = [row.state for service in services() for row in coverage(service)]
    assert (whole.total, whole.same) == (len(states), states.count("same"))
    assert (whole.simulated, whole.missing) == (whole.total - whole.missing, states.count("not-simulated"))
    assert f"<b>{whole.total:,} of {whole.total:,} operations</b>" in page
    assert sum(share.total for share in found.shares()) == whole.total


def test_it_says_how_an_operation_differs(stranger: Client) -> None:
    page = stranger.get("/differences/", headers=ENGLISH).text
    row = page.partition('<li id="lambda-CreateFunction">')[2].partition("</li>")[0]
    assert "<p>Python and Node.js runtimes and zip packages only.</p>" in row
    assert "<b>Refused if given:</b> <code>Code.S3Bucket</code> <code>Code.ImageUri</code>" in row
    assert "<code>TenancyConfig</code>" in row.partition("Accepted, without effect:")[2]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=getcaller", ["sts-GetCallerIdentity"]),
        ("?q=VPCCONFIG&service=lambda", ["lambda-CreateFunction", "lambda-UpdateFunctionConfiguration"]),
        ("?service=sts&state=same", ["sts-GetCallerIdentity"]),
        ("?service=logs&state=simplified&q=group named", ["DescribeLogStreams", "FilterLogEvents", "GetLogEvents"]),
        ("?q=xyzzy", []),
    ],
)
def test_filters(stranger: Client, query: str, expected: list[str]) -> None:
    wanted = [name if "-" in name else f"logs-{name}" for name in expected]
    page = stranger.get(f"/differences/{query}", headers=ENGLISH).text
    assert names(page) == wanted
    assert f"<b>{len(wanted)} of {found.whole().total:,} operations</b>" in page
    assert ("No operation of the simulated services fits." in page) == (not wanted)


@pytest.mark.parametrize("query", ["?service=s3", "?state=best", "?q=" + "x" * 101, "?service=lambda%00"])
def test_what_cannot_be_chosen_is_no_choice(stranger: Client, query: str) -> None:
    answer = stranger.get(f"/differences/{query}", headers=ENGLISH)
    assert (answer.status_code, len(names(answer.text))) == (200, found.whole().total)


def test_htmx_is_given_the_operations_alone(stranger: Client) -> None:
    answer = stranger.get("/differences/?q=mfa&service=&state=same", headers=HTMX)
    assert answer.text.startswith('<div id="operations"')
    assert answer["HX-Replace-Url"] == "/differences/?q=mfa&state=same"
    count = len(names(answer.text))
    assert answer["HX-Trigger"] == f'{{"lab:announce": {{"text": "{count} of {found.whole().total:,} operations"}}}}'


def test_it_asks_the_database_for_nothing_but_who_is_here_and_who_acts(
    stranger: Client, as_learner: Client, django_assert_num_queries: Any
) -> None:
    for client, queries in ((stranger, 0), (as_learner, 3)):
        for query in ("", "?service=sts"):
            with django_assert_num_queries(queries):
                client.get(f"/differences/{query}", headers=ENGLISH)


def test_every_page_leads_to_it(stranger: Client, as_learner: Client) -> None:
    for page in (stranger.get("/course/").text, as_learner.get("/functions/what-lambda-is/").text):
        assert 'href="/differences/"' in page


def test_a_refusal_of_what_is_not_simulated_leads_to_the_operation(account: Account) -> None:
    result = lab.call(account, "lambda", "InvokeAsync", {"FunctionName": "order-fn", "InvokeArgs": b"{}"})
    denied = Refusal.of(AccessDenied(principal="a", action="b", resource="c", reason="d"))
    shown, other = (
        render_to_string("courseware/parts/refusal.html", {"refusal": refusal, "hint": ""})
        for refusal in (result.refusal, denied)
    )
    assert 'href="/differences/#lambda-InvokeAsync"' in shown
    assert "/differences/" not in other
