"""Every rule, in the order in which their findings are gathered; a file for each family."""

from serverless_lab.engine.policy.lint.finding import Rule
from serverless_lab.engine.policy.lint.rules import (
    actions,
    conditions,
    elements,
    keys,
    needless,
    principals,
    resources,
    risks,
    structure,
    values,
    variables,
)

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *elements.RULES,
    *principals.RULES,
    *actions.RULES,
    *resources.RULES,
    *conditions.RULES,
    *keys.RULES,
    *values.RULES,
    *variables.RULES,
    *risks.RULES,
    *needless.RULES,
)
