"""Where a narrow column may break a name."""

import pytest

from lessons.courseware.templatetags.lab import breakable


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("mina", "mina"),
        ("AWSLambda_ReadOnlyAccess", "AWSLambda_<wbr>Read<wbr>Only<wbr>Access"),
        ("arn:aws:iam::123456789012:role/cook", "arn:<wbr>aws:<wbr>iam:<wbr>:<wbr>123456789012:<wbr>role/<wbr>cook"),
        ("team/<b>", "team/<wbr>&lt;b&gt;"),
        ("team/", "team/"),
    ],
)
def test_between_its_parts(name: str, broken: str) -> None:
    assert breakable(name) == broken
