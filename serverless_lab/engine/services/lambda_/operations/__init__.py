"""Lambda's operation table, one module per subject."""

from serverless_lab.engine.services.lambda_.operations import concurrency, functions, urls

OPERATIONS = (*functions.OPERATIONS, *concurrency.OPERATIONS, *urls.OPERATIONS)
