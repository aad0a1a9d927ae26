"""Lines and columns of a JSON text by JSON pointer."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.policy.places import Place, Position, places

POLICY = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Resource": "*"
    }, {"Effect": "Deny"}
  ]
}"""


def cut(text, place):
    """What stands at a place."""
    lines = text.split("\n")
    start, end = place
    if start.line == end.line:
        return lines[start.line - 1][start.column - 1 : end.column - 1]
    within = lines[start.line : end.line - 1]
    return "\n".join([lines[start.line - 1][start.column - 1 :], *within, lines[end.line - 1][: end.column - 1]])


@pytest.mark.parametrize(
    ("pointer", "start", "end"),
    [
        ("", (1, 1), (10, 2)),
        ("/Version", (2, 14), (2, 26)),
        ("/Statement", (3, 16), (9, 4)),
        ("/Statement/0", (4, 5), (8, 6)),
        ("/Statement/0/Action/1", (6, 34), (6, 48)),
        ("/Statement/1", (8, 8), (8, 26)),
        ("/Statement/1/Effect", (8, 19), (8, 25)),
    ],
)
def test_places_of_a_policy(pointer, start, end):
    assert places(POLICY)[pointer] == Place(Position(*start), Position(*end))


def test_names_are_escaped_as_in_a_pointer():
    text = '{"aws:RequestTag\\/a~b": {"\\u0041": 1}}'
    assert cut(text, places(text)["/aws:RequestTag~1a~0b/A"]) == "1"


def test_of_a_name_written_twice_the_last_one_counts():
    text = '{"Sid": "a", "Sid": "b"}'
    assert cut(text, places(text)["/Sid"]) == '"b"'


@pytest.mark.parametrize("text", ["{'a': 1}", '{"a"'])
def test_what_is_not_json_is_refused(text):
    with pytest.raises((ValueError, IndexError)):
        places(text)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def pointers(value, pointer=""):
    yield pointer, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from pointers(item, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from pointers(item, f"{pointer}/{number}")


@settings(max_examples=150, deadline=None)
@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_every_value_is_found_where_it_stands(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    found = places(text)
    wanted = dict(pointers(value))
    assert found.keys() == wanted.keys()
    assert {pointer: json.loads(cut(text, place)) for pointer, place in found.items()} == wanted
