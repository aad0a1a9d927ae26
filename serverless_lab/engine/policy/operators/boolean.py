"""Bool: true or false, in any case."""

import operator

from serverless_lab.engine.policy.operators.operator import Operator, Unreadable


def truth(text: str) -> bool:
    word = text.strip().lower()
    if word not in ("true", "false"):
        raise Unreadable("not-a-boolean")
    return word == "true"


OPERATORS = (Operator("Bool", operator.eq, truth, truth),)
