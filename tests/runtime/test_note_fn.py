"""The function of "File systems" in the real runtime: it does what the lesson says, and what players in memory do."""

import json

import pytest

from lessons.functions.exercises.file_system.note_fn import BENCH, FUNCTION, IN_PACKAGE, NOTE, ON_EFS
from lessons.functions.playing import deploy_bench, invoke
from tests.functions.player import MemoryPlayer
from tests.runtime.support import Lab, answer


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_folder_is_kept_with_its_environment_and_is_each_ones_own(lab: Lab, language: str) -> None:
    one, other = (lab.spec(BENCH.source[language], handler="lambda_function.lambda_handler") for _ in range(2))
    assert [answer(lab.run(spec, NOTE))["before"] for spec in (one, one, other)] == [[], ["A-1042"], []]


@pytest.mark.parametrize(("event", "error"), [(IN_PACKAGE, "PermissionError"), (ON_EFS, "FileNotFoundError")])
def test_what_cannot_be_written_ends_in_the_same_error_as_in_memory(lab: Lab, event: dict, error: str) -> None:
    seen = lab.run(BENCH.source["en"], event, handler="lambda_function.lambda_handler")
    player = MemoryPlayer().play(deploy_bench(BENCH), invoke(FUNCTION, event))
    assert json.loads(seen.payload)["errorType"] == player.probe().last(FUNCTION).error_type == error
