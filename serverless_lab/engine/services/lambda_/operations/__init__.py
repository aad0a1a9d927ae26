"""Lambda's rows of the operation table, by subject."""

from serverless_lab.engine.services.lambda_.operations import (
    concurrency,
    functions,
    layers,
    policies,
    runtimes,
    tags,
    versions,
)

OPERATIONS = (
    *functions.OPERATIONS,
    *versions.OPERATIONS,
    *policies.OPERATIONS,
    *layers.OPERATIONS,
    *tags.OPERATIONS,
    *runtimes.OPERATIONS,
    *concurrency.OPERATIONS,
)
