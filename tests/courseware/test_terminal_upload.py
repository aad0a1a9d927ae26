"""Files between the learner's computer and the terminal: whole or not at all, within limits, and never shown."""

import unicodedata
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lessons.people.models import Learner
from lessons.people.throttle import DEPLOY
from lessons.sandbox.models import ScratchFile
from tests.courseware.lesson_page import HTMX
from tests.courseware.test_terminal import ENGLISH, PAGE, PARTS, last, run, shown

pytestmark = pytest.mark.django_db
HTML = b"<!doctype html><script>fetch('/account/')</script>"
STRANGE = 'a "b"; 한글.svg'


def upload(client: Client, *files: tuple[str, bytes], **headers: str) -> Any:
    sent = [SimpleUploadedFile(name, body) for name, body in files]
    return client.post(f"{PAGE}terminal/upload/?tab=terminal", {"files": sent}, headers=ENGLISH | headers)


def download(client: Client, name: str, page: str = PAGE) -> Any:
    return client.get(f"{page}terminal/download/?name={quote(name, safe='')}")


def kept() -> dict[str, bytes]:
    return {row.name: bytes(row.body) for row in ScratchFile.objects.all()}


def test_several_at_once_without_scripts(as_learner: Client) -> None:
    answer = upload(as_learner, ("p.json", b"{\r\n}"), ("empty", b""), ("한글 이름.zip", b"PK\x00\xff"))
    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}?tab=terminal#terminal")
    assert kept() == {"empty": b"", "p.json": b"{\r\n}", "한글 이름.zip": b"PK\x00\xff"}  # byte for byte


def test_with_scripts_the_answer_brings_the_list(as_learner: Client) -> None:
    answer = upload(as_learner, ("a.txt", b"one"), ("b.txt", b"two"), **PARTS)
    assert (answer.status_code, "2 files are kept." in answer.text) == (200, True)
    assert '<div class="files" id="terminal-files" hx-swap-oob="true">' in answer.text
    assert ("<code>a.txt</code>" in answer.text, 'id="terminal-editor"' in answer.text) == (True, False)
    assert 'hx-encoding="multipart/form-data"' in answer.text
    assert "파일 1개를 저장했어요." in upload(as_learner, ("a.txt", b"1"), **(PARTS | {"accept-language": "ko"})).text
    assert kept() == {"a.txt": b"1", "b.txt": b"two"}


def test_a_visitor_becomes_a_guest_by_it(stranger: Client) -> None:
    assert download(stranger, "nothing").status_code == 404
    assert Learner.objects.count() == 0
    assert upload(stranger, ("a.txt", b"mine")).status_code == 303
    assert download(stranger, "a.txt").content == b"mine"
    assert Learner.objects.get().is_guest is True


@pytest.mark.parametrize(
    ("files", "korean", "english"),
    [
        ((), "먼저 파일을 고르세요.", "Choose a file first."),
        (
            (("ok", b"1"), ("big.bin", b"x" * 11)),
            "big.bin 파일이 너무 커요. 여기에는 한 파일에 10\xa0바이트까지 담을 수 있어요.",
            "big.bin is too large: a file here has at most 10\xa0bytes.",
        ),
        (
            tuple((f"f{number}", b"1") for number in range(4)),
            "f3: 저장할 자리가 없어요.",
            "There is no room for f3: 3 files and 25 bytes are the most.",
        ),
        (
            (("a", b"x" * 10), ("b", b"x" * 10), ("c", b"x" * 6)),
            "c: 저장할 자리가 없어요.",
            "There is no room for c: 3 files and 25 bytes are the most.",
        ),
        (
            (("ok", b"1"), ("x" * 101, b"1")),
            "여기서 쓸 수 없는 파일 이름이에요.",
            "cannot be a file here. There is one folder: a name has no / and at most 100 characters.",
        ),
    ],
)
def test_all_of_them_or_none(
    as_learner: Client, settings: LazySettings, files: tuple[tuple[str, bytes], ...], korean: str, english: str
) -> None:
    settings.LAB_FILE_BYTES, settings.LAB_FILES, settings.LAB_FILES_BYTES = 10, 3, 25
    for headers, sentence in ((ENGLISH, english), ({"accept-language": "ko"}, korean)):
        for scripts in ({}, HTMX | {"HX-Current-URL": f"http://testserver{PAGE}?tab=terminal"}):
            answer = upload(as_learner, *files, **(headers | scripts))
            assert (answer.status_code, sentence in answer.text) == (422, True)
            assert 'aria-describedby="upload-room upload-error" aria-invalid="true" autofocus' in answer.text
            assert ('<details class="more" id="terminal-kept" open>' in answer.text) is (not scripts)
    assert kept() == {}


def test_a_name_is_a_name_and_nothing_else(as_learner: Client) -> None:
    upload(
        as_learner, ("../../etc/passwd", b"1"), ("C:\\work\\p.json", b"2"), (unicodedata.normalize("NFD", "한글"), b"3")
    )
    assert kept() == {"passwd": b"1", "p.json": b"2", "한글": b"3"}


def test_what_a_learner_made_is_never_shown(as_learner: Client) -> None:
    upload(as_learner, ("page.html", HTML), (STRANGE, HTML), ("c%0d%0aSet-Cookie.html", HTML))
    for name, disposition in (
        ("page.html", 'attachment; filename="page.html"'),
        (STRANGE, f"attachment; filename*=utf-8''{quote(STRANGE, safe='')}"),
        ("c%0d%0aSet-Cookie.html", 'attachment; filename="c%0d%0aSet-Cookie.html"'),
    ):
        answer = download(as_learner, name)
        assert (answer.status_code, answer.content) == (200, HTML)
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == disposition
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "no-store" in answer.headers["Cache-Control"]
    assert as_learner.post(f"{PAGE}terminal/download/", {"name": "page.html"}).status_code == 405


def test_every_file_of_the_list_has_its_links(as_learner: Client) -> None:
    upload(as_learner, ("메뉴 & 1.txt", b"soup"))
    page = "/functions/how-it-works/"
    listed = shown(as_learner, page=page)
    address = f"{page}terminal/download/?name={quote('메뉴 & 1.txt', safe='')}"
    assert f'href="{address}" download>' in listed
    assert as_learner.get(address).content == b"soup"
    assert 'download/?name=lambda_function.py" download>' in listed
    assert download(as_learner, "lambda_function.py", page).content.startswith(b"import ")
    assert download(as_learner, "lambda_function.py").status_code == 404  # another page, which brings nothing along


@pytest.mark.parametrize("body", [b"PK\xff", b"a\0b"])
def test_what_is_no_text_is_not_edited(as_learner: Client, body: bytes) -> None:
    upload(as_learner, ("f.zip", body), ("text", b"a"))
    run(as_learner, "aws iam list-users")
    back = f"&file=f.zip&at={last().position}"
    sentence = "f.zip is not text, so it cannot be edited here. Download it instead."
    for query, told in (("&file=f.zip", True), ("&file=text", False), ("", False), (back, False)):
        listed = shown(as_learner, query)
        assert (sentence in listed, 'id="file-body"' in listed) == (told, query == "&file=text")


def test_nobody_elses(as_learner: Client, as_other: Client, stranger: Client) -> None:
    upload(as_learner, ("secret.txt", b"mine"))
    assert download(as_learner, "secret.txt").content == b"mine"
    assert download(stranger, "secret.txt").status_code == 404
    assert download(as_other, "secret.txt").status_code == 404  # nothing has begun there
    upload(as_other, ("own.txt", b"theirs"))
    assert [download(as_other, name).status_code for name in ("secret.txt", "own.txt")] == [404, 200]
    answer = as_other.post(f"{PAGE}terminal/delete/", {"name": "secret.txt"}, headers=PARTS)
    assert answer.status_code == 422
    assert kept() == {"secret.txt": b"mine", "own.txt": b"theirs"}


def test_a_page_of_somebody_elses_takes_nothing(as_learner: Client) -> None:
    sent = {"files": [SimpleUploadedFile("a", b"1")], "as": "0"}
    assert as_learner.post(f"{PAGE}terminal/upload/", sent).status_code == 409
    assert kept() == {}


def test_uploading_is_not_endless(as_learner: Client) -> None:
    codes = [upload(as_learner, ("a", b"1"), **PARTS).status_code for _ in range(DEPLOY.learner.size + 5)]
    assert 429 in codes
