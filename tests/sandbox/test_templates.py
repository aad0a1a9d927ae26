"""Templates and zips: taken along, planned, made as one step, refused in words; never in anybody else's account."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from lessons.sandbox.sam import fault_words, uploads, words
from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import File
from tests.sam.accounts import FUNCTION, template
from tests.sandbox.conftest import create, invoke
from tests.sandbox.test_steps import names

ENGLISH = {"accept-language": "en"}
KOREAN = {"accept-language": "ko"}
SOURCE = {"src/app.py": File(b"def handler(event, context):\n    return 7\n")}
SHOP = template(FUNCTION)
pytestmark = pytest.mark.django_db


def at(account: Account, rest: str = "") -> str:
    return f"/account/{account.pk}/template/{rest}"


def zipped(text: str, **files: bytes) -> bytes:
    return packages.write(SOURCE | {"template.yaml": File(text.encode())} | {n: File(d) for n, d in files.items()})


def upload(client: Client, account: Account, data: bytes, name: str = "shop.zip", headers: Any = ENGLISH) -> Any:
    return client.post(at(account, "upload/"), {"file": SimpleUploadedFile(name, data)}, headers=headers)


def planned(client: Client, account: Account, text: str) -> str:
    """The address of the plan of a template."""
    answer = upload(client, account, zipped(text))
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def test_the_page_says_what_there_is_to_take_along(as_learner: Client, account: Account) -> None:
    empty = as_learner.get(at(account), headers=ENGLISH)
    assert (empty.status_code, "There is nothing yet that a template would make" in empty.text) == (200, True)
    create(account)
    lab.call(account, "iam", "CreateUser", {"UserName": "mina"})
    page = as_learner.get(at(account), headers=ENGLISH)
    assert page["Cache-Control"] == "private, no-store"
    assert ">1 function</li>" in page.text
    assert ">1 role</li>" in page.text
    assert "Users, with their passwords, keys and devices" in page.text
    assert f"/account/{account.pk}/code/order-fn/" in page.text


def test_template_and_code_come_as_one_file(as_learner: Client, account: Account) -> None:
    create(account)
    answer = as_learner.get(at(account, "download/"), headers=KOREAN)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/zip", "nosniff")
    assert answer["Content-Disposition"] == f'attachment; filename="sam-template-{account.account_id}.zip"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    found = packages.read(answer.content)
    assert sorted(found) == ["README.md", "functions/order-fn/lambda_function.py", "template.yaml"]
    assert "sam deploy --guided" in found["README.md"].data.decode()
    assert "시뮬레이션 계정" in found["README.md"].data.decode()
    assert account.account_id not in found["template.yaml"].data.decode()
    assert as_learner.get(at(account, "download/"), headers=KOREAN).content == answer.content


def test_a_functions_zip_is_what_was_deployed(as_learner: Client, account: Account) -> None:
    code = packages.write({"lambda_function.py": File(b"A = 1"), "run.sh": File(b"#!", True)})
    create(account, Code={"ZipFile": code})
    answer = as_learner.get(f"/account/{account.pk}/code/order-fn/")
    assert (answer.content, answer["Content-Disposition"]) == (code, 'attachment; filename="order-fn.zip"')
    assert as_learner.get(f"/account/{account.pk}/code/nobody/").status_code == 404


def test_too_much_code_is_refused_in_words(as_learner: Client, account: Account, settings: Any) -> None:
    settings.LAB_TEMPLATE_UNPACKED_BYTES = 10
    create(account)
    answer = as_learner.get(at(account, "download/"), headers=ENGLISH, follow=True)
    assert "more than one file should hold" in answer.text


def test_a_plan_is_shown_first_and_then_made_as_one_step(as_learner: Client, account: Account) -> None:
    where = planned(as_learner, account, SHOP)
    page = as_learner.get(where, headers=ENGLISH)
    assert (page.status_code, "1 role, 1 function." in page.text) == (200, True)
    assert JournalEntry.objects.count() == 0
    made = as_learner.post(where, {"stack": "shop", "make": "1"}, headers=ENGLISH, follow=True)
    assert made.redirect_chain == [(at(account), 302)]
    assert "Made: 1 role, 1 function. It is one step: undo takes all of it back." in made.text
    assert invoke(account).refusal is None
    (_ran, step) = lab.history(account, 10)
    assert [node.entry.operation for node in (step.node, *step.more)] == [
        "CreateRole",
        "AttachRolePolicy",
        "CreateFunction",
    ]
    lab.undo(account)
    assert lab.undo(account).head == 0
    assert as_learner.get(where, headers=ENGLISH, follow=True).redirect_chain == [(at(account), 302)]


def test_what_is_refused_in_the_middle_leaves_nothing(as_learner: Client, account: Account) -> None:
    create(account)
    where = planned(as_learner, account, SHOP)
    page = as_learner.get(where, headers=ENGLISH)
    assert "OrderFn cannot be made: <code>CreateFunction</code> would be refused." in page.text
    assert "ResourceConflictException" in page.text
    answer = as_learner.post(where, {"stack": "shop", "make": "1"}, headers=ENGLISH)
    assert (answer.status_code, names(lab.history(account, 10))) == (422, ["CreateFunction"])
    assert [*lab.look(account).state.parts["iam/"].roles] == ["lambda-basic-role"]
    korean = as_learner.get(where, headers=KOREAN)
    assert "<code>CreateFunction</code>" in korean.text
    assert "cannot be made" not in korean.text


def test_it_is_made_by_whoever_acts_in_the_account(as_learner: Client, account: Account) -> None:
    login = {"UserName": "jun", "Password": "Steamed-Dumplings-7"}
    for operation, service in (("CreateUser", "iam"), ("CreateLoginProfile", "iam"), ("SignIn", "lab")):
        params = {"UserName": "jun"} if operation == "CreateUser" else login
        assert lab.call(account, service, operation, params).refusal is None
    where = planned(as_learner, account, SHOP)
    assert "is not authorized to perform: iam:CreateRole" in as_learner.get(where, headers=ENGLISH).text
    assert as_learner.post(where, {"stack": "shop", "make": "1"}, headers=ENGLISH).status_code == 422
    assert "CreateRole" not in {row.operation for row in JournalEntry.objects.all()}


def test_what_cannot_be_made_needs_consent(as_learner: Client, account: Account) -> None:
    where = planned(as_learner, account, SHOP + "  Orders: {Type: AWS::DynamoDB::Table}\n")
    page = as_learner.get(where, headers=ENGLISH).text
    assert "Orders: AWS::DynamoDB::Table is not simulated here." in page.replace("<wbr>", "")
    refused = as_learner.post(where, {"stack": "shop", "make": "1"}, headers=ENGLISH)
    assert "Tick this, or take it out of the template" in refused.text
    assert JournalEntry.objects.count() == 0
    made = as_learner.post(where, {"stack": "shop", "make": "1", "leave_out": "on"}, headers=ENGLISH)
    assert (made.status_code, JournalEntry.objects.count()) == (302, 3)


def test_parameters_are_asked_for(as_learner: Client, account: Account) -> None:
    declared = """Parameters:
  Size: {Type: Number, Default: 256}
  Secret: {Type: String, NoEcho: true, MinLength: 3}
"""
    more = "      MemorySize: !Ref Size\n      Environment: {Variables: {WORD: !Ref Secret}}\n"
    where = planned(as_learner, account, template(FUNCTION + more, declared))
    page = as_learner.get(where, headers=ENGLISH)
    assert "The parameter Secret needs a value." in page.text
    assert 'type="password" name="parameter-Secret"' in page.text
    form = {"stack": "shop", "parameter-Size": "512", "parameter-Secret": "hush!", "look": "1"}
    again = as_learner.post(where, form, headers=ENGLISH)
    assert (again.status_code, "1 function" in again.text, "hush!" in again.text) == (200, True, False)
    short = as_learner.post(where, form | {"parameter-Secret": "x"}, headers=ENGLISH)
    assert "The value of the parameter Secret is too short or too long." in short.text
    bad = as_learner.post(where, form | {"stack": "9 shops", "make": "1"}, headers=ENGLISH)
    assert (bad.status_code, "letters, digits and hyphens" in bad.text) == (422, True)
    assert JournalEntry.objects.count() == 0
    form |= {"make": "1"}
    assert as_learner.post(where, form, headers=ENGLISH).status_code == 302
    function = lab.look(account).state.parts["lambda/ap-northeast-2"].functions["order-fn"]
    assert (function.memory_size, function.environment) == (512, {"WORD": "hush!"})


def test_an_account_comes_back_from_its_own_file(
    as_learner: Client, as_other: Client, account: Account, other_learner: Learner
) -> None:
    create(account)
    data = as_learner.get(at(account, "download/")).content
    theirs = lab.account_of(other_learner)
    answer = upload(as_other, theirs, data)
    page = as_other.get(answer["Location"], headers=ENGLISH)
    assert "Is there just so and stays:" in page.text
    assert as_other.post(answer["Location"], {"stack": "s", "make": "1"}).status_code == 302
    again = as_other.get(at(theirs, "download/")).content
    assert packages.read(again)["template.yaml"] == packages.read(data)["template.yaml"]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.zip", "This file is empty"),
        (b"no zip", "a.zip", "not a zip file"),
        (b"a: [", "a.yaml", "Line 1: The template is not valid YAML"),
        (b"a: &x 1\nb: *x", "a.yaml", "Line 2: YAML&#x27;s anchors and aliases"),
        (packages.write({"readme": File(b"")}), "a.zip", "There is no template in this zip"),
        (zipped(SHOP.replace("src/", "else/")), "a.zip", "there is nothing at else/ in this zip"),
        (zipped(SHOP + "      Description: !Ref Nobody\n"), "a.zip", "OrderFn refers to Nobody, which is nowhere"),
        (zipped(SHOP, big=bytes(3000)), "a.zip", "Unzipped, this is more than"),
        (b"x" * 9000, "a.zip", "This file is too large"),
    ],
)
def test_a_file_that_makes_nothing_is_refused_in_words(
    as_learner: Client, account: Account, settings: Any, data: bytes, name: str, said: str
) -> None:
    settings.LAB_IMPORT_BYTES, settings.LAB_TEMPLATE_UNPACKED_BYTES = 8000, 2000
    answer = upload(as_learner, account, data, name)
    assert (answer.status_code, said in answer.text.replace("\xa0", " ")) == (422, True), answer.text
    assert 'aria-describedby="file-error" autofocus>' in answer.text
    assert JournalEntry.objects.count() == 0


def test_without_a_file_it_is_asked_for(as_learner: Client, account: Account) -> None:
    answer = as_learner.post(at(account, "upload/"), {}, headers=ENGLISH)
    assert (answer.status_code, "Choose a template first." in answer.text) == (422, True)


def test_another_upload_takes_the_place_of_the_one_before(as_learner: Client, account: Account) -> None:
    first = planned(as_learner, account, SHOP)
    second = planned(as_learner, account, SHOP + "      Timeout: 9\n")
    gone = as_learner.get(first, headers=ENGLISH, follow=True)
    assert (gone.redirect_chain, "This file is not kept any more" in gone.text) == ([(at(account), 302)], True)
    assert as_learner.get(second).status_code == 200
    for digest in ("0" * 64, "..", "x"):
        assert as_learner.get(at(account, f"{digest}/")).status_code in (302, 404)


def test_kept_files_go_with_the_account_and_with_time(as_learner: Client, account: Account, settings: Any) -> None:
    planned(as_learner, account, SHOP)
    second = lab.new_account(owner=account.owner)
    uploads.keep(second.pk, b"x")
    kept = uploads._everyones()
    assert {path.name for path in kept.iterdir()} >= {str(account.pk), str(second.pk)}
    lab.delete_account(second)
    uploads.forget(second.pk)
    assert str(second.pk) not in {path.name for path in kept.iterdir()}


def test_nobody_reaches_anothers_account(
    as_learner: Client, as_other: Client, stranger: Client, account: Account
) -> None:
    create(account)
    where = planned(as_learner, account, template("  Gate: {Type: AWS::EC2::InternetGateway}\n"))
    for client in (as_other, stranger):
        for rest in ("", "download/"):
            assert client.get(at(account, rest)).status_code == 404
        assert client.get(f"/account/{account.pk}/code/order-fn/").status_code == 404
        assert client.get(where).status_code == 404
        assert client.post(where, {"stack": "s", "make": "1"}).status_code == 404
        assert upload(client, account, zipped(SHOP)).status_code == 404
    assert names(lab.history(account, 10)) == ["CreateFunction"]


def test_a_page_of_somebody_elses_does_nothing(as_learner: Client, account: Account) -> None:
    where = planned(as_learner, account, SHOP)
    answer = as_learner.post(where, {"stack": "s", "make": "1", "as": "99"}, headers=ENGLISH)
    sent = {"file": SimpleUploadedFile("a.zip", zipped(SHOP)), "as": "99"}
    assert (answer.status_code, as_learner.post(at(account, "upload/"), sent).status_code) == (422, 422)
    assert JournalEntry.objects.count() == 0


def test_pages_ask_the_same_of_the_database_however_much_there_is(
    as_learner: Client, account: Account, django_assert_num_queries: Any
) -> None:
    create(account)
    as_learner.get(at(account))
    with django_assert_num_queries(4):
        as_learner.get(at(account))
    for name in ("kitchen-fn", "menu-fn"):
        create(account, name)
    as_learner.get(at(account))
    with django_assert_num_queries(4):
        as_learner.get(at(account))


def test_every_reason_is_said_in_both_languages() -> None:
    for table in (fault_words.FAULTS, fault_words.PACKAGES, words.LEFT_OUT, words.LEFT_BEHIND):
        assert table
        with translation.override("ko"):
            assert [str(text) for text in table.values() if str(text).isascii()] == []


def test_every_reason_that_is_given_is_said() -> None:
    import re
    from pathlib import Path

    import serverless_lab.sam

    source = "".join(path.read_text() for path in Path(serverless_lab.sam.__file__).parent.rglob("*.py"))
    given = set(re.findall(r"TemplateFault\(\s*\"([a-z0-9-]+)\"", source))
    assert given == set(fault_words.FAULTS)
    behind = set(re.findall(r"leave\(\"([a-z-]+)\"", source)) - {"property", "event", "policy"}
    assert behind <= set(words.LEFT_BEHIND)
    assert set(re.findall(r"(?:LeftOut|_leave)\(\"([a-z]+)\"", source)) == set(words.LEFT_OUT)
    assert json.dumps(sorted(words.counted({"AWS::Lambda::Function": 1, "AWS::Serverless::Function": 2})))
