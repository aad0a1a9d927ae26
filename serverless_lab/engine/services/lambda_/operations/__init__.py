"""Lambda's rows of the operation table, by subject."""

from serverless_lab.engine.services.lambda_.operations import concurrency, events, functions, mappings, versions

OPERATIONS = (
    *functions.OPERATIONS,
    *versions.OPERATIONS,
    *concurrency.OPERATIONS,
    *events.OPERATIONS,
    *mappings.OPERATIONS,
)
