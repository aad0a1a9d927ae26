"""Every refusal the engine can give is explained, in both languages."""

from django.utils import translation

from lessons.sandbox.hints import HINTS
from serverless_lab.engine import wiring
from serverless_lab.engine.errors import CloudError

HOST_ONLY = {"unavailable"}  # the runtime's, explained where runs are shown


def test_every_hint_the_engine_gives_is_explained_in_both_languages() -> None:
    assert wiring.OPERATIONS
    hints = {error.hint for error in _all(CloudError) if error.hint}
    assert hints - HINTS.keys() - HOST_ONLY == set()
    with translation.override("ko"):
        assert [str(text) for text in HINTS.values() if str(text).isascii()] == []


def _all(kind: type[CloudError]) -> set[type[CloudError]]:
    return {kind}.union(*(_all(each) for each in kind.__subclasses__()))
