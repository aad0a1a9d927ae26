"""What a function answers is read so that nobody who looks at it stumbles."""

import pytest

from lessons.sandbox.answers import DEEPEST, LARGEST, read_json


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'{"total": 7.5, "text": "\xeb\xa7\x8c\xeb\x91\x90"}', {"total": 7.5, "text": "만두"}),
        (b"123456789012345678", 123456789012345678),
        (b"1234567890123456789", 1.2345678901234568e18),
        (b'"\\ud83d\\ude00 \\ud800"', "😀 ?"),
        (b'"\xff"', "�"),
    ],
)
def test_what_can_be_worked_with(data: bytes, value: object) -> None:
    assert read_json(data) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no json",
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"9" * 400,
        b'"' + b"x" * LARGEST + b'"',
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b"[" * 100_000 + b"]" * 100_000,
    ],
    ids=lambda data: repr(data[:10]),
)
def test_anything_else_is_no_answer(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"JSON|Expecting|large|deeply"):
        read_json(data)
