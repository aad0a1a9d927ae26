"""Lambda's operation table, one module per subject."""

from serverless_lab.engine.services.lambda_.operations import concurrency, events, functions

OPERATIONS = (*functions.OPERATIONS, *concurrency.OPERATIONS, *events.OPERATIONS)
