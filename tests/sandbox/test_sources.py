"""Function code between editor and deployment package."""

import io
import zipfile

import pytest

from lessons.sandbox import sources


def test_a_source_comes_back():
    text = "def handler(event, context):\n    return '만두'\n"
    assert sources.unpack(sources.pack(text)) == {"lambda_function.py": text}
    assert sources.pack(text) == sources.pack(text)


def test_what_an_editor_cannot_show_is_left_out():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.py", "a = 1\n")
        archive.writestr("shop/b.py", "b = 2\n")
        archive.writestr("logo.png", b"\x89PNG\xff")
        archive.writestr("long.txt", b"x" * (sources.SHOWN_BYTES + 1))
    assert sources.unpack(target.getvalue()) == {"a.py": "a = 1\n", "shop/b.py": "b = 2\n"}


def test_no_zip_is_a_bad_package():
    with pytest.raises(sources.BadPackage):
        sources.unpack(b"no zip")
