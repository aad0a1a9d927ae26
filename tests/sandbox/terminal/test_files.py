"""The scratch files: read, written, limited, and along with the account."""

import io
import zipfile

import pytest
from django.conf import LazySettings

from lessons.people.models import Learner
from lessons.sandbox import errors, lab, scratch
from lessons.sandbox.models import Account, ScratchFile
from lessons.sandbox.terminal import Desk, Files
from tests.sandbox.terminal.conftest import HANDLER, Type

pytestmark = pytest.mark.django_db


def names(account: Account) -> list[str]:
    return list(ScratchFile.objects.filter(account=account).values_list("name", flat=True))


def test_a_file_is_written_listed_shown_and_deleted(typed: Type, account: Account) -> None:
    assert typed("cat > a.json <<EOF\n{}\nEOF").status == 0
    assert typed("cat ./a.json").stdout == "{}\n"
    listed = typed("ls").stdout.splitlines()
    assert listed == ["        3  a.json", f"{len(HANDLER):>9}  lambda_function.py  (페이지의 코드)"]
    assert typed("rm a.json").status == 0
    assert (typed("cat a.json").stderr, typed("cat a.json").hint) == (
        "cat: a.json: No such file or directory\n",
        "no-file",
    )
    assert names(account) == []


def test_what_the_page_brings_along_gives_way_to_a_file_of_that_name(typed: Type) -> None:
    assert typed("cat lambda_function.py").stdout == HANDLER.decode()
    typed("cat > lambda_function.py <<EOF\nmine\nEOF")
    assert typed("cat lambda_function.py").stdout == "mine\n"
    typed("rm lambda_function.py")
    assert typed("cat lambda_function.py").stdout == HANDLER.decode()
    assert typed("rm lambda_function.py").status == 1


def test_zip_packs_files_the_same_way_each_time(typed: Type, account: Account) -> None:
    line = typed("zip -q function lambda_function.py")
    assert (line.status, line.stdout) == (0, "  adding: lambda_function.py (deflated 0%)\n")
    first = scratch.read(account, "function.zip")
    assert zipfile.ZipFile(io.BytesIO(first or b"")).read("lambda_function.py") == HANDLER
    typed("zip function.zip lambda_function.py")
    assert scratch.read(account, "function.zip") == first
    assert typed("cat function.zip").stdout == f"(이진 파일, {len(first or b'')}바이트)\n"
    assert typed("zip function.zip nothing.py").stderr == "zip: nothing.py: No such file or directory\n"


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "a/b", "..", "a\\b", "x" * 101])
def test_no_name_leads_out_of_the_folder(desk: Desk, typed: Type, account: Account, name: str) -> None:
    with pytest.raises(scratch.BadName):
        Files(desk).write(name, b"x")
    with pytest.raises(KeyError):
        Files(desk).read(name)
    assert typed(f"cat '{name}'").stderr == f"cat: {name}: No such file or directory\n"
    assert typed(f"aws iam create-policy --policy-name p --policy-document 'file://{name}'").status == 252
    assert names(account) == []


def test_size_number_and_total_are_limited(desk: Desk, settings: LazySettings, account: Account) -> None:
    settings.LAB_FILE_BYTES, settings.LAB_FILES, settings.LAB_FILES_BYTES = 10, 3, 25
    files = Files(desk)
    with pytest.raises(scratch.FileTooLarge):
        files.write("a", b"x" * 11)
    for name in "ab":
        files.write(name, b"x" * 10)
    with pytest.raises(scratch.NoRoom):
        files.write("c", b"x" * 6)
    files.write("c", b"x" * 5)
    with pytest.raises(scratch.NoRoom):
        files.write("d", b"")
    files.write("a", b"less")
    assert names(account) == ["a", "b", "c"]
    assert scratch.read(account, "a") == b"less"


def test_an_answer_without_a_place_is_not_asked_for(typed: Type, account: Account, settings: LazySettings) -> None:
    before = lab.position(account.pk)
    line = typed("aws lambda invoke --function-name order-fn /tmp/out.json")
    assert (line.status, line.stderr.startswith("“/tmp/out.json”: 여기서 쓸 수 없는 파일 이름이에요.")) == (255, True)
    settings.LAB_FILES = 0
    assert typed("aws lambda invoke --function-name order-fn out.json").status == 255
    assert lab.position(account.pk) == before


def test_files_are_copied_exported_and_imported_with_the_account(
    typed: Type, account: Account, other_learner: Learner
) -> None:
    typed("cat > 'p.json' <<EOF\n{}\nEOF\naws iam create-user --user-name mina")
    copy = lab.fork(account, 1)
    assert {row.name: bytes(row.body) for row in copy.files.all()} == {"p.json": b"{}\n"}
    Files(Desk(account)).write("메뉴.txt", b"\x00")
    brought = lab.import_account(other_learner, lab.export_account(account))
    assert {row.name: bytes(row.body) for row in brought.files.all()} == {"p.json": b"{}\n", "메뉴.txt": b"\x00"}
    account.delete()
    assert set(ScratchFile.objects.values_list("account", flat=True)) == {copy.pk, brought.pk}


@pytest.mark.parametrize(
    ("name", "body", "key"),
    [
        ("files/../x", b"", "strange-name"),
        ("files/a/b", b"", "strange-name"),
        ("files/", b"", "strange-name"),
        ("files/big", b"x" * 11, "too-large"),
    ],
)
def test_files_that_no_export_holds_are_refused(
    account: Account, learner: Learner, settings: LazySettings, name: str, body: bytes, key: str
) -> None:
    settings.LAB_FILE_BYTES = 10
    data = io.BytesIO(lab.export_account(account))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(name, body)
    with pytest.raises(errors.ImportRefused) as refused:
        lab.import_account(learner, data.getvalue())
    assert refused.value.key == key


def test_a_file_of_another_account_is_not_there(typed: Type, other_learner: Learner) -> None:
    typed("cat > secret.txt <<EOF\nx\nEOF")
    theirs = Desk(lab.account_of(other_learner))
    assert Files(theirs).listed() == []
    with pytest.raises(KeyError):
        Files(theirs).read("secret.txt")
    assert Files(theirs).delete("secret.txt") is False
    assert typed("cat secret.txt").stdout == "x\n"
