"""What the sentences of several lessons' checks may tell."""

import pytest

from lessons.functions.looking import error_of
from lessons.sandbox.trials import OUT_OF_TIME, Trial


@pytest.mark.parametrize(
    ("error_type", "told"),
    [
        ("KeyError", "KeyError"),
        ("Runtime.ImportModuleError", "Runtime.ImportModuleError"),
        ("soup_94", "Exception"),
        ("Runtime.soup_94", "Exception"),
        ("", "error"),
    ],
)
def test_an_error_named_by_the_program_does_not_carry_the_hidden_event_out(error_type: str, told: str) -> None:
    assert error_of(Trial("error", None, error_type, 1.0)) == told


def test_a_trial_that_ran_out_of_time_says_so() -> None:
    assert error_of(OUT_OF_TIME) == "Sandbox.Timedout"
