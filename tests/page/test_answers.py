"""Headers of every answer, error pages in both languages, the health check."""

import re
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from lessons.people.middleware import ReadableMiddleware
from lessons.people.throttle import TooManyRequests
from serverless_lab.urls import urlpatterns

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def hasty(request: HttpRequest) -> HttpResponse:
    raise TooManyRequests(7)


class WithTrouble:
    urlpatterns = [path("broken/", broken), path("hasty/", hasty), *urlpatterns]


pytestmark = pytest.mark.django_db


def test_content_security_policy(stranger: Client) -> None:
    answer = stranger.get("/no/such/place/")
    parts = {part.strip() for part in answer["Content-Security-Policy"].split(";")}
    nonce = re.search(r'<meta name="csp-nonce" nonce="([^"]+)">', answer.text)
    assert parts == POLICY | {f"style-src 'self' 'nonce-{nonce[1]}'"}
    again = stranger.get("/no/such/place/")["Content-Security-Policy"]
    assert nonce[1] not in again


def test_security_headers(stranger: Client) -> None:
    answer = stranger.get("/no/such/place/")
    names = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    assert [answer[name] for name in names] == ["DENY", "nosniff", "same-origin", "same-origin"]


def test_looking_sets_no_session(stranger: Client) -> None:
    stranger.get("/no/such/place/")
    assert list(stranger.cookies) == ["lab_csrf"]
    assert stranger.cookies["lab_csrf"]["httponly"]


@pytest.mark.parametrize(
    ("language", "title"), [("ko", "이 주소에는 아무것도 없어요"), ("en", "There is nothing at this address")]
)
def test_not_found_in_both_languages(stranger: Client, language: str, title: str) -> None:
    answer = stranger.get("/no/such/place/", headers={"accept-language": language})
    assert answer.status_code == 404
    assert f"<h1>{title}</h1>" in answer.text
    assert f'<html lang="{language}"' in answer.text


@override_settings(ROOT_URLCONF=WithTrouble)
def test_a_crash_has_a_page_of_its_own_under_the_same_policy() -> None:
    answer = Client(raise_request_exception=False).get("/broken/", headers={"accept-language": "en"})
    assert answer.status_code == 500
    assert "<h1>Something went wrong in the lab</h1>" in answer.text
    assert "broken on purpose" not in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_form_without_token_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"}, headers={"accept-language": "en"})
    assert answer.status_code == 403
    assert "<h1>This page is out of date</h1>" in answer.text


def test_a_form_without_token_leads_back_to_its_page() -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/functions/what-lambda-is/deploy/", headers={"accept-language": "en"})
    assert 'href="/functions/what-lambda-is/deploy/">Back to the page</a>' in answer.text
    assert browser.get("/functions/what-lambda-is/deploy/")["Location"] == "/functions/what-lambda-is/"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/functions/what-lambda-is/predict/who-pays/", "/functions/what-lambda-is/"),
        ("/functions/what-lambda-is/events/save/", "/functions/what-lambda-is/"),
        ("/functions/what-lambda-is/quiz/answer/any/", "/functions/what-lambda-is/quiz/"),
        ("/functions/missions/timed-out/begin/", "/functions/missions/timed-out/"),
        ("/account/import/", "/account/"),
        ("/sign-out/", "/"),
    ],
)
def test_an_address_for_forms_leads_to_its_page(stranger: Client, address: str, page: str) -> None:
    for ask in (stranger.get, stranger.head):
        answer = ask(address)
        assert (answer.status_code, answer["Location"]) == (302, page)
    assert stranger.get(page).status_code == 200


def test_an_account_of_ones_own_stands_on_the_page_of_all(stranger: Client) -> None:
    above = stranger.get(f"/account/{uuid4()}/reset/")["Location"]
    assert stranger.get(above)["Location"] == "/account/"


def test_a_foreign_host_name_is_refused(stranger: Client) -> None:
    assert stranger.get("/health/", headers={"host": "evil.example"}).status_code == 400


@override_settings(ROOT_URLCONF=WithTrouble)
def test_too_fast_is_a_page(stranger: Client) -> None:
    answer = stranger.get("/hasty/", headers={"accept-language": "en"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "7")
    assert "Try again in 7 seconds." in answer.text
    assert 'href="/hasty/">Back to the page</a>' in answer.text


@override_settings(ROOT_URLCONF=WithTrouble)
def test_too_fast_is_a_notice_for_htmx(stranger: Client) -> None:
    answer = stranger.get("/hasty/", headers={"hx-request": "true"})
    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (429, "#notice", "innerHTML")
    assert "7초 뒤에 다시 해 보세요." in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize("charset", ["utf-16", "nonsense", "latin-1"])
def test_another_charset_is_refused_with_all_headers(charset: str) -> None:
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answer = browser.generic("POST", "/theme/", b"theme=dark", content_type=kind)
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (415, "nosniff")
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_damaged_form_is_refused_in_words(stranger: Client) -> None:
    answer = stranger.generic(
        "POST", "/theme/", b"xx", content_type="multipart/form-data", headers={"accept-language": "en"}
    )
    assert answer.status_code == 400
    assert "could not read what was sent" in answer.text


@pytest.mark.parametrize(
    "form", [{"next": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}, {f"k{n}": "v" for n in range(2000)}]
)
def test_too_much_is_refused_with_what_may_be_sent(stranger: Client, form: dict[str, str]) -> None:
    body, kind = urlencode(form), "application/x-www-form-urlencoded"
    page = stranger.post("/theme/", body, content_type=kind, headers={"accept-language": "en"})
    assert (page.status_code, "an event 6 MB" in page.text, "<html" in page.text) == (413, True, True)
    part = stranger.post("/theme/", body, content_type=kind, headers={"hx-request": "true"})
    assert (part.status_code, part["HX-Retarget"], "<html" in part.text) == (413, "#notice", False)


def test_what_is_too_much_is_heard_out_before_the_answer(rf: RequestFactory) -> None:
    request = rf.post("/theme/", {"next": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE})
    assert ReadableMiddleware(lambda _request: HttpResponse())(request).status_code == 413
    assert request.read(1) == b""


def test_health_answers(stranger: Client) -> None:
    answer = stranger.get("/health/")
    assert (answer.status_code, answer.text, answer["Cache-Control"]) == (200, "ok\n", "no-store")


def test_a_small_window_has_our_fonts_from_its_second_page_on(stranger: Client) -> None:
    late = 'media="(width >= 62rem)" data-late'
    assert late in stranger.get("/").text
    stranger.cookies["lab_fonts"] = "1"
    page = stranger.get("/").text
    assert (late in page, 'as="font"' in page) == (False, True)
