"""Parameters survive the journal exactly, or are refused before they reach it."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.sandbox import lab, leaves
from serverless_lab.engine.ports import MemoryBodies

NAMES = st.one_of(st.text(max_size=6), st.sampled_from(leaves._TAGS))
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.text("한a", min_size=2040, max_size=2060),
    st.binary(max_size=20),
    st.binary(min_size=2040, max_size=2060),
    st.datetimes(timezones=st.just(UTC)),
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4))
)
PARAMS = st.dictionaries(NAMES, VALUES, max_size=5)


@given(PARAMS)
def test_what_is_packed_is_unpacked_the_same(params):
    bodies = MemoryBodies()
    assert leaves.unpack(leaves.pack(params, bodies), bodies) == params
    assert leaves.plain(params) == params


@given(PARAMS)
def test_every_body_that_is_needed_is_named(params):
    bodies = MemoryBodies()
    text = leaves.pack(params, bodies)
    named = MemoryBodies()
    for digest in leaves.references(text, bodies):
        named.put(bodies.get(digest))
    assert leaves.unpack(text, named) == params


def test_rows_stay_small():
    bodies = MemoryBodies()
    for params in ({"Zip": b"x" * 10**6}, {"Text": "가" * 10**5}, {"Output": [{"Text": "y" * 200}] * 1000}):
        text = leaves.pack(params, bodies)
        assert len(text) < 200
        assert leaves.unpack(text, bodies) == params


def test_order_of_names_is_kept():
    assert list(json.loads(leaves.pack({"b": 1, "a": 2}, MemoryBodies()))) == ["b", "a"]


def deep(levels):
    value = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"a": float("nan")}, "$.a"),
        ({"a": [1, float("inf")]}, "$.a[1]"),
        ({"a": 2**63}, "$.a"),
        ({"a": "\ud800"}, "$.a"),
        ({"\ud800": 1}, "$"),
        ({1: 1}, "$"),
        ({"a": {1, 2}}, "$.a"),
        ({"a": datetime(2026, 1, 1)}, "$.a"),  # noqa: DTZ001
        ({"a": object()}, "$.a"),
        ({"a": deep(70)}, "$.a" + "[0]" * 64),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(value, path):
    with pytest.raises(lab.BadParameters) as caught:
        leaves.plain(value)
    assert caught.value.facts["path"] == path
    assert path in caught.value.sentence


def test_near_relatives_become_plain():
    seoul = timezone(timedelta(hours=9))
    value = {"a": (1, 2), "b": bytearray(b"x"), "c": memoryview(b"y"), "d": datetime(2026, 1, 1, 9, tzinfo=seoul)}
    assert leaves.plain(value) == {"a": [1, 2], "b": b"x", "c": b"y", "d": datetime(2026, 1, 1, tzinfo=UTC)}


@pytest.mark.django_db
def test_a_call_with_such_parameters_leaves_no_entry(account):
    with pytest.raises(lab.BadParameters):
        lab.call(account, "lambda", "ListFunctions", {"Marker": "\ud800"})
    assert lab.position(account.pk) == (0, False)
    result = lab.call(account, "lambda", "ListFunctions", {"Marker": "\x00"})
    assert result.refusal is None
