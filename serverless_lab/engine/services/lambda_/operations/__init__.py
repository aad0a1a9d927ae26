"""Lambda's operation table, one module per subject."""

from serverless_lab.engine.services.lambda_.operations import (
    concurrency,
    events,
    functions,
    policies,
    urls,
    versions,
)

OPERATIONS = (
    *functions.OPERATIONS,
    *versions.OPERATIONS,
    *policies.OPERATIONS,
    *concurrency.OPERATIONS,
    *urls.OPERATIONS,
    *events.OPERATIONS,
)
