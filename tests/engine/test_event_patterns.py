"""Event patterns: a table of what fits and what does not, and of texts that are no patterns."""

import pytest

from serverless_lab.engine.event_patterns import BadPattern, matches, read

RECORD = {
    "messageId": "m1",
    "body": '{"item": "soup", "count": 3, "spicy": true, "guest": {"name": "Mina"}, "none": null}',
}
CASES = [
    ('{"body": {"item": ["soup"]}}', True),
    ('{"body": {"item": ["rice", "soup"]}}', True),
    ('{"body": {"item": ["rice"]}}', False),
    ('{"body": {"guest": {"name": ["Mina"]}}}', True),
    ('{"body": {"count": [3]}}', True),
    ('{"body": {"count": [3.0]}}', True),
    ('{"body": {"count": ["3"]}}', False),
    ('{"body": {"spicy": [true]}}', True),
    ('{"body": {"spicy": [1]}}', False),
    ('{"body": {"none": [null]}}', True),
    ('{"body": {"price": [null]}}', False),
    ('{"body": {"item": ["soup"], "count": [4]}}', False),
    ('{"messageId": ["m1"]}', True),
    ('{"body": {"item": [{"prefix": "so"}]}}', True),
    ('{"body": {"item": [{"suffix": "so"}]}}', False),
    ('{"body": {"item": [{"suffix": "up"}]}}', True),
    ('{"body": {"count": [{"prefix": "3"}]}}', False),
    ('{"body": {"item": [{"equals-ignore-case": "SOUP"}]}}', True),
    ('{"body": {"item": [{"anything-but": ["soup"]}]}}', False),
    ('{"body": {"item": [{"anything-but": "rice"}]}}', True),
    ('{"body": {"item": [{"anything-but": {"prefix": "ri"}}]}}', True),
    ('{"body": {"price": [{"anything-but": 3}]}}', False),
    ('{"body": {"count": [{"numeric": [">", 2, "<=", 3]}]}}', True),
    ('{"body": {"count": [{"numeric": ["=", 4]}]}}', False),
    ('{"body": {"spicy": [{"numeric": [">", 0]}]}}', False),
    ('{"body": {"price": [{"exists": false}]}}', True),
    ('{"body": {"none": [{"exists": true}]}}', True),
    ('{"body": {"item": [{"exists": false}]}}', False),
    ('{"body": {"$or": [{"item": ["rice"]}, {"count": [3]}]}}', True),
    ('{"body": {"$or": [{"item": ["rice"]}, {"count": [4]}]}}', False),
    ('{"attributes": {"x": ["y"]}}', False),
    ('{"attributes": {"x": [{"exists": false}]}}', True),
    ('{"messageId": {"x": ["y"]}}', False),
]


@pytest.mark.parametrize(("pattern", "fits"), CASES)
def test_fits(pattern, fits):
    assert matches(read(pattern), RECORD) is fits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '"x"',
        '{"body": "soup"}',
        '{"body": []}',
        '{"body": {}}',
        '{"body": [["soup"]]}',
        '{"body": [{"like": "soup"}]}',
        '{"body": [{"prefix": "a", "suffix": "b"}]}',
        '{"body": [{"prefix": 3}]}',
        '{"body": [{"exists": "yes"}]}',
        '{"body": [{"numeric": [">"]}]}',
        '{"body": [{"numeric": [">", "3"]}]}',
        '{"body": [{"numeric": ["about", 3]}]}',
        '{"body": [{"numeric": [[], 3]}]}',
        '{"body": [{"anything-but": []}]}',
        '{"$or": [{"body": ["x"]}]}',
        '{"$or": {"body": ["x"]}}',
        "[" * 5000,
        '{"a":' * 60 + '["x"]' + "}" * 60,
    ],
)
def test_no_pattern(text):
    with pytest.raises(BadPattern):
        read(text)


def test_a_list_fits_when_one_of_it_does():
    assert matches(read('{"tags": ["hot"]}'), {"tags": ["new", "hot"]})
    assert not matches(read('{"tags": ["cold"]}'), {"tags": ["new", "hot"]})


def test_text_that_is_no_json_is_text():
    assert matches(read('{"body": ["soup"]}'), {"body": "soup"})
    assert not matches(read('{"body": {"item": ["soup"]}}'), {"body": "soup"})


def test_text_that_is_nested_too_deeply_holds_nothing():
    for depth in (600, 100_000):
        record = {"body": '{"a":' * depth + "1" + "}" * depth}
        assert not matches(read('{"body": {"a": [{"exists": true}]}}'), record)
