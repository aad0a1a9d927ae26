"""Shorthand, by exact values and exact messages; that it is the same as AWS's is asked in test_against_awscli."""

import pytest

from serverless_lab.cli.errors import CliError
from serverless_lab.cli.shorthand import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Key=a,Value=b", {"Key": "a", "Value": "b"}),
        ("a=", {"a": ""}),
        ("a=b,c", {"a": ["b", "c"]}),
        ("a=b,c,d=e", {"a": ["b", "c"], "d": "e"}),
        ("a=[],b={}", {"a": [], "b": {}}),
        ("a=[{b=c},{b=d,e=[f,g]}]", {"a": [{"b": "c"}, {"b": "d", "e": ["f", "g"]}]}),
        ("a={b={c=d}}", {"a": {"b": {"c": "d"}}}),
        ("a='b,c=d'", {"a": "b,c=d"}),
        ('a="b \\"c\\" \\\\d"', {"a": 'b "c" \\d'}),
        ("a=b\\,c", {"a": "b,c"}),
        ("a = b , c = d", {"a": "b", "c": "d"}),
        ("a/b.c#d:e=f", {"a/b.c#d:e": "f"}),
        ("arn=arn:aws:iam::123456789012:role/r=x", {"arn": "arn:aws:iam::123456789012:role/r=x"}),
        ("이름=x", None),
    ],
)
def test_values(text, expected):
    if expected is None:
        with pytest.raises(CliError):
            parse(text, str)
    else:
        assert parse(text, str) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Expected: '=', received: 'EOF' for input:\n\n^"),
        ("abc", "Expected: '=', received: 'EOF' for input:\nabc\n   ^"),
        ("a=[b", "Expected: ',', received: 'EOF' for input:\na=[b\n    ^"),
        ("a=b,", "Expected: '<second>', received: '<none>' for input:\na=b,\n    ^"),
        ("a='b", "Expected: '<singled quoted>', received: '<none>' for input:\na='b\n  ^"),
        ("a=[b]c", "Expected: ',', received: 'c' for input:\na=[b]c\n     ^"),
        (
            "a=b,a=c",
            'Second instance of key "a" encountered for input:\na=b,a=c\n    ^\n'
            'This is often because there is a preceding "," instead of a space.',
        ),
        ("a=[\nb", "Expected: ',', received: 'EOF' for input:\na=[\nb\n ^"),
    ],
)
def test_messages(text, message):
    with pytest.raises(CliError) as refused:
        parse(text, str)
    assert refused.value.message == message


def test_only_a_value_after_at_is_loaded():
    def load(text: str) -> str:
        return f"<{text}>"

    assert parse("a@=x,b=x", load) == {"a": "<x>", "b": "x"}
    assert parse("a={b@=x,c=x},d@=[y]", load) == {"a": {"b": "<x>", "c": "x"}, "d": ["<y>"]}
