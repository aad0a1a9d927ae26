"""Lambda's operation table, one module per subject."""

from serverless_lab.engine.services.lambda_.operations import concurrency, events, functions, policies, versions

OPERATIONS = (
    *functions.OPERATIONS,
    *versions.OPERATIONS,
    *policies.OPERATIONS,
    *concurrency.OPERATIONS,
    *events.OPERATIONS,
)
