"""Lambda's rows of the operation table, by subject."""

from serverless_lab.engine.services.lambda_.operations import concurrency, functions, policies, versions

OPERATIONS = (*functions.OPERATIONS, *versions.OPERATIONS, *policies.OPERATIONS, *concurrency.OPERATIONS)
