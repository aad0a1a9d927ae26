"""The bench's function as a zip: taken along, brought, refused in words, and edited without losing what lies beside."""

import io
import stat
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lessons.functions.bench import NODE, PYTHON
from lessons.functions.packages import handler_files
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine import numbers
from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import File
from tests.sandbox.conftest import function

PAGE = "/functions/cold-and-warm-start/"
ENGLISH = {"accept-language": "en"}
HTMX = ENGLISH | {"hx-request": "true"}
SOURCE = b"import menu\n\ndef lambda_handler(event, context):\n    return menu.SOUP\n"
FILES = {"lambda_function.py": File(SOURCE), "menu.py": File(b"SOUP = 6\n"), "bin/run": File(b"#!", True)}
pytestmark = pytest.mark.django_db


def upload(client: Client, data: bytes, headers: Any = HTMX, page: str = PAGE) -> Any:
    sent = {"package": SimpleUploadedFile("code.zip", data)}
    return client.post(f"{page}package/upload/", sent, headers=headers)


def deployed(account: Account) -> dict[str, File]:
    digest = function(account).code_digest
    return packages.read(lab.look(account).cloud.bodies.get(digest))


def test_a_zip_makes_the_function_and_comes_back_as_it_is(as_learner: Client) -> None:
    data = packages.write(FILES)
    answer = upload(as_learner, data)
    assert answer.status_code == 200
    assert "Also in the package:" in answer.text
    assert "bin/run, menu.py" in answer.text
    assert "return menu.SOUP" in answer.text  # the editor has its text
    back = as_learner.get(f"{PAGE}package/download/")
    assert (back.content, back["Content-Type"], back["X-Content-Type-Options"]) == (data, "application/zip", "nosniff")
    assert back["Content-Disposition"] == 'attachment; filename="order-fn.zip"'
    account = Account.objects.get()
    assert [row.operation for row in JournalEntry.objects.all()] == ["CreateFunction"]
    assert upload(as_learner, packages.write(FILES | {"new.py": File(b"")})).status_code == 200
    assert "new.py" in deployed(account)


def test_what_is_deployed_from_the_editor_leaves_the_other_files(as_learner: Client) -> None:
    upload(as_learner, packages.write(FILES))
    account = Account.objects.get()
    as_learner.post(f"{PAGE}deploy/", {"source": "def lambda_handler(e, c):\r\n    return 2\r\n"}, headers=HTMX)
    assert deployed(account) == FILES | {"lambda_function.py": File(b"def lambda_handler(e, c):\n    return 2\n")}


def test_the_editor_shows_the_file_of_the_handler(as_learner: Client) -> None:
    as_learner.post(f"{PAGE}deploy/", {"source": "A = 1\n"}, headers=HTMX)
    account = Account.objects.get()
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Handler": "shop.app.run"})
    assert "lambda_function.py</h2>" in as_learner.get(PAGE, headers=ENGLISH).text
    upload(as_learner, packages.write({"shop/app.py": File(b"B = 2\n"), "lambda_function.py": File(b"A = 1\n")}))
    page = as_learner.get(PAGE, headers=ENGLISH).text
    assert ("shop/app.py</h2>" in page, "\nB = 2\n</textarea>" in page) == (True, True)
    as_learner.post(f"{PAGE}deploy/", {"source": "B = 3\n"}, headers=HTMX)
    assert deployed(account) == {"shop/app.py": File(b"B = 3\n"), "lambda_function.py": File(b"A = 1\n")}
    assert handler_files("shop.app.run", PYTHON) == ["shop/app.py", "shop/app/__init__.py"]
    assert handler_files("src/index.handler", NODE) == ["src/index.mjs", "src/index.js", "src/index.cjs"]


def link() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("lambda_function.py")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"zeros-{number}", bytes(100 << 20))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "said", "in_korean"),
    [
        (b"", "This file is empty.", "빈 파일"),
        (b"no zip", "This is not a zip file", "zip 파일이 아니거나"),
        (packages.write({"../up.py": File(b"")}), "would lie outside its folder", "폴더 밖"),
        (link(), "is a link or a device", "링크나 장치"),
        (bomb(), "Unzipped, this is more than 250.0", "압축을 풀면"),
        (packages.write({"order/lambda_function.py": File(SOURCE)}), "Lambda looks for lambda_function.py", "핸들러"),
        (packages.write({}), "It has: –.", "핸들러"),
    ],
)
def test_a_zip_that_lambda_could_not_use_is_refused_in_words(
    as_learner: Client, data: bytes, said: str, in_korean: str
) -> None:
    answer = upload(as_learner, data)
    assert (answer.status_code, said in answer.text) == (422, True), answer.text
    assert 'aria-invalid="true" autofocus' in answer.text
    assert in_korean in upload(as_learner, data, {"accept-language": "ko", "hx-request": "true"}).text
    whole = upload(as_learner, data, ENGLISH)
    assert (whole.status_code, '<details class="more" open>' in whole.text) == (422, True)
    assert JournalEntry.objects.count() == 0


def test_a_zip_may_have_50_mb_and_no_more(as_learner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packages.write(FILES)
    monkeypatch.setattr(numbers, "LAMBDA_ZIP_BYTES", len(data) - 1)
    assert "This zip is too large" in upload(as_learner, data).text
    monkeypatch.setattr(numbers, "LAMBDA_ZIP_BYTES", len(data))
    assert upload(as_learner, data).status_code == 200


def test_without_a_file_it_is_asked_for(as_learner: Client) -> None:
    answer = as_learner.post(f"{PAGE}package/upload/", {}, headers=HTMX)
    assert (answer.status_code, "Choose a zip file first." in answer.text) == (422, True)


def test_a_package_that_was_deployed_unseen_does_no_harm(as_learner: Client) -> None:
    """Lambda takes a zip over the wire whatever its names are: the bench then shows nothing of it."""
    as_learner.post(f"{PAGE}deploy/", {"source": "A = 1\n"}, headers=HTMX)
    account = Account.objects.get()
    bad = packages.write({"../up.py": File(b"x")})
    assert (
        lab.call(account, "lambda", "UpdateFunctionCode", {"FunctionName": "order-fn", "ZipFile": bad}).refusal is None
    )
    assert as_learner.get(PAGE, headers=ENGLISH).status_code == 200
    assert as_learner.get(f"{PAGE}package/download/").content == bad
    as_learner.post(f"{PAGE}deploy/", {"source": "A = 2\n"}, headers=HTMX)
    assert deployed(account) == {"lambda_function.py": File(b"A = 2\n")}


def test_looking_and_taking_along_make_nobody_a_guest(stranger: Client) -> None:
    assert stranger.get(f"{PAGE}package/download/").status_code == 404
    assert Account.objects.count() == 0
    assert upload(stranger, packages.write(FILES)).status_code == 200
    assert Account.objects.get().owner.is_guest


def test_somebody_else_gets_their_own(as_learner: Client, as_other: Client) -> None:
    upload(as_learner, packages.write(FILES))
    assert as_other.get(f"{PAGE}package/download/").status_code == 404
