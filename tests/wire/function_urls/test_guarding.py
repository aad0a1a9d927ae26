"""What a learner's code may do to browsers, and which URL a request is for."""

import pytest

from serverless_lab.wire.function_urls.addresses import Address, address_of
from serverless_lab.wire.function_urls.guarding import SANDBOX, guarded, without_cookies
from serverless_lab.wire.function_urls.reply import Reply
from serverless_lab.wire.message import Request

ID = "wr1jgzsr8fkzt8hz4wv1699otiig0jth"


def request(path="/", host="localhost:8080"):
    return Request("GET", path, "", {"host": host}, b"")


@pytest.mark.parametrize(
    ("path", "host", "expected"),
    [
        ("/", f"{ID}.lambda-url.ap-northeast-2.localhost:8080", Address(ID, "ap-northeast-2", "/", shared=False)),
        ("/a//b", f"{ID}.lambda-url.us-east-1.on.aws", Address(ID, "us-east-1", "/a//b", shared=False)),
        ("", f"{ID.upper()}.Lambda-Url.us-east-1.content.school.kr", Address(ID, "us-east-1", "/", shared=False)),
        (f"/lambda-url/{ID}", "localhost:8080", Address(ID, "", "/", shared=True)),
        (f"/lambda-url/{ID}/", "localhost:8080", Address(ID, "", "/", shared=True)),
        (f"/lambda-url/{ID}/a%2Fb/", "[::1]:8080", Address(ID, "", "/a%2Fb/", shared=True)),
        ("/", "localhost:8080", None),
        (f"/lambda-url/{ID[:31]}/", "localhost:8080", None),
        (f"/lambda-url/{ID}x/", "localhost:8080", None),
        (f"/lambda-url/{ID.upper()}/", "localhost:8080", None),
        ("/", f"{ID}.lambda-url.nowhere.localhost", None),
        ("/", f"{ID}.lambda-url.ap-northeast-2", None),
        ("/", "", None),
    ],
)
def test_which_url_is_meant(path, host, expected):
    assert address_of(request(path, host)) == expected


HEADERS = (
    ("content-type", "text/html"),
    ("set-cookie", "a=1; Domain=school.kr; Path=/"),
    ("set-cookie", "b=2; dOmAiN = .localhost"),
    ("strict-transport-security", "max-age=1"),
    ("clear-site-data", '"cookies"'),
    ("service-worker-allowed", "/"),
    ("content-security-policy", "default-src *"),
)


def test_with_a_host_of_its_own_cookies_stay_with_that_host():
    assert guarded(Reply(200, HEADERS, b"x"), shared=False) == (
        200,
        (
            ("content-type", "text/html"),
            ("set-cookie", "a=1; Path=/"),
            ("set-cookie", "b=2"),
            ("content-security-policy", "default-src *"),
        ),
        b"x",
    )


def test_on_a_shared_host_there_are_no_cookies_and_no_origin():
    headers = guarded(Reply(200, HEADERS, b"x"), shared=True).headers
    assert headers == (
        ("content-type", "text/html"),
        ("content-security-policy", "default-src *"),
        ("content-security-policy", SANDBOX),
    )
    assert "allow-same-origin" not in SANDBOX
    assert "allow-top-navigation" not in SANDBOX


def test_cookies_of_the_course_are_not_told():
    sent = [("cookie", "lab_session=secret; mine=1;lab_csrf=x"), ("accept", "*/*"), ("cookie", "lab_session=y")]
    hidden = frozenset({"lab_session", "lab_csrf"})
    assert without_cookies(sent, hidden, shared=False) == [("cookie", "mine=1"), ("accept", "*/*")]
    assert without_cookies(sent, hidden, shared=True) == [("accept", "*/*")]
