"""A line is split as a shell splits it; what needs a shell is refused."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serverless_lab.cli.errors import Refused
from serverless_lab.cli.words import words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("  aws   iam\tlist-users \n", ["aws", "iam", "list-users"]),
        ("aws iam \\\n  create-user", ["aws", "iam", "create-user"]),
        ("aws iam \\\r\n  create-user", ["aws", "iam", "create-user"]),
        ("a'b c'd", ["ab cd"]),
        ("''", [""]),
        ("'{\"a\": 1}'", ['{"a": 1}']),
        ('"a \\"b\\" \\$c \\d"', ['a "b" $c \\d']),
        ('"two\\\nlines"', ["twolines"]),
        ("'two\nlines'", ["two\nlines"]),
        ("a\\ b \\'", ["a b", "'"]),
        ("a # a comment\nb#c", ["a", "b#c"]),
        ("# nothing", []),
        ("Users[?a=='b'].c", ["Users[?a==b].c"]),
        ("cost=5$ $", ["cost=5$", "$"]),
        ('"5$ a"', ["5$ a"]),
        ("'a|b;c>d`e`$(f)'", ["a|b;c>d`e`$(f)"]),
        ('"a|b;c>d&(e)"', ["a|b;c>d&(e)"]),
        ("한글\u00a0x", ["한글\u00a0x"]),
    ],
)
def test_words(line, expected):
    assert words(line) == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("aws iam list-users | head", "pipe"),
        ("aws a; aws b", "sequence"),
        ("aws a && aws b", "background"),
        ("aws a > out.json", "redirect"),
        ("aws a < in.json", "redirect"),
        ("aws a --b $(cat c)", "variable"),
        ("aws a --b $NAME", "variable"),
        ('aws a --b "$NAME"', "variable"),
        ('aws a --b "${NAME}"', "variable"),
        ("aws a --b `date`", "substitution"),
        ('aws a --b "`date`"', "substitution"),
        ("(aws a)", "subshell"),
        ("aws a 'b", "unclosed-quote"),
        ('aws a "b', "unclosed-quote"),
        ('aws a "b\\"', "unclosed-quote"),
        ("aws a \\", "unclosed-line"),
        ("a" * 100_001, "too-long"),
    ],
)
def test_what_needs_a_shell(line, reason):
    with pytest.raises(Refused) as refused:
        words(line)
    assert (refused.value.reason, refused.value.status) == (reason, 2)


def test_a_refusal_is_one_sentence_of_the_lab():
    with pytest.raises(Refused) as refused:
        words("aws iam list-users | head")
    assert refused.value.text == "There are no pipes here. --query picks parts of an answer.\n"


@given(st.text("ab '\"\\\n\t=,[]{}:/한", max_size=20))
def test_as_the_standard_library_splits(line):
    try:
        expected = shlex.split(line.replace("\\\n", ""))
    except ValueError:
        expected = None
    try:
        found = words(line.replace("\\\n", ""))
    except Refused:
        found = None
    assert found == expected
