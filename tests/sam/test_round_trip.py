"""An account, its template, another account made of that, and its template: the same."""

from typing import Any

from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from serverless_lab.sam import exporting
from serverless_lab.sam.exports.draft import Source
from tests.engine.support import Life
from tests.sam.accounts import again, text_of
from tests.sam.lives import ACTIONS, live

ROLE = ("role", "cook", "", False, "/")
TO_A_VERSION_THAT_STAYS = [
    ROLE,
    ("tell", "order-fn", None, "told"),
    ("publish", "order-fn", ""),
    ("hear", "order-fn", "1", "told", "", False),
]
BY_BOTH_NAMES = [ROLE, ROLE, *(("feed", "order-fn", name, "orders", False) for name in (None, "$LATEST"))]


@settings(max_examples=150)
@given(st.lists(ACTIONS, min_size=1, max_size=12))
@example(BY_BOTH_NAMES)
@example(TO_A_VERSION_THAT_STAYS)
def test_a_template_made_and_exported_is_the_same(actions: list[Any]) -> None:
    life = Life()
    live(life, actions)
    assume(_queues_wait_for_functions(life))
    before = life.cloud.encode()
    first = exporting.export(life.cloud)
    assert life.cloud.encode() == before
    second = again(first)
    assert text_of(second) == text_of(first)
    assert second.files == first.files
    for kind in first.types:
        event(kind)


def _queues_wait_for_functions(life: Life) -> bool:
    """A function that got a longer timeout than its queue's visibility goes on, but is not made so: as with AWS."""
    source = Source(life.cloud)
    functions, queues = source.functions.functions, source.queues.queues
    return all(
        functions[each.function].timeout <= queues[each.source.rsplit(":", 1)[1]].settings.visibility
        for each in source.functions.mappings.values()
    )
