"""Every answer that any test of the suite brings about is held to AWS's model."""

from functools import wraps

from serverless_lab.engine.context import Context
from serverless_lab.engine.machine import Machine, Parsed, Performed
from serverless_lab.engine.models import operation_model
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.validation import failures, sentence

# AWS's own answer does not fit either: it is empty where a function has no code signing configuration.
EMPTY_ON_AWS = {("lambda", "GetFunctionCodeSigningConfig")}


def hold_to_the_model() -> None:
    """From now on, in this process. An answer that does not fit is our mistake, not the caller's."""
    perform = Machine.perform

    @wraps(perform)
    def held(self: Machine, parsed: Parsed | Refusal, context: Context) -> Performed:
        done = perform(self, parsed, context)
        if isinstance(parsed, Parsed) and done.answer is not None:
            row = parsed.row
            if done.answer == {} and (row.service, row.name) in EMPTY_ON_AWS:
                return done
            found = failures(operation_model(row.service, row.name).output_shape, done.answer)
            assert not found, f"{row.service}.{row.name} answers outside its model: {sentence(found)}"
        return done

    Machine.perform = held
