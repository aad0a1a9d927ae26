"""An account, its template, another account made of that, and its template: the same."""

from typing import Any

from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from serverless_lab.sam import exporting
from tests.engine.support import Life
from tests.sam.accounts import again, text_of
from tests.sam.lives import ACTIONS, live

ROLE = ("role", "cook", "", False, "/")
BY_BOTH_NAMES = [ROLE, ROLE, *(("feed", "order-fn", name, "orders", False) for name in (None, "$LATEST"))]


@settings(max_examples=150)
@given(st.lists(ACTIONS, min_size=1, max_size=12))
@example(BY_BOTH_NAMES)
def test_a_template_made_and_exported_is_the_same(actions: list[Any]) -> None:
    life = Life()
    live(life, actions)
    before = life.cloud.encode()
    first = exporting.export(life.cloud)
    assert life.cloud.encode() == before
    second = again(first)
    assert text_of(second) == text_of(first)
    assert second.files == first.files
    for kind in first.types:
        event(kind)
