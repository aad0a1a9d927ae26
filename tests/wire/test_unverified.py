"""Calls that could not be verified: noted for whom the key belongs to, with what differed and without any secret."""

from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from botocore import auth
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import keys, lab, moment, unverified
from lessons.sandbox.endpoint.answering import answer
from lessons.sandbox.models import Account, JournalEntry, UnverifiedCall
from serverless_lab.wire.message import Request, Response
from tests.wire.signing import signed_request

pytestmark = pytest.mark.django_db
WHO = b"Action=GetCallerIdentity&Version=2011-06-15"
ENGLISH = {"accept-language": "en"}


def asked(key: tuple[str, ...], *, at: datetime | None = None, signer: str = "SigV4Auth", **more: Any) -> Request:
    """GetCallerIdentity as botocore signs it; `key` may have a token."""
    more = {"service": "sts", "method": "POST", "body": WHO, "address": "http://127.0.0.1:4566/"} | more
    more |= {"secret": key[1], "token": key[2] if len(key) > 2 else None, "at": at or datetime.now(UTC)}
    more["headers"] = {"content-type": "application/x-www-form-urlencoded"} | more.get("headers", {})
    with patch("tests.wire.signing.KEY", key[0]):
        return signed_request(signer, more.pop("address"), **more)


def noted(account: Account) -> list[tuple[str, str, str]]:
    return [(call.code, call.reason, call.found) for call in unverified.latest(account)]


def code(response: Response) -> str:
    return response.body.decode().partition("<Code>")[2].partition("</Code>")[0]


@pytest.fixture
def mina(account: Account) -> tuple[str, str]:
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    key = lab.call(account, "iam", "CreateAccessKey", {"UserName": "mina"}).answer["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def with_header(name: str, value: str | None) -> Any:
    def change(request: Request) -> Request:
        headers = {key: each for key, each in request.headers.items() if key != name}
        return request._replace(headers=headers | ({name: value} if value is not None else {}))

    return change


PROXIES = {
    "host": (with_header("host", "lab.school.kr"), "host", "127.0.0.1:4566"),
    "forwarded": (
        lambda request: with_header("x-forwarded-host", "aws.school.kr")(with_header("host", "inside")(request)),
        "host",
        "aws.school.kr",
    ),
    "path": (lambda request: request._replace(path="/aws/"), "path", "/"),
    "header": (with_header("content-type", None), "header", "content-type"),
    "a header with another value": (with_header("content-type", "text/plain"), "secret", ""),
    "body": (lambda request: request._replace(body=WHO + b"&x=1"), "secret", ""),
    "query": (lambda request: request._replace(query="x=1"), "secret", ""),
}


@pytest.mark.parametrize("name", PROXIES)
def test_what_a_proxy_may_change(account: Account, root: keys.RootKey, name: str) -> None:
    change, reason, found = PROXIES[name]
    address = "http://aws.school.kr/" if name == "forwarded" else "http://127.0.0.1:4566/"
    request = asked(root, address=address)
    assert answer(request).status == 200
    assert code(answer(change(request))) == "SignatureDoesNotMatch"
    assert noted(account) == [("SignatureDoesNotMatch", reason, found)]


def test_a_body_whose_hash_was_signed(account: Account, root: keys.RootKey) -> None:
    request = asked(root, signer="S3SigV4Auth")
    assert answer(request).status == 200
    answer(request._replace(body=b"another one"))
    assert noted(account) == [("SignatureDoesNotMatch", "body", "")]


@pytest.mark.parametrize("wrong", [" ", "\n", "\r\n"])
def test_a_secret_with_a_space(account: Account, root: keys.RootKey, wrong: str) -> None:
    for secret in (root.secret + wrong, wrong + root.secret):
        answer(asked((root.key, secret)))
    assert noted(account) == [("SignatureDoesNotMatch", "space", "")] * 2


def test_the_secret_of_another_key(account: Account, root: keys.RootKey, mina: tuple[str, str]) -> None:
    answer(asked((root.key, mina[1])))
    answer(asked((mina[0], root.secret)))
    assert noted(account) == [("SignatureDoesNotMatch", "other-key", each) for each in (root.key, mina[0])]


def test_the_token(account: Account, root: keys.RootKey) -> None:
    made = lab.call(account, "sts", "GetSessionToken", {}).answer["Credentials"]
    key = (made["AccessKeyId"], made["SecretAccessKey"])
    assert answer(asked((*key, made["SessionToken"]))).status == 200
    answer(asked(key))
    answer(asked((*key, "another token")))
    answer(asked((*root, "a token that nobody asked for")))
    assert noted(account) == [("InvalidClientTokenId", "token", "")] * 3


def test_a_key_that_is_gone(account: Account, mina: tuple[str, str]) -> None:
    lab.undo(account)
    assert code(answer(asked(mina))) == "InvalidClientTokenId"
    assert noted(account) == [("InvalidClientTokenId", "gone", "")]
    lab.redo(account)
    assert answer(asked(mina)).status == 200
    assert len(noted(account)) == 1


def test_the_clock(account: Account, root: keys.RootKey) -> None:
    now = datetime.now(UTC)
    with moment.read_from(lambda: int(now.timestamp() * 10**6)):
        for minutes, presigned in ((-20, False), (20, False), (-20, True)):
            at, signer = now + timedelta(minutes=minutes), "SigV4QueryAuth" if presigned else "SigV4Auth"
            more = {"expires": 60, "body": b"", "method": "GET"} if presigned else {}
            assert code(answer(asked(root, at=at, signer=signer, **more))) == "SignatureDoesNotMatch"
    assert [call[1] for call in noted(account)] == ["expired", "time", "time"]
    assert [abs(int(call[2])) // 10 for call in noted(account)] == [120, 120, 120]
    assert [int(call[2]) > 0 for call in noted(account)] == [False, True, False]


def test_a_region_that_is_none_and_a_form_that_is_none(account: Account, root: keys.RootKey) -> None:
    answer(asked(root)._replace(headers=signed_elsewhere(root)))
    answer(with_header("x-amz-late", "unsigned")(asked(root)))
    assert noted(account) == [("SignatureDoesNotMatch", "form", ""), ("SignatureDoesNotMatch", "region", "seoul")]


def signed_elsewhere(root: keys.RootKey) -> dict[str, str]:
    real = auth.SigV4Auth.__init__

    def elsewhere(self: Any, credentials: Any, service: str, region: str) -> None:
        real(self, credentials, service, "seoul")

    with patch.object(auth.SigV4Auth, "__init__", elsewhere):
        return asked(root).headers


def test_nobodys_key_is_nobodys_business(account: Account, root: keys.RootKey) -> None:
    answer(asked(("AKIAUNKNOWNUNKNOWN23", root.secret)))
    answer(asked(("AKIA\0", root.secret)))
    assert UnverifiedCall.objects.count() == 0


def test_a_key_that_two_learners_have(account: Account, other: Account, mina: tuple[str, str]) -> None:
    lab.import_account(other.owner, lab.export_account(account))
    assert code(answer(asked(mina))) == "InvalidClientTokenId"
    assert UnverifiedCall.objects.count() == 0


def test_no_secret_is_kept_and_nothing_is_journaled(account: Account) -> None:
    made = lab.call(account, "sts", "GetSessionToken", {}).answer["Credentials"]
    key = (made["AccessKeyId"], "a wrong secret of somebody", made["SessionToken"])
    entries = JournalEntry.objects.count()
    login = "http://127.0.0.1:4566/?Action=CreateLoginProfile&UserName=mina&Password=Kimchi%2BSoup9&Version=2010-05-08"
    request = asked(key, address=login, method="GET", body=b"", service="iam")
    answer(request)
    presigned = asked(key, address=login, method="GET", body=b"", service="iam", signer="SigV4QueryAuth", expires=60)
    answer(presigned)
    right = asked((key[0], made["SecretAccessKey"], key[2]), address=login, method="GET", body=b"", service="iam")
    signature = right.headers["authorization"].rpartition("=")[2]
    calls = unverified.latest(account)
    assert [call.reason for call in calls] == ["secret", "secret"]
    for call in calls:
        kept = repr(vars(call))
        assert "CreateLoginProfile" in call.canonical
        assert "Password=********" in call.canonical
        assert call.to_sign.startswith("AWS4-HMAC-SHA256\n")
        for text in (key[1], key[2], made["SecretAccessKey"], "Kimchi", signature, key[2][20:60]):
            assert text not in kept
    assert JournalEntry.objects.count() == entries


def test_few_are_kept_and_few_in_a_minute(account: Account, root: keys.RootKey) -> None:
    at = [moment.now()]
    with moment.read_from(lambda: at[0]):
        for number in range(unverified.MOST + 3):
            answer(asked((root.key, f"wrong {number}")))
        assert UnverifiedCall.objects.count() == unverified.MOST
        at[0] += 61 * 10**6
        answer(asked((root.key, "wrong")))
    assert UnverifiedCall.objects.count() == unverified.MOST
    assert unverified.latest(account)[0].at == at[0]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page(
    account: Account, root: keys.RootKey, learner: Learner, number: int, django_assert_num_queries: Any
) -> None:
    browser = Client()
    browser.force_login(learner)
    for _ in range(number):
        answer(asked((root.key, root.secret + "\n")))
    with django_assert_num_queries(4):  # session, learner, account, calls
        page = browser.get(f"/account/{account.pk}/unverified/", headers=ENGLISH).text
    assert page.count("SignatureDoesNotMatch") == page.count("a space or a line break") == number
    assert page.count("GetCallerIdentity") == 0  # the body is not kept
    assert page.count("x-amz-date:") == number
    assert f"{number}, show them" in browser.get("/account/", headers=ENGLISH).text


def test_it_is_the_owners_alone(account: Account, root: keys.RootKey, other: Account) -> None:
    answer(asked((root.key, "wrong")))
    browser = Client()
    assert browser.get(f"/account/{account.pk}/unverified/").status_code == 404
    browser.force_login(other.owner)
    assert browser.get(f"/account/{account.pk}/unverified/").status_code == 404
    assert "There was no such call" in browser.get(f"/account/{other.pk}/unverified/", headers=ENGLISH).text
