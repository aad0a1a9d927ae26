"""Uploads: what lies where in a zip, and what is none."""

import io
import stat
import zipfile

import pytest

from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import BadPackage, File
from serverless_lab.sam import plan
from serverless_lab.sam.code import Package, Upload, open_upload
from serverless_lab.sam.faults import TemplateFault
from tests.sam.accounts import FILES, FUNCTION, template

TEMPLATE = File(b"Resources: {}")
SOURCE = {"app/main.py": File(b"A = 1"), "app/bin/run": File(b"#!", True), "other/x.py": File(b"B = 2")}


def fault(upload: Upload, path: str) -> str:
    with pytest.raises(TemplateFault) as found:
        upload.package("OrderFn", Package(path))
    return found.value.key


def test_a_folder_becomes_a_package_with_its_rights() -> None:
    upload = open_upload("a.zip", packages.write(SOURCE | {"template.yaml": TEMPLATE}))
    for path in ("app", "app/", "./app/", "other/../app"):
        assert packages.read(upload.package("F", Package(path))) == {
            "bin/run": File(b"#!", True),
            "main.py": File(b"A = 1"),
        }
    assert sorted(packages.read(upload.package("F", Package(".")))) == sorted({*SOURCE, "template.yaml"})
    assert packages.read(upload.package("F", Package("other/x.py"))) == {"x.py": File(b"B = 2")}


def test_code_counts_as_often_as_it_is_deployed_and_is_packed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = Upload(template(FUNCTION + FUNCTION.replace("OrderFn", "Second").replace("order-fn", "b")), FILES)
    (package, again) = (upload.package("F", Package(path)) for path in ("src", "./src/"))
    assert package is again
    size = sum(len(file.data) for file in FILES.values())
    monkeypatch.setattr(plan, "MOST_CODE", 2 * size)
    assert len(plan.read(upload).resources) == 4
    monkeypatch.setattr(plan, "MOST_CODE", 2 * size - 1)
    with pytest.raises(TemplateFault) as found:
        plan.read(upload)
    assert (found.value.key, found.value.facts["where"]) == ("too-much-code", "Second")


def test_a_zip_beside_the_template_is_taken_as_it_is() -> None:
    ready = packages.write({"a.py": File(b"1")})
    upload = Upload("", {"build/ready.zip": File(ready), "build/bad.zip": File(b"PK no")})
    assert upload.package("F", Package("build/ready.zip")) == ready
    assert [upload.size("F", Package("build/ready.zip"), most) for most in (9, 1, 0)] == [1, 1, 1]
    with pytest.raises(TemplateFault) as found:
        upload.size("F", Package("build/bad.zip"), 9)
    assert found.value.key == "code-bad"


def test_a_folder_that_holds_one_zip_is_a_folder() -> None:
    upload = Upload("", {"build/ready.zip": File(b"PK")})
    assert packages.read(upload.package("F", Package("build/"))) == {"ready.zip": File(b"PK")}


@pytest.mark.parametrize("path", ["../secrets", "/etc", "a/../../b", "a\\b", "..", "..\\x"])
def test_no_path_leads_out_of_the_upload(path: str) -> None:
    assert fault(Upload("", SOURCE), path) == "code-outside"


def test_code_that_was_not_uploaded_is_missed() -> None:
    assert fault(Upload("", SOURCE), "src/") == "code-missing"
    assert fault(Upload("", {}), ".") == "code-missing"


@pytest.mark.parametrize("name", ["template.yaml", "template.yml", "template.json", "shop/template.yaml"])
def test_the_template_is_found_at_the_top_or_in_the_one_folder(name: str) -> None:
    assert open_upload("a.zip", packages.write({name: TEMPLATE})).template == "Resources: {}"


def test_a_template_may_come_alone() -> None:
    assert open_upload("shop.yaml", "\ufeffResources: {}".encode()) == Upload("Resources: {}", {})


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.zip", packages.write({"a/b.py": File(b""), "c/template.yaml": TEMPLATE}), "no-template"),
        ("a.yaml", b"\xff\xfe\x00", "template-no-text"),
        ("a.zip", packages.write({"template.yaml": File(b"\xff")}), "template-no-text"),
    ],
)
def test_what_holds_no_template_is_refused(name: str, data: bytes, key: str) -> None:
    with pytest.raises(TemplateFault) as found:
        open_upload(name, data)
    assert found.value.key == key


def test_a_zip_that_is_none_is_refused() -> None:
    with pytest.raises(BadPackage):
        open_upload("a.zip", b"no zip")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("template.yaml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BadPackage) as found:
        open_upload("a.zip", target.getvalue())
    assert (found.value.key, found.value.facts) == ("link", {"name": "template.yaml"})
