"""Every condition operator of IAM by name. Source: IAM user guide, "Condition operators"."""

from typing import Literal, NamedTuple

from serverless_lab.engine.policy.operators import addresses, arns, binary, boolean, dates, null, numbers, strings
from serverless_lab.engine.policy.operators.operator import Operator

_FAMILIES = (strings, numbers, dates, boolean, binary, addresses, arns, null)
OPERATORS: dict[str, Operator] = {row.name: row for family in _FAMILIES for row in family.OPERATORS}
_BY_LOWER = {name.lower(): row for name, row in OPERATORS.items()}
_SETS: dict[str, Literal["all", "any"]] = {"forallvalues:": "all", "foranyvalue:": "any"}
_IF_EXISTS = "ifexists"


class Written(NamedTuple):
    """An operator as a policy writes it: `ForAllValues:StringLikeIfExists`."""

    operator: Operator
    over: Literal["", "all", "any"] = ""
    if_exists: bool = False


def read_operator(text: str) -> Written | None:
    """Names are compared without regard to case; None for what is no operator."""
    name = text.lower()
    over: Literal["", "all", "any"] = ""
    for prefix, found in _SETS.items():
        if name.startswith(prefix):
            over, name = found, name.removeprefix(prefix)
    if_exists = name.endswith(_IF_EXISTS)
    operator = _BY_LOWER.get(name.removesuffix(_IF_EXISTS))
    if operator is None or (operator is null.NULL and (over or if_exists)):
        return None
    return Written(operator, over, if_exists)
